"""Makes everything derived again from the records: "rebuild = what is there" is an invariant that tests check."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, select, update

from tracker.journal.record import read_record
from tracker.storage import tables
from tracker.storage.carrying import carry_anew
from tracker.storage.intake import intakes
from tracker.storage.projection import project
from tracker.storage.record_index import insert_records


def project_all(connection: Connection) -> None:
    """Work out anew all that screens query, as after an upgrade; the records and what stands stay as they are."""
    project(connection, connection.execute(select(tables.head.c.entity).distinct()).scalars().all())


def rebuild(connection: Connection, order: Callable[[Sequence[bytes]], Sequence[bytes]] = lambda raws: raws) -> None:
    """Empty heads, what is awaited and projections and fill them from the records, taken in whatever `order` gives."""
    arrived = {row.id: row.arrived for row in connection.execute(select(tables.record.c.id, tables.record.c.arrived))}
    raws = [raw for (raw,) in connection.execute(select(tables.record.c.raw))]
    said = {kept.number: kept.intake.attribution(kept.at) for kept in intakes(connection)}
    of_files = select(tables.record.c.id, tables.record.c.intake).where(tables.record.c.intake.is_not(None))
    taken_in = {row.id: row.intake for row in connection.execute(of_files)}
    for table in (tables.head, tables.awaited, tables.record, tables.note, tables.thing):
        connection.execute(delete(table))
    carry_anew(connection)
    entities = set()
    for raw in order(raws):
        record = read_record(raw)
        intake = taken_in.get(record.id)
        insert_records(connection, [record], ("", "") if intake is None else said[intake], intake)
        connection.execute(
            update(tables.record).where(tables.record.c.id == record.id).values(arrived=arrived[record.id])
        )
        entities.add(record.entity)
    project(connection, entities)
