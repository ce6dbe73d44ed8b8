"""Puts records into the tables: their bytes, their edges, whether they stand, and when their values were said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from sqlalchemy import Connection, delete, func, or_, select, update

from tracker.journal.record import Record, Register, register_of, replaced_by
from tracker.storage import tables
from tracker.storage.portions import among, insert_all, worth_looking_up

Attribution = tuple[str, str]
"""When a value was said (UTC), for records that do not tell it, and by whom, where the importer named somebody."""


def known_ids(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` whose records are here."""
    if not ids:
        return set()
    column = tables.record.c.id
    ids = worth_looking_up(connection, column, ids)
    return set(connection.execute(select(column).where(among(column, ids))).scalars())


def replaced_among(connection: Connection, new: Mapping[str, Record]) -> set[str]:
    """Those of the new records (by id) that a record here names as replaced: it came before what it replaces.

    A record replaces those of its own register alone, whatever it says: else a file about one thing could take away
    what stands in another.
    """
    awaited, record = tables.awaited.c, tables.record.c
    query = select(awaited.replaced, record.entity, record.field, record.element).join_from(
        tables.awaited, tables.record, record.id == awaited.record
    )
    ids = worth_looking_up(connection, awaited.replaced, new)
    rows = connection.execute(query.where(among(awaited.replaced, ids)))
    return {row.replaced for row in rows if (row.entity, row.field, row.element) == register_of(new[row.replaced])}


def insert_records(
    connection: Connection, records: Sequence[Record], said: Attribution, intake: int | None = None
) -> list[Record]:
    """Insert or ignore by id; those that were new. `intake` is the file that brought them, if one did.

    Commutative, associative and idempotent (MERGE.md): a record that arrives after one that replaces it never stands.
    """
    distinct = {record.id: record for record in records}
    known = known_ids(connection, distinct)
    new = {i: record for i, record in distinct.items() if i not in known}
    insert_new(connection, new, said, intake)
    return list(new.values())


def insert_new(connection: Connection, new: Mapping[str, Record], said: Attribution, intake: int | None = None) -> None:
    """The same for records (by id) of which none is here."""
    if not new:
        return
    arrived = newest_arrival(connection)
    replaced, replaced_elsewhere = replaced_by(new)
    replaced |= replaced_among(connection, new)
    brought_back = _brought_back(connection, new, said)
    # As they lie in memory; ordered by id they go in quicker, but are fetched together slower than that gains.
    rows = (
        _row(record, brought_back.get(i) or _attribution(record, said), arrived + n, intake)
        for n, (i, record) in enumerate(new.items(), 1)
    )
    insert_all(connection, tables.record, tables.record.c.keys(), rows)
    _tell_what_waited(connection, new)
    _await(connection, new, {former for _, former in replaced_elsewhere})
    _take_down(connection, replaced_elsewhere)
    heads = ((i, record.entity) for i, record in new.items() if i not in replaced)
    insert_all(connection, tables.head, ("record", "entity"), heads)


def _await(connection: Connection, new: Mapping[str, Record], elsewhere: Set[str]) -> None:
    """Keep in mind which of those that these replace have yet to come; these themselves are awaited no longer."""
    column = tables.awaited.c.replaced
    connection.execute(delete(tables.awaited).where(among(column, worth_looking_up(connection, column, new))))
    missing = elsewhere - known_ids(connection, elsewhere)
    if missing:
        pairs = ((former, i) for i, record in new.items() for former in record.replaces & missing)
        insert_all(connection, tables.awaited, ("replaced", "record"), pairs)


def _take_down(connection: Connection, replaced: Set[tuple[Register, str]]) -> None:
    """These stand no longer."""
    if not replaced:
        return
    head, record = tables.head.c, tables.record.c
    query = select(head.record, record.entity, record.field, record.element).join_from(
        tables.head, tables.record, record.id == head.record
    )
    gone = [
        row.record
        for row in connection.execute(query.where(among(head.record, {i for _, i in replaced})))
        if ((row.entity, row.field, row.element), row.record) in replaced
    ]
    connection.execute(delete(tables.head).where(among(head.record, gone)))


def newest_arrival(connection: Connection) -> int:
    """How many records have come so far: the `arrived` of the newest."""
    return connection.execute(select(func.max(tables.record.c.arrived))).scalar() or 0


def _row(record: Record, effective: Attribution, arrived: int, intake: int | None) -> tuple[object, ...]:
    """In the order of the columns."""
    raw, i, entity, kind, field, element, _, delegation, _, _, _, replica, sequence, stamp, _, _, action, _ = record
    restores = record.restores or None
    at, by = effective
    return (
        *(i, raw, entity, field, element, stamp, action, restores, at, by),
        *(kind, delegation, replica, sequence, arrived, intake),
    )


def _attribution(record: Record, said: Attribution) -> Attribution:
    """When and by whom it was said, by what it tells itself and what is known of its file."""
    return record.at or said[0], said[1] or record.author


def _brought_back(connection: Connection, new: Mapping[str, Record], said: Attribution) -> dict[str, Attribution]:
    """When and by whom that was said which these bring back: as it was said first, for those that undo something."""
    restoring = {i: first for i, record in new.items() if (first := record.restores) is not None}
    if not restoring:
        return {}
    columns = tables.record.c
    query = select(columns.id, columns.effective_at, columns.effective_by)
    before = set(restoring.values()) - new.keys()
    told: dict[str, Attribution] = {
        row.id: (row.effective_at, row.effective_by)
        for row in connection.execute(query.where(among(columns.id, before)))
    }
    for record in restoring:
        chain = [record]
        while (former := restoring[chain[-1]]) in restoring and former not in told:
            chain.append(former)
        said_first = told.get(former) or (_attribution(new[former], said) if former in new else ("", ""))
        told |= dict.fromkeys(chain, said_first)
    return told


def _tell_what_waited(connection: Connection, new: Collection[str]) -> None:
    """An undo may have arrived before what it brings back, and its own undo before it."""
    undo, first = tables.record.c, tables.record.alias().c
    is_told_otherwise = or_(undo.effective_at != first.effective_at, undo.effective_by != first.effective_by)
    query = select(undo.id, first.effective_at, first.effective_by).where(undo.restores == first.id, is_told_otherwise)
    told = new
    while told:
        ids = worth_looking_up(connection, undo.restores, told)
        waiting = connection.execute(query.where(among(undo.restores, ids))).all()
        for record, at, by in waiting:
            connection.execute(update(tables.record).where(undo.id == record).values(effective_at=at, effective_by=by))
        told = [record for record, _, _ in waiting]
