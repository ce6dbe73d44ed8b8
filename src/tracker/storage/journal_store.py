"""Reads the journal back from its tables: records of a field, of an action, and which actions are undone."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tracker.domain.changes import Title
from tracker.journal.record import Record, read_record
from tracker.storage import tables

Register = tuple[str, str, str | None]
"""Entity, field, element: what one set of competing records is about."""


@dataclass(frozen=True, slots=True)
class StoredAction:
    """One row of the list of actions; `undoes` is the action it takes back."""

    number: int
    id: str
    title: Title
    author: str
    at: str
    undoes: str | None


def register_of(record: Record) -> Register:
    """What the record competes about."""
    return record.entity, record.field, record.element


def records_of(connection: Connection, register: Register) -> list[Record]:
    """Every record ever made of this register."""
    entity, field, element = register
    found = connection.execute(
        select(tables.record.c.raw)
        .where(tables.record.c.entity == entity, tables.record.c.field == field)
        .where(tables.record.c.element.is_(None) if element is None else tables.record.c.element == element)
    )
    return [read_record(raw) for (raw,) in found]


def known_ids(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` whose records are here."""
    found = connection.execute(select(tables.record.c.id).where(tables.record.c.id.in_(ids)))
    return {i for (i,) in found}


def records_of_action(connection: Connection, action: str) -> list[Record]:
    """What the action wrote, records it took in from a workbook included."""
    own = select(tables.record.c.id).where(tables.record.c.action == action)
    received = select(tables.intake_record.c.record).where(tables.intake_record.c.action == action)
    found = connection.execute(select(tables.record.c.raw).where(tables.record.c.id.in_(own.union(received))))
    return [read_record(raw) for (raw,) in found]


def actions(connection: Connection, limit: int | None = None) -> list[StoredAction]:
    """All actions, undoing ones included, newest first."""
    query = select(tables.action).order_by(tables.action.c.number.desc())
    if limit is not None:
        query = query.limit(limit)
    return [
        StoredAction(r.number, r.id, Title(r.code, json.loads(r.parameters)), r.author, r.at, r.undoes)
        for r in connection.execute(query)
    ]


def newest_action_number(connection: Connection) -> int:
    """Grows with every action, whoever wrote it; 0 in an empty journal."""
    return connection.execute(select(func.max(tables.action.c.number))).scalar() or 0


@dataclass(frozen=True, slots=True)
class Said:
    """A record with what the tables know of its coming here; the last two only of one that came in a file."""

    record: Record
    author: str
    at: str
    action: StoredAction | None
    imported_by: str | None
    file: str | None


def said_of(connection: Connection, entity: str | None) -> list[Said]:
    """Every record of one commitment, or of all."""
    acted = {a.id: a for a in actions(connection)}
    record, link, intake = tables.record, tables.intake_record, tables.intake
    query = select(record.c.raw, intake.c.action, intake.c.file, intake.c.as_author).select_from(
        record.outerjoin(link, link.c.record == record.c.id).outerjoin(intake, intake.c.action == link.c.action)
    )
    if entity is not None:
        query = query.where(record.c.entity == entity)
    return [_said(row, acted) for row in connection.execute(query)]


def _said(row: Row[Any, Any, Any, Any], acted: Mapping[str, StoredAction]) -> Said:
    record = read_record(row.raw)
    action = acted.get(row.action or record.action)
    return Said(
        record,
        row.as_author or record.author,
        record.at or (action.at if action else ""),
        action,
        action.author if action and row.action else None,
        row.file,
    )


def import_of(connection: Connection, record: str) -> str | None:
    """The action that brought this record in a workbook."""
    link = tables.intake_record
    return connection.execute(select(link.c.action).where(link.c.record == record)).scalar()


def last_import_of_file(connection: Connection, file_hash: str) -> StoredAction | None:
    """The newest action that took in a file of these very bytes."""
    found = connection.execute(select(tables.intake.c.action).where(tables.intake.c.file_hash == file_hash)).scalars()
    taken = set(found)
    return next((a for a in actions(connection) if a.id in taken), None)
