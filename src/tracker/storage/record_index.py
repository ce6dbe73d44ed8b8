"""Puts records into the tables: their bytes, their edges, whether they stand, and when their values were said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from sqlalchemy import Connection, delete, func, select, update

from tracker.journal.record import Record, Register, register_of, replaced_by
from tracker.storage import tables
from tracker.storage.portions import among, insert_all, worth_looking_up

Attribution = tuple[str, str]
"""When a value was said (UTC), for records that do not tell it, and by whom, where the importer named somebody."""


def known_ids(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` whose records are here."""
    column = tables.record.c.id
    ids = worth_looking_up(connection, column, ids)
    return set(connection.execute(select(column).where(among(column, ids))).scalars())


def replaced_among(connection: Connection, new: Mapping[str, Record]) -> set[str]:
    """Those of the new records (by id) that a record here names as replaced: it came before what it replaces.

    A record replaces those of its own register alone, whatever it says: else a file about one thing could take away
    what stands in another.
    """
    edge, record = tables.edge.c, tables.record.c
    query = select(edge.replaced, record.entity, record.field, record.element).join_from(
        tables.edge, tables.record, record.id == edge.record
    )
    rows = connection.execute(query.where(among(edge.replaced, worth_looking_up(connection, edge.replaced, new))))
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
    replaced, replaced_here = replaced_by(new)
    replaced |= replaced_among(connection, new)
    effective = _effective(connection, new, said)
    # As they lie in memory; ordered by id they go in quicker, but are fetched together slower than that gains.
    rows = (_row(record, effective[i], arrived + n, intake) for n, (i, record) in enumerate(new.items(), 1))
    insert_all(connection, tables.record, tables.record.c.keys(), rows)
    _tell_what_waited(connection, effective)
    edges = sorted((i, former) for i, record in new.items() for former in record.replaces)
    insert_all(connection, tables.edge, ("record", "replaced"), edges)
    _take_down(connection, replaced_here)
    heads = ((i, record.entity) for i, record in new.items() if i not in replaced)
    insert_all(connection, tables.head, ("record", "entity"), heads)


def _take_down(connection: Connection, replaced: Set[tuple[Register, str]]) -> None:
    """These stand no longer."""
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
    return (
        record.id,
        record.raw,
        record.entity,
        record.field,
        record.element,
        record.stamp,
        record.action,
        record.restores or None,
        effective[0],
        effective[1],
        record.kind,
        record.delegation,
        record.replica,
        record.sequence,
        arrived,
        intake,
    )


def _effective(connection: Connection, new: Mapping[str, Record], said: Attribution) -> dict[str, Attribution]:
    """When and by whom these values were said: what an undo brings back was said when it was said first."""
    found = {i: (record.at or said[0], said[1] or record.author) for i, record in new.items()}
    restoring = {i: first for i, record in new.items() if (first := record.restores) is not None}
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
        told |= dict.fromkeys(chain, told.get(former) or found.get(former, ("", "")))
    return found | {i: told[i] for i in restoring}


def _tell_what_waited(connection: Connection, effective: dict[str, Attribution]) -> None:
    """An undo may have arrived before what it brings back, and its own undo before it."""
    columns = tables.record.c
    told = effective
    while told:
        waiting: dict[str, Attribution] = {}
        query = select(columns.id, columns.restores, columns.effective_at, columns.effective_by)
        brought_back = worth_looking_up(connection, columns.restores, told)
        for row in connection.execute(query.where(among(columns.restores, brought_back))):
            if (row.effective_at, row.effective_by) != told[row.restores]:
                waiting[row.id] = told[row.restores]
        for record, (at, by) in waiting.items():
            connection.execute(
                update(tables.record).where(columns.id == record).values(effective_at=at, effective_by=by)
            )
        told = waiting
