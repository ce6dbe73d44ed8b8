"""Copies of an officer's data that were made, and what going back to one would mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.words import Message, Words, message, plural

BEFORE_GOING_BACK = "before-going-back"

COMES_AGAIN = message(
    "What colleagues already have from you comes again if they send you everything once, not only what is new."
)
"""They cannot know that it went away here: what is new since their last file does not hold it."""

_WHY = {
    "regular": message("by itself, during work"),
    "asked-for": message("asked for"),
    "before-import": message("before an import"),
    "before-upgrade": message("before a new version"),
    BEFORE_GOING_BACK: message("before going back to a backup"),
}
_KB, _MB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: made at (UTC, "2026-11-23T18:04:05Z"), `why` as a code, its size in bytes."""

    path: Path
    at: str
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What going back would mean: the last thing done in the copy (UTC; None where nothing was), and how many changes
    stand now that the copy does not have; None where what stands now cannot be read.
    """

    last: str | None
    lost: int | None


def why_words(why: str, words: Words) -> str:
    """Why a copy was made; a reason of another version as its name has it."""
    return words(_WHY[why]) if why in _WHY else why.replace("-", " ")


def size_words(size: int, words: Words) -> str:
    """ "740 KB", "12 MB": whole numbers, which read alike in every language."""
    if size < _MB:
        return words("{n} KB", n=max(1, round(size / _KB)))
    return words("{n} MB", n=round(size / _MB))


def outlook_told(outlook: Outlook, last: str) -> Iterator[Message]:
    """The sentences that a person reads before they go back; `last` is `outlook.last` in their words."""
    if outlook.lost is None:
        yield message("What would be lost cannot be counted: what stands now cannot be read.")
    elif outlook.lost:
        yield plural(
            "{n} change that stands now is not in it.", "{n} changes that stand now are not in it.", outlook.lost
        )
    else:
        yield message("All changes that stand now are in it, too.")
    if outlook.last:
        yield message("The last thing in it was done on {when}.", when=last)
    else:
        yield message("Nothing had been done in it yet.")
