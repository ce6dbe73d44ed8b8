"""What of a file that was taken back with its import is to be asked about when the file comes again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from tracker.journal.heads import state_of
from tracker.journal.record import Record


def to_take_again(
    file: Iterable[Record],
    here: Collection[Record],
    *,
    undone: Collection[str],
    is_undoing: Callable[[Record], bool],
    is_said: Callable[[Record], bool],
) -> list[Record]:
    """The versions the `file` has of one field that were taken back here, do not stand, and were not taken again.

    `here` are all records of the field, `undone` the ids of those whose import is taken back. `is_undoing` tells what
    an undo or redo wrote here, `is_said` what somebody said and nobody took back. Records that were taken back cannot
    stand again themselves: records that bring them back are to be written.
    """
    theirs, now = state_of(file), state_of(here)
    over: defaultdict[str, list[Record]] = defaultdict(list)
    for record in here:
        for former in record.replaces:
            over[former].append(record)

    def is_taken_back(said: Record) -> bool:
        """Whether an undo took it away: itself, or what was said over it and taken back as well, like the decision for
        it. What was said over it and stands took its place instead.
        """
        passed, layer = set[str](), [said.id]
        while layer:
            for record in over[layer.pop()]:
                if is_undoing(record):
                    return True
                if record.id not in passed and not is_said(record):
                    passed.add(record.id)
                    layer.append(record.id)
        return False

    found = []
    for said in theirs.versions:
        same = now.value == said.value if said.element is None else now.contains == theirs.contains
        taken_again = any(r.restores == said.id and is_said(r) for r in here)
        if said.id in undone and not same and not taken_again and is_taken_back(said):
            found.append(said)
    return found
