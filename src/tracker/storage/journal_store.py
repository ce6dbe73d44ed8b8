"""Reads the journal back from its tables: records of a field, of an action, and which actions are undone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, exists, func, select

from tracker.domain.changes import COMMITMENT, Title
from tracker.domain.things import ABOUT
from tracker.journal.record import Record, Register, read_record, register_of
from tracker.storage import tables
from tracker.storage.portions import among


@dataclass(frozen=True, slots=True)
class StoredAction:
    """One row of the list of actions; `undoes` is the action it takes back."""

    number: int
    id: str
    title: Title
    author: str
    at: str
    undoes: str | None


def records_of(connection: Connection, register: Register) -> list[Record]:
    """Every record ever made of this register."""
    entity, field, element = register
    found = connection.execute(
        select(tables.record.c.raw)
        .where(tables.record.c.entity == entity, tables.record.c.field == field)
        .where(tables.record.c.element.is_(None) if element is None else tables.record.c.element == element)
    )
    return [read_record(raw) for (raw,) in found]


def heads_of(connection: Connection, entities: Collection[str]) -> dict[Register, list[Record]]:
    """What stands in these things, register by register."""
    found: defaultdict[Register, list[Record]] = defaultdict(list)
    query = select(tables.record.c.raw).join(tables.head, tables.head.c.record == tables.record.c.id)
    for (raw,) in connection.execute(query.where(among(tables.head.c.entity, entities))):
        record = read_record(raw)
        found[register_of(record)].append(record)
    return dict(found)


def last_said(connection: Connection, entities: Collection[str]) -> dict[tuple[str, str], str]:
    """When something that stands in a field of these things was said last (UTC), by thing and field."""
    record = tables.record.c
    query = select(record.entity, record.field, func.max(record.effective_at)).join(
        tables.head, tables.head.c.record == record.id
    )
    found = connection.execute(query.where(among(tables.head.c.entity, entities)).group_by(record.entity, record.field))
    return {(entity, field): at for entity, field, at in found}


def standing_among(connection: Connection, entities: Mapping[str, str]) -> int:
    """How many of these records (id to the thing each is about) are heads."""
    query = select(tables.head.c.record).where(among(tables.head.c.entity, set(entities.values())))
    return sum(record in entities for record in connection.execute(query).scalars())


def owners_of(connection: Connection, entities: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    """Of what kind and of which delegation the records of each of these things are, as far as any are here."""
    record = tables.record.c
    query = select(record.entity, record.kind, record.delegation).distinct()
    found: dict[str, set[tuple[str, str]]] = {}
    for row in connection.execute(query.where(among(record.entity, entities))):
        found.setdefault(row.entity, set()).add((row.kind, row.delegation))
    return found


def records_of_action(connection: Connection, action: str) -> list[Record]:
    """What the action wrote, records it took in from files included."""
    record, intake = tables.record.c, tables.intake.c
    # A record of another laptop may carry whatever id of an action.
    own = select(record.raw).where(record.action == action, record.intake.is_(None))
    received = select(record.raw).where(record.intake.in_(select(intake.number).where(intake.action == action)))
    found = connection.execute(own.union_all(received))
    return [read_record(raw) for (raw,) in found]


def said_again(connection: Connection, action: str, field: str) -> Iterator[Record]:
    """What the action wrote here into a field that had been written before, read as it is asked for."""
    record, before = tables.record.c, tables.record.alias().c
    had_one = exists().where(before.entity == record.entity, before.field == field, before.id != record.id)
    query = select(record.raw).where(record.action == action, record.intake.is_(None), record.field == field, had_one)
    return (read_record(raw) for (raw,) in connection.execute(query))


def standing(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of these records that no other has replaced."""
    return set(connection.execute(select(tables.head.c.record).where(among(tables.head.c.record, ids))).scalars())


def actions(connection: Connection, delegation: str, limit: int | None = None) -> list[StoredAction]:
    """What was done for a delegation, undoing included, newest first."""
    one = tables.action.c
    query = select(tables.action).where(one.delegation == delegation).order_by(one.number.desc())
    if limit is not None:
        query = query.limit(limit)
    return [_action(row) for row in connection.execute(query)]


def performed(connection: Connection, delegation: str, limit: int, since: str = "") -> list[StoredAction]:
    """So many of the actions that people did since a moment (UTC) or ever, newest first, and whatever undid them."""
    one = tables.action.c
    query = select(tables.action).where(one.delegation == delegation, one.undoes.is_(None), one.at >= since)
    found = latest = [_action(row) for row in connection.execute(query.order_by(one.number.desc()).limit(limit))]
    while latest:
        undoing = select(tables.action).where(among(one.undoes, [action.id for action in latest]))
        latest = [_action(row) for row in connection.execute(undoing)]
        found = found + latest
    return found


def _action(row: Row[Any]) -> StoredAction:
    return StoredAction(row.number, row.id, Title(row.code, json.loads(row.parameters)), row.author, row.at, row.undoes)


def performed_count(connection: Connection, delegation: str) -> int:
    """How many actions people did, without those that took another back or did it again."""
    one = tables.action.c
    query = select(func.count()).where(one.delegation == delegation, one.undoes.is_(None))
    return connection.execute(query).scalar_one()


def newest_action_number(connection: Connection) -> int:
    """Grows with every action, whoever wrote it; 0 in an empty journal."""
    return connection.execute(select(func.max(tables.action.c.number))).scalar() or 0


def has_moved_on(connection: Connection, number: int, besides: Collection[str]) -> bool:
    """Whether anything was done after the action of this number, but for these actions (by id)."""
    later = connection.execute(select(tables.action.c.id).where(tables.action.c.number > number)).scalars()
    return any(action not in besides for action in later)


@dataclass(frozen=True, slots=True)
class Said:
    """A record with what the tables know of its coming here; the last two only of one that came in a file.

    `effective_at` and `effective_by`: when and by whom its value was said first, through undo and redo.
    """

    record: Record
    author: str
    at: str
    effective_at: str
    effective_by: str
    action: StoredAction | None
    imported_by: str | None
    file: str | None


def said_of(connection: Connection, entity: str | None, kind: str = COMMITMENT) -> list[Said]:
    """Every record of one commitment, or of all, that tells of the commitment itself, or was submitted of it."""
    query = _saying().where(tables.record.c.kind == kind)
    if entity is not None:
        query = query.where(tables.record.c.entity == entity)
    return [_said(row) for row in connection.execute(query)]


def said_of_made(connection: Connection, made: Table, entity: str | None) -> dict[str, list[Said]]:
    """Every record of what was made for one commitment, or for all, by the commitment; `made` is a table of it."""
    query = _saying().add_columns(made.c.commitment.label("about")).join(made, made.c.id == tables.record.c.entity)
    if entity is not None:
        query = query.where(made.c.commitment == entity)
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.about].append(_said(row))
    return found


def said_of_unmade(connection: Connection, made: Table, kinds: Collection[str]) -> dict[str, list[Said]]:
    """Every record of what was made and has no row any more, for its making was undone; by the commitment."""
    query = _saying().where(tables.record.c.kind.in_(kinds), tables.record.c.entity.not_in(select(made.c.id)))
    by_entity: defaultdict[str, list[Said]] = defaultdict(list)
    for row in connection.execute(query):
        said = _said(row)
        by_entity[said.record.entity].append(said)
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for everything in by_entity.values():
        about = max((s.record for s in everything if _is_placed(s.record)), key=lambda r: r.stamp, default=None)
        if about is not None:
            found[str(about.value)] += everything
    return found


def _is_placed(record: Record) -> bool:
    return record.field == ABOUT and isinstance(record.value, str)


def said_of_thing(connection: Connection, thing: str) -> list[Said]:
    """Every record of a note, an action or a document, the oldest first."""
    found = [_said(row) for row in connection.execute(_saying().where(tables.record.c.entity == thing))]
    return sorted(found, key=lambda said: (said.at, said.action.number if said.action else 0, said.record.stamp))


def _saying() -> Select[Any]:
    record, intake, action = tables.record, tables.intake, tables.action
    of_import = intake.c.action.label("import_action")
    query: Select[Any] = select(
        record.c.raw,
        record.c.effective_at,
        record.c.effective_by,
        of_import,
        intake.c.file,
        intake.c.as_author,
        *action.c,
    ).select_from(
        record.outerjoin(intake, intake.c.number == record.c.intake).outerjoin(
            action, action.c.id == func.coalesce(intake.c.action, record.c.action)
        )
    )
    return query


def said_by_id(connection: Connection, record_id: str) -> Said:
    """One record, whatever it tells of; it must be here."""
    return _said(connection.execute(_saying().where(tables.record.c.id == record_id)).one())


def _said(row: Row[Any]) -> Said:
    record = read_record(row.raw)
    action = _action(row) if row.id is not None else None
    return Said(
        record,
        row.as_author or record.author,
        record.at or (action.at if action else ""),
        row.effective_at,
        row.effective_by,
        action,
        action.author if action and row.import_action else None,
        row.file,
    )


def imports_of(connection: Connection, records: Collection[str]) -> dict[str, str]:
    """The action that brought each of these records in a file, for those that came in one."""
    record, intake = tables.record, tables.intake
    query = select(record.c.id, intake.c.action).join(intake, intake.c.number == record.c.intake)
    return {row.id: row.action for row in connection.execute(query.where(among(record.c.id, records)))}


def last_import_of_file(connection: Connection, file_hash: str) -> StoredAction | None:
    """The newest action that took in a file of these very bytes."""
    query = select(tables.action).join(tables.intake, tables.intake.c.action == tables.action.c.id)
    row = connection.execute(
        query.where(tables.intake.c.file_hash == file_hash).order_by(tables.action.c.number.desc())
    ).first()
    return _action(row) if row else None
