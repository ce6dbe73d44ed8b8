"""The list of a review, with the keys to go through it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from tracker.domain.review import Ignored, Proposal
from tracker.ui.reviewing.change_delegate import ChangeDelegate
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.words import Words

_WIDTHS = {Column.FIELD: 260, Column.DECISION: 130}


_LARGE = 300
"""Of more changes than this, those start folded that wait for no word: laying them all out would hold the window up."""


class ChangeList(QTreeView):
    """Ignored cells start folded beneath changes; everything else is in sight, as long as it is not too much."""

    selection_changed = Signal()
    edit_requested = Signal()

    def __init__(self, model: ReviewModel, draft: Draft, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review_model = model
        # Else it would be measured line by line, many times over.
        self._is_large = len(draft.review.proposals) > _LARGE
        self.setUniformRowHeights(self._is_large)
        self.setModel(model)
        self.setItemDelegate(ChangeDelegate(draft, words, self._is_large, self))
        self.setAccessibleName(words("Changes received"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAllColumnsShowFocus(True)
        self.setRootIsDecorated(True)
        self.setIndentation(16)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(80)
        for column in (Column.BASE, Column.THEIRS, Column.OURS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.doubleClicked.connect(lambda _index: self.edit_requested.emit())
        model.modelReset.connect(self._unfold)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self._unfold()

    def selected(self) -> list[Proposal]:
        """The changes marked, top down."""
        marked = set(self.selectionModel().selectedRows())
        found = (self._review_model.proposal(line) for line in self._review_model.lines() if line in marked)
        return [proposal for proposal in found if proposal is not None]

    def go_to_first(self) -> None:
        """Select the first change that waits for a word, or else the first."""
        lines = self._review_model.lines()
        following = self._review_model.next_undecided(QModelIndex())
        if lines:
            self._go_to(following if following.isValid() else lines[0])

    def go_to_undecided(self) -> None:
        """Select the next change that waits for a word; stay where none does."""
        following = self._review_model.next_undecided(self.currentIndex())
        if following.isValid():
            self._go_to(following)
            self.scrollTo(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks every selected clean change as the current one; Enter and F2 edit."""
        current = self.currentIndex().siblingAtColumn(Column.FIELD)
        if event.key() == Qt.Key.Key_Space and current.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = current.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            for line in self.selectionModel().selectedRows():
                if line.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                    self._review_model.setData(line, wanted, Qt.ItemDataRole.CheckStateRole)
            return
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_requested.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Off: the list is gone through by change, not by first letters."""

    def _go_to(self, line: QModelIndex) -> None:
        """Select this line alone, whatever keys are held: Qt would add to the selection while Ctrl is."""
        how = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(line, how.ClearAndSelect | how.Rows)

    def _unfold(self) -> None:
        model = self._review_model
        has_changes = bool(model.lines())
        self.setHeaderHidden(not has_changes)
        for column in list(Column)[1:]:
            self.setColumnHidden(column, not has_changes)
        wanted = QHeaderView.ResizeMode.Interactive if has_changes else QHeaderView.ResizeMode.Stretch
        self.header().setSectionResizeMode(Column.FIELD, wanted)
        if not self._is_large:
            self.expandAll()
        for row in range(model.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            heading = model.index(row, 0)
            if self._is_large and model.waits(row):
                self.setExpanded(heading, True)
            if isinstance(model.line(model.index(0, 0, heading)), Ignored):
                self.setExpanded(heading, not has_changes)
                for line in range(model.rowCount(heading)):
                    self.setFirstColumnSpanned(line, heading, True)
