"""How a delegation stands, in figures; each of them is the length of the list that its filter gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.commitment import CLAIMED, Commitment
from tracker.domain.exchange import Sent
from tracker.domain.query import NO_VALUE, Attention, Due, Filter, Group, Scope
from tracker.domain.vocabulary import Status
from tracker.words import Message, message, plural


class Figure(StrEnum):
    """What is counted, in the order of reading."""

    IMPLEMENTED = "implemented"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    DUE_IN_30_DAYS = "due_in_30_days"
    WITHOUT_LEAD = "without_lead"
    WITHOUT_DEADLINE = "without_deadline"
    WITHOUT_DOCUMENTS = "without_documents"
    DIFFERING = "differing"


FIGURE_LABELS: Mapping[Figure, Message] = {
    Figure.IMPLEMENTED: message("Implemented"),
    Figure.IN_PROGRESS: message("In progress"),
    Figure.OVERDUE: message("Overdue"),
    Figure.DUE_IN_30_DAYS: message("Due in 30 days"),
    Figure.WITHOUT_LEAD: message("No lead institution"),
    Figure.WITHOUT_DEADLINE: message("No deadline"),
    Figure.WITHOUT_DOCUMENTS: message("Results without documents"),
    Figure.DIFFERING: message("Differing versions"),
}

FILTERS: Mapping[Figure, Filter] = {
    Figure.IMPLEMENTED: Filter(statuses=frozenset({Status.IMPLEMENTED}), scope=Scope.APPLICABLE),
    Figure.IN_PROGRESS: Filter(statuses=frozenset({Status.IN_PROGRESS}), scope=Scope.APPLICABLE),
    Figure.OVERDUE: Filter(due=frozenset({Due.OVERDUE})),
    Figure.DUE_IN_30_DAYS: Filter(due=frozenset({Due.IN_30_DAYS}), scope=Scope.OPEN),
    Figure.WITHOUT_LEAD: Filter(leads=frozenset({NO_VALUE}), scope=Scope.OPEN),
    Figure.WITHOUT_DEADLINE: Filter(due=frozenset({Due.NONE}), scope=Scope.OPEN),
    Figure.WITHOUT_DOCUMENTS: Filter(attention=frozenset({Attention.NO_DOCUMENTS}), scope=Scope.APPLICABLE),
    Figure.DIFFERING: Filter(conflicts=True),
}
"""What is settled or not carried needs neither lead nor deadline any more, so only what is open can lack one; what does
not apply can differ as well."""


ALL = Filter()
OPEN = Filter(scope=Scope.OPEN)
RESULTS = Filter(statuses=frozenset(CLAIMED), scope=Scope.APPLICABLE)
"""What a result is claimed of, and documents are expected for."""

_AMONG: Mapping[Figure, Filter] = {
    Figure.OVERDUE: OPEN,
    Figure.DUE_IN_30_DAYS: OPEN,
    Figure.WITHOUT_LEAD: OPEN,
    Figure.WITHOUT_DEADLINE: OPEN,
    Figure.WITHOUT_DOCUMENTS: RESULTS,
    Figure.DIFFERING: ALL,
}
"""The list that the list behind a figure is a part of, where that is not everything that counts."""

NOT_CONFIRMED = Filter(attention=frozenset({Attention.NOT_CONFIRMED}))
"""What is still to be gone through before the next meeting; what is not applicable is gone through as well."""


@dataclass(frozen=True, slots=True)
class AtMeeting:
    """How things stood when a meeting was frozen; counted as a `Group` counts. `id` is the meeting's."""

    meeting: str
    day: date
    tally: Mapping[str, int]
    not_applicable: int = 0
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Commitments that went from one status (NO_VALUE: not reported) to another: their ids and their references."""

    before: str
    after: str
    ids: tuple[str, ...]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinceMeeting:
    """What became of the commitments since the last meeting that was frozen; `not_confirmed` were not gone through.

    `same_status` are the ids of those that stand where they stood, `unchanged` of them those altogether so
    (`Comparison.unchanged`).
    """

    meeting: str
    day: date
    moved: tuple[Moved, ...]
    same_status: tuple[str, ...]
    unchanged: tuple[str, ...]
    not_confirmed: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview says, seen from `as_of`.

    `open` are those that a deadline can still press, `results` those that claim one: some `figures` are counted among
    these only (`whole`). `oldest` is how many days late the oldest overdue commitment is. `coming` are the next open
    deadlines, the nearest first. `meetings` are those frozen so far, the oldest first; `since` is None as long as there
    is none. `awaited` are files whose reply has not come, the newest first.
    """

    as_of: date
    panels: tuple[Group, ...]
    figures: Mapping[Figure, int]
    open: int = 0
    results: int = 0
    oldest: int = 0
    coming: tuple[Commitment, ...] = ()
    meetings: tuple[AtMeeting, ...] = ()
    since: SinceMeeting | None = None
    awaited: tuple[Sent, ...] = ()

    @property
    def tally(self) -> Counter[str]:
        """All applicable commitments by status code."""
        return sum((Counter(group.tally) for group in self.panels), Counter[str]())

    @property
    def counted(self) -> int:
        """All that count: what is not applicable does not."""
        return self.tally.total()

    def whole(self, figure: Figure) -> int:
        """How many a figure is counted among."""
        among = _AMONG.get(figure)
        if among is ALL:
            return self.total
        return self.open if among is OPEN else self.results if among is RESULTS else self.counted

    def of(self, figure: Figure) -> Message:
        """What is said behind a figure: "of 31 open"."""
        n, among = self.whole(figure), _AMONG.get(figure)
        if among is OPEN:
            return plural("of {n} open", "of {n} open", n)
        if among is RESULTS:
            return plural("of {n} result", "of {n} results", n)
        return message("of {counted}", counted=n)

    @property
    def not_applicable(self) -> int:
        """How many are listed apart."""
        return sum(group.not_applicable for group in self.panels)

    @property
    def total(self) -> int:
        """All commitments of the delegation."""
        return self.counted + self.not_applicable


def percent(part: int, whole: int) -> int:
    """Whole percent, rounded half up; but a hundred is said only once nothing is missing."""
    if not whole:
        return 0
    return 100 if part == whole else min(99, (200 * part + whole) // (2 * whole))


def with_status(status: str | None, panel: str = "") -> Filter:
    """The list behind a part of a bar: the applicable commitments of a status, of one panel or of all.

    Behind the whole of a bar, where no status is given.
    """
    statuses = frozenset(() if status is None else {status})
    return Filter(panels=frozenset({panel} if panel else ()), statuses=statuses, scope=Scope.APPLICABLE)
