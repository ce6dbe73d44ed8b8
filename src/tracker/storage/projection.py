"""What stands now in a commitment, worked out from its heads and written to the tables that screens query."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, delete, exists, insert, select, update

from tracker.domain.changes import COMMITMENT, ENQUIRY, SUBMISSION, TRANSCRIPTION
from tracker.domain.clearance import CLEARANCE, VERIFIED
from tracker.domain.commitment import NOT_CARRIED, SETTLED
from tracker.domain.exchange import delegation_noted, key_told, submitted_field, transcribed_field
from tracker.domain.fields import FIELDS, TEXT_FIELDS, Kind, Value, fits, member_order, members_in
from tracker.domain.meetings import FREEZE, MEETING
from tracker.domain.notes import NOTE
from tracker.domain.periods import period_of
from tracker.domain.query import NO_VALUE
from tracker.domain.text import folded
from tracker.domain.things import EVIDENCE, STEP
from tracker.domain.vocabulary import Position, Status, Support
from tracker.journal.heads import FieldState, state_of
from tracker.journal.record import Record, read_record
from tracker.journal.stamps import covered, reported
from tracker.storage import tables
from tracker.storage.carrying import carry, is_carried
from tracker.storage.meta import read_meta
from tracker.storage.notes import Standing, has_differing, project_note
from tracker.storage.search import index_ours
from tracker.storage.things import NOTHING_MADE, Made, made_for, project_thing

_MADE = {NOTE: project_note, STEP: project_thing, EVIDENCE: project_thing}
"""What projects the things people make, by their kind."""

_OF_OTHER_THINGS = (ENQUIRY, MEETING, FREEZE, *_MADE)
"""Kinds of records that are about no commitment of anybody's."""

_SEARCHED = ("lead", "person", "alternate", "comment", "position_comment", "limitation", "next_step")

_row_of = tables.commitment.c
_ENTITY: BindParameter[str] = bindparam("entity")
_ROW = select(_row_of.number, _row_of.id, _row_of.delegation, _row_of.panel, _row_of.status, _row_of.position).where(
    _row_of.id == _ENTITY
)
_STANDING = (
    select(tables.record.c.raw, tables.record.c.effective_at, tables.record.c.effective_by)
    .join(tables.head, tables.head.c.record == tables.record.c.id)
    .where(tables.head.c.entity == _ENTITY)
)
_WRITE = update(tables.commitment).where(_row_of.id == _ENTITY)
_FORGET_NAMES = delete(tables.name_used).where(tables.name_used.c.commitment == _ENTITY)
_CELL = ("delegation", "panel", "status", "applicable")
_THERE = and_(*(tables.tally.c[name] == bindparam(f"its_{name}") for name in _CELL))
_COUNT = update(tables.tally).where(_THERE).values(count=tables.tally.c.count + bindparam("change"))
_FORGET_NOTHING = delete(tables.tally).where(_THERE, tables.tally.c.count == 0)
"""Made once: they are said for every commitment, and to make one takes as long as the database needs to answer it."""


def project(connection: Connection, entities: Iterable[str]) -> None:
    """Write anew what stands in these commitments; one whose recommendation the catalogue lacks has no row."""
    home = read_meta(connection, "home")
    told = {entity: _standing(connection, entity) for entity in entities}
    for entity, standing in sorted(told.items()):
        making = _MADE.get(standing[0].record.kind) if standing else None
        if making is not None:
            marked = making(connection, entity, standing) - set(told)
            told |= {commitment: _standing(connection, commitment) for commitment in marked}
    moved: Counter[_Cell] = Counter()
    for entity, standing in sorted(told.items()):
        before = _row(connection, entity)
        if before is None and standing and standing[0].record.kind not in _OF_OTHER_THINGS:
            delegation = delegation_noted(standing[0].record.field) or standing[0].record.delegation
            if not is_carried(connection, delegation):
                carry(connection, delegation)
                before = _row(connection, entity)
        if before is not None:
            whose = before.delegation
            own = [s for s in standing if s.record.kind == COMMITMENT and s.record.delegation == whose]
            if home is not None and whose != home:
                own = _told_by_others(standing, whose)
            row, names, words = commitment_row(own, has_differing(connection, entity), made_for(connection, entity))
            if home is not None and whose != home:
                # When it was told is known, not when it was done.
                row["implemented_at"] = None
            _rewrite(connection, before, row, names, words)
            moved[_cell_of(before, before.status, before.position)] -= 1
            moved[_cell_of(before, row["status"], row["position"])] += 1
    _count(connection, moved)


def _row(connection: Connection, entity: str) -> Row[Any, Any, Any, Any, Any, Any] | None:
    return connection.execute(_ROW, {"entity": entity}).first()


def _rewrite(
    connection: Connection,
    before: Row[Any, Any, Any, Any, Any, Any],
    row: dict[str, Any],
    names: list[tuple[str, str]],
    words: str,
) -> None:
    connection.execute(_WRITE, {**row, "entity": before.id})
    connection.execute(_FORGET_NAMES, {"entity": before.id})
    if names:
        used = [{"commitment": before.id, "kind": k, "name": n, "sort_key": folded(n)} for k, n in names]
        connection.execute(insert(tables.name_used), used)
    index_ours(connection, before.number, words)


_Cell = tuple[str, str, str, bool]
"""Of the tally: a delegation, a panel, a status, and whether the commitments counted there are applicable."""


def _cell_of(before: Row[Any, Any, Any, Any, Any, Any], status: str | None, position: str | None) -> _Cell:
    return before.delegation, before.panel, status or NO_VALUE, position != Position.NOT_APPLICABLE


def _count(connection: Connection, moved: Mapping[_Cell, int]) -> None:
    """Keep the tally of the panels, once for all that was projected; a status never there begins at nothing."""
    for cell, change in moved.items():
        if not change:
            continue
        there = {f"its_{name}": value for name, value in zip(_CELL, cell, strict=True)}
        if connection.execute(_COUNT, {**there, "change": change}).rowcount:
            connection.execute(_FORGET_NOTHING, there)
        else:
            connection.execute(insert(tables.tally), dict(zip(_CELL, cell, strict=True)) | {"count": change})


def _standing(connection: Connection, entity: str) -> list[Standing]:
    found = connection.execute(_STANDING, {"entity": entity})
    return [Standing(read_record(row.raw), row.effective_at, row.effective_by) for row in found]


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


def commitment_row(
    standing: Sequence[Standing], has_differing_note: bool = False, made: Made = NOTHING_MADE
) -> tuple[dict[str, Any], list[tuple[str, str]], str]:
    """The columns of a commitment, the names used in it, and its words to search, from all records that stand."""
    states, members = states_of(s.record for s in standing)
    values = {key: state.value for key, state in states.items() if state.value is not None}
    said = {s.record.id: s for s in standing}
    latest = max(standing, key=lambda s: (s.effective_at, s.record.rank), default=None)
    deadline = period_of(str(values.get("deadline", "")))
    clearance = states.get(CLEARANCE, state_of(()))
    position, status, lead = (_text(values.get(key)) for key in ("position", "status", "lead"))
    fields: dict[str, Any] = {
        key: {"value": state.value, "shown": [r.id for r in state.shown], "differs": state.differs}
        for key, state in states.items()
    }
    for key, states_by_member in members.items():
        fields[key] = {
            "members": [name for name, state in states_by_member.items() if state.contains],
            "shown": {name: [r.id for r in state.heads] for name, state in states_by_member.items() if state.is_said},
        }
    contributing = fields.get("contributing", {"members": []})["members"]
    if has_differing_note:
        fields[NOTE] = {"value": None, "shown": [], "differs": True}
    implemented = said[states["status"].heads[0].id].effective_at if status == Status.IMPLEMENTED else None
    names = {("institution", n) for n in contributing} | ({("institution", lead)} if lead else set())
    names |= {("person", str(values[key])) for key in ("person", "alternate") if key in values}
    row = {
        "position": position,
        "status": status,
        "lead": lead,
        "deadline_last": deadline.last.isoformat() if deadline else None,
        "settled": status in SETTLED or position in NOT_CARRIED,
        "fields": json.dumps(fields, ensure_ascii=False, sort_keys=True),
        "conflicts": sum(state.differs for state in states.values()) + has_differing_note,
        "updated": (latest.effective_at or None) if latest else None,
        "updated_by": latest.effective_by if latest and latest.effective_at else None,
        "implemented_at": implemented or None,
        "support": _support(states, said, made.documents),
        "clearance": clearance.value["level"] if isinstance(clearance.value, dict) else None,
        "clearance_changed": _has_changed(clearance, standing),
        "documents": made.documents,
        "open_actions": made.open_actions,
    }
    words = " ".join([*(str(values.get(key, "")) for key in _SEARCHED), *contributing, *_entered(values)])
    return row, sorted(names), words


def _entered(values: Mapping[str, Value]) -> Iterator[str]:
    """The words of the recommendation that the delegation entered in other languages."""
    for field in TEXT_FIELDS.values():
        value = values.get(field.key)
        if isinstance(value, dict):
            yield value["body"]


def _has_changed(clearance: FieldState, standing: Sequence[Standing]) -> bool:
    """Whether what was let go is no longer what stands; a draft has nothing to hold that against."""
    return clearance.value is not None and clearance.heads[0].seen != covered(s.record for s in standing)


def _support(states: Mapping[str, FieldState], said: Mapping[str, Standing], documents: int) -> str | None:
    """What the reported status rests on; a verification counts while what was verified stands, by a second person."""
    status, verified = states.get("status"), states.get(VERIFIED)
    if status is None or status.value is None:
        return None
    if documents:
        reporters = {said[head.id].effective_by for head in status.heads}
        is_same = verified is not None and verified.heads[0].seen == reported(status.heads)
        by = verified.value["by"] if verified and isinstance(verified.value, dict) else None
        return (Support.VERIFIED if by and is_same and by not in reporters else Support.DOCUMENTED).value
    comment = states.get("comment")
    return (Support.STATED if comment and comment.value else Support.NONE).value


def states_of(records: Iterable[Record]) -> tuple[dict[str, FieldState], Mapping[str, Mapping[str, FieldState]]]:
    """The state of each plain field, and of each member of each set."""
    plain: defaultdict[str, list[Record]] = defaultdict(list)
    members: defaultdict[str, defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        # What a newer version said in a way this one cannot read is kept and passed on, not shown.
        if not fits(record.field, record.value, record.element):
            continue
        if record.element is not None:
            members[record.field][record.element].append(record)
        else:
            plain[record.field].append(record)
    ordered = {key: sorted(of, key=member_order(key)) for key, of in members.items()}
    sets = {key: {name: state_of(members[key][name]) for name in names} for key, names in ordered.items()}
    return {k: state_of(v) for k, v in plain.items()}, sets


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
