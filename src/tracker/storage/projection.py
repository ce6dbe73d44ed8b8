"""What stands now in a commitment, worked out from its heads and written to the tables that screens query."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from tracker.domain.commitment import NOT_CARRIED, SETTLED
from tracker.domain.fields import FIELDS, Kind
from tracker.domain.periods import period_of
from tracker.domain.text import folded
from tracker.journal.heads import FieldState, state_of
from tracker.journal.record import Record, read_record
from tracker.storage import tables
from tracker.storage.catalogue import commitment_keys

_SEARCHED = ("lead", "person", "alternate", "comment", "position_comment", "limitation", "next_step")


@dataclass(frozen=True, slots=True)
class Standing:
    """A record that stands, with when and by whom its value was said (record_index.py)."""

    record: Record
    effective_at: str
    effective_by: str


def project(connection: Connection, entities: Iterable[str]) -> None:
    """Write anew what stands in these commitments; without any record there is no row."""
    carried: dict[str, dict[str, str]] = {}
    for entity in sorted(entities):
        standing = _standing(connection, entity)
        connection.execute(delete(tables.name_used).where(tables.name_used.c.commitment == entity))
        connection.execute(delete(tables.commitment).where(tables.commitment.c.id == entity))
        if not standing:
            continue
        delegation = standing[0].record.delegation
        if delegation not in carried:
            carried[delegation] = commitment_keys(connection, delegation)
        row, names = commitment_row(entity, standing)
        connection.execute(insert(tables.commitment).values(recommendation=carried[delegation].get(entity, ""), **row))
        if names:
            connection.execute(insert(tables.name_used), names)


def _standing(connection: Connection, entity: str) -> list[Standing]:
    found = connection.execute(
        select(tables.record.c.raw, tables.record.c.effective_at, tables.record.c.effective_by)
        .join(tables.head, tables.head.c.record == tables.record.c.id)
        .where(tables.head.c.entity == entity)
    )
    return [Standing(read_record(row.raw), row.effective_at, row.effective_by) for row in found]


def commitment_row(entity: str, standing: Iterable[Standing]) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The commitment's row and its names, from all the records that stand in it."""
    standing = list(standing)
    states, members = _states(s.record for s in standing)
    values = {key: state.value for key, state in states.items() if state.value is not None}
    said = {s.record.id: s for s in standing}
    latest = max(standing, key=lambda s: (s.effective_at, s.record.rank))
    deadline = period_of(str(values.get("deadline", "")))
    position, status, lead = (_text(values.get(key)) for key in ("position", "status", "lead"))
    fields: dict[str, Any] = {
        key: {"value": state.value, "shown": [r.id for r in state.shown], "differs": state.differs}
        for key, state in states.items()
    }
    fields["contributing"] = {name: [r.id for r in state.heads] for name, state in members.items() if state.contains}
    implemented = said[states["status"].heads[0].id].effective_at if status == "implemented" else None
    names = {("institution", n) for n in fields["contributing"]} | ({("institution", lead)} if lead else set())
    names |= {("person", str(values[key])) for key in ("person", "alternate") if key in values}
    row = {
        "id": entity,
        "delegation": standing[0].record.delegation,
        "position": position,
        "status": status,
        "lead": lead,
        "deadline_last": deadline.last.isoformat() if deadline else None,
        "settled": status in SETTLED or position in NOT_CARRIED,
        "lead_key": folded(lead or ""),
        "fields": json.dumps(fields, ensure_ascii=False, sort_keys=True),
        "conflicts": sum(state.differs for state in states.values()),
        "updated": latest.effective_at or None,
        "updated_by": latest.effective_by if latest.effective_at else None,
        "implemented_at": implemented or None,
        "search_text": folded(" ".join([*(str(values.get(key, "")) for key in _SEARCHED), *fields["contributing"]])),
    }
    used = [
        {"commitment": entity, "kind": kind, "name": name, "sort_key": folded(name)} for kind, name in sorted(names)
    ]
    return row, used


def _states(records: Iterable[Record]) -> tuple[dict[str, FieldState], Mapping[str, FieldState]]:
    """The state of each plain field, and of each member of the set of contributing institutions."""
    plain: defaultdict[str, list[Record]] = defaultdict(list)
    members: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.element is not None:
            members[record.element].append(record)
        elif record.field in FIELDS and FIELDS[record.field].kind is not Kind.NAMES:
            plain[record.field].append(record)
    return {k: state_of(v) for k, v in plain.items()}, {k: state_of(v) for k, v in sorted(members.items())}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
