"""Actions and supporting documents as they stand, worked out from their heads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, select

from tracker.domain.fields import Value
from tracker.domain.periods import period_of
from tracker.domain.things import ABOUT, EVIDENCE, NAMED_BY, STEP, THING_FIELDS, Thing, fits_thing
from tracker.journal.deletion import Presence, existence_of, seen_by_deleter
from tracker.journal.heads import FieldState, state_of, text_state_of
from tracker.journal.record import Record
from tracker.storage import tables
from tracker.storage.notes import Standing
from tracker.storage.portions import among

_thing = tables.thing.c


@dataclass(frozen=True, slots=True)
class Made:
    """What has been made for one commitment, in numbers."""

    documents: int = 0
    open_actions: int = 0


NOTHING_MADE = Made()


def project_thing(connection: Connection, entity: str, standing: Sequence[Standing]) -> set[str]:
    """Write a thing's row anew; the commitments it is and was about. One whose making was undone has no row."""
    before = connection.execute(select(_thing.commitment).where(_thing.id == entity)).scalars().all()
    connection.execute(delete(tables.thing).where(_thing.id == entity))
    heads = [said.record for said in standing]
    kind = heads[0].kind
    about = text_state_of(heads, ABOUT).value
    states = _states(kind, heads)
    name = states.get(NAMED_BY[kind])
    if not isinstance(about, str) or name is None or name.value is None:
        return set(before)
    existence = existence_of(heads)
    written = next(said for said in standing if said.record.id == name.heads[0].id)
    values = {key: state.value for key, state in states.items()}
    due = period_of(str(values.get("due") or ""))
    fields = {k: {"value": s.value, "shown": [r.id for r in s.shown], "differs": s.differs} for k, s in states.items()}
    connection.execute(
        insert(tables.thing).values(
            id=entity,
            kind=kind,
            commitment=about,
            author=written.effective_by,
            at=written.effective_at,
            presence=existence.presence.value,
            is_open=kind == STEP and values.get("done") is None,
            owner=values.get("owner"),
            due_last=due.last.isoformat() if due else None,
            content=values.get("content"),
            fields=json.dumps(fields, ensure_ascii=False, sort_keys=True),
            seen=json.dumps(sorted(seen_by_deleter(heads))),
            deletions=json.dumps([r.id for r in (*existence.deletions, *existence.restorals)]),
        )
    )
    return {about, *before}


def _states(kind: str, heads: Sequence[Record]) -> dict[str, FieldState]:
    by_field: defaultdict[str, list[Record]] = defaultdict(list)
    for head in heads:
        if fits_thing(kind, head.field, head.value):
            by_field[head.field].append(head)
    return {key: state_of(by_field[key]) for key in THING_FIELDS[kind] if key in by_field}


def made_for(connection: Connection, commitments: Collection[str]) -> dict[str, Made]:
    """How much there is for each of these commitments that has anything that is not deleted."""
    query = select(_thing.commitment, _thing.kind, _thing.is_open).where(
        among(_thing.commitment, commitments), _thing.presence != Presence.DELETED.value
    )
    found: defaultdict[str, Made] = defaultdict(Made)
    for row in connection.execute(query):
        before = found[row.commitment]
        found[row.commitment] = Made(before.documents + (row.kind == EVIDENCE), before.open_actions + row.is_open)
    return found


def things_of(connection: Connection, commitment: str, kind: str, place: tuple[str, str, str]) -> tuple[Thing, ...]:
    """Things on a commitment that are not deleted, the oldest first; `place` is its forum, delegation and reference."""
    query = select(tables.thing).where(_thing.commitment == commitment, _thing.kind == kind)
    query = query.where(_thing.presence != Presence.DELETED.value).order_by(_thing.at, _thing.id)
    return tuple(_read(row, place) for row in connection.execute(query))


def things_on(connection: Connection, places: Mapping[str, tuple[str, str, str]]) -> Mapping[str, tuple[Thing, ...]]:
    """What is not deleted on each commitment in `places` (`things_of`) that has anything, the oldest first."""
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    query = select(tables.thing).where(_thing.presence != Presence.DELETED.value).order_by(_thing.at, _thing.id)
    for row in connection.execute(query):
        if row.commitment in places:
            found[row.commitment].append(_read(row, places[row.commitment]))
    return {commitment: tuple(things) for commitment, things in found.items()}


def steps_owned_by(connection: Connection, owner: str, places: Mapping[str, tuple[str, str, str]]) -> tuple[Thing, ...]:
    """Open actions of one person on the commitments in `places` (`things_of`), wherever they stand."""
    query = select(tables.thing).where(_thing.owner == owner, _thing.is_open)
    query = query.where(_thing.presence != Presence.DELETED.value).order_by(_thing.at, _thing.id)
    found = connection.execute(query).all()
    return tuple(_read(row, places[row.commitment]) for row in found if row.commitment in places)


def owners(connection: Connection, delegation: str) -> tuple[str, ...]:
    """Who has an action of this delegation's, done or not."""
    here = and_(tables.commitment.c.id == _thing.commitment, tables.commitment.c.delegation == delegation)
    query = select(_thing.owner).join(tables.commitment, here).where(_thing.owner.is_not(None)).distinct()
    return tuple(connection.execute(query.where(_thing.presence != Presence.DELETED.value)).scalars())


def made_on(connection: Connection, commitment: str) -> tuple[str, ...]:
    """The ids of all that was made on a commitment, notes and what was deleted included."""
    both = select(_thing.id).where(_thing.commitment == commitment)
    notes = select(tables.note.c.id).where(tables.note.c.commitment == commitment)
    return tuple(connection.execute(both.union(notes)).scalars())


def contents_of(connection: Connection, things: Sequence[str]) -> Mapping[str, str]:
    """The content (SHA-256) of the files of these documents, by thing; of deleted ones too, which may come back."""
    query = select(_thing.id, _thing.content).where(_thing.id.in_(things), _thing.content.is_not(None))
    return {row.id: row.content for row in connection.execute(query)}


def kept_files(connection: Connection) -> list[str]:
    """The content (SHA-256) of every document there is that has a file, deleted ones left out."""
    query = select(_thing.content).where(_thing.content.is_not(None), _thing.presence != Presence.DELETED.value)
    return list(connection.execute(query.distinct()).scalars())


def _read(row: Row[Any], place: tuple[str, str, str]) -> Thing:
    fields: dict[str, dict[str, Any]] = json.loads(row.fields)
    values: dict[str, Value] = {key: f["value"] for key, f in fields.items() if f["value"] is not None}
    return Thing(
        row.id,
        row.kind,
        row.commitment,
        *place,
        values,
        row.author,
        row.at,
        {key: tuple(f["shown"]) for key, f in fields.items()},
        tuple(json.loads(row.seen)),
        tuple(json.loads(row.deletions)),
        row.presence == Presence.DIFFERING.value,
        tuple(key for key, f in fields.items() if f["differs"]),
    )
