"""What of a file that was taken back with its import is to be asked about when the file comes again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from tracker.journal.heads import state_of
from tracker.journal.record import Record


def to_take_again(
    file: Iterable[Record],
    here: Collection[Record],
    *,
    undone: Collection[str],
    is_undoing: Callable[[str], bool],
    is_said_by: Callable[[str], bool],
) -> list[Record]:
    """The versions the `file` has of one field that were taken back here, do not stand, and were not taken again.

    `here` are all records of the field, `undone` the ids of those whose import is taken back. `is_undoing` and
    `is_said_by` tell of an action whether it is an undo or redo made here, and whether what it wrote is a word that
    stands. Their records cannot stand again themselves: records that bring them back are to be written.
    """
    theirs, now = state_of(file), state_of(here)
    found = []
    for said in theirs.versions:
        same = now.value == said.value if said.element is None else now.contains == theirs.contains
        taken_back = any(said.id in r.replaces and is_undoing(r.action) for r in here)
        taken_again = any(r.restores == said.id and is_said_by(r.action) for r in here)
        if said.id in undone and taken_back and not same and not taken_again:
            found.append(said)
    return found
