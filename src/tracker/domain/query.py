"""Which commitments a screen asks for, and the outline it gets back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.domain.forum import Panel
from tracker.domain.vocabulary import Status


class Due(StrEnum):
    """Where a deadline lies, seen from the day asked about."""

    OVERDUE = "overdue"
    IN_30_DAYS = "in_30_days"
    IN_90_DAYS = "in_90_days"
    LATER = "later"
    NONE = "none"


class Scope(StrEnum):
    """Which commitments are looked among.

    APPLICABLE: all that count, so not those whose position is "not applicable", which are listed apart. OPEN: those
    that a deadline can still press, so neither settled nor refused (commitment.py). SETTLED: all others.
    """

    ALL = "all"
    APPLICABLE = "applicable"
    OPEN = "open"
    SETTLED = "settled"
    NOT_APPLICABLE = "not_applicable"


class Attention(StrEnum):
    """Why somebody should look at a commitment again."""

    NO_DOCUMENTS = "no_documents"
    NOT_CLEARED = "not_cleared"
    CHANGED_SINCE_CLEARANCE = "changed_since_clearance"
    ACTIONS_OVERDUE = "actions_overdue"
    CONTRADICTORY = "contradictory"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where commitments are looked at: the day, and the stamp of the last meeting's freeze; 0 where none was."""

    day: date
    frozen: int = 0


NO_VALUE = ""
"""Stands in a filter for "not reported"."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Every part given must hold; within a part any member does. `panels` are panel ids.

    `statuses` and `leads` may hold NO_VALUE. `search`: words in any order, without regard to case or accents, in
    reference, text, lead, persons, comments and next steps. `conflicts` keeps only rows with differing versions,
    `ids` only these commitments, `attention` those to look at again for any of the reasons, `cleared` what is cleared
    as it stands.
    """

    search: str = ""
    panels: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    due: frozenset[Due] = frozenset()
    conflicts: bool = False
    scope: Scope = Scope.ALL
    ids: frozenset[str] = frozenset()
    attention: frozenset[Attention] = frozenset()
    cleared: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter()


class SortBy(StrEnum):
    """What the list can be sorted by, where it is not grouped by panels."""

    NUMBER = "number"
    STATUS = "status"
    LEAD = "lead"
    DEADLINE = "deadline"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Order:
    """One list in place of the panels; what holds nothing in the field stands last either way."""

    by: SortBy
    descending: bool = False


UNGROUPED = Panel("", "", 0, {}, {})
"""In place of a panel where the list is sorted: its one group has no heading."""


@dataclass(frozen=True, slots=True)
class Group:
    """A panel with the commitments that pass, and the tally of *all* its commitments.

    `ids` of an unfiltered outline are read when they are looked at: length, item, slice, `index` and `==` are cheap
    however long it is, going through all of it is not.

    `tally` counts by status code (NO_VALUE for not reported) without those whose position is not applicable, which
    `not_applicable` counts apart.
    """

    panel: Panel
    ids: Sequence[str]
    tally: Mapping[str, int] = field(default_factory=dict)
    not_applicable: int = 0

    @property
    def counted(self) -> int:
        """The denominator: commitments of the panel that are applicable."""
        return sum(self.tally.values())

    @property
    def implemented(self) -> int:
        """Of these, those that are."""
        return self.tally.get(Status.IMPLEMENTED, 0)


@dataclass(frozen=True, slots=True)
class Outline:
    """The list as a screen draws it: groups in order, and of how many commitments `shown` is a part."""

    groups: tuple[Group, ...]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Health:
    """What the status bar tells: `saved` and `backup` are UTC or None, `conflicts` a count of commitments."""

    saved: str | None
    backup: str | None
    conflicts: int
    total: int
