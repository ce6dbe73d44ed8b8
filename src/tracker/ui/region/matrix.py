"""The matrix: recommendations that stay in sight on the left, delegations that scroll on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from tracker.domain.exchange import DelegationAnswer
from tracker.domain.region import RegionRow
from tracker.ui.commitments.two_lines import LEADING, lines_of
from tracker.ui.copying import Copying
from tracker.ui.region.cells import NAME_LINES, RegionDelegate, RegionHeader, name_of, small_of
from tracker.ui.region.half import half_view
from tracker.ui.region.region_model import Fixed, RegionModel
from tracker.ui.selected_lines import selected_columns
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_EDGES = 4
"""Of the rule between the halves and what a scrolling view keeps for itself."""

_REF = 56
_WIDE_TEXT = 720
"""Lines any longer are hard to read."""


class Matrix(QFrame):
    """`chosen` when other delegations or another recommendation were selected.

    `opened` with the place of what a delegation says, by Enter or a double click; `counted` with that of a number whose
    list is wanted. Two views of one model and one selection: Qt has no columns that stay; the arrow keys go from one to
    the other.
    """

    chosen = Signal()
    opened = Signal(QModelIndex)
    counted = Signal(QModelIndex)

    def __init__(self, model: RegionModel, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.fixed = half_view(model, theme)
        self.view = half_view(model, theme)
        self._delegates = [RegionDelegate(model, theme, view) for view in (self.fixed, self.view)]
        for view, delegate in zip((self.fixed, self.view), self._delegates, strict=True):
            view.setItemDelegate(delegate)
            Copying(view, say=self._copied, order=self._place, with_heads=True, named_by=Fixed.REF)
        self._pinned = ""
        # Tab goes through the matrix as through one control.
        self.fixed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.fixed.setAccessibleName(words("Recommendations, and how many implemented them"))
        self.fixed.setSelectionModel(self.view.selectionModel())
        self.fixed.horizontalHeader().setSectionsClickable(False)
        self.fixed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fixed.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(words("Recommendations by delegation"))
        self.view.setAccessibleDescription(
            words(
                "Enter shows what the delegation answered, or notes an answer where there is none; our own leads to "
                "the commitment, a number opens its list"
            )
        )
        self.setFocusProxy(self.view)
        self.setProperty("role", "halves")
        for view in (self.fixed, self.view):
            view.focus_moved.connect(self._frame)
        self._lay_out()
        self._scroll_together()
        self._left: tuple[str, str] | None = None
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._arrange)
        model.modelReset.connect(self._go_back)
        self.view.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.view.selectionModel().currentChanged.connect(self._mark_row)
        for half, other in ((self.fixed, self.view), (self.view, self.fixed)):
            half.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            half.entered_on.connect(self._open)
            half.doubleClicked.connect(self._open_said)
            half.clicked.connect(self._open_number)
            half.edge_passed.connect(lambda step, onto=other: self._cross(onto, step))
            header = half.horizontalHeader()
            assert isinstance(header, RegionHeader)
            header.number_clicked.connect(self._open_total)
        theme.changed.connect(self._repaint)
        self._arrange()

    def delegations(self) -> list[DelegationAnswer]:
        """Those with a cell that is selected, in the order of their columns."""
        columns = sorted(selected_columns(self.view))
        return [answer for column in columns if (answer := self._model.answer(column))]

    def recommendation(self) -> RegionRow | None:
        """Where the keyboard is."""
        current = self.view.currentIndex()
        return self._model.recommendation(current.row()) if current.isValid() else None

    def go_to(self, code: str, recommendation: str) -> None:
        """Select one cell, if there is one."""
        index = self._model.index(self._model.row_of(recommendation), self._model.column_of(code))
        if index.isValid():
            self.view.setCurrentIndex(index)

    def pin(self, code: str) -> None:
        """Keep this delegation in sight beside the recommendations; none for an empty code."""
        if code != self._pinned:
            self._pinned = code
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    # -- inside -------------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._below = QWidget()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.fixed, 1)
        left.addWidget(self._below)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left)
        layout.addWidget(rule)
        layout.addWidget(self.view, 1)

    def _scroll_together(self) -> None:
        left, right = self.fixed.verticalScrollBar(), self.view.verticalScrollBar()
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)
        # Where the right view has a bar at its foot, the left one ends above it too: else the last lines would differ.
        across = self.view.horizontalScrollBar()
        self._below.setFixedHeight(across.sizeHint().height())
        self._below.hide()
        across.rangeChanged.connect(lambda _least, most: self._below.setVisible(most > 0))

    def _open(self, index: QModelIndex) -> None:
        if self._model.is_number(index):
            self.counted.emit(index)
        else:
            self._open_said(index)

    def _open_said(self, index: QModelIndex) -> None:
        if self._model.answer(index.column()) and self._model.recommendation(index.row()):
            self.opened.emit(index)

    def _open_number(self, index: QModelIndex) -> None:
        if self._model.is_number(index):
            self.counted.emit(index)

    def _open_total(self, column: int) -> None:
        """The number in a head is the one at the foot."""
        self.counted.emit(self._model.index(self._model.rowCount() - 1, column))

    def _cross(self, onto: QTableView, step: int) -> None:
        """Beyond the edge of one half the other begins."""
        row, header = self.view.currentIndex().row(), onto.horizontalHeader()
        shown = [column for column in range(self._model.columnCount()) if not header.isSectionHidden(column)]
        wanted = [column for column in shown if onto is self.view or column >= Fixed.TOTAL]
        if wanted and (onto is self.view) == (step > 0):
            onto.setFocus()
            onto.setCurrentIndex(self._model.index(row, wanted[0] if step > 0 else wanted[-1]))

    def _remember_place(self) -> None:
        """Where the keyboard is, in words that outlast another reading."""
        answer, row = self._model.answer(self.view.currentIndex().column()), self.recommendation()
        self._left = (answer.delegation, row.recommendation.id) if answer and row else None

    def _go_back(self) -> None:
        if self._left:
            self.go_to(*self._left)

    def _arrange(self) -> None:
        model = self._model
        metrics = self.view.fontMetrics()
        line = round(metrics.lineSpacing() * LEADING)
        headings = [row for row in range(model.rowCount()) if model.panel(row)]
        for view in (self.fixed, self.view):
            view.clearSpans()
            for column in range(model.columnCount()):
                view.setColumnHidden(column, self._stays(column) != (view is self.fixed))
            # Thousands of rows are as high as each other, and only the headings are told that they are not.
            view.verticalHeader().setDefaultSectionSize(line * 2 + 6)
            for row in headings:
                view.setRowHeight(row, line + 8)
        for row in headings:
            self.fixed.setSpan(row, 0, 1, len(Fixed))
        for column in range(len(Fixed), model.columnCount()):
            for view in (self.fixed, self.view):
                view.setColumnWidth(column, self._width_of(column))
        named = max((self._lines_of_name(column) for column in range(len(Fixed), model.columnCount())), default=1)
        for view in (self.fixed, self.view):
            header = view.horizontalHeader()
            assert isinstance(header, RegionHeader)
            header.give_names(named)
        self._fit()

    def _stays(self, column: int) -> bool:
        answer = self._model.answer(column)
        return answer is None or answer.delegation == self._pinned

    def _copied(self, index: QModelIndex) -> str:
        """What is told there; that it was noted from a letter too, for no pen stands beside it where it is pasted."""
        answer, cell = self._model.answer(index.column()), self._model.cell(index)
        return self._model.telling.cell_copied(cell, answer) if answer and cell else str(index.data() or "")

    def _place(self, column: int) -> tuple[bool, int]:
        """As on screen: what stays stands before the others."""
        return not self._stays(column), column

    def _width_of(self, column: int) -> int:
        """What is said of its answer needs, or more where its name would not be whole in its lines."""
        answer = self._model.answer(column)
        width = self.view.fontMetrics().horizontalAdvance("27 Nov 2026") + 4.0
        if answer:
            said = QFontMetricsF(small_of(self.view.font()))
            width = max(width, *(said.horizontalAdvance(line) for line in self._model.state_lines(answer)))
            name = self._model.name(answer)
            while lines_at(name, name_of(self.view.font()), width) > NAME_LINES:
                width += 8
        return round(width) + 18

    def _lines_of_name(self, column: int) -> int:
        answer = self._model.answer(column)
        room = self.view.columnWidth(column) if answer and not self._stays(column) else self.fixed.columnWidth(column)
        return lines_at(self._model.name(answer), name_of(self.view.font()), room - 16) if answer else 1

    def _fit(self) -> None:
        """The text takes a quarter of the window, or what the delegations leave of it."""
        metrics = self.fixed.fontMetrics()
        heads = self._head(Fixed.TOTAL), self._model.total(Fixed.TOTAL)
        total = max(metrics.horizontalAdvance(line) for head in heads for line in head.split("\n")) + 18
        columns = range(len(Fixed), self._model.columnCount())
        pinned = sum(self.fixed.columnWidth(column) for column in columns if self._stays(column))
        across = self.view.verticalScrollBar().sizeHint().width()
        others = sum(self.view.columnWidth(column) for column in columns if not self._stays(column))
        spare = self.contentsRect().width() - beside_letters(_REF) - total - across - pinned - others - _EDGES
        text = max(180, min(360, self.width() // 4), min(_WIDE_TEXT, spare))
        widths = {Fixed.REF: beside_letters(_REF), Fixed.TEXT: text, Fixed.TOTAL: total}
        for column, width in widths.items():
            self.fixed.setColumnWidth(column, width)
        self.fixed.setFixedWidth(sum(widths.values()) + pinned)

    def _head(self, column: int) -> str:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))

    def resizeEvent(self, event: object) -> None:
        """The fixed columns follow the width."""
        self._fit()

    def _frame(self) -> None:
        """One frame around both halves, whichever the keyboard is in."""
        self.setProperty("keyboard", self.fixed.hasFocus() or self.view.hasFocus())
        self.style().polish(self)

    def _mark_row(self, current: QModelIndex) -> None:
        for delegate in self._delegates:
            delegate.current_row = current.row()
        self._repaint()
        self.chosen.emit()

    def _tell_chosen(self) -> None:
        self.view.horizontalHeader().viewport().update()
        self.chosen.emit()

    def _repaint(self) -> None:
        for view in (self.fixed, self.view):
            view.viewport().update()
            view.horizontalHeader().viewport().update()


def lines_at(text: str, font: QFont, width: float) -> int:
    """How many lines it needs; too many where a word would be cut in two."""
    is_cut = any(QFontMetricsF(font).horizontalAdvance(word) > width for word in text.split())
    return NAME_LINES + 1 if is_cut else len(lines_of(text, font, width))
