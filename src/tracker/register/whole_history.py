"""Reads the history of everything: fields, submissions, notes, actions and supporting documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.domain.changes import SUBMISSION, SUBMIT, TRANSCRIPTION
from tracker.domain.commitment import HistoryEntry
from tracker.domain.exchange import delegation_noted, key_told
from tracker.domain.notes import NOTE, TEXT
from tracker.domain.things import CONTENT, NAMED_BY, THING_FIELDS
from tracker.journal.deletion import DELETED, GONE
from tracker.journal.record import Record, Register, register_of
from tracker.register.telling import entries_of, entry_of, in_order
from tracker.storage import tables
from tracker.storage.carrying import delegations_carried
from tracker.storage.engine import Connection
from tracker.storage.journal_store import Said, actions, said_of, said_of_made, said_of_unmade
from tracker.storage.queries import references


def whole_history(
    connection: Connection, home: str, refs: Mapping[str, str], entity: str | None
) -> tuple[HistoryEntry, ...]:
    """Every change, newest first, of one commitment or of all in `refs` (commitment id to reference).

    Beside fields what was submitted, as "submitted/status" and so on; notes, in the field "note"; and what is made
    (`_thing_entries`), what was undone included: it was done, and History goes on saying so.
    """
    submits = {a.title.values.get("source"): a for a in actions(connection, home) if a.title.code == SUBMIT}
    told = said_of(connection, entity) + [
        replace(s, action=s.action or submits.get(s.record.source)) for s in said_of(connection, entity, SUBMISSION)
    ]
    entries = entries_of(told, refs)
    if entity is None:
        others = _of_others(connection, home)
        told += [said for said, _ in others]
        entries += [entry for _, entry in others]
    for table, kinds, entries_in in (
        (tables.note, (NOTE,), _note_entries),
        (tables.thing, tuple(NAMED_BY), _thing_entries),
    ):
        there, gone = said_of_made(connection, table, entity), said_of_unmade(connection, table, kinds)
        for commitment, said in (*there.items(), *gone.items()):
            if commitment in refs and entity in (None, commitment):
                entries += entries_in(said, commitment, refs[commitment])
                told += said
    return in_order(entries, told)


def _of_others(connection: Connection, home: str) -> list[tuple[Said, HistoryEntry]]:
    """What other delegations submitted, and what was noted of their answers with the note that was cited."""
    carried = {code: references(connection, code) for code in delegations_carried(connection) if code != home}
    found = []
    for said in (*said_of(connection, None, SUBMISSION), *said_of(connection, None, TRANSCRIPTION)):
        code = delegation_noted(said.record.field) or said.record.delegation
        ref = carried.get(code, {}).get(said.record.entity)
        if ref is not None and key_told(said.record.field) != "answered":
            found.append((said, code, ref))
    by_register: defaultdict[Register, dict[str, Record]] = defaultdict(dict)
    for said, _, _ in found:
        by_register[register_of(said.record)][said.record.id] = said.record
    return [
        (said, replace(entry_of(said, by_register[register_of(said.record)], ref, False), delegation=code))
        for said, code, ref in found
    ]


def _note_entries(said: Sequence[Said], commitment: str, ref: str) -> list[HistoryEntry]:
    """What was written and deleted; the rest of a note's records tells a reader nothing."""
    texts = {s.record.id: s.record for s in said if s.record.field == TEXT}
    entries = []
    for s in said:
        entry = replace(entry_of(s, texts, ref, False), commitment=commitment, key=NOTE)
        if s.record.id in texts:
            entries.append(entry)
        elif s.record.field == DELETED and s.record.value == GONE:
            seen = [texts[i] for i in s.record.seen if i in texts]
            last = max(seen, key=lambda r: r.stamp, default=None)
            entries.append(replace(entry, old=last.value if last else None, new=None))
    return entries


def _thing_entries(said: Sequence[Said], commitment: str, ref: str) -> list[HistoryEntry]:
    """What was made, changed and deleted, as "step.owner", "evidence.title" and so on; a deletion takes words away."""
    by_register: defaultdict[Register, dict[str, Record]] = defaultdict(dict)
    for s in said:
        by_register[register_of(s.record)][s.record.id] = s.record
    entries = [_thing_entry(s, by_register, ref) for s in said]
    return [replace(entry, commitment=commitment) for entry in entries if entry]


def _thing_entry(said: Said, by_register: Mapping[Register, Mapping[str, Record]], ref: str) -> HistoryEntry | None:
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
