"""Holds a returned workbook against the database: three-way, cell by cell, writing nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.domain.actions import subject_of
from tracker.domain.changes import FieldChange, WorkbookOrigin
from tracker.domain.commitment import Commitment
from tracker.domain.fields import FIELDS, Value
from tracker.domain.forum import Delegation
from tracker.domain.received import ReceivedBase, ReceivedCell, ReceivedWorkbook
from tracker.domain.references import natural_key
from tracker.domain.review import Proposal, Review, Standing
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.journal.from_workbook import workbook_record
from tracker.journal.heads import root_of, state_of
from tracker.journal.record import WORKBOOK
from tracker.progress import Progress
from tracker.register.matching import MatchedRow, match_rows
from tracker.register.undoing import read_actions
from tracker.storage.engine import Connection
from tracker.storage.journal_store import import_of, known_ids, last_import_of_file, records_of
from tracker.storage.snapshots import find_snapshot
from tracker.words import Message, Words, message

REFUSED = message("The workbook was not imported.")


def receive_file(path: Path, progress: Progress) -> ReceivedWorkbook:
    """What the file says; raises `UserError` for one that cannot be used. What reads it is imported only here."""
    from tracker.workbook.receive import receive

    return receive(path, progress)


def hold_against(
    connection: Connection,
    received: ReceivedWorkbook,
    home: Delegation,
    current: Mapping[str, Commitment],
    delegations: Sequence[Delegation],
    words: Words,
) -> Review:
    """The review of a workbook; `current` are all commitments of the home delegation, by id.

    Raises `UserError` for a workbook of another delegation or of a forum this catalogue does not have.
    """
    _refuse_foreign(received, home, current, delegations, words)
    base, notices = _base(connection, received)
    origin = WorkbookOrigin(
        received.snapshot or f"plain-{received.file_hash[:32]}",
        canonical_name(received.filled_in_by),
        base.stamp if base else 0,
    )
    rows, ignored = match_rows(received.rows, current)
    if base is None:
        reason = message("The workbook holds no trace of what was exported, so nothing is taken without your word.")
        rows = [replace(row, doubt=row.doubt or reason) for row in rows]
    comparison = _Comparison(connection, origin, base)
    found = [p for row in rows for p in comparison.proposals(row)]
    order = {key: number for number, key in enumerate(FIELDS)}
    found.sort(key=lambda p: (p.forum, natural_key(p.ref), order[p.key], p.place.row))
    return Review(
        file="",
        file_hash=received.file_hash,
        author=origin.author,
        origin=origin,
        exported_at=base.at if base else "",
        proposals=tuple(replace(p, number=number) for number, p in enumerate(found)),
        ignored=(*received.ignored, *ignored),
        notices=(*notices, *_seen_before(connection, received.file_hash)),
    )


def _refuse_foreign(
    received: ReceivedWorkbook,
    home: Delegation,
    current: Mapping[str, Commitment],
    delegations: Sequence[Delegation],
    words: Words,
) -> None:
    if received.delegation and received.delegation != home.code:
        theirs = next((d.name(words.language).short for d in delegations if d.code == received.delegation), None)
        raise UserError(
            REFUSED,
            message(
                "It was exported by the delegation {theirs}, and this database belongs to {ours}.",
                theirs=theirs or received.delegation,
                ours=home.name(words.language).short,
            ),
            message("A delegation changes only its own commitments: ask for a workbook exported by yours."),
        )
    forums = {c.recommendation.forum for c in current.values()}
    if received.forum and received.forum not in forums:
        raise UserError(
            REFUSED,
            message("It belongs to the forum {forum}, which this catalogue does not have.", forum=received.forum),
            message("Update the application, then import it again."),
        )


def _base(connection: Connection, received: ReceivedWorkbook) -> tuple[ReceivedBase | None, list[Message]]:
    """The base that travelled in the file, else our own copy of it, else None."""
    if received.base is not None and received.base.intact:
        return received.base, []
    kept = find_snapshot(connection, received.snapshot) if received.snapshot else None
    if kept is None:
        return None, [
            message(
                "What was exported is no longer in this workbook. It is read as a plain list: rows are found by their "
                "reference, and every difference is a question."
            )
        ]
    values = {(line.entity, line.key): line.value for line in kept.lines}
    records = {(line.entity, line.key): line.records for line in kept.lines}
    return ReceivedBase(kept.stamp, kept.at, True, values, records), [
        message("The hidden sheet of this workbook is gone or was changed; this database's own copy of it was used.")
    ]


def _seen_before(connection: Connection, digest: str) -> list[Message]:
    taken = last_import_of_file(connection, digest)
    if taken is None:
        return []
    return [
        message("This very file was imported before, on {date} by {author}.", date=taken.at[:10], author=taken.author)
    ]


@dataclass(frozen=True, slots=True)
class _Sight:
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
        return self.row.commitment.values.get(self.cell.key)

    @property
    def differs_here(self) -> bool:
        return self.cell.key in self.row.commitment.conflicts


class _Comparison:
    """The rules of MERGE.md, "Workbook as a merge"."""

    def __init__(self, connection: Connection, origin: WorkbookOrigin, base: ReceivedBase | None) -> None:
        self._connection = connection
        self._origin = origin
        self._base = base
        named = {i for ids in base.records.values() for i in ids} if base else set()
        self._known = known_ids(connection, named)
        self._actions = read_actions(connection)

    def proposals(self, row: MatchedRow) -> Iterable[Proposal]:
        """What one row would change."""
        for cell in row.cells:
            found = self._compare(self._sight(row, cell))
            if found is not None:
                yield found

    def _sight(self, row: MatchedRow, cell: ReceivedCell) -> _Sight:
        key = (row.commitment.id, cell.key)
        has_base = self._base is not None and key in self._base.values
        value = self._base.values[key] if self._base and has_base else None
        replaces = self._base.records.get(key, ()) if self._base else ()
        return _Sight(row, cell, value, has_base, replaces, any(i not in self._known for i in replaces))

    def _compare(self, sight: _Sight) -> Proposal | None:
        cell = sight.cell
        if cell.doubt is not None and cell.value is None:
            return self._proposal(sight, Standing.QUESTION, cell.doubt, readable=False)
        if not sight.has_base:
            return self._without_base(sight)
        if cell.value == sight.base:
            return self._unchanged(sight)
        return self._changed(sight)

    def _without_base(self, sight: _Sight) -> Proposal | None:
        """A row or a column the export did not have, or a plain list: an empty cell says nothing there."""
        if sight.cell.value is None or sight.cell.value == sight.ours:
            return None
        reason = message("It is not known what stood here when the workbook left.")
        return self._new(sight, Standing.QUESTION, sight.row.doubt or sight.cell.doubt or reason)

    def _unchanged(self, sight: _Sight) -> Proposal | None:
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

    def _changed(self, sight: _Sight) -> Proposal | None:
        if sight.cell.value == sight.ours and not sight.differs_here:
            return None
        return self._new(sight, self._standing(sight), sight.row.doubt or sight.cell.doubt)

    def _standing(self, sight: _Sight) -> Standing:
        if sight.differs_here:
            return Standing.CONFLICT
        untouched = sight.ours == sight.base or (sight.foreign and sight.ours is None)
        return Standing.CLEAN if untouched else Standing.CONFLICT

    def _new(self, sight: _Sight, standing: Standing, doubt: Message | None) -> Proposal | None:
        """A proposal, unless this very change is in the journal already and was not undone."""
        record = workbook_record(
            FieldChange(
                subject_of(sight.row.commitment), sight.cell.key, sight.cell.value, sight.replaces, origin=self._origin
            )
        )
        undone = self._undone(record.id)
        if undone is False:
            return None
        if undone:
            reason = message("You took this in before and undid it. Take it again?")
            return replace(self._proposal(sight, Standing.QUESTION, reason), again=True)
        return self._proposal(sight, Standing.QUESTION if doubt else standing, doubt)

    def _undone(self, record: str) -> bool | None:
        """Whether the import that brought this record is undone; None if the record never came."""
        action = import_of(self._connection, record)
        if action is None:
            return False if known_ids(self._connection, [record]) else None
        return self._actions.is_undone(self._actions.named(action))

    def _changed_by_earlier_copy(self, sight: _Sight) -> bool:
        records = records_of(self._connection, (sight.row.commitment.id, sight.cell.key, None))
        known = {r.id: r for r in records}
        source = WORKBOOK + self._origin.snapshot
        return any(root_of(head, known).source == source for head in state_of(records).heads)

    def _proposal(self, sight: _Sight, standing: Standing, reason: Message | None, readable: bool = True) -> Proposal:
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
