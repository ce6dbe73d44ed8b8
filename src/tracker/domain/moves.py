"""How a deadline has moved, and why, worked out from the history of its commitment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.commitment import HistoryEntry
from tracker.domain.fields import Value

REASON = "deadline_reason"
"""The field that holds why the deadline moved last."""


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that stood before became another; `reason` is "" where none was given."""

    old: Value
    new: Value
    author: str
    at: str
    reason: str = ""


def moves_of(history: Sequence[HistoryEntry]) -> tuple[Move, ...]:
    """The moves that still count, newest first; `history` is newest first too.

    One that was taken back is none, and a reason belongs to the move it was given after.
    """
    found: list[Move] = []
    for entry in reversed(history):
        if entry.key == "deadline":
            if entry.title.code == "undo" and found and (found[-1].new, found[-1].old) == (entry.old, entry.new):
                found.pop()
            elif entry.title.code != "undo" and entry.old is not None and entry.old != entry.new:
                found.append(Move(entry.old, entry.new, entry.author, entry.at))
        elif entry.key == REASON and found and isinstance(entry.new, str):
            found[-1] = replace(found[-1], reason=entry.new)
    return tuple(reversed(found))
