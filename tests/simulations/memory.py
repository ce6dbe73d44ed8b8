"""A laptop in memory that takes back what was done on it, and exchanges update files and workbooks with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from simulations.laptop import Action, Laptop, change_of
from tracker.domain.changes import FieldChange, WorkbookOrigin
from tracker.domain.fields import Value
from tracker.journal.clock import next_stamp, observe
from tracker.journal.from_workbook import workbook_record
from tracker.journal.heads import FieldState, root_of
from tracker.journal.record import WORKBOOK, Record, Register, register_of
from tracker.journal.taking_back import Restoration, take_back


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it was written into a workbook, and the records it stood for."""

    value: Value
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook somebody filled in: the export it is a copy of, and the cells that were changed."""

    origin: WorkbookOrigin
    cells: Mapping[Register, Cell]
    typed: Mapping[Register, Value]
    file: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value in a workbook that is not what stands; a question where only a person may say what is meant."""

    change: FieldChange
    is_question: bool = False
    again: bool = False

    @property
    def register(self) -> Register:
        """What it is about."""
        return self.change.subject.entity, self.change.key, self.change.element


class Replica(Laptop):
    """An installation whole."""

    # ------------------------------------------------------------------ undo and redo

    def is_undone(self, action: str) -> bool:
        """Whether the action is taken back at present."""
        links = 0
        while action in self.undone_by:
            action = self.undone_by[action]
            links += 1
        return links % 2 == 1

    def last_word(self, action: str) -> str:
        """The end of the action's chain of undo and redo."""
        while action in self.undone_by:
            action = self.undone_by[action]
        return action

    def to_undo(self) -> list[Action]:
        """The actions that stand, newest last."""
        return [a for a in self.actions.values() if a.undoes is None and not self.is_undone(a.id)]

    def to_redo(self) -> Action | None:
        """The action undone last, as long as nothing new was done since."""
        order = {a: number for number, a in enumerate(self.actions)}
        performed = [a for a in self.actions.values() if a.undoes is None]
        newest = max((order[a.id] for a in performed), default=0)
        words = {order[self.last_word(a.id)]: a for a in performed if self.is_undone(a.id)}
        latest = max(words, default=-1)
        return words[latest] if latest > newest else None

    def step_back(self, now: datetime, performed: Action, again: bool = False) -> tuple[Action, list[Register]]:
        """Undo an action, or redo it; with the registers where it was left because of later edits."""
        last = self.actions[self.last_word(performed.id)]
        inverted = {r.id for r in last.records} if again else set()
        step = self.begin(last.id)
        left = []
        for register in dict.fromkeys(register_of(r) for r in performed.records):
            own = {r.id for r in performed.records if register_of(r) == register}
            restorations = self.taken_back(register, own, inverted & self.registers[register].keys())
            if restorations is None:
                left.append(register)
            for restoration in restorations or ():
                former = restoration.restores
                change = change_of(register, former.value if former else None, restoration.replaces)
                change = replace(change, restores=former.as_source if former else "")
                self.write(now, step, change, former.seen if former else frozenset())
        return step, left

    def taken_back(self, register: Register, own: set[str], inverted: set[str]) -> list[Restoration] | None:
        """What undo has to write in one register."""
        records = self.registers[register].values()
        effective, echoes = self.effective(records), self.echoes(records)
        return take_back(records, effective=effective, echoes=echoes, own=own, inverted=inverted)

    def echoes(self, records: Iterable[Record]) -> set[str]:
        """Ids of what undo and redo wrote here."""
        return {r.id for r in records if r.restores is not None and r.id not in self.brought_by}

    def effective(self, records: Iterable[Record]) -> set[str]:
        """Ids of what was said and is not taken back here; undoing elsewhere says something, undoing here does not."""
        return {r.id for r in records if self._is_effective(r)}

    def _is_effective(self, record: Record) -> bool:
        if record.id in self.brought_by:
            return not self.is_undone(self.brought_by[record.id])
        return record.restores is None and not self.is_undone(record.action)

    # ------------------------------------------------------------------ exchange

    def take_in(self, now: datetime, records: Sequence[Record]) -> Action | None:
        """Take in an update file; None if nothing in it is new."""
        new = [r for r in dict.fromkeys(records) if self.accepts(now, r)]
        if not new:
            return None
        action = self.begin()
        for record in new:
            self.insert(record)
            self.brought_by[record.id] = action.id
            self.stamp = observe(self.stamp, [record.stamp], now)
        action.records += new
        return action

    def accepts(self, now: datetime, record: Record) -> bool:
        """Whether a record is new here; there is no other reason to leave one out."""
        return record.id not in self.records

    def export(self, now: datetime, number: int, registers: Iterable[Register]) -> Filled:
        """An untouched workbook."""
        self.stamp = next_stamp(self.stamp, now)
        states = {register: self.state(register) for register in registers}
        cells = {r: Cell(state.value, tuple(h.id for h in state.shown)) for r, state in states.items()}
        return Filled(WorkbookOrigin(f"snapshot {number}", "", self.stamp), cells, {}, number)

    def compare(self, book: Filled) -> list[Proposal]:
        """What a workbook would change (the rules of tracker.register.comparing)."""
        return [p for register in book.cells if (p := self._compare(book, register)) is not None]

    def base(self, book: Filled, register: Register) -> Cell:
        """What the cell is compared with."""
        return book.cells[register]

    def _compare(self, book: Filled, register: Register) -> Proposal | None:
        base, state = self.base(book, register), self.state(register)
        value = book.typed.get(register, book.cells[register].value)
        if value == state.value and not (state.differs and value != base.value):
            return None
        change = replace(change_of(register, value, base.records), origin=book.origin)
        is_question = False
        if value == base.value and all(i in self.records for i in base.records):
            known = self.registers[register]
            source = WORKBOOK + book.origin.snapshot
            is_question = book.file not in self.files and any(root_of(h, known).source == source for h in state.heads)
            if not is_question:
                return None
        record = self.received(change)
        if record.id not in self.records:
            return Proposal(change, is_question)
        if not self._was_undone(record) or self._was_taken_again(change):
            return None
        return Proposal(change, is_question=True, again=True)

    def _was_undone(self, record: Record) -> bool:
        return record.id in self.brought_by and self.is_undone(self.brought_by[record.id])

    def _was_taken_again(self, change: FieldChange) -> bool:
        return change.origin is not None and any(
            r.source == WORKBOOK + change.origin.snapshot and r.value == change.value and r.id in self.effective([r])
            for r in self.registers[change.subject.entity, change.key, change.element].values()
            if r.replica
        )

    def received(self, change: FieldChange) -> Record:
        """The record of a value that came in a workbook."""
        return workbook_record(change)

    def finish(
        self, now: datetime, book: Filled, taken: Sequence[tuple[Proposal, FieldState | None, Value]]
    ) -> Action | None:
        """Take in what was decided: each as it is, or with a decision for a value over what was on screen beside it."""
        self.files.add(book.file)
        if not taken:
            return None
        action = self.begin()
        for proposal, seen, value in taken:
            ids = self._receive(now, action, proposal)
            if seen is not None:
                over = (*(r.id for r in seen.shown), *ids)
                self.write(now, action, change_of(proposal.register, value, over))
        return action

    def _receive(self, now: datetime, action: Action, proposal: Proposal) -> list[str]:
        if proposal.again:
            return [self.write(now, action, replace(proposal.change, again=True)).id]
        record = self.received(proposal.change)
        if self.insert(record):
            self.brought_by[record.id] = action.id
            action.records.append(record)
            self.stamp = observe(self.stamp, [record.stamp], now)
        return [record.id]
