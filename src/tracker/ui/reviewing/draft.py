"""What the officer has said so far of each received change. Knows nothing of Qt; nothing is written from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.fields import FIELDS, Value
from tracker.domain.review import Answers, Decision, Proposal, Review, Standing


def choices(proposal: Proposal, *, stored: bool) -> tuple[Decision, ...]:
    """What can be said of a change, besides typing another value.

    What came in an update file is `stored` whatever is said: it can be decided against, but not left out.
    """
    if proposal.fixed:
        return (Decision.TAKE, Decision.LEAVE) if proposal.again else ()
    match proposal.standing:
        case Standing.CLEAN:
            return (Decision.TAKE, Decision.KEEP if stored else Decision.LEAVE)
        case _ if proposal.is_only_taken_away:
            return (Decision.TAKE, Decision.KEEP)
        case Standing.CONFLICT:
            return (Decision.TAKE, Decision.KEEP, Decision.BOTH)
        case Standing.QUESTION if proposal.readable and proposal.again and not stored:
            return (Decision.TAKE, Decision.KEEP, Decision.BOTH, Decision.LEAVE)
        case Standing.QUESTION if proposal.readable:
            return (Decision.TAKE, Decision.KEEP, Decision.LEAVE)
        case _:
            return (Decision.KEEP, Decision.LEAVE)


@dataclass
class Draft:
    """Decisions and typed values by proposal number; opens with the usual ones made, and those `kept` from before."""

    review: Review
    kept: Answers = Answers()
    _decisions: dict[int, Decision] = field(init=False)
    _edited: dict[int, Value] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._decisions, self._edited = self._opening()

    def choices(self, proposal: Proposal) -> tuple[Decision, ...]:
        """What can be said of this change."""
        return choices(proposal, stored=self.is_stored(proposal))

    def is_stored(self, proposal: Proposal) -> bool:
        """Whether it came in an update file, and is taken in whatever is said of it."""
        return self.review.source_of(proposal).origin is None

    def can_be_edited(self, proposal: Proposal) -> bool:
        """Whether a value can be typed in its place: not for another's word, a member of a set or a stamp."""
        is_typed = proposal.key not in FIELDS or FIELDS[proposal.key].is_typed
        is_note_undone = proposal.note is not None and bool(proposal.note.again)
        return not proposal.fixed and proposal.element is None and is_typed and not is_note_undone

    def is_ticked(self, proposal: Proposal) -> bool | None:
        """Whether its box is ticked; None for what has no box."""
        if proposal.standing is not Standing.CLEAN:
            return None
        return self.decision(proposal) is Decision.TAKE

    def tick(self, proposal: Proposal, *, ticked: bool) -> None:
        """Take a clean change, or not."""
        against = next(d for d in (Decision.LEAVE, Decision.KEEP) if d in self.choices(proposal))
        self.decide([proposal], Decision.TAKE if ticked else against)

    def decision(self, proposal: Proposal) -> Decision | None:
        """None while it is undecided."""
        return self._decisions.get(proposal.number)

    def is_edited(self, proposal: Proposal) -> bool:
        """Whether a value was typed in place of theirs."""
        return proposal.number in self._edited

    def taken(self, proposal: Proposal) -> Value:
        """The value that taking this change would write."""
        return self._edited.get(proposal.number, proposal.theirs)

    def decide(self, proposals: Sequence[Proposal], decision: Decision) -> None:
        """Say the same of several changes; those it cannot be said of stay as they are."""
        for proposal in proposals:
            if decision in self.choices(proposal):
                self._decisions[proposal.number] = decision
                self._edited.pop(proposal.number, None)

    def edit(self, proposal: Proposal, value: Value) -> None:
        """Take a typed value in place of theirs."""
        self._decisions[proposal.number] = Decision.TAKE
        self._edited[proposal.number] = value

    def take_all_clean(self) -> None:
        """Tick every clean change, those that were unticked too; typed values stay."""
        self._decisions |= self._usual()

    @property
    def undecided(self) -> tuple[Proposal, ...]:
        """What still waits for a word."""
        return tuple(p for p in self.review.proposals if p.number not in self._decisions)

    @property
    def is_touched(self) -> bool:
        """Whether anything differs from how the review opened."""
        return (self._decisions, self._edited) != self._opening()

    def answers(self) -> Answers:
        """All that was said; what is undecided is not in it."""
        return Answers(dict(self._decisions), dict(self._edited))

    def _opening(self) -> tuple[dict[int, Decision], dict[int, Value]]:
        edited = dict(self.kept.edited)
        return self._usual() | dict(self.kept.decisions) | dict.fromkeys(edited, Decision.TAKE), edited

    def _usual(self) -> dict[int, Decision]:
        return {p.number: usual for p in self.review.proposals if (usual := p.usual) is not None}
