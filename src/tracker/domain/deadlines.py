"""What is due when, seen from a day: groups in the order of their urgency, and the days of a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from tracker.words import Message, message, plural


class Term(StrEnum):
    """How far a deadline is away; each begins where the one before it ends."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    IN_30_DAYS = "in_30_days"
    IN_90_DAYS = "in_90_days"
    LATER = "later"
    NONE = "none"


TERM_LABELS: Mapping[Term, Message] = {
    Term.OVERDUE: message("Overdue"),
    Term.THIS_WEEK: message("This week"),
    Term.IN_30_DAYS: message("Within 30 days"),
    Term.IN_90_DAYS: message("31 to 90 days"),
    Term.LATER: message("Later"),
    Term.NONE: message("No deadline"),
}


@dataclass(frozen=True, slots=True)
class DueGroup:
    """The open commitments of a term, the nearest deadline first."""

    term: Term
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All open commitments by their deadlines; every term is there, also an empty one.

    A period stands at its last day in `days`, which counts the commitments due on each day. `settled` are those that
    no deadline presses any more, and which are not listed.
    """

    as_of: date
    groups: tuple[DueGroup, ...]
    days: Mapping[date, int] = field(default_factory=dict)
    settled: int = 0

    @property
    def open(self) -> int:
        """How many are listed."""
        return sum(len(group.ids) for group in self.groups)


def term_of(last: date | None, as_of: date) -> Term:
    """Where a deadline whose last day is `last` lies; a week ends on its Sunday."""
    if last is None:
        return Term.NONE
    if last < as_of:
        return Term.OVERDUE
    if last <= as_of + timedelta(days=6 - as_of.weekday()):
        return Term.THIS_WEEK
    days = (last - as_of).days
    return Term.IN_30_DAYS if days <= 30 else Term.IN_90_DAYS if days <= 90 else Term.LATER


def distance(days: int) -> Message:
    """How far away a day is: "12 days late", "today", "in 3 days"; those before it are negative."""
    if days < 0:
        return plural("{n} day late", "{n} days late", -days)
    return plural("in {n} day", "in {n} days", days) if days else message("today")


def deadlines_of(dated: Iterable[tuple[str, date | None]], as_of: date, settled: int) -> Deadlines:
    """Put ids with their last days, given in the order in which they are to be read, into terms and days."""
    terms: dict[Term, list[str]] = {term: [] for term in Term}
    days: dict[date, int] = {}
    for entity, last in dated:
        terms[term_of(last, as_of)].append(entity)
        if last is not None:
            days[last] = days.get(last, 0) + 1
    groups = tuple(DueGroup(term, tuple(ids)) for term, ids in terms.items())
    return Deadlines(as_of, groups, days, settled)
