"""Reads what other delegations said, and whether they were asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker.domain.changes import ENQUIRY, SUBMISSION, TRANSCRIPTION
from tracker.domain.exchange import Letter, delegation_noted, key_told, transcribed_field
from tracker.journal.heads import state_of
from tracker.journal.record import Record, read_record
from tracker.storage import tables


@dataclass(frozen=True, slots=True)
class Cell:
    """One commitment of one delegation: its recommendation's id, what stands, and the records that say so."""

    delegation: str
    recommendation: str
    status: str | None
    position: str | None
    shown: tuple[str, ...]


def cells(connection: Connection, delegations: Collection[str]) -> list[Cell]:
    """What stands in every commitment of these delegations."""
    table = tables.commitment.c
    query = select(table.delegation, table.recommendation, table.status, table.position, table.fields)
    rows = connection.execute(query.where(table.delegation.in_(sorted(delegations))))
    return [Cell(*row[:4], shown=tuple(_shown(json.loads(row.fields)))) for row in rows]


def _shown(fields: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    for key in ("status", "position"):
        if key in fields:
            yield from fields[key]["shown"]


def submitted_on(connection: Connection) -> dict[str, str]:
    """When each delegation whose submissions stand here last submitted (UTC)."""
    record, head = tables.record, tables.head
    query = select(record.c.delegation, func.max(record.c.effective_at)).join(head, head.c.record == record.c.id)
    # What an undo brought back to nothing was said on no day.
    query = query.where(record.c.kind == SUBMISSION, record.c.effective_at != "").group_by(record.c.delegation)
    return {row.delegation: row[1] for row in connection.execute(query)}


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
