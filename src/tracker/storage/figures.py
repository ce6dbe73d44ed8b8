"""Counts and deadlines: what the overview asks, by the conditions that the lists themselves are filtered by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, and_, case, func, select, true

from tracker.domain.query import Due, Filter, Scope, Standpoint
from tracker.storage.queries import conditions
from tracker.storage.tables import commitment

_OPEN = Filter(scope=Scope.OPEN)


def counts(
    connection: Connection, delegation: str, filters: Sequence[Filter], seen_from: Standpoint
) -> tuple[int, ...]:
    """How many commitments pass each filter, in one walk through all of them; the filters search for no words."""
    columns = [func.count(case((and_(true(), *conditions(which, seen_from)), 1))) for which in filters]
    return tuple(connection.execute(select(*columns).where(commitment.c.delegation == delegation)).one())


def oldest_overdue(connection: Connection, delegation: str, as_of: date) -> date | None:
    """The last day of the deadline that has been over for longest; None where none is."""
    overdue = conditions(Filter(due=frozenset({Due.OVERDUE})), Standpoint(as_of))
    query = select(func.min(commitment.c.deadline_last)).where(commitment.c.delegation == delegation, *overdue)
    return _day(connection.execute(query).scalar())


def coming(connection: Connection, delegation: str, as_of: date, count: int) -> tuple[str, ...]:
    """The open commitments that are due next, from `as_of` on."""
    query = select(commitment.c.id).where(commitment.c.delegation == delegation, *conditions(_OPEN, Standpoint(as_of)))
    query = query.where(commitment.c.deadline_last >= as_of.isoformat())
    ordered = query.order_by(commitment.c.deadline_last, commitment.c.sort_key, commitment.c.id)
    return tuple(connection.execute(ordered.limit(count)).scalars())


def open_by_deadline(connection: Connection, delegation: str, as_of: date) -> list[tuple[str, date | None]]:
    """Every open commitment with the last day of its deadline, the nearest first, those without one at the end."""
    query = select(commitment.c.id, commitment.c.deadline_last)
    query = query.where(commitment.c.delegation == delegation, *conditions(_OPEN, Standpoint(as_of)))
    last = commitment.c.deadline_last
    ordered = query.order_by(last.is_(None), last, commitment.c.sort_key, commitment.c.id)
    return [(row.id, _day(row.deadline_last)) for row in connection.execute(ordered)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def last_cleared_by(connection: Connection, delegation: str, level: str, author: str) -> str:
    """The name in the latest stamp of this level that stands, but the author's own; empty where there is none."""
    by, on = (func.json_extract(commitment.c.fields, f"$.clearance.value.{part}") for part in ("by", "on"))
    query = select(by).where(commitment.c.delegation == delegation, commitment.c.clearance == level, by != author)
    return str(connection.execute(query.order_by(on.desc(), commitment.c.updated.desc()).limit(1)).scalar() or "")
