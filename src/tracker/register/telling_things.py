"""Reads who said what when of actions and supporting documents, for the history of their commitments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from tracker.domain.commitment import HistoryEntry
from tracker.domain.things import CONTENT, NAMED_BY, THING_FIELDS
from tracker.journal.deletion import DELETED, GONE
from tracker.journal.record import Record
from tracker.register.telling import entry_of
from tracker.storage.engine import Connection
from tracker.storage.journal_store import Register, Said, register_of, said_of_things


def things_history(connection: Connection, refs: Mapping[str, str], entity: str | None) -> list[HistoryEntry]:
    """What was made, changed and deleted for one commitment, or for all in `refs`; in no order.

    The keys are "step.owner", "evidence.title" and so on; a deletion takes the words away.
    """
    found = []
    for commitment, said in said_of_things(connection, entity).items():
        if commitment in refs:
            by_register: defaultdict[Register, dict[str, Record]] = defaultdict(dict)
            for s in said:
                by_register[register_of(s.record)][s.record.id] = s.record
            for s in said:
                entry = _entry(s, by_register, refs[commitment])
                found += [replace(entry, commitment=commitment)] if entry else []
    return found


def _entry(said: Said, by_register: Mapping[Register, Mapping[str, Record]], ref: str) -> HistoryEntry | None:
    """None for what tells a reader nothing: which commitment a thing is about, and what its file hashes to."""
    record = said.record
    named_by = NAMED_BY[record.kind]
    entry = entry_of(said, by_register[register_of(record)], ref, False)
    if record.field == DELETED:
        words = by_register[record.entity, named_by, None].values()
        last = max((r for r in words if r.id in record.seen), key=lambda r: r.stamp, default=None)
        name = last.value if last else None
        key = f"{record.kind}.{named_by}"
        return replace(entry, key=key, old=name, new=None) if record.value == GONE else None
    if record.field == CONTENT or record.field not in THING_FIELDS[record.kind]:
        return None
    return replace(entry, key=f"{record.kind}.{record.field}")
