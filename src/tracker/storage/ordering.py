"""The list in another order than by panels: by number, status, lead, deadline or last change.

An order is parts, one after the other, each read through an index: so a page of it costs the same however long the list
is. What holds nothing stands last, whichever way the list is sorted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from tracker.domain.query import Filter, Order, SortBy, Standpoint
from tracker.domain.text import folded
from tracker.domain.vocabulary import Status
from tracker.storage.queries import conditions
from tracker.storage.search import matches
from tracker.storage.tables import commitment

_DATED = {SortBy.DEADLINE: commitment.c.deadline_last, SortBy.UPDATED: commitment.c.updated}


@dataclass(frozen=True, slots=True)
class Part:
    """So many commitments that stand together, in the order of these columns, backwards where `descending`."""

    holds: ColumnElement[bool]
    by: tuple[ColumnElement[Any], ...]
    descending: bool
    count: int


def parts(
    connection: Connection, delegation: str, order: Order, which: Filter, seen_from: Standpoint
) -> tuple[Part, ...]:
    """What the commitments that pass are made of, in this order; empty parts are left out."""
    found_words = matches(which.search)
    # As in `queries.filtered`: the words name few rows, and are to be looked up first.
    carried_by = commitment.c.delegation if found_words is None else func.coalesce(commitment.c.delegation, "")
    passing = and_(carried_by == delegation, *conditions(which, seen_from))
    natural = (commitment.c.sort_key, commitment.c.id)
    told: list[tuple[ColumnElement[bool], tuple[ColumnElement[Any], ...]]]
    match order.by:
        case SortBy.NUMBER:
            told = [(passing, natural)]
            empty = None
        case SortBy.STATUS:
            told = [(and_(passing, commitment.c.status == code.value), natural) for code in Status]
            empty = commitment.c.status.is_(None)
        case SortBy.LEAD:
            named = connection.execute(select(commitment.c.lead).where(passing).distinct()).scalars()
            names = sorted((name for name in named if name), key=lambda name: (folded(name), name))
            told = [(and_(passing, commitment.c.lead == name), natural) for name in names]
            empty = commitment.c.lead.is_(None)
        case SortBy.DEADLINE | SortBy.UPDATED:
            column = _DATED[order.by]
            told = [(and_(passing, column.is_not(None)), (column, *natural))]
            empty = column.is_(None)
    if order.descending:
        told.reverse()
    found = [Part(holds, by, order.descending, _count(connection, holds)) for holds, by in told]
    if empty is not None:
        found.append(Part(and_(passing, empty), natural, False, _count(connection, and_(passing, empty))))
    return tuple(part for part in found if part.count)


def page_in_order(connection: Connection, ordered: Sequence[Part], first: int, count: int) -> tuple[str, ...]:
    """`count` commitments from position `first`."""
    ids: list[str] = []
    for part in ordered:
        if first < part.count and len(ids) < count:
            by = [column.desc() if part.descending else column for column in part.by]
            query = select(commitment.c.id).where(part.holds).order_by(*by).offset(first).limit(count - len(ids))
            ids += connection.execute(query).scalars()
        first = max(0, first - part.count)
    return tuple(ids)


def position_in_order(connection: Connection, ordered: Sequence[Part], entity: str) -> int | None:
    """Where a commitment stands, from 0; None if it is not in the list."""
    before = 0
    for part in ordered:
        here = connection.execute(select(*part.by).where(part.holds, commitment.c.id == entity)).first()
        if here is not None:
            place, columns = tuple_(*here), tuple_(*part.by)
            return before + _count(
                connection, and_(part.holds, columns > place if part.descending else columns < place)
            )
        before += part.count
    return None


def _count(connection: Connection, holds: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(commitment).where(holds)).scalar_one()
