"""Workbooks as a colleague returns them, without the detour of a file: for laws that need many."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from offices import Office
from tracker.domain.export import Snapshot
from tracker.domain.fields import Value
from tracker.domain.received import ReceivedBase, ReceivedCell, ReceivedRow, ReceivedWorkbook
from tracker.domain.review import CellPlace, Review
from tracker.register.joining import joined
from tracker.register.reviewing import hold_against
from tracker.storage.snapshots import find_snapshot

Edits = Mapping[tuple[str, str], Value]
"""Reference and field to the value typed into the cell; None empties it."""


def export(office: Office, file: Path) -> Snapshot:
    """Export for real, and hand back what the workbook carries."""
    exported = office.register.export(file)
    with office.register._engines.read.connect() as connection:
        snapshot = find_snapshot(connection, exported.snapshot)
    assert snapshot is not None
    return snapshot


def returned(office: Office, snapshot: Snapshot, edits: Edits, author: str = "Luis Rojas") -> ReceivedWorkbook:
    """The workbook of that snapshot, read back after somebody edited it."""
    base = ReceivedBase(
        snapshot.stamp,
        snapshot.at,
        True,
        {(line.entity, line.key): line.value for line in snapshot.lines},
        {(line.entity, line.key): line.records for line in snapshot.lines},
    )
    commitments = {c.id: c for c in office.register.listed()}
    rows = []
    for number, entity in enumerate(dict.fromkeys(line.entity for line in snapshot.lines)):
        place = CellPlace("Commitments", number + 2)
        seen = commitments[entity]
        keys = [line.key for line in snapshot.lines if line.entity == entity]
        values = {key: edits.get((seen.ref, key), base.values[entity, key]) for key in keys}
        cells = tuple(ReceivedCell(key, replace(place, column=key), value) for key, value in values.items())
        rows.append(ReceivedRow(entity, seen.ref, seen.text.body, place, cells))
    digest = hashlib.sha256(repr((snapshot.id, author, sorted(edits.items()))).encode()).hexdigest()
    return ReceivedWorkbook(snapshot.id, snapshot.forum, snapshot.delegation, author, digest, tuple(rows), base)


def review(office: Office, received: ReceivedWorkbook) -> Review:
    """Hold it against an office's database."""
    register = office.register
    home = register.home
    assert home is not None
    with register._engines.read.connect() as connection:
        current = {c.id: c for c in register.listed()}
        found = hold_against(
            connection, received, home, current, register.delegations(), register._words, office.clock.now
        )
    (source,) = found.sources
    return joined([replace(found, sources=(replace(source, file="colleague.xlsx"),))])
