"""One laptop without a database: the product's journal algebra over a dict, and what people say on it.

Whoever does something had something on screen (`FieldState`), which may be out of date. Nothing here decides what
survives: that is `tracker.journal`. Planted bugs override one method each (`simulations.planted`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from tracker.domain.changes import FieldChange, Subject
from tracker.domain.fields import Value
from tracker.journal.clock import next_stamp
from tracker.journal.deletion import DELETED, GONE, Existence, existence_of, seen_by_deleter
from tracker.journal.heads import FieldState, state_of
from tracker.journal.record import RESTORES, WORKBOOK, Record, Register, make_record, register_of


@dataclass(slots=True)
class Action:
    """What one person did at one time; `records` holds what it wrote, and what it took in."""

    id: str
    undoes: str | None = None
    records: list[Record] = field(default_factory=list)


class Laptop:
    """An installation; `journal` holds its records in the order in which they came.

    `numbers` tell actions apart, also those of a copied laptop or after a backup, as their UUIDs do.
    """

    def __init__(self, name: str, numbers: Iterator[int]) -> None:
        self.name = name
        self.numbers = numbers
        self.journal: list[Record] = []
        self.records: dict[str, Record] = {}
        self.registers: defaultdict[Register, dict[str, Record]] = defaultdict(dict)
        self.actions: dict[str, Action] = {}
        self.undone_by: dict[str, str] = {}
        self.brought_by: dict[str, str] = {}
        self.files: set[int] = set()
        self.sent: dict[str, int] = {}
        self.stamp = 0
        self.sequence = 0
        self._states: dict[Register, FieldState] = {}
        self._existences: dict[str, Existence] = {}

    def insert(self, record: Record) -> bool:
        """Insert or ignore by id."""
        if record.id in self.records:
            return False
        register = register_of(record)
        self.journal.append(record)
        self.records[record.id] = record
        self.registers[register][record.id] = record
        self._states.pop(register, None)
        self._existences.pop(record.entity, None)
        return True

    def state(self, register: Register) -> FieldState:
        """What stands in one register."""
        if register not in self._states:
            self._states[register] = self.derive(register)
        return self._states[register]

    def derive(self, register: Register) -> FieldState:
        """What the records of a register say."""
        return state_of(self.registers.get(register, {}).values())

    def existence(self, entity: str) -> Existence:
        """Whether a thing is here, gone, or deleted by one and edited by another."""
        if entity not in self._existences:
            registers = [r for r in self.registers if r[0] == entity]
            self._existences[entity] = self.derive_existence(h for r in registers for h in self.state(r).heads)
        return self._existences[entity]

    def derive_existence(self, heads: Iterable[Record]) -> Existence:
        """What all heads of a thing say together."""
        return existence_of(heads)

    def visible(self) -> dict[Register | str, object]:
        """All that can be seen here of what came."""
        used = [register for register, records in self.registers.items() if records]
        states: dict[Register | str, object] = {r: tuple(h.id for h in self.state(r).heads) for r in used}
        return states | {entity: self.existence(entity) for entity, _, _ in used}

    def rebuilt(self, journal: Iterable[Record]) -> Self:
        """Another laptop of this make that took in these records, in this order."""
        other = type(self)(self.name, self.numbers)
        for record in journal:
            other.insert(record)
        return other

    def copied(self) -> Self:
        """A backup, or another laptop that cannot tell itself from this one."""
        other = type(self)(self.name, self.numbers)
        other.become(self)
        return other

    def become(self, other: Self) -> None:
        """Go back to a backup: what came since is forgotten, and its sequence numbers come again."""
        for name, value in vars(other).items():
            setattr(self, name, value if name == "numbers" else copy(value))
        self.registers = defaultdict(dict, {r: dict(records) for r, records in other.registers.items()})

    # ------------------------------------------------------------------ what people do

    def edit(self, now: datetime, changes: Mapping[Register, tuple[FieldState, Value]]) -> Action | None:
        """One action that gives values over what was on screen; the value that was on screen is no change."""
        wanted = [
            change_of(register, value, self.overwritten(seen))
            for register, (seen, value) in changes.items()
            if seen.differs or seen.value != value
        ]
        return self.perform(now, wanted) if wanted else None

    def overwritten(self, seen: FieldState) -> tuple[str, ...]:
        """What an edit on this sight replaces."""
        return tuple(r.id for r in seen.shown)

    def decide(self, now: datetime, register: Register, seen: FieldState, value: Value) -> Action:
        """End differing versions, all of which are on screen."""
        return self.perform(now, [change_of(register, value, self.decided(seen))])

    def decided(self, seen: FieldState) -> tuple[str, ...]:
        """What a decision on this sight replaces."""
        return tuple(r.id for r in seen.heads)

    def change_member(self, now: datetime, register: Register, seen: FieldState) -> Action:
        """Add the element to its set, or remove it if it is in it."""
        if seen.contains:
            return self.perform(now, [change_of(register, None, self.removed(register, seen))])
        return self.perform(now, [change_of(register, 1, ())])

    def removed(self, register: Register, seen: FieldState) -> tuple[str, ...]:
        """What a removal on this sight replaces."""
        return tuple(r.id for r in seen.heads)

    def delete(self, now: datetime, entity: str, deletion: FieldState, on_screen: Collection[Record]) -> Action:
        """Delete a thing of which these heads were on screen."""
        change = change_of((entity, DELETED, None), GONE, tuple(r.id for r in deletion.heads))
        return self.perform(now, [change], self.seen(entity, on_screen))

    def seen(self, entity: str, on_screen: Collection[Record]) -> frozenset[str]:
        """What a deleter saw."""
        return seen_by_deleter(on_screen)

    def bring_back(self, now: datetime, entity: str, deletion: FieldState) -> Action:
        """Take a thing from among the deleted ones, or decide that it is not deleted."""
        return self.perform(now, [change_of((entity, DELETED, None), None, tuple(r.id for r in deletion.heads))])

    def perform(self, now: datetime, changes: Iterable[FieldChange], seen: frozenset[str] = frozenset()) -> Action:
        """Write changes as one action."""
        action = self.begin()
        for change in changes:
            self.write(now, action, change, seen)
        return action

    def begin(self, undoes: str | None = None) -> Action:
        """A new line in the list of what people did here."""
        action = Action(f"action {next(self.numbers)}", undoes)
        self.actions[action.id] = action
        if undoes is not None:
            self.undone_by[undoes] = action.id
        return action

    def write(self, now: datetime, action: Action, change: FieldChange, seen: frozenset[str] = frozenset()) -> Record:
        """A record of what somebody says here now."""
        self.stamp = next_stamp(self.stamp, now)
        self.sequence += 1
        source = RESTORES + change.restores if change.restores is not None else ""
        if change.again and change.origin:
            source = WORKBOOK + change.origin.snapshot
        record = make_record(
            change.subject,
            change.key,
            change.element,
            change.value,
            replaces=frozenset(change.replaces),
            seen=seen,
            stamp=self.stamp,
            author=self.name,
            source=source,
            replica=self.name,
            sequence=self.sequence,
            action=action.id,
        )
        self.insert(record)
        action.records.append(record)
        return record


def change_of(register: Register, value: Value, replaces: tuple[str, ...]) -> FieldChange:
    """The change of a register as the journal knows it."""
    entity, key, element = register
    kind = "note" if entity.startswith("note") else "commitment"
    return FieldChange(Subject(entity, "F", "CRI", kind), key, value, replaces, element)
