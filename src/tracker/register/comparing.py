"""Holds one cell of a returned workbook against its base and against what stands here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.domain.actions import subject_of
from tracker.domain.changes import FieldChange, WorkbookOrigin
from tracker.domain.fields import Value
from tracker.domain.received import ReceivedBase, ReceivedCell
from tracker.domain.review import Proposal, Standing
from tracker.journal.from_workbook import workbook_record
from tracker.journal.heads import root_of, state_of
from tracker.journal.record import WORKBOOK, Record
from tracker.register.matching import MatchedRow
from tracker.register.undoing import Actions
from tracker.storage.engine import Connection
from tracker.storage.journal_store import actions, imports_of, records_of
from tracker.storage.record_index import known_ids
from tracker.words import Message, message


@dataclass(frozen=True, slots=True)
class Sight:
    """One cell beside its base and what stands here now."""

    row: MatchedRow
    cell: ReceivedCell
    base: Value
    has_base: bool
    replaces: tuple[str, ...]
    foreign: bool
    """The base's records are not here: another installation exported the workbook."""

    @property
    def ours(self) -> Value:
        """What stands here now, the version shown where there are several."""
        return self.row.commitment.values.get(self.cell.key)

    @property
    def differs_here(self) -> bool:
        """Whether the field has differing versions already."""
        return self.cell.key in self.row.commitment.conflicts


class Comparison:
    """The rules of MERGE.md, "Workbook as a merge"."""

    def __init__(
        self,
        connection: Connection,
        home: str,
        origin: WorkbookOrigin,
        base: ReceivedBase | None,
        is_known_file: bool,
    ) -> None:
        self._connection = connection
        self._origin = origin
        self._base = base
        self._is_known_file = is_known_file
        named = {i for ids in base.records.values() for i in ids} if base else set()
        self._known = known_ids(connection, named)
        self._actions = Actions(actions(connection, home))

    def proposals(self, row: MatchedRow) -> Iterable[Proposal]:
        """What one row would change."""
        for cell in row.cells:
            found = self._compare(self._sight(row, cell))
            if found is not None:
                yield found

    def _sight(self, row: MatchedRow, cell: ReceivedCell) -> Sight:
        key = (row.commitment.id, cell.key)
        has_base = self._base is not None and key in self._base.values
        value = self._base.values[key] if self._base and has_base else None
        replaces = self._base.records.get(key, ()) if self._base else ()
        return Sight(row, cell, value, has_base, replaces, any(i not in self._known for i in replaces))

    def _compare(self, sight: Sight) -> Proposal | None:
        cell = sight.cell
        if cell.doubt is not None and cell.value is None:
            return self._proposal(sight, Standing.QUESTION, cell.doubt, readable=False)
        if not sight.has_base:
            return self._without_base(sight)
        if cell.value == sight.base:
            return self._unchanged(sight)
        return self._changed(sight)

    def _without_base(self, sight: Sight) -> Proposal | None:
        """A row or a column the export did not have, or a plain list: an empty cell says nothing there."""
        if sight.cell.value is None or sight.cell.value == sight.ours:
            return None
        reason = message("It is not known what stood here when the workbook left.")
        return self._new(sight, Standing.QUESTION, sight.row.doubt or sight.cell.doubt or reason)

    def _unchanged(self, sight: Sight) -> Proposal | None:
        if sight.cell.value == sight.ours:
            return None
        if sight.foreign:
            # The colleague's installation knew this value, and we never heard of it.
            return self._new(sight, self._standing(sight), sight.row.doubt)
        if self._changed_by_earlier_copy(sight):
            reason = message(
                "An earlier copy of this workbook changed this; this copy still shows what stood before. "
                "Take it only if that is meant."
            )
            return self._new(sight, Standing.QUESTION, reason)
        return None

    def _changed(self, sight: Sight) -> Proposal | None:
        if sight.cell.value == sight.ours and not sight.differs_here:
            return None
        standing, doubt = self._standing(sight), sight.row.doubt or sight.cell.doubt
        if sight.cell.value is None and standing is Standing.CLEAN:
            # A slip of the hand empties a cell as well: it is asked about, never taken with the clean ones.
            doubt = doubt or message("This cell was emptied. If you take that, nothing stands here any more.")
        return self._new(sight, standing, doubt)

    def _standing(self, sight: Sight) -> Standing:
        if sight.differs_here:
            return Standing.CONFLICT
        # What was cleared here on purpose has a record that says so; what was never reported has none.
        never_reported = sight.cell.key not in sight.row.commitment.shown
        untouched = sight.ours == sight.base or (sight.foreign and never_reported)
        return Standing.CLEAN if untouched else Standing.CONFLICT

    def _new(self, sight: Sight, standing: Standing, doubt: Message | None) -> Proposal | None:
        """A proposal, unless this very change is in the journal already and was not undone."""
        record = workbook_record(
            FieldChange(
                subject_of(sight.row.commitment), sight.cell.key, sight.cell.value, sight.replaces, origin=self._origin
            )
        )
        undone = self._undone(record.id)
        if undone is False or (undone and self._taken_again(sight)):
            return None
        if undone:
            reason = message("You took this in before and undid it. Take it again?")
            return replace(self._proposal(sight, Standing.QUESTION, reason), again=True)
        return self._proposal(sight, Standing.QUESTION if doubt else standing, doubt)

    def _undone(self, record: str) -> bool | None:
        """Whether the import that brought this record is undone; None if the record never came."""
        action = imports_of(self._connection, [record]).get(record)
        if action is None:
            return False if known_ids(self._connection, [record]) else None
        return self._actions.is_undone(self._actions.named(action))

    def _taken_again(self, sight: Sight) -> bool:
        """Whether the officer answered yes before, by a record of this installation that was not undone."""
        return any(
            record.replica
            and record.source == self._source
            and record.value == sight.cell.value
            and not self._actions.is_undone(self._actions.named(record.action))
            for record in self._records(sight)
        )

    def _changed_by_earlier_copy(self, sight: Sight) -> bool:
        """Whether what stands here came in another copy of this export; the same file asks nothing twice."""
        if self._is_known_file:
            return False
        records = self._records(sight)
        known = {r.id: r for r in records}
        return any(root_of(head, known).source == self._source for head in state_of(records).heads)

    def _records(self, sight: Sight) -> list[Record]:
        return records_of(self._connection, (sight.row.commitment.id, sight.cell.key, None))

    @property
    def _source(self) -> str:
        return WORKBOOK + self._origin.snapshot

    def _proposal(self, sight: Sight, standing: Standing, reason: Message | None, readable: bool = True) -> Proposal:
        commitment = sight.row.commitment
        return Proposal(
            number=0,
            entity=commitment.id,
            forum=commitment.recommendation.forum,
            delegation=commitment.delegation,
            ref=commitment.ref,
            key=sight.cell.key,
            base=sight.base,
            ours=sight.ours,
            theirs=sight.cell.value,
            standing=standing,
            place=sight.cell.place,
            replaces=sight.replaces,
            shown=commitment.shown.get(sight.cell.key, ()),
            reason=reason,
            received=sight.cell.text,
            clears=readable and sight.cell.value is None,
            readable=readable,
        )
