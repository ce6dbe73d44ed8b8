"""The changes of a review as a tree of sections and lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.review import Decision, Ignored, Proposal
from tracker.domain.review_words import STANDINGS, change_label, place_words, standing_value, theirs_words
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.sections import Section, sections
from tracker.ui.reviewing.told import base_words, decision_words, reason_words
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `Proposal` or `Ignored` of a line; the `Section` of a heading."""


_NOWHERE = QModelIndex()


class Column(IntEnum):
    """What stands where."""

    FIELD = 0
    BASE = 1
    THEIRS = 2
    OURS = 3
    DECISION = 4


class ReviewModel(QAbstractItemModel):
    """Every decision goes through here, so that the screen follows; the draft keeps them."""

    decided = Signal()
    """Once after every decision, whatever the number of lines it changed."""

    def __init__(
        self,
        draft: Draft,
        commitments: Mapping[str, Commitment],
        words: Words,
        delegations: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._commitments = commitments
        self._delegations = delegations or {}
        self._words = words
        self._sections = self._arranged(only_undecided=False)
        self._lines: list[QModelIndex] | None = None
        self._headers = (
            words("Change"),
            base_words(draft.review, words),
            words("Theirs"),
            words("Ours now"),
            words("Decision"),
        )

    # -- what the screen asks for -----------------------------------------------------------------------------
    def show_only_undecided(self, only: bool) -> None:
        """What is decided afterwards stays in sight until this is called again."""
        self.beginResetModel()
        self._sections, self._lines = self._arranged(only), None
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

    def proposal(self, index: Index) -> Proposal | None:
        """The change a line shows; None for headings and ignored cells."""
        line = self.line(index)
        return line if isinstance(line, Proposal) else None

    def line(self, index: Index) -> Proposal | Ignored | None:
        """What a line shows; None for headings."""
        if not index.isValid() or not index.internalId():
            return None
        return self._sections[index.internalId() - 1].lines[index.row()]

    def lines(self) -> list[QModelIndex]:
        """Every change, top down."""
        if self._lines is None:
            places = ((row, line) for row, of in enumerate(self._sections) for line in range(len(of.proposals)))
            self._lines = [self.createIndex(line, 0, row + 1) for row, line in places]
        return self._lines

    def waits(self, row: int) -> bool:
        """Whether anything in this section waits for a word."""
        return any(self._draft.decision(proposal) is None for proposal in self._sections[row].proposals)

    def next_undecided(self, after: QModelIndex) -> QModelIndex:
        """The first undecided change below `after`, or else from the top; invalid when there is none."""
        lines = self.lines()
        start = next((i + 1 for i, line in enumerate(lines) if line == after.siblingAtColumn(0)), 0)
        undecided = {p.number for p in self._draft.undecided}
        for line in lines[start:] + lines[:start]:
            proposal = self.proposal(line)
            if proposal and proposal.number in undecided:
                return line
        return QModelIndex()

    # -- QAbstractItemModel -----------------------------------------------------------------------------------
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Sections, and their lines."""
        if not parent.isValid():
            return len(self._sections)
        section = self._section(parent)
        return len(section.lines) if section and parent.column() == 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The same everywhere."""
        return len(Column)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """A line's internal id is its section's row + 1; a heading's is 0."""
        # Asked a hundred thousand times of a large review: `hasIndex` would take most of it.
        if not (0 <= column < len(Column) and 0 <= row < self.rowCount(parent)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = _NOWHERE) -> Any:
        """The heading of a line; without an index, the object's own parent as QObject has it."""
        if not child.isValid() or not child.internalId():
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

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
        proposal = self.proposal(index)
        if index.column() == Column.FIELD and proposal and self._can_be_ticked(proposal):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words for every cell; `LINE_ROLE` gives what it stands for."""
        section = self._section(index)
        if section is not None:
            return self._heading_data(section, index.column(), role)
        line = self._sections[index.internalId() - 1].lines[index.row()]
        if role == LINE_ROLE:
            return line
        if isinstance(line, Ignored):
            return self._ignored_data(line, index.column(), role)
        return self._proposal_data(line, self._sections[index.internalId() - 1].named, index.column(), role)

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """The tick of a clean change."""
        proposal = self.proposal(index)
        if role != Qt.ItemDataRole.CheckStateRole or proposal is None or not self._can_be_ticked(proposal):
            return False
        self._draft.tick(proposal, ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        self._tell_changed()
        return True

    # -- inside -----------------------------------------------------------------------------------------------
    def _arranged(self, only_undecided: bool) -> tuple[Section, ...]:
        review = self._draft.review
        proposals, ignored = (self._draft.undecided, ()) if only_undecided else (review.proposals, review.ignored)
        return sections(proposals, ignored, self._commitments, self._delegations, self._words)

    def _can_be_ticked(self, proposal: Proposal) -> bool:
        return self._draft.is_ticked(proposal) is not None and bool(self._draft.choices(proposal))

    def _section(self, index: Index) -> Section | None:
        return None if index.internalId() else self._sections[index.row()]

    def _tell_changed(self) -> None:
        for row, section in enumerate(self._sections):
            heading = self.index(row, 0)
            first, last = self.index(0, 0, heading), self.index(len(section.lines) - 1, len(Column) - 1, heading)
            self.dataChanged.emit(first, last)
        self.decided.emit()

    def _heading_data(self, section: Section, column: int, role: int) -> object:
        if role == LINE_ROLE:
            return section
        if column == Column.FIELD and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return section.title
        return as_written(section.full) if role == Qt.ItemDataRole.ToolTipRole else None

    def _ignored_data(self, ignored: Ignored, column: int, role: int) -> object:
        if column != Column.FIELD or role not in (
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

    def _proposal_data(self, proposal: Proposal, named: bool, column: int, role: int) -> object:
        words = self._words
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
                return f"{proposal.ref}  {label}" if named else label
            case Column.BASE:
                return standing_value(proposal, proposal.base, words)
            case Column.THEIRS:
                return theirs_words(proposal, words)
            case Column.OURS:
                return "" if proposal.fixed else standing_value(proposal, proposal.ours, words)
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
