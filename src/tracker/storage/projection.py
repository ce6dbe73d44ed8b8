"""What stands now in a commitment, worked out from its heads and written to the tables that screens query."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, insert, select, update

from tracker.domain.changes import COMMITMENT, ENQUIRY, SUBMISSION, TRANSCRIPTION
from tracker.domain.exchange import delegation_noted, key_told, submitted_field, transcribed_field
from tracker.domain.fields import FIELDS, Kind
from tracker.domain.meetings import FREEZE, MEETING
from tracker.domain.notes import NOTE
from tracker.domain.query import NO_VALUE
from tracker.domain.text import folded
from tracker.domain.things import EVIDENCE, STEP
from tracker.domain.values import members_in
from tracker.domain.vocabulary import Position
from tracker.journal.heads import state_of
from tracker.journal.record import Record, read_record
from tracker.storage import tables
from tracker.storage.carrying import carry, is_carried
from tracker.storage.commitment_row import commitment_row
from tracker.storage.meta import read_meta
from tracker.storage.notes import Standing, project_note, with_differing_notes
from tracker.storage.portions import among
from tracker.storage.search import index_ours
from tracker.storage.things import NOTHING_MADE, made_for, project_thing

_MADE = {NOTE: project_note, STEP: project_thing, EVIDENCE: project_thing}
"""What projects the things people make, by their kind."""

_OF_OTHER_THINGS = (ENQUIRY, MEETING, FREEZE, *_MADE)
"""Kinds of records that are about no commitment of anybody's."""

_row_of = tables.commitment.c
_ROWS = select(_row_of.number, _row_of.id, _row_of.delegation, _row_of.panel, _row_of.status, _row_of.position)
_STANDING = select(
    tables.head.c.entity, tables.record.c.raw, tables.record.c.effective_at, tables.record.c.effective_by
).join(tables.record, tables.head.c.record == tables.record.c.id)
_WRITE = update(tables.commitment).where(_row_of.id == bindparam("entity"))
_cell = tables.tally.c
_HELD = select(_cell.delegation, _cell.panel, _cell.status, _cell.applicable, _cell["count"].label("held"))
_CELL = ("delegation", "panel", "status", "applicable")
_FORGET = delete(tables.tally).where(*(_cell[name] == bindparam(f"its_{name}") for name in _CELL))
"""Made once: to make one takes as long as the database needs to answer it."""

_AT_ONCE = 500
"""Commitments read and written together: apart, each would cost eight questions to the database."""

_Row = Row[int, str, str, str, str | None, str | None]


def project(connection: Connection, entities: Iterable[str]) -> frozenset[str]:
    """Write anew what stands in these commitments; one whose recommendation the catalogue lacks has no row.

    Returns what reads otherwise now: in place of a note, an action or a document the commitment it was made for.
    """
    home = read_meta(connection, "home")
    told = _standing(connection, set(entities))
    marked: set[str] = set()
    things: set[str] = set()
    for entity, standing in sorted(told.items()):
        making = _MADE.get(standing[0].record.kind) if standing else None
        if making is not None:
            marked |= making(connection, entity, standing)
            things.add(entity)
    read_anew = frozenset(told) - things | marked
    if about := marked.difference(told):
        told |= _standing(connection, about)
    moved: Counter[_Cell] = Counter()
    ids = sorted(told)
    for first in range(0, len(ids), _AT_ONCE):
        moved.update(_write_some(connection, {entity: told[entity] for entity in ids[first : first + _AT_ONCE]}, home))
    _count(connection, moved)
    return read_anew


def _write_some(connection: Connection, told: Mapping[str, Sequence[Standing]], home: str | None) -> Counter[_Cell]:
    """Write their rows, names and words to search; what moved in the tally of the panels."""
    differing, made = with_differing_notes(connection, told), made_for(connection, told)
    written: list[dict[str, Any]] = []
    used: list[dict[str, str]] = []
    searched: list[tuple[int, str]] = []
    moved: Counter[_Cell] = Counter()
    for before in _rows(connection, told):
        entity, whose = before.id, before.delegation
        own = [s for s in told[entity] if s.record.kind == COMMITMENT and s.record.delegation == whose]
        if home is not None and whose != home:
            own = _told_by_others(told[entity], whose)
        row, names, words = commitment_row(own, entity in differing, made.get(entity, NOTHING_MADE))
        if home is not None and whose != home:
            # When it was told is known, not when it was done.
            row["implemented_at"] = None
        written.append({**row, "entity": entity})
        used += [{"commitment": entity, "kind": k, "name": n, "sort_key": folded(n)} for k, n in names]
        searched.append((before.number, words))
        moved[_cell_of(before, before.status, before.position)] -= 1
        moved[_cell_of(before, row["status"], row["position"])] += 1
    if written:
        connection.execute(_WRITE, written)
        connection.execute(delete(tables.name_used).where(among(tables.name_used.c.commitment, told)))
        index_ours(connection, searched)
    if used:
        connection.execute(insert(tables.name_used), used)
    return moved


def _rows(connection: Connection, told: Mapping[str, Sequence[Standing]]) -> list[_Row]:
    """As they are; those of a delegation that nothing was known of until now are made first."""
    found = {row.id: row for row in connection.execute(_ROWS.where(among(_row_of.id, told)))}
    missing = {entity: standing[0].record for entity, standing in told.items() if standing and entity not in found}
    named = {
        delegation_noted(record.field) or record.delegation
        for record in missing.values()
        if record.kind not in _OF_OTHER_THINGS
    }
    new = [delegation for delegation in sorted(named) if not is_carried(connection, delegation)]
    for delegation in new:
        carry(connection, delegation)
    if new:
        found |= {
            row.id: row for row in connection.execute(_ROWS.where(among(_row_of.id, set(told).difference(found))))
        }
    return list(found.values())


_Cell = tuple[str, str, str, bool]
"""Of the tally: a delegation, a panel, a status, and whether the commitments counted there are applicable."""


def _cell_of(before: _Row, status: str | None, position: str | None) -> _Cell:
    return before.delegation, before.panel, status or NO_VALUE, position != Position.NOT_APPLICABLE


def _count(connection: Connection, moved: Mapping[_Cell, int]) -> None:
    """Keep the tally of the panels, once for all that was projected; where none stands any more, no row does."""
    changed = {cell: change for cell, change in moved.items() if change}
    if not changed:
        return
    held = connection.execute(_HELD.where(among(_cell.delegation, {delegation for delegation, *_ in changed})))
    before = {(row.delegation, row.panel, row.status, row.applicable): row.held for row in held}
    counted = {cell: before.get(cell, 0) + change for cell, change in changed.items()}
    connection.execute(_FORGET, [dict(zip((f"its_{name}" for name in _CELL), cell, strict=True)) for cell in counted])
    rows = [dict(zip(_CELL, cell, strict=True)) | {"count": count} for cell, count in counted.items() if count]
    if rows:
        connection.execute(insert(tables.tally), rows)


def _standing(connection: Connection, entities: Collection[str]) -> dict[str, list[Standing]]:
    """All records that stand in each."""
    told: dict[str, list[Standing]] = {entity: [] for entity in entities}
    for row in connection.execute(_STANDING.where(among(tables.head.c.entity, entities))):
        told[row.entity].append(Standing(read_record(row.raw), row.effective_at, row.effective_by))
    return told


def _told_by_others(standing: Iterable[Standing], delegation: str) -> list[Standing]:
    """Another delegation's word, field by field: what it submitted, unless a later answer was noted from a letter.

    What it submitted without knowing of another submission of its own differs, and is marked so.
    """
    by_field: defaultdict[str, dict[str, Standing]] = defaultdict(dict)
    answered = ""
    for s in standing:
        if _speaks_for(s.record, delegation):
            by_field[s.record.field][s.record.id] = s
        elif s.record.field == transcribed_field(delegation, "answered"):
            answered = max(answered, str(s.record.value or ""))
    told = []
    for key in FIELDS:
        submitted, noted = (by_field[f] for f in (submitted_field(key), transcribed_field(delegation, key)))
        word = state_of(s.record for s in submitted.values())
        is_said = bool(word.heads) and word.heads[0].restores != ""
        if noted and (not is_said or answered > submitted[word.heads[0].id].effective_at[:10]):
            word = state_of(s.record for s in noted.values())
        told += [replace((submitted | noted)[h.id], record=named) for h in word.heads for named in _as_reported(h, key)]
    return told


def _as_reported(record: Record, key: str) -> Iterator[Record]:
    """The record as one of the delegation's own: institutions, told in one text, are a set there."""
    if FIELDS[key].kind is not Kind.NAMES:
        yield record._replace(field=key)
        return
    for name in members_in(key, str(record.value or "")):
        yield record._replace(field=key, element=name, value=1)


def _speaks_for(record: Record, delegation: str) -> bool:
    """Whether it is the delegation's own submission, or notes its answer."""
    if key_told(record.field) not in FIELDS:
        return False
    if record.kind == SUBMISSION:
        return record.delegation == delegation
    return record.kind == TRANSCRIPTION and delegation_noted(record.field) == delegation


def project_delegation(connection: Connection, delegation: str) -> None:
    """Write its commitments anew: what is shown of it depends on whether it works here, if anything is said of it."""
    is_said = exists().where(tables.head.c.entity == _row_of.id)
    query = select(_row_of.id).where(_row_of.delegation == delegation, is_said)
    project(connection, list(connection.execute(query).scalars()))
