"""How a review is laid out: changes by recommendation, then what was emptied, then what other delegations submitted,
then ignored cells. Knows nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.commitment import Commitment
from tracker.domain.references import natural_key, split_reference
from tracker.domain.review import Ignored, Proposal
from tracker.words import Words, plural


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its changes, or with ignored cells; `named` says that each line tells its own reference."""

    title: str
    full: str
    lines: tuple[Proposal, ...] | tuple[Ignored, ...]
    named: bool = False

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Its changes; none where it holds ignored cells."""
        return tuple(line for line in self.lines if isinstance(line, Proposal))


def sections(
    proposals: Sequence[Proposal],
    ignored: Sequence[Ignored],
    commitments: Mapping[str, Commitment],
    delegations: Mapping[str, str],
    words: Words,
) -> tuple[Section, ...]:
    """In the order an officer reads them; empty sections are left out."""
    ordered = sorted(proposals, key=lambda p: (_order(p.ref), p.number))
    by_entity: dict[str, list[Proposal]] = {}
    submitted: dict[str, list[Proposal]] = {}
    for proposal in ordered:
        if proposal.is_submitted:
            submitted.setdefault(proposal.delegation, []).append(proposal)
        elif not proposal.clears:
            by_entity.setdefault(proposal.entity, []).append(proposal)
    found = [_of_recommendation(tuple(group), commitments.get(entity)) for entity, group in by_entity.items()]
    cleared = tuple(p for p in ordered if p.clears and not p.is_submitted)
    if cleared:
        title = words(plural("{n} emptied cell", "{n} emptied cells", len(cleared)))
        if not all(p.place.sheet for p in cleared):
            title = words(plural("{n} emptied field", "{n} emptied fields", len(cleared)))
        found.append(Section(title, title, cleared, named=True))
    for code, group in submitted.items():
        title = words("Submitted by {delegation}", delegation=delegations.get(code, code))
        found.append(Section(title, title, tuple(group), named=True))
    if ignored:
        title = words(plural("{n} cell ignored", "{n} cells ignored", len(ignored)))
        found.append(Section(title, title, tuple(ignored)))
    return tuple(found)


def _of_recommendation(group: tuple[Proposal, ...], commitment: Commitment | None) -> Section:
    ref = group[0].ref
    if commitment is None:
        return Section(ref, ref, group)
    text = " ".join(commitment.text.body.split())
    return Section(f"{ref}   {text}", f"{ref}  {commitment.text.body}", group)


def _order(ref: str) -> tuple[int, ...]:
    split = split_reference(ref)
    return natural_key(split[1]) if split else ()
