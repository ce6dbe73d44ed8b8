"""Makes everything derived again from the records: "rebuild = what is there" is an invariant that tests check."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, select

from tracker.journal.record import read_record
from tracker.storage import tables
from tracker.storage.carrying import carry_anew
from tracker.storage.projection import project
from tracker.storage.record_index import insert_record


def rebuild(connection: Connection, order: Callable[[Sequence[bytes]], Sequence[bytes]] = lambda raws: raws) -> None:
    """Empty edges, heads and projections and fill them from the records, taken in whatever `order` gives."""
    raws = [raw for (raw,) in connection.execute(select(tables.record.c.raw))]
    taken_in = {
        row.record: (row.at, row.as_author)
        for row in connection.execute(
            select(tables.intake_record.c.record, tables.action.c.at, tables.intake.c.as_author)
            .join(tables.intake, tables.intake.c.action == tables.intake_record.c.action)
            .join(tables.action, tables.action.c.id == tables.intake.c.action)
        )
    }
    kept_links = [dict(row._mapping) for row in connection.execute(select(tables.intake_record))]
    for table in (tables.intake_record, tables.head, tables.edge, tables.record):
        connection.execute(delete(table))
    carry_anew(connection)
    entities = set()
    for raw in order(raws):
        record = read_record(raw)
        insert_record(connection, record, *taken_in.get(record.id, ("", "")))
        entities.add(record.entity)
    if kept_links:
        connection.execute(tables.intake_record.insert(), kept_links)
    project(connection, entities)
