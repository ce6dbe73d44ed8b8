"""Ways to get the merge wrong, each a laptop that is right in all else: the random weeks have to notice every one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from simulations.laptop import Action
from simulations.memory import Cell, Filled, Replica
from tracker.domain.changes import FieldChange
from tracker.domain.fields import Value
from tracker.journal.clock import is_far_ahead
from tracker.journal.deletion import Existence
from tracker.journal.heads import FieldState
from tracker.journal.record import WORKBOOK, Record, Register, make_record
from tracker.journal.taking_back import Restoration


class NewestClockWins(Replica):
    """Of differing versions only the one with the latest stamp survives."""

    def derive(self, register: Register) -> FieldState:
        return FieldState(super().derive(register).heads[:1])


class ReplaceCurrentHeads(Replica):
    """An edit replaces what stands when it is saved, not what was on screen."""

    def edit(self, now: datetime, changes: Mapping[Register, tuple[FieldState, Value]]) -> Action | None:
        return super().edit(now, {r: (self.state(r), value) for r, (_, value) in changes.items()})


class RejectSkewedClocks(Replica):
    """A record from a clock far ahead is not believed."""

    def accepts(self, now: datetime, record: Record) -> bool:
        return super().accepts(now, record) and not is_far_ahead(record.stamp, now)


class WinnerByArrival(Replica):
    """Of differing versions the one that came last survives."""

    def derive(self, register: Register) -> FieldState:
        heads = super().derive(register).heads
        return FieldState(tuple([h for h in self.registers[register].values() if h in heads][-1:]))


class ForgetReplacedIds(Replica):
    """What a record replaces is looked up once: a record that comes after its replacement stands."""

    def derive(self, register: Register) -> FieldState:
        heads: dict[str, Record] = {}
        for record in self.registers.get(register, {}).values():
            heads = {i: h for i, h in heads.items() if i not in record.replaces} | {record.id: record}
        return FieldState(tuple(sorted(heads.values(), key=lambda r: r.rank, reverse=True)))


class ImportWithOwnId(Replica):
    """The record of a value that came in a workbook names the importing laptop."""

    def received(self, change: FieldChange) -> Record:
        record = super().received(change)
        return make_record(
            change.subject,
            change.key,
            change.element,
            change.value,
            replaces=record.replaces,
            stamp=record.stamp,
            author=record.author,
            source=record.source,
            replica=self.name,
        )


class HighWaterMark(Replica):
    """Of a laptop whose fifth record is here, the first four are taken to be."""

    def accepts(self, now: datetime, record: Record) -> bool:
        highest = max((r.sequence for r in self.journal if r.replica == record.replica), default=-1)
        return super().accepts(now, record) and (not record.replica or record.sequence > highest)


class EditReplacesUnseenVersions(Replica):
    """An edit replaces all differing versions, although only one was shown."""

    def overwritten(self, seen: FieldState) -> tuple[str, ...]:
        return tuple(h.id for h in seen.heads)


class SecondCopyComparedWithFirst(Replica):
    """Once a copy of an export came back, the next is compared with what that copy brought."""

    def base(self, book: Filled, register: Register) -> Cell:
        state = self.state(register)
        came = any(r.source == WORKBOOK + book.origin.snapshot for r in self.journal)
        return Cell(state.value, tuple(h.id for h in state.shown)) if came else super().base(book, register)


class DecisionReplacesOneHead(Replica):
    """A decision replaces the version shown first."""

    def decided(self, seen: FieldState) -> tuple[str, ...]:
        return tuple(h.id for h in seen.heads[:1])


class UndoOverwritesLaterEdit(Replica):
    """Undo brings the former value back whatever was said since."""

    def taken_back(self, register: Register, own: set[str], inverted: set[str]) -> list[Restoration] | None:
        found = super().taken_back(register, own, inverted)
        return found if found is not None else [Restoration(tuple(h.id for h in self.state(register).heads), None)]


class RemovalRemovesUnseenAdds(Replica):
    """A removal from a set removes every addition there is."""

    def removed(self, register: Register, seen: FieldState) -> tuple[str, ...]:
        return tuple(h.id for h in self.state(register).heads)


class DeletionIgnoresUnseenEdits(Replica):
    """A deleted thing is gone, whatever somebody else wrote in it."""

    def derive_existence(self, heads: Iterable[Record]) -> Existence:
        return replace(super().derive_existence(heads), unseen=())


BUGS: Collection[type[Replica]] = (
    NewestClockWins,
    ReplaceCurrentHeads,
    RejectSkewedClocks,
    WinnerByArrival,
    ForgetReplacedIds,
    ImportWithOwnId,
    HighWaterMark,
    EditReplacesUnseenVersions,
    SecondCopyComparedWithFirst,
    DecisionReplacesOneHead,
    UndoOverwritesLaterEdit,
    RemovalRemovesUnseenAdds,
    DeletionIgnoresUnseenEdits,
)
