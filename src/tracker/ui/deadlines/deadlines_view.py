"""The list of deadlines: lines painted as those of the commitments, to be walked through and opened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.domain.vocabulary import Status
from tracker.ui.commitments import columns
from tracker.ui.commitments.row_painter import PAD, RowPainter
from tracker.ui.copying import Copying, SelectsSeveral
from tracker.ui.deadlines.deadlines_model import Column, DeadlinesModel, Index
from tracker.ui.wording import Wording
from tracker.words import Words

_PAINTED_AS = {
    Column.NUMBER: columns.Column.NUMBER,
    Column.RECOMMENDATION: columns.Column.RECOMMENDATION,
    Column.STATUS: columns.Column.STATUS,
    Column.LEAD: columns.Column.LEAD,
}
_ROOM_TO_READ = {Column.LEAD: 180, Column.STATUS: 150}
"""How wide the recommendation has to stay for each of the columns that can be left out; the first goes first."""

_EASY_TO_READ = 420
"""What the recommendation does not need beyond this width, names of institutions may take."""

_LONG_LEAD = "Instituto Nacional de Formación"
"""The longest line of a name that is given room."""


class DeadlinesView(SelectsSeveral, QTableView):
    """`opened` with the id of a commitment, by Enter or a double-click; `current_changed` with that of the line.

    `deadline_requested` with the id of the one whose deadline is to be changed.
    """

    opened = Signal(str)
    deadline_requested = Signal(str)
    current_changed = Signal(object)

    def __init__(self, model: DeadlinesModel, painter: RowPainter, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._painter = painter
        self._headings: tuple[int, ...] = ()
        self.setAccessibleName(words("Deadlines"))
        self.setAccessibleDescription(words("Enter shows a commitment"))
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, painter, self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers(Wording(words))
        model.modelReset.connect(self._lay_out_headings)
        Copying(self)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._menu = QMenu(self)
        self._menu.addAction(words("&Open"), lambda: self._open(self.currentIndex().row())).setShortcut("Return")
        # The key it has in the list of commitments; there the command of the menu bar has it, here that one is not.
        change = QAction(words("&Deadline…"), self)
        change.setShortcut(QKeySequence("Ctrl+D"))
        change.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        change.triggered.connect(self._change_deadline)
        self._menu.addAction(change)
        self.addAction(change)

    def current(self) -> str | None:
        """The id of the commitment the keyboard is on."""
        return self._lines.entity(self.currentIndex().row())

    def fit_numbers(self, longest: str) -> None:
        """Give the first column the width of such a reference."""
        self.horizontalHeader().resizeSection(Column.NUMBER, self.fontMetrics().horizontalAdvance(longest) + 18)

    def go_to(self, row: int) -> None:
        """Put the keyboard on this row, and have it in sight."""
        self.setCurrentIndex(self._lines.index(row, Column.RECOMMENDATION))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the line; asked for by a key, the menu stands below it."""
        if self.current() is None:
            return
        below = self.visualRect(self.currentIndex()).bottomLeft()
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self._menu.popup(event.globalPos() if by_mouse else self.viewport().mapToGlobal(below))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What matters least gives way first."""
        super().resizeEvent(event)
        columns = self.horizontalHeader()
        for column in _ROOM_TO_READ:
            columns.setSectionHidden(column, False)
        for column, needed in _ROOM_TO_READ.items():
            others = sum(columns.sectionSize(c) for c in Column if c is not Column.RECOMMENDATION)
            columns.setSectionHidden(column, self.viewport().width() - others < needed)
        if not columns.isSectionHidden(Column.LEAD):
            columns.resizeSection(Column.LEAD, self._usual_lead)
            spare = columns.sectionSize(Column.RECOMMENDATION) - _EASY_TO_READ
            if spare > 0:
                longest = max(self._usual_lead, self._painter.lead_width(_LONG_LEAD))
                columns.resizeSection(Column.LEAD, min(longest, self._usual_lead + spare))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell whoever shows the day of the line."""
        super().currentChanged(current, previous)
        self.current_changed.emit(self._lines.entity(current.row()))

    def _open(self, row: int) -> None:
        if entity := self._lines.entity(row):
            self.opened.emit(entity)

    def _change_deadline(self) -> None:
        if entity := self.current():
            self.deadline_requested.emit(entity)

    def _set_up_headers(self, wording: Wording) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(10)
        rows.setDefaultSectionSize(self._painter.row_height)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setFixedHeight(self._painter.heading_height - 2)
        columns.setMinimumSectionSize(32)
        chip = max(self._painter.chip_width(wording.value("status", code)) for code in (*Status, None))
        columns.resizeSection(Column.STATUS, chip + 12)
        self._usual_lead = max(122, columns.fontMetrics().horizontalAdvance(wording.label("lead")) + 24)
        columns.resizeSection(Column.LEAD, self._usual_lead)
        columns.resizeSection(Column.DEADLINE, self._painter.deadline_width())
        columns.setSectionResizeMode(Column.RECOMMENDATION, QHeaderView.ResizeMode.Stretch)

    def _lay_out_headings(self) -> None:
        self.clearSpans()
        # A header keeps its heights when the model is read again: where a heading was, a commitment may be now.
        for row in self._headings:
            if row < self._lines.rowCount():
                self.setRowHeight(row, self._painter.row_height)
        self._headings = self._lines.headings()
        for row in self._headings:
            self.setSpan(row, 0, 1, len(Column))
            self.setRowHeight(row, self._painter.heading_height)


class _Delegate(QStyledItemDelegate):
    """Hands painting to the painter of the commitments' rows."""

    def __init__(self, model: DeadlinesModel, painter: RowPainter, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = painter

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading over all columns, or one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, row = QRectF(option.rect), index.row()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if group := self._model.group(row):
            late = self._model.is_late(row)
            self._painter.title(painter, box, self._model.title(group), is_late=late, current=focused)
        elif commitment := self._model.commitment(row):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._painter.background(painter, box, selected, hovered)
            column = Column(index.column())
            text = self._model.text(commitment, column)
            if column is Column.DEADLINE:
                away, late = self._model.away(commitment), self._model.is_late(row)
                self._painter.deadline(painter, box.adjusted(PAD, 0, -PAD, 0), text, away, is_late=late)
            else:
                self._painter.cell(painter, box, commitment, _PAINTED_AS[column], text, is_selected=selected)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as its kind; of a deadline, all is to be read."""
        commitment = self._model.commitment(index.row())
        if commitment is None or index.column() != Column.DEADLINE:
            return self._painter.size()
        text, away = self._model.text(commitment, Column.DEADLINE), self._model.away(commitment)
        return self._painter.deadline_size(text, away, is_late=self._model.is_late(index.row()))
