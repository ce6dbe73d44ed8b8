"""The table of all that will be in a submission, in which commitments are left out of it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.ui.copying import Copying
from tracker.ui.exchange.submission_model import Column, SubmissionModel
from tracker.ui.selected_lines import selected_rows
from tracker.ui.theme.icons import beside_letters
from tracker.words import Words

_AROUND_A_VALUE = 48
"""Room for its mark, and for the air on both sides."""

_AROUND_TEXT = 24
"""Room for the air on both sides of what has no mark."""

_ROWS = 6
"""Lines of what leaves that are in sight on any screen."""


class SubmissionTable(QTableView):
    """Space takes the commitments of all selected lines out, or in again."""

    def __init__(self, model: SubmissionModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(_StaysMuted(self))
        self.setAccessibleName(words("All that will be in the file"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.line_height)
        Copying(self)
        header = self.horizontalHeader()
        header.setProperty("inset", "table")
        header.setFixedHeight(self.line_height + 8)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        # Of what is selected, a header asks of every line whether it is so all across.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.resizeSection(Column.REF, beside_letters(76))
        # On a small screen the table gives way first, for it can be scrolled; but not down to a slit.
        self.ensurePolished()
        around = header.height() + 2 * self.frameWidth() + self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(around + _ROWS * self.line_height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @property
    def line_height(self) -> int:
        """Of one line of it."""
        return self.fontMetrics().lineSpacing() + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What leaves has the most room, and none of its dates is cut; where what was told last would have room for no
        more than dots, it is scrolled to.
        """
        super().resizeEvent(event)
        header = self.horizontalHeader()
        room = event.size().width() - header.sectionSize(Column.REF)
        of_a_date, of_the_last = (
            self.fontMetrics().horizontalAdvance(said) + beside_letters(around)
            for said, around in (("30 Sept 2026", _AROUND_A_VALUE), ("100 % · 30 Sept 2026", _AROUND_TEXT))
        )
        of_the_field = room * 25 // 100
        of_the_value = max(of_a_date, room * 35 // 100)
        header.resizeSection(Column.FIELD, of_the_field)
        header.resizeSection(Column.VALUE, of_the_value)
        header.resizeSection(Column.BEFORE, max(of_the_last, room - of_the_field - of_the_value))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_Space and (rows := selected_rows(self)):
            self._lines.toggle(rows)
        else:
            super().keyPressEvent(event)


class _StaysMuted(QStyledItemDelegate):
    """What is left out is told apart by its colour, be it selected or not."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected and index.data(Qt.ItemDataRole.ForegroundRole):
            # The style sheet has one colour for the letters of all that is selected.
            option.state &= ~QStyle.StateFlag.State_Selected
            option.backgroundBrush = option.palette.highlight()
