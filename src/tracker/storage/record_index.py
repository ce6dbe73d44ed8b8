"""Puts one record into the tables: its bytes, its edges, whether it stands, and when its value was said."""

from __future__ import annotations

from sqlalchemy import Connection, delete, exists, insert, select, update

from tracker.journal.record import Record
from tracker.storage import tables


def insert_record(connection: Connection, record: Record, at: str, by: str) -> bool:
    """Insert or ignore by id; False if it was here. `at` serves a record that does not say it itself; `by` is
    the colleague an importer named.

    Commutative, associative and idempotent (MERGE.md): a record that arrives after one that replaces it never stands.
    """
    if connection.execute(select(tables.record.c.id).where(tables.record.c.id == record.id)).first():
        return False
    effective_at, effective_by = _effective(connection, record, at, by)
    connection.execute(
        insert(tables.record).values(
            id=record.id,
            raw=record.raw,
            entity=record.entity,
            field=record.field,
            element=record.element,
            stamp=record.stamp,
            action=record.action,
            restores=record.restores or None,
            effective_at=effective_at,
            effective_by=effective_by,
        )
    )
    # An undo may have arrived before what it brings back.
    connection.execute(
        update(tables.record)
        .where(tables.record.c.restores == record.id)
        .values(effective_at=effective_at, effective_by=effective_by)
    )
    if record.replaces:
        edges = [{"record": record.id, "replaced": old} for old in sorted(record.replaces)]
        connection.execute(insert(tables.edge), edges)
        connection.execute(delete(tables.head).where(tables.head.c.record.in_(record.replaces)))
    replaced = connection.execute(select(exists().where(tables.edge.c.replaced == record.id))).scalar_one()
    if not replaced:
        connection.execute(insert(tables.head).values(record=record.id, entity=record.entity))
    return True


def _effective(connection: Connection, record: Record, at: str, by: str) -> tuple[str, str]:
    """When and by whom this value was said: what an undo brings back was said when it was said first."""
    if record.restores is None:
        return record.at or at, by or record.author
    row = connection.execute(
        select(tables.record.c.effective_at, tables.record.c.effective_by).where(tables.record.c.id == record.restores)
    ).first()
    return (row.effective_at, row.effective_by) if row else ("", "")
