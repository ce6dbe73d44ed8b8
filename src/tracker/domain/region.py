"""How the region stands: recommendations beside delegations, never ranked, and silence counted as no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.exchange import DelegationAnswer
from tracker.domain.forum import Delegation, Forum, Panel, Recommendation
from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Position


@dataclass(frozen=True, slots=True)
class RegionCell:
    """What one delegation says of one recommendation; None is not reported.

    `noted` is the note it was transcribed from, be it that the note names the recommendation without a status; empty
    where the delegation submitted it itself.
    """

    status: str | None
    position: str | None
    noted: str = ""


NOT_REPORTED = RegionCell(None, None)
"""Silence of a delegation that told of everything: it has no cell of its own."""


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One recommendation; a delegation that said nothing of it has no cell."""

    panel: Panel
    recommendation: Recommendation
    cells: Mapping[str, RegionCell]


@dataclass(frozen=True, slots=True)
class Region:
    """Recommendations in natural order, delegations by their official names in the reader's language.

    Every State of the catalogue has a column, asked or not; an organisation only where something is known of it.
    """

    delegations: tuple[DelegationAnswer, ...]
    rows: tuple[RegionRow, ...]

    def cell(self, row: RegionRow, answer: DelegationAnswer) -> RegionCell | None:
        """What a delegation says of a recommendation; None where nobody heard of it from that delegation."""
        return row.cells.get(answer.delegation) or (NOT_REPORTED if answer.covers_all else None)

    def of_recommendation(self, row: RegionRow) -> Counter[str]:
        """Delegations by status (NO_VALUE: not reported), without those to which the recommendation does not apply.

        Who wrote a letter that does not speak of it is not among them: nobody can say how it stands there.
        """
        return _tally(cell for answer in self.delegations if (cell := self.cell(row, answer)))

    def by_delegation(self) -> dict[str, Counter[str]]:
        """Recommendations by status of each delegation, in the same way."""
        said: dict[str, list[RegionCell]] = {answer.delegation: [] for answer in self.delegations}
        for row in self.rows:
            for code, cell in row.cells.items():
                said[code].append(cell)
        tallies = {code: _tally(cells) for code, cells in said.items()}
        for answer in self.delegations:
            if answer.covers_all:
                tallies[answer.delegation][NO_VALUE] += len(self.rows) - len(said[answer.delegation])
        return tallies


@dataclass(frozen=True, slots=True)
class RegionReport:
    """The region as others may read it: of whoever answered, and of the home delegation only what it submitted.

    `delegations` are by code; `home` made it, on `day`.
    """

    region: Region
    delegations: Mapping[str, Delegation]
    forums: tuple[Forum, ...]
    home: Delegation
    day: date
    is_demonstration: bool = False

    @property
    def several(self) -> bool:
        """Whether a bare reference could be of more than one forum."""
        return len(self.forums) > 1


def _tally(cells: Iterable[RegionCell]) -> Counter[str]:
    return Counter(c.status or NO_VALUE for c in cells if c.position != Position.NOT_APPLICABLE)
