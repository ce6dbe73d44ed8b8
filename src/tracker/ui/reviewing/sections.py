"""How a review is laid out: what was emptied, for it takes something away and is seen first; changes by recommendation,
what other delegations submitted, ignored cells. Knows nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.domain.commitment import Commitment
from tracker.domain.references import natural_key, split_reference
from tracker.domain.review import Ignored, Proposal
from tracker.words import Words, plural


class Kind(StrEnum):
    """What the lines of a section have in common."""

    RECOMMENDATION = "recommendation"
    EMPTIED = "emptied"
    SUBMITTED = "submitted"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Section:
    """Changes, or ignored cells, under one heading, whose words are put together only where it is seen."""

    kind: Kind
    proposals: tuple[Proposal, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    commitment: Commitment | None = None

    @property
    def lines(self) -> tuple[Proposal, ...] | tuple[Ignored, ...]:
        """What stands under the heading."""
        return self.proposals or self.ignored

    @property
    def is_named(self) -> bool:
        """Whether each line tells its own reference, for the heading does not."""
        return self.kind in (Kind.EMPTIED, Kind.SUBMITTED)

    def title(self, delegations: Mapping[str, str], words: Words) -> str:
        """The heading in one line; `delegations` are names by code."""
        changes, n = self.proposals, len(self.lines)
        if self.commitment is not None:
            return f"{changes[0].ref}   {' '.join(self.commitment.text.body.split())}"
        match self.kind:
            case Kind.EMPTIED if all(p.place.sheet for p in changes):
                return words(plural("{n} emptied cell", "{n} emptied cells", n))
            case Kind.EMPTIED:
                return words(plural("{n} emptied field", "{n} emptied fields", n))
            case Kind.SUBMITTED:
                code = changes[0].delegation
                return words("Submitted by {delegation}", delegation=delegations.get(code, code))
            case Kind.IGNORED:
                return words(plural("{n} cell ignored", "{n} cells ignored", n))
        return changes[0].ref

    def full(self, delegations: Mapping[str, str], words: Words) -> str:
        """The heading with the recommendation as it was written."""
        if self.commitment is not None:
            return f"{self.proposals[0].ref}  {self.commitment.text.body}"
        return self.title(delegations, words)


def arranged(
    proposals: Sequence[Proposal], ignored: Sequence[Ignored], commitments: Mapping[str, Commitment]
) -> tuple[Section, ...]:
    """In the order an officer reads them; empty sections are left out."""
    ordered = sorted(proposals, key=lambda p: (_order(p.ref), p.number))
    by_entity: dict[str, list[Proposal]] = {}
    submitted: dict[str, list[Proposal]] = {}
    cleared: list[Proposal] = []
    for proposal in ordered:
        if proposal.is_submitted:
            submitted.setdefault(proposal.delegation, []).append(proposal)
        elif proposal.clears:
            cleared.append(proposal)
        else:
            by_entity.setdefault(proposal.entity, []).append(proposal)
    found = [Section(Kind.EMPTIED, tuple(cleared))] if cleared else []
    found += [Section(Kind.RECOMMENDATION, tuple(some), commitment=commitments.get(e)) for e, some in by_entity.items()]
    found += [Section(Kind.SUBMITTED, tuple(some)) for some in submitted.values()]
    if ignored:
        found.append(Section(Kind.IGNORED, ignored=tuple(ignored)))
    return tuple(found)


def only(sections: Sequence[Section], wanted: Callable[[Proposal], bool]) -> tuple[Section, ...]:
    """Those changes alone, in the same order; ignored cells are left out."""
    kept = ((section, tuple(filter(wanted, section.proposals))) for section in sections)
    return tuple(replace(section, proposals=some) for section, some in kept if some)


def _order(ref: str) -> tuple[int, ...]:
    split = split_reference(ref)
    return natural_key(split[1]) if split else ()
