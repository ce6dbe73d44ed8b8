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
    """Empty edges, heads and projections and fill them from the records, taken in whatever `order` gives."""
    arrived = {row.id: row.arrived for row in connection.execute(select(tables.record.c.id, tables.record.c.arrived))}
    raws = [raw for (raw,) in connection.execute(select(tables.record.c.raw))]
    said = {kept.number: kept.intake.attribution(kept.at) for kept in intakes(connection)}
    links = connection.execute(select(tables.intake_record.c.record, tables.intake_record.c.intake))
    taken_in = {row.record: said[row.intake] for row in links}
    kept_links = [dict(row._mapping) for row in connection.execute(select(tables.intake_record))]
    for table in (tables.intake_record, tables.head, tables.edge, tables.record, tables.note, tables.thing):
        connection.execute(delete(table))
    carry_anew(connection)
    entities = set()
    for raw in order(raws):
        record = read_record(raw)
        insert_records(connection, [record], taken_in.get(record.id, ("", "")))
        connection.execute(
            update(tables.record).where(tables.record.c.id == record.id).values(arrived=arrived[record.id])
        )
        entities.add(record.entity)
    if kept_links:
        connection.execute(tables.intake_record.insert(), kept_links)
    project(connection, entities)
