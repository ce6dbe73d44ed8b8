"""The changes of a review as headings and lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tracker.domain.fields import Value
from tracker.domain.review import Decision, Ignored, Proposal, Standing
from tracker.domain.review_words import STANDINGS, change_label, place_words, standing_value, theirs_words
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.sections import Kind, Section, only
from tracker.ui.reviewing.told import base_words, decision_words, reason_words
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `Proposal` or `Ignored` of a line; the `Section` of a heading."""

FOLDED_ROLE = LINE_ROLE + 1
"""Whether the lines under a heading are out of sight."""


_NOWHERE = QModelIndex()


class Column(IntEnum):
    """What stands where."""

    FIELD = 0
    BASE = 1
    THEIRS = 2
    OURS = 3
    DECISION = 4


class ReviewModel(QAbstractTableModel):
    """Headings and lines one below the other; every decision goes through here, so that the screen follows.

    A flat table, not a tree: a tree view asks for every row when it lays itself out, a table view only for those in
    sight, and thousands of changes must open as fast as a dozen.
    """

    decided = Signal()
    """Once after every decision, whatever the number of lines it changed."""

    def __init__(
        self,
        draft: Draft,
        sections: Sequence[Section],
        words: Words,
        delegations: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._all = tuple(sections)
        self._delegations = delegations or {}
        self._words = words
        self._show(self._all)
        self._headers = (
            words("Change"),
            base_words(draft.review, words),
            words("Theirs"),
            words("Ours now"),
            words("Decision"),
        )

    # -- what the screen asks for -----------------------------------------------------------------------------
    def show_only_undecided(self, wanted: bool) -> None:
        """What is decided afterwards stays in sight until this is called again."""
        self.beginResetModel()
        self._show(only(self._all, lambda p: self._draft.decision(p) is None) if wanted else self._all)
        self.endResetModel()

    def decide(self, proposals: Sequence[Proposal], decision: Decision) -> None:
        """See `Draft.decide`."""
        self._draft.decide(proposals, decision)
        self._tell_changed()

    def edit(self, proposal: Proposal, value: Value) -> None:
        """See `Draft.edit`."""
        self._draft.edit(proposal, value)
        self._tell_changed()

    def take_all_clean(self) -> None:
        """See `Draft.take_all_clean`."""
        self._draft.take_all_clean()
        self._tell_changed()

    def tick(self, proposals: Iterable[Proposal], *, ticked: bool) -> None:
        """Take those of these changes that have a box, or not."""
        for proposal in filter(self._can_be_ticked, proposals):
            self._draft.tick(proposal, ticked=ticked)
        self._tell_changed()

    @property
    def has_changes(self) -> bool:
        """Whether any change is shown, folded ones included."""
        return bool(self._sections) and self._sections[0].kind is not Kind.IGNORED

    def proposal(self, row: int) -> Proposal | None:
        """The change in this row; None for headings and ignored cells."""
        line = self.line(row)
        return line if isinstance(line, Proposal) else None

    def proposals(self, first: int, last: int) -> Iterator[Proposal]:
        """The changes in these rows, top down."""
        for number in range(self._place(first)[0], self._place(last)[0] + 1):
            if number not in self._folded:
                start = self._starts[number] + 1
                yield from self._sections[number].proposals[max(0, first - start) : max(0, last + 1 - start)]

    def line(self, row: int) -> Section | Proposal | Ignored | None:
        """What stands in this row; None for a row that there is not."""
        if not 0 <= row < self._starts[-1]:
            return None
        section, number = self._place(row)
        return self._sections[section] if number < 0 else self._sections[section].lines[number]

    def rows_across(self) -> Iterator[int]:
        """The rows of headings and of ignored cells, top down: they say the same in every column, across them all."""
        for number, section in enumerate(self._sections):
            yield self._starts[number]
            if section.kind is Kind.IGNORED:
                yield from range(self._starts[number] + 1, self._starts[number + 1])

    def rows_of_note(self) -> Iterator[int]:
        """The rows of changes that are not simply taken, top down."""
        clean = Standing.CLEAN
        for number, section in enumerate(self._sections):
            if number not in self._folded:
                for row, proposal in enumerate(section.proposals, self._starts[number] + 1):
                    if proposal.standing is not clean:
                        yield row

    def heading_of(self, row: int) -> int:
        """The row of the heading that this row stands under; a heading's own."""
        return self._starts[self._place(row)[0]]

    def is_folded(self, row: int) -> bool:
        """Whether the lines under this heading are out of sight."""
        return self._place(row)[0] in self._folded

    def fold(self, row: int, *, folded: bool) -> None:
        """Put the lines under this heading out of sight, or bring them back."""
        section = self._place(row)[0]
        if folded is (section in self._folded):
            return
        first, last = self._starts[section] + 1, self._starts[section] + len(self._sections[section].lines)
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._folded.add(section)
            self._measure()
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._folded.discard(section)
            self._measure()
            self.endInsertRows()
        heading = self.index(first - 1, 0)
        self.dataChanged.emit(heading, heading)

    def first_change(self) -> int:
        """The row of the first change that waits for a word, or else of the first; -1 where there is none."""
        waiting = self.next_undecided(-1)
        return waiting if waiting >= 0 or not self.has_changes else self._row_of(0, 0)

    def next_undecided(self, after: int) -> int:
        """The row of the first undecided change below, or else from the top, unfolded; -1 where there is none."""
        start = self._place(after) if after >= 0 else (0, -1)
        waiting = {proposal.number for proposal in self._draft.undecided}
        places = (
            (section, number)
            for section, of in enumerate(self._sections)
            for number, proposal in enumerate(of.proposals if waiting else ())
            if proposal.number in waiting
        )
        from_the_top: tuple[int, int] | None = None
        for place in places:
            if place > start:
                return self._row_of(*place)
            from_the_top = from_the_top or place
        return self._row_of(*from_the_top) if from_the_top else -1

    # -- QAbstractTableModel ----------------------------------------------------------------------------------
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Headings, and the lines under those that are not folded."""
        return 0 if parent.isValid() else self._starts[-1]

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Column names."""
        if orientation is Qt.Orientation.Horizontal and role in HEAD_ROLES:
            return self._headers[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Clean changes can be ticked; the word of another delegation is shown ticked, and stays so."""
        flags = super().flags(index)
        proposal = self.proposal(index.row()) if index.isValid() and index.column() == Column.FIELD else None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if proposal and self._can_be_ticked(proposal) else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words for every cell; `LINE_ROLE` gives what it stands for."""
        line = self.line(index.row()) if index.isValid() else None
        if role == LINE_ROLE or line is None:
            return line
        if role == FOLDED_ROLE:
            return self.is_folded(index.row())
        if isinstance(line, Section):
            return self._heading_data(line, role)
        if isinstance(line, Ignored):
            return self._ignored_data(line, role)
        return self._proposal_data(line, index, role)

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """The tick of a clean change."""
        proposal = self.proposal(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or proposal is None or not self._can_be_ticked(proposal):
            return False
        self.tick([proposal], ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    # -- inside -----------------------------------------------------------------------------------------------
    def _show(self, sections: tuple[Section, ...]) -> None:
        """Ignored cells start folded beneath changes; everything else is in sight."""
        self._sections = sections
        self._folded = {n for n, of in enumerate(sections) if of.kind is Kind.IGNORED and self.has_changes}
        self._measure()

    def _measure(self) -> None:
        heights = (1 if n in self._folded else 1 + len(of.lines) for n, of in enumerate(self._sections))
        self._starts = list(accumulate(heights, initial=0))

    def _place(self, row: int) -> tuple[int, int]:
        """The section and the line in it; -1 for its heading."""
        section = bisect_right(self._starts, row) - 1
        return section, row - self._starts[section] - 1

    def _row_of(self, section: int, number: int) -> int:
        self.fold(self._starts[section], folded=False)
        return self._starts[section] + 1 + number

    def _can_be_ticked(self, proposal: Proposal) -> bool:
        return self._draft.is_ticked(proposal) is not None and bool(self._draft.choices(proposal))

    def _tell_changed(self) -> None:
        """As one range: the view paints again what is in sight of it."""
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(Column) - 1))
        self.decided.emit()

    def _heading_data(self, section: Section, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written(section.full(self._delegations, self._words))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return section.title(self._delegations, self._words)
        return None

    def _ignored_data(self, ignored: Ignored, role: int) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        told = f"{place_words(ignored.place, self._words)} · {self._words(ignored.reason)}"
        if ignored.place.column:
            told = f"{ignored.place.column}, {told}"
        if ignored.received:
            told = f"{told} · “{ignored.received}”"
        return as_written(told) if role == Qt.ItemDataRole.ToolTipRole else told

    def _proposal_data(self, proposal: Proposal, index: Index, role: int) -> object:
        words, column = self._words, index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.FIELD:
            ticked = self._draft.is_ticked(proposal)
            if ticked is None:
                return None
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.FIELD:
            return self._spoken(proposal)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written(reason_words(proposal, self._delegations, words)) or None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match column:
            case Column.FIELD:
                label = change_label(proposal, words)
                is_named = self._sections[self._place(index.row())[0]].is_named
                return f"{proposal.ref}  {label}" if is_named else label
            case Column.BASE:
                return standing_value(proposal, proposal.base, words)
            case Column.THEIRS:
                return theirs_words(proposal, words)
            case Column.OURS:
                return "" if proposal.is_submitted else standing_value(proposal, proposal.ours, words)
        return decision_words(self._draft, proposal, words)

    def _spoken(self, proposal: Proposal) -> str:
        words = self._words
        return words(
            "{ref}, {field}, {standing}: {before} {base}, theirs {theirs}, ours {ours}. {decision}",
            ref=proposal.ref,
            field=change_label(proposal, words),
            standing=STANDINGS[proposal.standing],
            before=words("exported as") if proposal.place.sheet else words("before"),
            base=standing_value(proposal, proposal.base, words),
            theirs=theirs_words(proposal, words),
            ours=standing_value(proposal, proposal.ours, words),
            decision=decision_words(self._draft, proposal, words),
        )
