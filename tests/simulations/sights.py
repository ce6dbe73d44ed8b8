"""What may be said in a random week, and how it looks to somebody at a laptop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulations.truth import NOTHING, Behind, canonical
from tracker.journal.deletion import DELETED
from tracker.journal.heads import FieldState
from tracker.journal.record import Register

FIELDS: tuple[Register, ...] = tuple((e, k, None) for e in ("c1", "c2") for k in ("status", "lead"))
MEMBERS: tuple[Register, ...] = (("c1", "contributing", "Labour"),)
NOTES = ("note 1", "note 2")
TEXTS: tuple[Register, ...] = tuple((n, k, None) for n in NOTES for k in ("text", "topic"))
VALUES = ("a", "b", "c", None)

REGISTERS = (*FIELDS, *MEMBERS, *TEXTS, *((note, DELETED, None) for note in NOTES))

Visible = dict[Register, frozenset[str]]
"""What a laptop shows, as canonical values."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One register as somebody has it on screen: as the laptop shows it, and the sayings behind each value."""

    register: Register
    state: FieldState
    behind: Behind

    @property
    def shown(self) -> frozenset[str]:
        """The sayings whose value is on screen where only one version is shown."""
        return self.behind.get(canonical(self.state.value), frozenset())

    @property
    def all(self) -> frozenset[str]:
        """The sayings of every version."""
        return frozenset().union(*self.behind.values())


@dataclass(slots=True)
class Mark:
    """All that was shown before an action; how many records each of its registers, and the journal, had after it."""

    before: Visible
    count: dict[Register, int]
    total: int


def versions(register: Register, state: FieldState) -> frozenset[str]:
    """What is shown of one register; in a set, an addition wins."""
    if register[2] is not None:
        return frozenset({canonical(1 if state.contains else None)})
    return frozenset(canonical(h.value) for h in state.heads) or frozenset({NOTHING})


def registers_of(note: str) -> Iterator[Register]:
    """Whether it is deleted, and what it says."""
    yield note, DELETED, None
    yield from (r for r in TEXTS if r[0] == note)
