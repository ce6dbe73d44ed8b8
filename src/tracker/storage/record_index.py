"""Puts records into the tables: their bytes, their edges, whether they stand, and when their values were said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, select, update

from tracker.journal.record import Record, register_of
from tracker.storage import tables
from tracker.storage.portions import at_once, insert_all

Attribution = tuple[str, str]
"""When a value was said (UTC), for records that do not tell it, and by whom, where the importer named somebody."""


def known_ids(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` whose records are here."""
    return {
        found
        for some in at_once(ids)
        for found in connection.execute(select(tables.record.c.id).where(tables.record.c.id.in_(some))).scalars()
    }


def replaced_among(connection: Connection, records: Mapping[str, Record]) -> set[str]:
    """Ids of those of `records` (by id) that some record here replaces, whether they have come yet or not.

    A record replaces those of its own field alone, whatever it says: else a file about one thing could take away what
    stands in another.
    """
    edge, record = tables.edge.c, tables.record.c
    query = select(edge.replaced, record.entity, record.field, record.element).join_from(
        tables.edge, tables.record, record.id == edge.record
    )
    return {
        row.replaced
        for some in at_once(records)
        for row in connection.execute(query.where(edge.replaced.in_(some)))
        if (row.entity, row.field, row.element) == register_of(records[row.replaced])
    }


def insert_records(connection: Connection, records: Sequence[Record], said: Attribution) -> list[Record]:
    """Insert or ignore by id; those that were new.

    Commutative, associative and idempotent (MERGE.md): a record that arrives after one that replaces it never stands.
    """
    distinct = {record.id: record for record in records}
    known = known_ids(connection, distinct)
    new = {i: record for i, record in distinct.items() if i not in known}
    insert_new(connection, new, said)
    return list(new.values())


def insert_new(connection: Connection, new: Mapping[str, Record], said: Attribution) -> None:
    """The same for records (by id) of which none is here."""
    if not new:
        return
    arrived = newest_arrival(connection)
    effective = _effective(connection, new, said)
    rows = [_row(record, effective[record.id], arrived + n) for n, record in enumerate(new.values(), 1)]
    # In the order of the index: it then grows at its end instead of everywhere.
    insert_all(connection, tables.record, sorted(rows, key=lambda row: str(row["id"])))
    _tell_what_waited(connection, effective)
    edges = [{"record": i, "replaced": old} for i, r in sorted(new.items()) for old in sorted(r.replaces)]
    insert_all(connection, tables.edge, edges)
    _take_down(connection, new.values())
    replaced = replaced_among(connection, new)
    heads = [{"record": r.id, "entity": r.entity} for r in new.values() if r.id not in replaced]
    insert_all(connection, tables.head, heads)


def _take_down(connection: Connection, new: Iterable[Record]) -> None:
    """What these replace stands no longer; only a record of the same field is replaced."""
    replaced = {(register_of(record), former) for record in new for former in record.replaces}
    head, record = tables.head.c, tables.record.c
    query = select(head.record, record.entity, record.field, record.element).join_from(
        tables.head, tables.record, record.id == head.record
    )
    gone = [
        row.record
        for some in at_once({former for _, former in replaced})
        for row in connection.execute(query.where(head.record.in_(some)))
        if ((row.entity, row.field, row.element), row.record) in replaced
    ]
    for some in at_once(gone):
        connection.execute(delete(tables.head).where(head.record.in_(some)))


def newest_arrival(connection: Connection) -> int:
    """How many records have come so far: the `arrived` of the newest."""
    return connection.execute(select(func.max(tables.record.c.arrived))).scalar() or 0


def _row(record: Record, effective: Attribution, arrived: int) -> dict[str, object]:
    return {
        "id": record.id,
        "raw": record.raw,
        "entity": record.entity,
        "field": record.field,
        "element": record.element,
        "stamp": record.stamp,
        "action": record.action,
        "restores": record.restores or None,
        "effective_at": effective[0],
        "effective_by": effective[1],
        "kind": record.kind,
        "delegation": record.delegation,
        "replica": record.replica,
        "sequence": record.sequence,
        "arrived": arrived,
    }


def _effective(connection: Connection, new: Mapping[str, Record], said: Attribution) -> dict[str, Attribution]:
    """When and by whom these values were said: what an undo brings back was said when it was said first."""
    restored = {r.restores for r in new.values() if r.restores and r.restores not in new}
    columns = tables.record.c
    found: dict[str, Attribution] = {
        row.id: (row.effective_at, row.effective_by)
        for some in at_once(restored)
        for row in connection.execute(
            select(columns.id, columns.effective_at, columns.effective_by).where(columns.id.in_(some))
        )
    }
    for record in new.values():
        chain = [record]
        while (former := chain[-1].restores) and former in new and former not in found:
            chain.append(new[former])
        for link in reversed(chain):
            if link.restores is None:
                found[link.id] = (link.at or said[0], said[1] or link.author)
            else:
                found[link.id] = found.get(link.restores, ("", ""))
    return {i: found[i] for i in new}


def _tell_what_waited(connection: Connection, effective: dict[str, Attribution]) -> None:
    """An undo may have arrived before what it brings back, and its own undo before it."""
    columns = tables.record.c
    told = effective
    while told:
        waiting: dict[str, Attribution] = {}
        for some in at_once(told):
            query = select(columns.id, columns.restores, columns.effective_at, columns.effective_by)
            for row in connection.execute(query.where(columns.restores.in_(some))):
                if (row.effective_at, row.effective_by) != told[row.restores]:
                    waiting[row.id] = told[row.restores]
        for record, (at, by) in waiting.items():
            connection.execute(
                update(tables.record).where(columns.id == record).values(effective_at=at, effective_by=by)
            )
        told = waiting
