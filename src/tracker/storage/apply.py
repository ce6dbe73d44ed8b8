"""The only writer: one ChangeSet becomes records, edges, heads, an action and new projections, in one transaction."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, insert, select

from tracker.domain.changes import FORGET_KEY, OWN, ChangeSet, FieldChange
from tracker.domain.exchange import key_told
from tracker.domain.fields import CONFIRMED, COVERING, FIELDS
from tracker.domain.values import canonical_value
from tracker.journal.clock import next_stamp, observe
from tracker.journal.from_workbook import workbook_record
from tracker.journal.heads import state_of
from tracker.journal.record import RESTORES, WORKBOOK, Record, Register, canonical_json, make_record, read_record
from tracker.progress import Progress, Unwatched
from tracker.storage import tables
from tracker.storage.intake import Intake, keep_intake
from tracker.storage.journal_store import records_of, standing_among
from tracker.storage.meta import read_meta, write_meta
from tracker.storage.projection import project
from tracker.storage.record_index import insert_new, insert_records, known_ids
from tracker.words import message

WRITING = message("Writing the changes")
_AT_ONCE = 50
"""Changes, or commitments, between two looks at whether the person wants to stop."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, from which installation, for which delegation (its code), and when (aware)."""

    author: str
    replica: str
    delegation: str
    now: datetime

    @property
    def at(self) -> str:
        """The moment as records hold it."""
        return utc_text(self.now)


@dataclass(frozen=True, slots=True)
class Applied:
    """`action` is None when every change was there already; then no record was written.

    `written` counts the new records that stand: a received value that was decided over at once is not one.
    """

    action: str | None
    entities: frozenset[str]
    written: int


def utc_text(moment: datetime) -> str:
    """An aware moment in the one form the journal keeps: "2026-11-23T18:04:05Z"."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def apply(
    connection: Connection,
    changes: ChangeSet,
    writer: Writer,
    intakes: Sequence[Intake] = (),
    progress: Progress = Unwatched(),
) -> Applied:
    """Write a ChangeSet whole. Changes to the value that stands already write nothing.

    `intakes` are the files that what was received came in, by their number. An undo is written as an action even if it
    finds nothing left to take back, and so is what changes no record by its nature. Raises `UserError` for a value its
    field cannot hold, `Cancelled` when `progress` does; the caller's transaction then rolls everything back.
    """
    action = _Action(connection, changes, writer, intakes)
    if changes.undoes is not None or changes.title.code == FORGET_KEY:
        action.begin()
    made: dict[str, str] = {}
    for number, received in changes.received.items():
        records = [r if isinstance(r, Record) else read_record(r.raw) for r in received]
        for record in action.take_in(number, records):
            made[record.id] = record.entity
    # One after the other: a decision that keeps ours looks at what stands once theirs is in.
    for first in range(0, len(changes.changes), _AT_ONCE):
        progress.step(first, 2 * len(changes.changes), WRITING)
        some = map(_canonical, changes.changes[first : first + _AT_ONCE])
        for (is_taken_in, source, _), together in groupby(some, _way):
            if is_taken_in:
                written = action.take_in(source, [workbook_record(change) for change in together])
                made |= {record.id: record.entity for record in written}
                continue
            for apart in _of_different_fields(together):
                written = action.write([c for c in apart if not _stands_already(connection, c)])
                made |= {record.id: record.entity for record in written}
    entities = _project(connection, sorted(set(made.values())), progress)
    return Applied(action.id if action.is_begun else None, entities, standing_among(connection, made))


def _project(connection: Connection, entities: Sequence[str], progress: Progress) -> frozenset[str]:
    """The second half of the work; returns what reads otherwise now."""
    read_anew: set[str] = set()
    for first in range(0, len(entities), _AT_ONCE):
        progress.step(len(entities) + first, 2 * len(entities), WRITING)
        read_anew |= project(connection, set(entities[first : first + _AT_ONCE]))
    return frozenset(read_anew)


class _Action:
    """One user action being written: its row, and those of its files, are made with its first record."""

    def __init__(self, connection: Connection, changes: ChangeSet, writer: Writer, intakes: Sequence[Intake]) -> None:
        self.id = new_id(writer.now)
        self.is_begun = False
        self._connection = connection
        self._changes = changes
        self._writer = writer
        self._intakes = intakes
        self._numbers: list[int] = []

    def begin(self) -> None:
        """Write the action's row, once."""
        if self.is_begun:
            return
        self.is_begun = True
        _write_action(self._connection, self.id, self._changes, self._writer)
        self._numbers = [keep_intake(self._connection, i, self.id, self._writer.at) for i in self._intakes]

    def take_in(self, number: int, records: Sequence[Record]) -> list[Record]:
        """Put records of a file in as they came; those that were new."""
        known = known_ids(self._connection, {record.id for record in records})
        new = {record.id: record for record in records if record.id not in known}
        if not new:
            return []
        self.begin()
        is_own = number == OWN
        said = (self._writer.at, "") if is_own else self._intakes[number].attribution(self._writer.at)
        insert_new(self._connection, new, said, None if is_own else self._numbers[number])
        stamps = (record.stamp for record in new.values())
        _keep_stamp(self._connection, observe(_last_stamp(self._connection), stamps, self._writer.now))
        return list(new.values())

    def write(self, changes: Sequence[FieldChange]) -> list[Record]:
        """Write changes of different fields, all of one file or of none, as this installation's own records."""
        if not changes:
            return []
        self.begin()
        first = changes[0]
        said_by = self._intakes[first.source].as_author if self._intakes else ""
        records = self._records(changes, said_by)
        if not first.origin:
            return insert_records(self._connection, records, (self._writer.at, ""))
        return insert_records(self._connection, records, (self._writer.at, said_by), self._numbers[first.source])

    def _records(self, changes: Sequence[FieldChange], said_by: str) -> list[Record]:
        """Each with the next sequence of its delegation and the next stamp of the clock."""
        replica, made = self._writer.replica, list[Record]()
        sequences = {
            delegation: _next_sequence(self._connection, replica, delegation)
            for delegation in {change.subject.delegation for change in changes}
        }
        last = _last_stamp(self._connection)
        for change in (_covering(self._connection, change) for change in changes):
            last = next_stamp(last, self._writer.now)
            sequence = sequences[change.subject.delegation]
            sequences[change.subject.delegation] += 1
            made.append(_record(change, self._writer, self.id, said_by, sequence, last))
        _keep_stamp(self._connection, last)
        return made


def tick(connection: Connection, now: datetime, *, keeps: bool = True) -> int:
    """The next stamp of this database's clock, kept so that the one after is greater whatever the wall clock does."""
    stamp = next_stamp(_last_stamp(connection), now)
    if keeps:
        _keep_stamp(connection, stamp)
    return stamp


def _last_stamp(connection: Connection) -> int:
    return int(read_meta(connection, "clock") or 0)


def _keep_stamp(connection: Connection, stamp: int) -> None:
    write_meta(connection, "clock", str(stamp))


def _canonical(change: FieldChange) -> FieldChange:
    key = key_told(change.key)
    if change.element is not None or key not in FIELDS or change.restores is not None:
        return change
    return change.with_value(canonical_value(key, change.value))


def _stands_already(connection: Connection, change: FieldChange) -> bool:
    """Whether the value stands alone already: then the database's own original is kept.

    A deletion says more than its value: what was seen; and so does what is confirmed again after a meeting that was
    frozen on the same day.
    """
    says_more = change.seen is not None or change.key == CONFIRMED
    if change.origin is not None or change.restores is not None or says_more:
        return False
    records = records_of(connection, (change.subject.entity, change.key, change.element))
    state = state_of(records)
    return not state.differs and canonical_json(state.value) == canonical_json(change.value)


def _covering(connection: Connection, change: FieldChange) -> FieldChange:
    """A stamp that is kept, taken or decided for covers what it covered when it was given."""
    if change.key not in COVERING or change.value is None or change.seen is not None:
        return change
    again = {*change.replaces, (change.restores or "").partition("@")[0]}
    records = records_of(connection, (change.subject.entity, change.key, change.element))
    given = [r for r in records if r.id in again and r.value == change.value]
    return replace(change, seen=tuple(sorted(max(given, key=lambda r: r.rank).seen))) if given else change


def _way(change: FieldChange) -> tuple[bool, int, bool]:
    """Changes that are alike in this are written together: whether it is taken in as it came, and from which file."""
    is_received = change.origin is not None
    return is_received and not change.again, change.source, is_received


def _of_different_fields(changes: Iterable[FieldChange]) -> Iterator[list[FieldChange]]:
    """In their order, parted before each that could see what one before it does: one of the same field."""
    together: dict[Register, FieldChange] = {}
    for change in changes:
        register = (change.subject.entity, change.key, change.element)
        if register in together:
            yield list(together.values())
            together = {}
        together[register] = change
    yield list(together.values())


def _record(change: FieldChange, writer: Writer, action: str, said_by: str, sequence: int, stamp: int) -> Record:
    source, author = "", writer.author
    if change.restores is not None:
        source = RESTORES + change.restores
    elif change.origin is not None:
        source, author = WORKBOOK + change.origin.snapshot, said_by or change.origin.author
    return make_record(
        change.subject,
        change.key,
        change.element,
        change.value,
        replaces=frozenset(change.replaces),
        seen=frozenset(_seen(change)),
        replica=writer.replica,
        sequence=sequence,
        stamp=stamp,
        author=author,
        at=writer.at,
        action=action,
        source=source,
    )


def _seen(change: FieldChange) -> tuple[str, ...]:
    if change.seen is not None:
        return change.seen
    return change.replaces if change.value is None else ()


def _next_sequence(connection: Connection, replica: str, delegation: str) -> int:
    """Counted for each delegation by itself: colleagues get the records of one only, and see gaps among those."""
    record = tables.record.c
    query = select(record.sequence).where(record.replica == replica, record.delegation == delegation)
    last = connection.execute(query.order_by(record.sequence.desc()).limit(1)).scalar()
    return (last or 0) + 1


def _write_action(connection: Connection, action: str, changes: ChangeSet, writer: Writer) -> None:
    connection.execute(
        insert(tables.action).values(
            id=action,
            code=changes.title.code,
            parameters=json.dumps(dict(changes.title.values), ensure_ascii=False, sort_keys=True),
            delegation=writer.delegation,
            author=writer.author,
            at=writer.at,
            undoes=changes.undoes,
        )
    )


def new_id(now: datetime) -> str:
    """A UUIDv7, for what people make: sorts by time (MERGE.md, Identity)."""
    value = (max(0, int(now.timestamp() * 1000)) << 80) | (uuid.uuid4().int & ((1 << 76) - 1))
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=value))
