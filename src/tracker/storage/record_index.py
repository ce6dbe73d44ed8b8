"""Puts records into the tables: their bytes, their edges, whether they stand, and when their values were said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from sqlalchemy import Connection, delete, func, select, update

from tracker.journal.record import Record, Register, register_of, replaced_by
from tracker.storage import tables
from tracker.storage.portions import among, insert_all

Attribution = tuple[str, str]
"""When a value was said (UTC), for records that do not tell it, and by whom, where the importer named somebody."""


def known_ids(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` whose records are here."""
    return set(connection.execute(select(tables.record.c.id).where(among(tables.record.c.id, ids))).scalars())


def replaced_among(connection: Connection, ids: Collection[str]) -> set[tuple[Register, str]]:
    """As `replaced_by`: those of `ids` that some record here names as replaced, whether they have come yet or not.

    A record replaces those of its own register alone, whatever it says: else a file about one thing could take away
    what stands in another.
    """
    edge, record = tables.edge.c, tables.record.c
    query = select(edge.replaced, record.entity, record.field, record.element).join_from(
        tables.edge, tables.record, record.id == edge.record
    )
    rows = connection.execute(query.where(among(edge.replaced, ids)))
    return {((row.entity, row.field, row.element), row.replaced) for row in rows}


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
    replaced = replaced_among(connection, new) | replaced_by(new.values())
    effective = _effective(connection, new, said)
    rows = [_row(record, effective[record.id], arrived + n) for n, record in enumerate(new.values(), 1)]
    # In the order of the index: it then grows at its end instead of everywhere.
    insert_all(connection, tables.record, sorted(rows, key=lambda row: str(row["id"])))
    _tell_what_waited(connection, effective)
    edges = [{"record": i, "replaced": old} for i, r in sorted(new.items()) for old in sorted(r.replaces)]
    insert_all(connection, tables.edge, edges)
    _take_down(connection, {(register, i) for register, i in replaced if i not in new})
    standing = (r for r in new.values() if (register_of(r), r.id) not in replaced)
    heads = [{"record": record.id, "entity": record.entity} for record in standing]
    insert_all(connection, tables.head, heads)


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
    query = select(columns.id, columns.effective_at, columns.effective_by).where(among(columns.id, restored))
    found: dict[str, Attribution] = {row.id: (row.effective_at, row.effective_by) for row in connection.execute(query)}
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
        query = select(columns.id, columns.restores, columns.effective_at, columns.effective_by)
        for row in connection.execute(query.where(among(columns.restores, told))):
            if (row.effective_at, row.effective_by) != told[row.restores]:
                waiting[row.id] = told[row.restores]
        for record, (at, by) in waiting.items():
            connection.execute(
                update(tables.record).where(columns.id == record).values(effective_at=at, effective_by=by)
            )
        told = waiting
