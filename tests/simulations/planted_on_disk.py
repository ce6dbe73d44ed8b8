"""Ways to get the merge wrong in the code that runs on an officer's laptop: the random months have to notice each.

Each replaces one function of the product; `planted.py` does the like to the algebra in memory, where whole weeks take a
hundredth of the time.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import delete, func, select

from offices import MORNING
from simulations.exchanges import simulate
from tracker.domain import actions
from tracker.domain.changes import ChangeSet, FieldChange
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Value
from tracker.journal.clock import is_far_ahead
from tracker.journal.heads import FieldState
from tracker.journal.record import Record, register_of
from tracker.register import exporting
from tracker.storage import apply, documents, record_index, tables
from tracker.storage.journal_store import heads_of

HISTORIES = 20
STEPS = 50

_insert_new = record_index.insert_new
_records = apply._Action._records
_take_in = apply._Action.take_in
_decide = actions.decide


def _edit_replaces_current_heads(action: Any, changes: Sequence[FieldChange], said_by: str) -> list[Record]:
    """An edit replaces what stands when it is saved, not what was on screen."""
    standing = heads_of(action._connection, {change.subject.entity for change in changes})
    late = list[FieldChange]()
    for change in changes:
        heads = standing.get((change.subject.entity, change.key, change.element), [])
        is_edit = change.restores is None and change.replaces and change.origin is None
        late.append(replace(change, replaces=tuple(h.id for h in heads)) if is_edit else change)
    return _records(action, late, said_by)


def _skewed_clocks_are_rejected(action: Any, number: int, records: Sequence[Record]) -> list[Record]:
    """A record from a clock far ahead of the wall is not believed."""
    return _take_in(action, number, [r for r in records if not is_far_ahead(r.stamp, MORNING)])


def _high_water_mark(action: Any, number: int, records: Sequence[Record]) -> list[Record]:
    """Of a laptop whose fifth record is here, the first four are taken to be."""
    column = tables.record.c
    query = select(column.replica, func.max(column.sequence)).group_by(column.replica)
    highest: dict[str, int] = {row[0]: row[1] for row in action._connection.execute(query)}
    fresh = [r for r in records if not r.replica or r.sequence > highest.get(r.replica, -1)]
    return _take_in(action, number, fresh)


def _winner_by_arrival(connection: Any, new: Mapping[str, Record], *rest: Any) -> None:
    """Of differing versions the one that came last survives."""
    standing = heads_of(connection, {r.entity for r in new.values()})
    _insert_new(connection, new, *rest)
    beaten = [h.id for r in new.values() for h in standing.get(register_of(r), [])]
    connection.execute(delete(tables.head).where(tables.head.c.record.in_(beaten)))


def _decision_replaces_one_head(seen: Commitment, differing: DifferingVersions, value: Value) -> ChangeSet:
    """A decision replaces the version shown first."""
    return _decide(seen, replace(differing, records=differing.records[:1]), value)


BUGS: Mapping[str, tuple[object, str, object]] = {
    "an edit replaces all versions, shown or not": (FieldState, "shown", property(lambda state: state.heads)),
    "an edit replaces current heads": (apply._Action, "_records", _edit_replaces_current_heads),
    "skewed clocks are rejected": (apply._Action, "take_in", _skewed_clocks_are_rejected),
    "winner by arrival": (apply, "insert_new", _winner_by_arrival),
    "what is replaced is forgotten": (record_index, "replaced_among", lambda *_: set()),
    "high-water mark": (apply._Action, "take_in", _high_water_mark),
    "a decision replaces one head": (actions, "decide", _decision_replaces_one_head),
    "documents stay behind": (documents, "move_in", lambda *_: None),
}
"""What goes wrong, and which function is replaced by what."""


def caught_after(bug: str, say: Callable[[str], None] = lambda _: None) -> int | None:
    """How many histories it takes to notice the bug; None where it survives them all."""
    module, name, wrong = BUGS[bug]
    with patch.object(module, name, wrong), patch.object(exporting, "write", lambda *_: None):
        for number in range(HISTORIES):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    simulate(range(7000 + number, 7001 + number), STEPS, Path(folder))
                except AssertionError as error:
                    say(str(error))
                    return number + 1
    return None


if __name__ == "__main__":
    found = {bug: caught_after(bug) for bug in BUGS}
    for bug, histories in found.items():
        print(f"{histories or 'SURVIVED':>8}  {bug}")  # noqa: T201
    sys.exit(None in found.values())
