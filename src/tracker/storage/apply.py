"""The only writer: one ChangeSet becomes records, edges, heads, an action and new projections, in one transaction."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from tracker.domain.changes import ChangeSet, FieldChange
from tracker.domain.fields import canonical_value
from tracker.journal.clock import next_stamp, observe
from tracker.journal.from_workbook import workbook_record
from tracker.journal.heads import state_of
from tracker.journal.record import RESTORES, WORKBOOK, Record, canonical_json, make_record
from tracker.storage import tables
from tracker.storage.journal_store import known_ids, records_of, standing_among
from tracker.storage.meta import read_meta, write_meta
from tracker.storage.projection import project
from tracker.storage.record_index import insert_record


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
class Intake:
    """Where an import came from; `as_author` is whose it is, said by the importer."""

    snapshot: str
    file: str
    file_hash: str
    as_author: str


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


def apply(connection: Connection, changes: ChangeSet, writer: Writer, intake: Intake | None = None) -> Applied:
    """Write a ChangeSet whole. Changes to the value that stands already write nothing.

    An undo is written as an action even if it finds nothing left to take back. Raises `UserError` for a value its
    field cannot hold; the caller's transaction then rolls everything back.
    """
    action = _new_id(writer.now)
    is_begun = changes.undoes is not None
    if is_begun:
        _write_action(connection, action, changes, writer, intake)
    said_by = intake.as_author if intake else ""
    made: dict[str, str] = {}
    # One after the other: a decision that keeps ours looks at what stands once theirs is in.
    for change in map(_canonical, changes.changes):
        if _stands_already(connection, change):
            continue
        record = _record(connection, change, writer, action, said_by)
        if known_ids(connection, [record.id]):
            continue
        if not is_begun:
            _write_action(connection, action, changes, writer, intake)
            is_begun = True
        insert_record(connection, record, writer.at, said_by if change.origin else "")
        made[record.id] = record.entity
        if change.origin:
            connection.execute(insert(tables.intake_record).values(action=action, record=record.id))
    project(connection, set(made.values()))
    return Applied(action if is_begun else None, frozenset(made.values()), standing_among(connection, made))


def tick(connection: Connection, now: datetime) -> int:
    """The next stamp of this database's clock, kept so that the one after is greater whatever the wall clock does."""
    stamp = next_stamp(_last_stamp(connection), now)
    return _keep_stamp(connection, stamp)


def _last_stamp(connection: Connection) -> int:
    return int(read_meta(connection, "clock") or 0)


def _keep_stamp(connection: Connection, stamp: int) -> int:
    write_meta(connection, "clock", str(stamp))
    return stamp


def _canonical(change: FieldChange) -> FieldChange:
    if change.element is not None:
        return change
    return change.with_value(canonical_value(change.key, change.value))


def _stands_already(connection: Connection, change: FieldChange) -> bool:
    """Whether the value stands alone already: then the database's own original is kept."""
    if change.origin is not None or change.restores is not None:
        return False
    records = records_of(connection, (change.subject.entity, change.key, change.element))
    state = state_of(records)
    return not state.differs and canonical_json(state.value) == canonical_json(change.value)


def _record(connection: Connection, change: FieldChange, writer: Writer, action: str, said_by: str) -> Record:
    if change.origin is not None and not change.again:
        record = workbook_record(change)
        _keep_stamp(connection, observe(_last_stamp(connection), record.stamp, writer.now))
        return record
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
        seen=frozenset(change.replaces) if change.value is None else frozenset(),
        replica=writer.replica,
        sequence=_next_sequence(connection, writer.replica),
        stamp=tick(connection, writer.now),
        author=author,
        at=writer.at,
        action=action,
        source=source,
    )


def _next_sequence(connection: Connection, replica: str) -> int:
    key = f"sequence:{replica}"
    number = int(read_meta(connection, key) or 0) + 1
    write_meta(connection, key, str(number))
    return number


def _write_action(
    connection: Connection, action: str, changes: ChangeSet, writer: Writer, intake: Intake | None
) -> None:
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
    if intake is not None:
        connection.execute(
            insert(tables.intake).values(
                action=action,
                snapshot=intake.snapshot,
                file=intake.file,
                file_hash=intake.file_hash,
                as_author=intake.as_author,
            )
        )


def _new_id(now: datetime) -> str:
    """A UUIDv7: sorts by time (MERGE.md, Identity)."""
    value = (int(now.timestamp() * 1000) << 80) | (uuid.uuid4().int & ((1 << 76) - 1))
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=value))
