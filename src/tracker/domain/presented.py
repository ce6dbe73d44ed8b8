"""A state of all commitments, as presented at a meeting or as it is today, and what moved between two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.commitment import Commitment
from tracker.domain.fields import FIELDS, Value
from tracker.domain.overview import percent
from tracker.domain.query import NO_VALUE
from tracker.domain.submission import SUBMITTABLE
from tracker.domain.vocabulary import Position, Status

NOT_APPLICABLE = Position.NOT_APPLICABLE.value
"""Stands beside the statuses where commitments are counted: what does not apply has no status that counts."""

STATES: tuple[str, ...] = (*Status, NO_VALUE, NOT_APPLICABLE)
"""Where a commitment can stand, in the order of a table; NO_VALUE is "not reported", a state of its own."""

_COMPARED = tuple(key for key, one in FIELDS.items() if one.is_typed)


def state_of(commitment: Commitment) -> str:
    """Its status code, NO_VALUE, or NOT_APPLICABLE whatever its status."""
    if commitment.position is Position.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return commitment.status.value if commitment.status else NO_VALUE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many commitments stood where; `counts` has no zeros. `missing` values have not arrived on this laptop yet.

    `undecided` are those of which others are told one of several versions.
    """

    counts: Mapping[str, int]
    missing: int = 0
    undecided: int = 0

    @property
    def implemented(self) -> int:
        """Continuous work is not among them (GLOSSARY.md)."""
        return self.counts.get(Status.IMPLEMENTED, 0)

    @property
    def not_applicable(self) -> int:
        """Those that no rate counts."""
        return self.counts.get(NOT_APPLICABLE, 0)

    @property
    def applicable(self) -> int:
        """The denominator."""
        return sum(self.counts.values()) - self.not_applicable

    @property
    def percent(self) -> int | None:
        """The implementation rate, as the overview tells it; None where nothing applies."""
        return percent(self.implemented, self.applicable) if self.applicable else None


@dataclass(frozen=True, slots=True)
class Presented:
    """The commitments by id, in the outline's order, as they stood on a day.

    `missing` values have not arrived on this laptop; the commitments they belong to are `unknown` and not among
    `commitments`, for nobody can say how they stood. `stamp` is that of the freeze, 0 where there is none.
    """

    on: date
    commitments: Mapping[str, Commitment]
    missing: int = 0
    unknown: frozenset[str] = frozenset()
    stamp: int = 0

    @property
    def tally(self) -> Tally:
        """How many stood where."""
        counts = Counter(state_of(c) for c in self.commitments.values())
        return Tally(counts, self.missing, len(self.undecided))

    def overdue(self) -> tuple[str, ...]:
        """Those whose deadline had passed."""
        return tuple(i for i, c in self.commitments.items() if c.days_late(self.on))

    def standing(self, *states: str) -> tuple[str, ...]:
        """Those in one of these states."""
        return tuple(i for i, c in self.commitments.items() if state_of(c) in states)

    @property
    def undecided(self) -> tuple[str, ...]:
        """Of which others would be told a value that nobody decided on yet."""
        return tuple(i for i, c in self.commitments.items() if not set(c.conflicts).isdisjoint(SUBMITTABLE))

    def decided_in(self, later: Presented) -> tuple[str, ...]:
        """Those undecided here of which nothing is any more: what others were told of them need not hold."""
        still = set(later.undecided)
        return tuple(i for i in self.undecided if i in later.commitments and i not in still)

    @property
    def uncleared(self) -> tuple[str, ...]:
        """Of which others would be told what nobody has let go as it stands."""
        return tuple(i for i, c in self.commitments.items() if c.awaits_clearance)


@dataclass(frozen=True, slots=True)
class Move:
    """One field that said something else then; a set is one text, its members joined with "; ".

    `differed` and `differs`: it had, or has, versions that nobody decided between; the one shown first stands here.
    """

    key: str
    before: Value
    after: Value
    differed: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A commitment, as it stands after, with its fields that moved: those that may leave, and those that never do."""

    commitment: Commitment
    moves: tuple[Move, ...]
    internal: tuple[Move, ...]


Flow = Mapping[tuple[str, str], tuple[str, ...]]
"""Commitment ids by the states they went from and to; every commitment compared is in exactly one of them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states beside each other. `left_out` commitments are not known on both sides, so not compared."""

    before: Presented
    after: Presented
    moved: tuple[Moved, ...]
    flow: Flow
    newly_overdue: tuple[str, ...]
    reconfirmed: tuple[str, ...]
    left_out: tuple[str, ...] = field(default=())

    @property
    def compared(self) -> int:
        """How many commitments are known on both sides."""
        return sum(len(ids) for ids in self.flow.values())

    @property
    def same_status(self) -> tuple[str, ...]:
        """Those that stand where they stood, whatever else of them moved; in the outline's order."""
        found = {i for (a, b), ids in self.flow.items() if a == b for i in ids}
        return tuple(i for i in self.after.commitments if i in found)

    @property
    def unchanged(self) -> tuple[str, ...]:
        """Those of which nothing that may leave has moved: wherever "unchanged" is said, it is these."""
        touched = {moved.commitment.id for moved in self.moved if moved.moves}
        return tuple(i for i in self.same_status if i not in touched)

    @property
    def only_internal(self) -> tuple[str, ...]:
        """Those among the unchanged of which something moved all the same that never leaves."""
        return tuple(moved.commitment.id for moved in self.moved if not moved.moves)

    def went(self, *to: str, since: Iterable[str] = STATES) -> tuple[str, ...]:
        """Those that came to one of these states from another one, of `since`; in the outline's order."""
        former = set(since)
        found = {i for (a, b), ids in self.flow.items() if b in to and a in former and a != b for i in ids}
        return tuple(i for i in self.after.commitments if i in found)


def compare(before: Presented, after: Presented) -> Comparison:
    """What moved between two states of the same delegation's commitments."""
    both = [i for i in after.commitments if i in before.commitments]
    moved = []
    reconfirmed = []
    flow: dict[tuple[str, str], list[str]] = {}
    late = set(before.overdue())
    for entity in both:
        then, now = before.commitments[entity], after.commitments[entity]
        flow.setdefault((state_of(then), state_of(now)), []).append(entity)
        moves = [_move(key, then, now) for key in _COMPARED if then.value_of(key) != now.value_of(key)]
        if moves:
            outward = tuple(move for move in moves if move.key in SUBMITTABLE)
            moved.append(Moved(now, outward, tuple(move for move in moves if move.key not in SUBMITTABLE)))
        elif now.is_confirmed_since(before.stamp):
            reconfirmed.append(entity)
    known = set(both)
    everything = dict.fromkeys([*before.commitments, *after.commitments, *sorted(before.unknown | after.unknown)])
    return Comparison(
        before,
        after,
        tuple(moved),
        {key: tuple(ids) for key, ids in flow.items()},
        tuple(i for i in after.overdue() if i in known and i not in late),
        tuple(reconfirmed),
        tuple(i for i in everything if i not in known),
    )


def _move(key: str, then: Commitment, now: Commitment) -> Move:
    return Move(key, then.value_of(key), now.value_of(key), key in then.conflicts, key in now.conflicts)
