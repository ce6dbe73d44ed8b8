"""Reads what other delegations said, and whether they were asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, not_, or_, select

from tracker.domain.changes import ENQUIRY, SUBMISSION, TRANSCRIPTION
from tracker.domain.exchange import WHOLE, Letter, delegation_noted, key_told, submitted_field, transcribed_field
from tracker.domain.query import NO_VALUE
from tracker.domain.submission import LEVELS
from tracker.journal.heads import state_of
from tracker.journal.record import Record, read_record
from tracker.storage import tables


@dataclass(frozen=True, slots=True)
class Cell:
    """How one commitment of a delegation stands: its recommendation's id, and the records that say so where wanted."""

    delegation: str
    recommendation: str
    status: str | None
    position: str | None
    shown: tuple[str, ...]


def cells(connection: Connection, delegations: Collection[str], noted: Collection[str] = ()) -> list[Cell]:
    """What stands in the commitments on which these delegations said how they stand.

    Of those of which something was `noted`, anything said counts, and the records are told: to read them takes long.
    """
    table = tables.commitment.c
    fields = case((table.delegation.in_(sorted(noted)), table.fields))
    query: Select[Any] = select(table.delegation, table.recommendation, table.status, table.position, fields)
    query = query.where(table.delegation.in_(sorted(delegations)))
    said_at_all = and_(table.delegation.in_(sorted(noted)), table.updated.is_not(None))
    query = query.where(or_(table.status.is_not(None), table.position.is_not(None), said_at_all))
    return [
        Cell(code, recommendation, status, position, tuple(_shown(json.loads(told))) if told else ())
        for code, recommendation, status, position, told in connection.execute(query)
    ]


def told(connection: Connection) -> dict[str, int]:
    """Of how many recommendations each delegation says how they stand, be it that they do not apply."""
    counted = tables.tally.c
    query = select(counted.delegation, func.sum(counted["count"])).group_by(counted.delegation)
    rows = connection.execute(query.where(or_(counted.status != NO_VALUE, not_(counted.applicable))))
    return {row.delegation: row[1] for row in rows}


def asked_about(connection: Connection) -> int:
    """How many recommendations there are to answer on."""
    return connection.execute(select(func.count()).select_from(tables.recommendation)).scalar_one()


def _shown(fields: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Of what says how it stands; of all the rest where nothing does."""
    for key in [key for key in ("status", "position") if fields.get(key, {}).get("value")] or sorted(fields):
        shown = fields[key]["shown"]
        yield from chain.from_iterable(shown.values()) if isinstance(shown, dict) else shown


def submitted_on(connection: Connection) -> dict[str, str]:
    """When each delegation whose submissions stand here last submitted (UTC)."""
    record, head = tables.record, tables.head
    query = select(record.c.delegation, func.max(record.c.effective_at)).join(head, head.c.record == record.c.id)
    # What an undo brought back to nothing was said on no day.
    query = query.where(record.c.kind == SUBMISSION, record.c.effective_at != "").group_by(record.c.delegation)
    return {row.delegation: row[1] for row in connection.execute(query)}


def submitted_in_whole(connection: Connection) -> set[str]:
    """The delegations that said of all their commitments how they stand, as far as that was not undone here.

    Where all of it was said anew in a submission from which commitments were left out, nobody knows of the rest.
    """
    said, stands, head = tables.record, tables.record.alias(), tables.head
    query = select(said.c.delegation).join(stands, said.c.id == func.coalesce(stands.c.restores, stands.c.id))
    query = query.join(head, head.c.record == stands.c.id).where(said.c.kind == SUBMISSION)
    # Of what a record holds, its source stands in no column of its own.
    is_whole = func.instr(said.c.raw, f'"source":"{WHOLE}'.encode()) > 0
    told = said.c.field.in_([submitted_field(key) for key in LEVELS["status"]])
    return set(connection.execute(query.where(is_whole, told)).scalars())


def letters(connection: Connection, home: str) -> dict[str, Letter]:
    """The letter each record was transcribed from, by the record's id."""
    noted = [one for one in _kept_of_others(connection, home) if one.kind == TRANSCRIPTION]
    told = {(one.entity, one.field): str(one.value or "") for one in noted}

    def of(one: Record, key: str) -> str:
        return told.get((one.entity, transcribed_field(delegation_noted(one.field), key)), "")

    return {one.id: Letter(of(one, "cites"), of(one, "answered")) for one in noted}


def _kept_of_others(connection: Connection, home: str) -> Iterator[Record]:
    """What stands here of others' answers and of who was asked."""
    record, head = tables.record, tables.head
    query = select(record.c.raw).join(head, head.c.record == record.c.id)
    query = query.where(record.c.kind.in_((ENQUIRY, TRANSCRIPTION)), record.c.delegation == home)
    for (raw,) in connection.execute(query):
        yield read_record(raw)


def noted(connection: Connection, home: str) -> dict[str, dict[str, str]]:
    """What was noted of each delegation: "asked", "answered" (dates) and "cites", the latest of each."""
    found: dict[tuple[str, str], list[Record]] = {}
    for one in _kept_of_others(connection, home):
        key = "asked" if one.kind == ENQUIRY else key_told(one.field)
        if key in ("asked", "answered", "cites"):
            found.setdefault((delegation_noted(one.field), key), []).append(one)
    told: dict[str, dict[str, str]] = {}
    for (delegation, key), records in found.items():
        value = state_of(records).value
        if isinstance(value, str):
            told.setdefault(delegation, {})[key] = value
    return told
