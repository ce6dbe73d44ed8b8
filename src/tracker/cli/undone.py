"""What is taken back at present, as the history and `tracker show` tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.domain.changes import EVERY_ACTION, ActionEntry, Undoing
from tracker.domain.commitment import HistoryEntry

if TYPE_CHECKING:
    from tracker.register.register import Register


@dataclass(frozen=True, slots=True)
class Undone:
    """What took each action back, and the ids of the records that were kept, for they had been edited since."""

    by_action: Mapping[str, Undoing]
    kept: frozenset[str]


def undone_among(register: Register, actions: Iterable[ActionEntry]) -> Undone:
    """Those of these actions that are taken back."""
    undone = [(action, action.undoing) for action in actions if action.undoing]
    kept = frozenset[str]().union(*(register.kept(action) for action, _ in undone))
    return Undone({action.id: undoing for action, undoing in undone}, kept)


def undone_behind(register: Register, entries: Iterable[HistoryEntry]) -> Undone:
    """The actions behind these changes that are taken back."""
    told = {entry.action for entry in entries}
    return undone_among(register, (action for action in register.actions(EVERY_ACTION) if action.id in told))
