"""Keeps what left this laptop, to whom and when, and reads out what is to leave."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from tracker.domain.changes import SUBMISSION, SUBMIT
from tracker.journal.record import Record, Register, read_record, register_of
from tracker.storage import tables
from tracker.storage.portions import among


@dataclass(frozen=True, slots=True)
class SentParcel:
    """A file that left; `arrived` is the newest record that was here then, `told` what only this kind says."""

    id: str
    kind: str
    delegation: str
    recipient: str
    file: str
    at: str
    author: str
    records: int
    arrived: int
    told: Mapping[str, object] = field(default_factory=dict)


def keep_sent(connection: Connection, sent: SentParcel) -> None:
    """Note that a file left."""
    told = json.dumps(dict(sent.told), ensure_ascii=False, sort_keys=True)
    connection.execute(
        insert(tables.sent).values(
            id=sent.id,
            kind=sent.kind,
            delegation=sent.delegation,
            recipient=sent.recipient,
            file=sent.file,
            at=sent.at,
            author=sent.author,
            records=sent.records,
            arrived=sent.arrived,
            told=told,
        )
    )


def sent_parcels(connection: Connection) -> list[SentParcel]:
    """Every file that left, newest first."""
    found = connection.execute(select(tables.sent).order_by(tables.sent.c.number.desc()))
    return [
        SentParcel(
            row.id,
            row.kind,
            row.delegation,
            row.recipient,
            row.file,
            row.at,
            row.author,
            row.records,
            row.arrived,
            json.loads(row.told),
        )
        for row in found
    ]


def records_to_send(connection: Connection, delegation: str, after: int) -> list[Record]:
    """All that a colleague of the delegation should know, of what arrived here after that many records."""
    query = select(tables.record.c.raw).where(_shared_within(delegation), tables.record.c.arrived > after)
    return [read_record(raw) for (raw,) in connection.execute(query.order_by(tables.record.c.arrived))]


def _shared_within(delegation: str) -> ColumnElement[bool]:
    """Its own records, and what others officially told it."""
    return or_(tables.record.c.delegation == delegation, tables.record.c.kind == SUBMISSION)


def submitted_records(
    connection: Connection, delegation: str, entities: Collection[str]
) -> dict[Register, list[Record]]:
    """All that the delegation ever submitted of these commitments, by field, the newest first."""
    record = tables.record.c
    # Joined to nothing, the delegation has no index: SQLite would go through all of its records for one commitment.
    query = select(record.raw).where(record.delegation.concat("") == delegation, record.kind == SUBMISSION)
    found: dict[Register, list[Record]] = {}
    for (raw,) in connection.execute(query.where(among(record.entity, entities)).order_by(record.stamp.desc())):
        said = read_record(raw)
        found.setdefault(register_of(said), []).append(said)
    return found


def addressees(connection: Connection) -> dict[str, str]:
    """To whom each submission of this laptop went, by the `source` of its records; "" where nobody was named."""
    rows = connection.execute(select(tables.action.c.parameters).where(tables.action.c.code == SUBMIT)).scalars()
    told = [json.loads(parameters) for parameters in rows]
    return {str(values["source"]): str(values["to"]) for values in told}


def sequences_of(connection: Connection, replica: str, delegation: str) -> set[int]:
    """Which records of another installation for this delegation are here, by their number."""
    record = tables.record.c
    query = select(record.sequence).where(record.replica == replica, record.delegation == delegation)
    query = query.where(record.sequence > 0)
    return set(connection.execute(query).scalars())


def incomplete_replicas(connection: Connection, delegation: str) -> dict[str, int]:
    """How many records of each other installation for this delegation are missing, seen from its highest number."""
    record = tables.record.c
    missing = func.max(record.sequence) - func.count(record.sequence.distinct())
    query = select(record.replica, missing.label("missing")).where(record.delegation == delegation)
    query = query.where(record.sequence > 0).group_by(record.replica).having(missing > 0)
    return {row.replica: row.missing for row in connection.execute(query)}


def last_author_of(connection: Connection, replica: str) -> str:
    """Who works at another installation, as its newest record says; empty where none is here."""
    newest = select(func.max(tables.record.c.sequence)).where(tables.record.c.replica == replica).scalar_subquery()
    query = select(tables.record.c.raw).where(tables.record.c.replica == replica, tables.record.c.sequence == newest)
    row = connection.execute(query.limit(1)).first()
    return read_record(row.raw).author if row else ""
