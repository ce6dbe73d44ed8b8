"""What screens ask: the outline of a filter, commitments by id, names used. Filtering and sorting are done here."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    not_,
    or_,
    select,
)

from tracker.domain.commitment import CLAIMED, Commitment
from tracker.domain.fields import CLEARANCE, FIELDS, Value
from tracker.domain.forum import OfficialText, in_language
from tracker.domain.query import NO_VALUE, Attention, Due, Filter, Scope, Standpoint
from tracker.domain.submission import CLEARED
from tracker.domain.texts import with_entered
from tracker.domain.vocabulary import ClearanceLevel, Position, Status, Support
from tracker.journal.deletion import Presence
from tracker.storage.catalogue import recommendation_of
from tracker.storage.portions import among
from tracker.storage.search import matches
from tracker.storage.tables import commitment, name_used, note, panel, recommendation, tally, thing


@dataclass(slots=True)
class PanelTally:
    """How the commitments of one panel stand; `counts` by status code, NO_VALUE for not reported."""

    counts: dict[str, int]
    not_applicable: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values()) + self.not_applicable


def tallies(connection: Connection, delegation: str) -> Mapping[str, PanelTally]:
    """By panel id; panels without commitments are not there."""
    found: defaultdict[str, PanelTally] = defaultdict(lambda: PanelTally({}))
    query = select(tally.c.panel, tally.c.status, tally.c.applicable, tally.c.count)
    for panel_id, status, applicable, count in connection.execute(query.where(tally.c.delegation == delegation)):
        if applicable:
            found[panel_id].counts[status] = count
        else:
            found[panel_id].not_applicable += count
    return found


def filtered(
    connection: Connection, delegation: str, which: Filter, seen_from: Standpoint
) -> Mapping[str, tuple[str, ...]]:
    """Ids of the commitments that pass, by panel id, in natural order."""
    found_words = matches(which.search)
    # The words found name few rows; a condition on the bare column would lead the database through all of them.
    carried_by = commitment.c.delegation if found_words is None else func.coalesce(commitment.c.delegation, "")
    query = select(commitment.c.panel, commitment.c.id).where(carried_by == delegation)
    query = query.where(*conditions(which, seen_from)).order_by(commitment.c.sort_key)
    if found_words is not None:
        query = query.where(found_words)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for panel_id, entity in connection.execute(query):
        found[panel_id].append(entity)
    return {panel_id: tuple(ids) for panel_id, ids in found.items()}


def conditions(which: Filter, seen_from: Standpoint) -> list[ColumnElement[bool]]:
    """What a commitment must fulfil to pass, but for the words that are searched for."""
    found = [
        commitment.c.panel.in_(which.panels) if which.panels else None,
        func.coalesce(commitment.c.status, NO_VALUE).in_(which.statuses) if which.statuses else None,
        func.coalesce(commitment.c.lead, NO_VALUE).in_(which.leads) if which.leads else None,
        or_(*(_due(due, seen_from.day) for due in which.due)) if which.due else None,
        commitment.c.conflicts > 0 if which.conflicts else None,
        and_(_is_cleared(), not_(_changed_since())) if which.cleared else None,
        _in_scope(which.scope),
        among(commitment.c.id, which.ids) if which.ids else None,
        or_(*(_needing(reason, seen_from) for reason in which.attention)) if which.attention else None,
        matches(which.search),
    ]
    return [condition for condition in found if condition is not None]


_PAGE_OF_IDS = (
    select(commitment.c.id)
    .where(commitment.c.delegation == bindparam("delegation"), commitment.c.panel == bindparam("panel"))
    .order_by(commitment.c.sort_key)
    .offset(bindparam("first"))
    .limit(bindparam("count"))
)
"""Made once: where very many are selected, it is asked of each panel."""


def page_of_ids(connection: Connection, delegation: str, panel_id: str, first: int, count: int) -> tuple[str, ...]:
    """`count` commitments of a panel, in natural order, from position `first`."""
    asked = {"delegation": delegation, "panel": panel_id, "first": first, "count": count}
    return tuple(connection.execute(_PAGE_OF_IDS, asked).scalars())


def position_in_panel(connection: Connection, delegation: str, panel_id: str, entity: str) -> int | None:
    """Where a commitment stands among those of its panel, from 0; None if it is in another."""
    here = and_(commitment.c.delegation == delegation, commitment.c.panel == panel_id)
    key = connection.execute(select(commitment.c.sort_key).where(here, commitment.c.id == entity)).scalar()
    if key is None:
        return None
    return connection.execute(select(func.count()).where(here, commitment.c.sort_key < key)).scalar_one()


def commitments(connection: Connection, ids: Sequence[str], delegation: str, language: str) -> dict[str, Commitment]:
    """Commitments of a delegation by id."""
    columns = (*recommendation.c, panel.c.number, panel.c.titles, *_PROJECTED)
    query: Select[Any] = (
        select(*columns)
        .join(recommendation, recommendation.c.id == commitment.c.recommendation)
        .join(panel, panel.c.id == commitment.c.panel)
    )
    found: dict[str, Commitment] = {}
    for row in connection.execute(query.where(among(commitment.c.id, ids))):
        if row.delegation == delegation:
            found[row.entity] = _commitment(row, delegation, language)
    return found


def values_held(connection: Connection, ids: Sequence[str], key: str) -> frozenset[Value]:
    """The different values of a field that is no set; None where a commitment has none."""
    value = func.json_extract(commitment.c.fields, f"$.{key}.value")
    return frozenset(connection.execute(select(value).where(among(commitment.c.id, ids)).distinct()).scalars())


def ids_of_reference(connection: Connection, delegation: str, forum: str | None, ref: str) -> tuple[str, ...]:
    """The commitments with this bare reference, of one forum or of all."""
    named = select(recommendation.c.id).where(recommendation.c.ref == ref)
    if forum is not None:
        named = named.where(func.upper(recommendation.c.forum) == forum)
    query = select(commitment.c.id).where(commitment.c.recommendation.in_(named))
    query = query.where(commitment.c.delegation == delegation).order_by(commitment.c.sort_key)
    return tuple(connection.execute(query).scalars())


def references(connection: Connection, delegation: str) -> dict[str, str]:
    """The bare reference of every commitment, by id."""
    query = (
        select(commitment.c.id, recommendation.c.ref)
        .join(recommendation, recommendation.c.id == commitment.c.recommendation)
        .where(commitment.c.delegation == delegation)
    )
    return {row.id: row.ref for row in connection.execute(query)}


def names(connection: Connection, kind: str, delegation: str) -> tuple[str, ...]:
    """Institutions or persons one delegation has named, without regard to case and accents in their order."""
    found = connection.execute(
        select(name_used.c.name, name_used.c.sort_key)
        .join(commitment, commitment.c.id == name_used.c.commitment)
        .where(name_used.c.kind == kind, commitment.c.delegation == delegation)
        .distinct()
        .order_by(name_used.c.sort_key, name_used.c.name)
    )
    return tuple(row.name for row in found)


def conflicting(connection: Connection, delegation: str) -> int:
    """How many commitments have differing versions."""
    query = select(func.count()).where(commitment.c.delegation == delegation, commitment.c.conflicts > 0)
    return connection.execute(query).scalar_one()


def needing_attention(connection: Connection, delegation: str, seen_from: Standpoint) -> Mapping[Attention, int]:
    """How many commitments there are to look at again, by the reason."""
    sums = [func.coalesce(func.sum(case((_needing(reason, seen_from), 1), else_=0)), 0) for reason in Attention]
    row = connection.execute(select(*sums).where(commitment.c.delegation == delegation)).one()
    return dict(zip(Attention, row, strict=True))


_NOTES = (
    select(func.count())
    .where(note.c.commitment == commitment.c.id, note.c.presence != Presence.DELETED.value)
    .scalar_subquery()
)

_PROJECTED = (
    commitment.c.id.label("entity"),
    commitment.c.delegation,
    commitment.c.fields,
    commitment.c.updated,
    commitment.c.updated_by,
    commitment.c.said_stamp,
    commitment.c.implemented_at,
    commitment.c.support,
    commitment.c.clearance_changed,
    commitment.c.documents,
    commitment.c.open_actions,
    _NOTES.label("notes"),
)


def _due(due: Due, today: date) -> ColumnElement[bool]:
    """Overdue counts only what a deadline still presses (commitment.py); the other ranges look at the date alone."""
    last = commitment.c.deadline_last
    in_30, in_90 = ((today + timedelta(days=n)).isoformat() for n in (30, 90))
    match due:
        case Due.OVERDUE:
            return and_(last < today.isoformat(), commitment.c.settled.is_(False))
        case Due.IN_30_DAYS:
            return last.between(today.isoformat(), in_30)
        case Due.IN_90_DAYS:
            return last.between(today.isoformat(), in_90)
        case Due.LATER:
            return last > in_90
        case Due.NONE:
            return last.is_(None)


def _in_scope(scope: Scope) -> ColumnElement[bool] | None:
    position = func.coalesce(commitment.c.position, NO_VALUE)
    match scope:
        case Scope.ALL:
            return None
        case Scope.APPLICABLE:
            return position != Position.NOT_APPLICABLE
        case Scope.NOT_APPLICABLE:
            return position == Position.NOT_APPLICABLE
        case Scope.OPEN:
            return commitment.c.settled.is_(False)
        case Scope.SETTLED:
            return commitment.c.settled.is_(True)


def _needing(reason: Attention, seen_from: Standpoint) -> ColumnElement[bool]:
    match reason:
        case Attention.NO_DOCUMENTS:
            return and_(commitment.c.status.in_(CLAIMED), commitment.c.documents == 0)
        case Attention.NOT_CLEARED:
            return or_(_changed_since(), and_(not_(_is_cleared()), _is_reported()))
        case Attention.CHANGED_SINCE_CLEARANCE:
            return _changed_since()
        case Attention.ACTIONS_OVERDUE:
            late = and_(thing.c.is_open, thing.c.due_last < seen_from.day.isoformat())
            here = and_(thing.c.commitment == commitment.c.id, thing.c.presence != Presence.DELETED.value)
            return and_(commitment.c.open_actions > 0, exists().where(here, late))
        case Attention.CONTRADICTORY:
            progress = func.json_extract(commitment.c.fields, "$.percent.value")
            return and_(commitment.c.status == Status.IMPLEMENTED, progress != 100)
        case Attention.NOT_CONFIRMED:
            # Before a meeting was frozen there is nothing that it could have been confirmed since.
            return func.coalesce(commitment.c.said_stamp, 0) <= seen_from.frozen if seen_from.frozen else false()


def _is_cleared() -> ColumnElement[bool]:
    """Whether it was let go once, in no two versions, however it stands now."""
    differs = func.json_extract(commitment.c.fields, f"$.{CLEARANCE}.differs")
    level = func.coalesce(commitment.c.clearance, NO_VALUE)
    return and_(level == ClearanceLevel.CLEARED, not_(func.coalesce(differs, false())))


def _changed_since() -> ColumnElement[bool]:
    return commitment.c.clearance_changed.is_(True)


def _is_reported() -> ColumnElement[bool]:
    """Whether it says anything that is cleared before others are told, as `Commitment.awaits_clearance` has it."""
    said = [
        func.json_array_length(commitment.c.fields, f"$.{key}.members") > 0
        if FIELDS[key].is_set
        else func.json_extract(commitment.c.fields, f"$.{key}.value").is_not(None)
        for key in CLEARED
    ]
    # Most that reports anything has a status; where nothing was ever said, nothing has to be looked through.
    return or_(commitment.c.status.is_not(None), and_(commitment.c.updated.is_not(None), or_(*said)))


def _commitment(row: Row[Any], delegation: str, language: str) -> Commitment:
    fields: dict[str, Any] = json.loads(row.fields)
    sets: dict[str, dict[str, Any]] = {key: fields.pop(key) for key in list(fields) if "members" in fields[key]}
    shown = {key: tuple(f["shown"]) for key, f in fields.items()}
    shown |= {f"{key}/{name}": tuple(ids) for key, of in sets.items() for name, ids in of["shown"].items()}
    values = {key: f["value"] for key, f in fields.items() if f["value"] is not None}
    official = recommendation_of(row)
    official = replace(official, texts=with_entered(official, values))
    return Commitment(
        id=row.entity,
        delegation=delegation,
        recommendation=official,
        panel_title=in_language(json.loads(row.titles), language),
        text=_text_for(official.texts, language),
        values=values,
        members={key: tuple(of["members"]) for key, of in sets.items() if of["members"]},
        shown=shown,
        conflicts=tuple(key for key, f in fields.items() if f["differs"]),
        updated=row.updated,
        updated_by=row.updated_by,
        said_stamp=row.said_stamp or 0,
        implemented_at=row.implemented_at,
        support=Support(row.support) if row.support else None,
        clearance_changed=row.clearance_changed,
        documents=row.documents,
        open_actions=row.open_actions,
        notes=row.notes,
    )


def _text_for(texts: Sequence[OfficialText], language: str) -> OfficialText:
    """The text in the reader's language, else the official one, as it was issued."""
    by_language = next((t for t in texts if t.language == language), None)
    return by_language or next((t for t in texts if t.standing == "official"), texts[0])
