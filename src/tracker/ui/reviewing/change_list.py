"""The list of a review, with the keys to go through it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.domain.review import Proposal
from tracker.ui.reviewing.change_delegate import ChangeDelegate
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.review_model import Column, ReviewModel
from tracker.ui.reviewing.sections import Section
from tracker.words import Words

_FIELD_LETTERS = 34
"""How many letters of a change's name, and of where it stands, have room."""

_VALUE_LETTERS = 15
"""And of a value, at the least."""

_VALUES = (Column.BASE, Column.THEIRS, Column.OURS)


class ChangeList(QTableView):
    """A heading folds and unfolds what is under it, by a click, Enter, Space, or the arrows."""

    selection_changed = Signal()
    edit_requested = Signal()

    def __init__(self, model: ReviewModel, draft: Draft, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review_model = model
        self._delegate = ChangeDelegate(draft, words, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words("Changes received"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers()
        self.doubleClicked.connect(lambda index: self._ask_to_edit(index.row()))
        model.modelReset.connect(self._lay_out)
        model.rowsInserted.connect(lambda _parent, first, last: self._lay_out_rows(first, last))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self._lay_out()

    def selected(self) -> list[Proposal]:
        """The changes marked, top down."""
        # Not `selectedRows`, for which Qt asks the model of each of thousands.
        spans = sorted((span.top(), span.bottom()) for span in self.selectionModel().selection().toList())
        return [proposal for first, last in spans for proposal in self._review_model.proposals(first, last)]

    def heights(self) -> tuple[int, int]:
        """Of the list with all its rows; and with one change and its heading, which it never goes below."""
        rows, head = self.verticalHeader(), self.horizontalHeader().height() + 2 * self.frameWidth()
        first = max(0, self._review_model.first_change())
        heading = self._review_model.heading_of(first)
        return head + rows.length(), head + sum(rows.sectionSize(row) for row in {heading, first})

    def go_to_first(self) -> None:
        """Select the first change that waits for a word, or else the first."""
        self._go_to(self._review_model.first_change())

    def go_to_undecided(self) -> None:
        """Select the next change that waits for a word; stay where none does."""
        self._go_to(self._review_model.next_undecided(self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks every selected clean change as the current one; Enter and F2 edit."""
        model, row, key = self._review_model, self.currentIndex().row(), event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        current = model.index(row, Column.FIELD)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row >= 0:
            self._turn(row, folded=key == Qt.Key.Key_Left)
        elif isinstance(model.line(row), Section) and (enter or key == Qt.Key.Key_Space):
            model.fold(row, folded=not model.is_folded(row))
        elif key == Qt.Key.Key_Space and current.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = current.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            model.tick(self.selected(), ticked=not ticked)
        elif (enter or key == Qt.Key.Key_F2) and not event.modifiers():
            self._ask_to_edit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is being decided stays in sight, and every column is as wide as its name."""
        super().resizeEvent(event)
        self._fit_columns()
        self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading alone folds and unfolds."""
        super().mousePressEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and isinstance(self._review_model.line(row), Section):
            self._review_model.fold(row, folded=not self._review_model.is_folded(row))

    def keyboardSearch(self, search: str) -> None:
        """Off: the list is gone through by change, not by first letters."""

    # -- inside -----------------------------------------------------------------------------------------------
    def _go_to(self, row: int) -> None:
        """Select this line alone, whatever keys are held: Qt would add to the selection while Ctrl is."""
        if row < 0:
            return
        how = QItemSelectionModel.SelectionFlag
        line = self._review_model.index(row, Column.FIELD)
        self.selectionModel().setCurrentIndex(line, how.ClearAndSelect | how.Rows)
        self.scrollTo(line)

    def _ask_to_edit(self, row: int) -> None:
        if self._review_model.proposal(row):
            self.edit_requested.emit()

    def _turn(self, row: int, *, folded: bool) -> None:
        """Left folds, or leads from a line to its heading; Right unfolds."""
        heading = self._review_model.heading_of(row)
        if row == heading:
            self._review_model.fold(row, folded=folded)
        elif folded:
            self._go_to(heading)

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(10)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setFixedHeight(self.fontMetrics().lineSpacing() + 16)
        # At each change of the selection, a header asks of every row whether it is selected all across.
        columns.setSelectionModel(QItemSelectionModel(self._review_model, columns))
        columns.setMinimumSectionSize(columns.fontMetrics().averageCharWidth() * _VALUE_LETTERS)
        columns.resizeSection(Column.DECISION, self._delegate.decision_width(self.fontMetrics()))

    def _lay_out(self) -> None:
        has_changes = self._review_model.has_changes
        columns = self.horizontalHeader()
        columns.setVisible(has_changes)
        for column in list(Column)[1:]:
            columns.setSectionHidden(column, not has_changes)
        wanted = QHeaderView.ResizeMode.Interactive if has_changes else QHeaderView.ResizeMode.Stretch
        columns.setSectionResizeMode(Column.FIELD, wanted)
        self._fit_columns()
        # Said to be what it is already, the usual height changes no row: one would stay as low as a heading was there.
        for lines in (1, 2):
            self.verticalHeader().setDefaultSectionSize(self._delegate.height(self.fontMetrics(), lines))
        self._lay_out_rows(0, self._review_model.rowCount() - 1)

    def _fit_columns(self) -> None:
        """What a change is gives way to its values, of which none is narrower than its name; wide, they are alike."""
        columns = self.horizontalHeader()
        least = {column: max(columns.minimumSectionSize(), columns.sectionSizeHint(column)) for column in _VALUES}
        room = self.viewport().width() - columns.sectionSize(Column.DECISION)
        field = min(self.fontMetrics().averageCharWidth() * _FIELD_LETTERS, room - sum(least.values()))
        columns.resizeSection(Column.FIELD, field)
        each, over = (room - field) // len(_VALUES), (room - field - sum(least.values())) // len(_VALUES)
        for column, wide in least.items():
            columns.resizeSection(column, each if each >= max(least.values()) else wide + over)

    def _lay_out_rows(self, first: int, last: int) -> None:
        """Headings and ignored cells take one line; what is not simply taken says so in a third."""
        rows = self.verticalHeader()
        one, three = (self._delegate.height(self.fontMetrics(), lines) for lines in (1, 3))
        # Else it would reckon anew, after each of thousands, where all of them stand.
        rows.setUpdatesEnabled(False)
        for row in self._review_model.rows_across():
            if first <= row <= last:
                rows.resizeSection(row, one)
        for row in self._review_model.rows_of_note():
            if first <= row <= last:
                rows.resizeSection(row, three)
        rows.setUpdatesEnabled(True)
