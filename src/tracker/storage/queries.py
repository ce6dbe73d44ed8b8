"""What screens ask: the outline of a filter, commitments by id, names used. Filtering and sorting are done here."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from tracker.domain.commitment import Commitment
from tracker.domain.forum import OfficialText, in_language
from tracker.domain.query import NO_VALUE, Due, Filter, Group, Outline
from tracker.domain.vocabulary import Position
from tracker.storage.catalogue import panels, recommendation_of
from tracker.storage.search import matches
from tracker.storage.tables import commitment, name_used, panel, recommendation


def outline(connection: Connection, carried: Mapping[str, str], delegation: str, which: Filter, today: date) -> Outline:
    """Groups of commitment ids under their panels. `carried`: commitment ids and their recommendations'."""
    ids = {recommended: entity for entity, recommended in carried.items()}
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(_filtered(delegation, which, today)):
        shown[row.panel].append(ids[row.id])
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    apart: Counter[str] = Counter()
    for row in connection.execute(
        _joined(delegation, recommendation.c.panel, commitment.c.status, commitment.c.position)
    ):
        if row.position == Position.NOT_APPLICABLE:
            apart[row.panel] += 1
        else:
            tallies[row.panel][row.status or NO_VALUE] += 1
    groups = tuple(
        Group(p, tuple(shown[p.id]), dict(tallies[p.id]), apart[p.id]) for p in panels(connection) if p.id in shown
    )
    return Outline(groups, sum(len(g.ids) for g in groups), len(ids))


def commitments(
    connection: Connection, keys: Mapping[str, str], delegation: str, language: str
) -> dict[str, Commitment]:
    """Commitments by id; `keys`: the ids wanted and their recommendations."""
    columns = (recommendation, panel.c.number, panel.c.titles, *_PROJECTED)
    query = _joined(delegation, *columns).join(panel, panel.c.id == recommendation.c.panel)
    ids = {recommended: entity for entity, recommended in keys.items()}
    found = connection.execute(query.where(recommendation.c.id.in_(ids)))
    return {ids[row.id]: _commitment(row, ids[row.id], delegation, language) for row in found}


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


_PROJECTED = (
    commitment.c.fields,
    commitment.c.updated,
    commitment.c.updated_by,
    commitment.c.implemented_at,
)


def _joined(delegation: str, *columns: Any) -> Select[Any]:
    """Recommendations with the delegation's commitment beside each, where it has reported anything."""
    carried = and_(commitment.c.recommendation == recommendation.c.id, commitment.c.delegation == delegation)
    return select(*columns).select_from(recommendation.outerjoin(commitment, carried))


def _filtered(delegation: str, which: Filter, today: date) -> Select[Any]:
    query = _joined(delegation, recommendation.c.id, recommendation.c.panel)
    conditions = [
        recommendation.c.panel.in_(which.panels) if which.panels else None,
        func.coalesce(commitment.c.status, NO_VALUE).in_(which.statuses) if which.statuses else None,
        func.coalesce(commitment.c.lead, NO_VALUE).in_(which.leads) if which.leads else None,
        or_(*(_due(due, today) for due in which.due)) if which.due else None,
        commitment.c.conflicts > 0 if which.conflicts else None,
        matches(which.search),
    ]
    query = query.where(*(c for c in conditions if c is not None))
    return query.order_by(recommendation.c.forum, recommendation.c.sort_key)


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


def _commitment(row: Row[Any], entity: str, delegation: str, language: str) -> Commitment:
    official = recommendation_of(row)
    fields: dict[str, Any] = json.loads(row.fields) if row.fields else {}
    members: dict[str, list[str]] = fields.pop("contributing", {})
    shown = {key: tuple(f["shown"]) for key, f in fields.items()}
    shown |= {f"contributing/{name}": tuple(records) for name, records in members.items()}
    return Commitment(
        id=entity,
        delegation=delegation,
        recommendation=official,
        panel_title=in_language(json.loads(row.titles), language),
        text=_text_for(official.texts, language),
        values={key: f["value"] for key, f in fields.items() if f["value"] is not None},
        contributing=tuple(members),
        shown=shown,
        conflicts=tuple(key for key, f in fields.items() if f["differs"]),
        updated=row.updated,
        updated_by=row.updated_by,
        implemented_at=row.implemented_at,
    )


def _text_for(texts: Sequence[OfficialText], language: str) -> OfficialText:
    """The text in the reader's language, else the official one, as it was issued."""
    by_language = next((t for t in texts if t.language == language), None)
    return by_language or next((t for t in texts if t.standing == "official"), texts[0])
