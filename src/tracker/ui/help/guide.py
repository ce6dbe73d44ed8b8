"""The chapters of the user guide as they lie in `docs/guide`: Markdown, a folder for each language.

A chapter's file is called alike in every language ("03-details.md", its key is "details"), and so are the anchors in it
(`<a id="links"></a>` on a line before a heading), so that a place in the guide can be named without knowing the reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import UserError
from tracker.words import message

_FILE = re.compile(r"\d\d-(?P<key>[a-z-]+)\.md")
_ANCHOR = re.compile(r'<a id="([a-z-]+)"></a>')
_LINK = re.compile(r"(?:\d\d-(?P<key>[a-z-]+)\.md)?(?:#(?P<anchor>[a-z-]+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A chapter, and a heading in it; the chapter's beginning without one."""

    chapter: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """`markdown` without its anchors: `headings` says which heading of the chapter, counted from 0, each stands at."""

    key: str
    title: str
    markdown: str
    headings: Mapping[str, int]


def read_guide(folder: Path) -> tuple[Chapter, ...]:
    """All chapters in their order; raises `UserError` where there is none, or one cannot be read."""
    title, advice = message("The help cannot be shown."), message("Install the application again.")
    try:
        files = sorted(file for file in folder.iterdir() if _FILE.fullmatch(file.name))
        chapters = tuple(_chapter(file.name, file.read_text(encoding="utf-8")) for file in files)
    except (OSError, ValueError) as error:
        raise UserError(title, message("The user guide that belongs to it cannot be read."), advice) from error
    if not chapters:
        raise UserError(title, message("The user guide that belongs to it is missing."), advice)
    return chapters


def linked_place(link: str, here: str) -> Place | None:
    """Where a link in the chapter `here` leads; None when that is not in the guide."""
    found = _LINK.fullmatch(link)
    return Place(found["key"] or here, found["anchor"] or "") if found and link else None


def _chapter(name: str, written: str) -> Chapter:
    headings: dict[str, int] = {}
    kept: list[str] = []
    seen = 0
    for line in written.splitlines():
        if anchor := _ANCHOR.fullmatch(line.strip()):
            headings[anchor[1]] = seen
            continue
        seen += line.startswith("#")
        kept.append(line)
    first = next((line for line in kept if line.startswith("# ")), "")
    if not first:
        raise ValueError(f"{name} has no title")
    return Chapter(name.removesuffix(".md")[3:], first.removeprefix("# ").strip(), "\n".join(kept), headings)
