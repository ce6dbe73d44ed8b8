"""Which language a reader is spoken to in: the one asked for, else chosen on this laptop, else the system's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tracker.words import LANGUAGES

_SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language, as gettext reads it."""


def language_of(asked: str, installation: Path, environment: Mapping[str, str]) -> str:
    """A language we speak; `asked` may be empty, and what nobody speaks is passed over."""
    wishes = (asked, environment.get("TRACKER_LANGUAGE", ""), remembered_language(installation), _system(environment))
    spoken = (wish.strip()[:2].lower() for wish in wishes)
    return next((language for language in spoken if language in LANGUAGES), "en")


def remembered_language(installation: Path) -> str:
    """The language chosen on this laptop; empty where none was, or where that cannot be read.

    Read here, and not by the register: the window is painted before the register is opened.
    """
    try:
        kept = json.loads(installation.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(kept.get("language", "")) if isinstance(kept, dict) else ""


def _system(environment: Mapping[str, str]) -> str:
    """The first of the system's languages that we speak."""
    wanted = next(filter(None, map(environment.get, _SYSTEM)), "")
    return next((code for code in wanted.split(":") if code[:2].lower() in LANGUAGES), "")
