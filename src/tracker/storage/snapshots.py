"""Keeps the base of every export, for workbooks that come back without their hidden sheet."""

from __future__ import annotations

import json

from sqlalchemy import Connection, insert, select

from tracker.domain.export import BaseLine, Snapshot
from tracker.storage import tables


def keep_snapshot(connection: Connection, snapshot: Snapshot) -> None:
    """Store an export's base; each export is a snapshot of its own."""
    lines = [[line.entity, line.key, line.value, list(line.records)] for line in snapshot.lines]
    connection.execute(
        insert(tables.snapshot).values(
            id=snapshot.id,
            at=snapshot.at,
            forum=snapshot.forum,
            delegation=snapshot.delegation,
            stamp=snapshot.stamp,
            filtered=snapshot.filtered,
            meeting=snapshot.meeting,
            as_of=snapshot.as_of,
            lines=json.dumps(lines, ensure_ascii=False),
        )
    )


def find_snapshot(connection: Connection, snapshot: str) -> Snapshot | None:
    """The export with this id; None if it was not made here."""
    row = connection.execute(select(tables.snapshot).where(tables.snapshot.c.id == snapshot)).first()
    if row is None:
        return None
    lines = tuple(BaseLine(e, k, v, tuple(r)) for e, k, v, r in json.loads(row.lines))
    return Snapshot(
        id=row.id,
        stamp=row.stamp,
        at=row.at,
        forum=row.forum,
        delegation=row.delegation,
        filtered=row.filtered,
        lines=lines,
        meeting=row.meeting,
        as_of=row.as_of,
    )


def exports(connection: Connection, delegation: str) -> list[tuple[str, str, str]]:
    """Id, meeting and moment (UTC) of every export of the delegation made here."""
    table = tables.snapshot.c
    query = select(table.id, table.meeting, table.at).where(table.delegation == delegation)
    return [(row.id, row.meeting, row.at) for row in connection.execute(query)]
