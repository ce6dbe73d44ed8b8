"""Notes as they stand, worked out from their heads."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from tracker.domain.notes import Note
from tracker.journal.deletion import Presence
from tracker.journal.note_state import note_state
from tracker.journal.record import Record
from tracker.storage import tables
from tracker.storage.portions import among


@dataclass(frozen=True, slots=True)
class Standing:
    """A record that stands, with when and by whom its value was said (record_index.py)."""

    record: Record
    effective_at: str
    effective_by: str


def project_note(connection: Connection, entity: str, standing: Sequence[Standing]) -> set[str]:
    """Write a note's row anew; the commitments it is and was about. One without words, its writing undone, has none."""
    table = tables.note
    before = connection.execute(select(table.c.commitment).where(table.c.id == entity)).scalars().all()
    connection.execute(delete(table).where(table.c.id == entity))
    note = note_state(said.record for said in standing)
    if note.about is None or note.words is None:
        return set(before)
    written = next(said for said in standing if said.record.id == note.text.heads[0].id)
    deletions = [r.id for r in (*note.existence.deletions, *note.existence.restorals)]
    connection.execute(
        insert(table).values(
            id=entity,
            commitment=note.about,
            text=note.words,
            author=written.effective_by,
            at=written.effective_at,
            presence=note.presence.value,
            shown=json.dumps([r.id for r in note.text.shown]),
            seen=json.dumps(note.seen),
            deletions=json.dumps(deletions),
        )
    )
    return {note.about, *before}


def notes_of(connection: Connection, commitment: str, forum: str, delegation: str, ref: str) -> list[Note]:
    """The notes on a commitment that are not deleted, the oldest first."""
    table = tables.note
    query = select(table).where(table.c.commitment == commitment, table.c.presence != Presence.DELETED.value)
    return [
        Note(
            row.id,
            row.commitment,
            forum,
            delegation,
            ref,
            row.text,
            row.author,
            row.at,
            tuple(json.loads(row.shown)),
            tuple(json.loads(row.seen)),
            tuple(json.loads(row.deletions)),
            row.presence == Presence.DIFFERING.value,
        )
        for row in connection.execute(query.order_by(table.c.at, table.c.id))
    ]


def with_differing_notes(connection: Connection, commitments: Collection[str]) -> set[str]:
    """Those of the commitments that have a note of which people said different things."""
    about = tables.note.c.commitment
    query = select(about).where(among(about, commitments), tables.note.c.presence == Presence.DIFFERING.value)
    return set(connection.execute(query).scalars())
