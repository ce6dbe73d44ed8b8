"""The look of tables that are read line by line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from tracker.ui.copying import Copying, SelectsSeveral
from tracker.ui.icon_header import IconHeader
from tracker.ui.theme.theme import Theme

PAD = 8


class Lines(SelectsSeveral, QTableView):
    """A table that is read line by line; `opened` with the line on which Enter or a double click fell."""

    opened = Signal(QModelIndex)

    COPIED_WITH_HEADS = False
    """Whether its cells mean nothing to whoever pastes them without the names of lines and columns."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RuledLines(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalHeader(IconHeader(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self.fontMetrics().lineSpacing() + 16)
        self.doubleClicked.connect(self.opened)
        Copying(self, say=lambda index: self.said(index), with_heads=self.COPIED_WITH_HEADS)

    def said(self, index: QModelIndex) -> str:
        """What is copied of a cell."""
        return str(index.data() or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class RuledLines(QStyledItemDelegate):
    """A thin rule below each line."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell and its part of the rule; the style sheet would not let through the ground that a heading has."""
        if ground := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
        box = option.rect
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(self.theme.colours.border))
