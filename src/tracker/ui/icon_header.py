"""Heads of columns that show an icon alone, above numbers that stand in the middle."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme

_ICON = 16


class IconHeader(QHeaderView):
    """An icon without a word stands in the middle of its section: the style would leave room for the word."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """As the style has it, but for a lone icon."""
        icon = self._asked(logicalIndex, Qt.ItemDataRole.DecorationRole)
        if not isinstance(icon, QIcon) or self._asked(logicalIndex, Qt.ItemDataRole.DisplayRole):
            super().paintSection(painter, rect, logicalIndex)
            return
        colours = self._theme.colours
        painter.fillRect(rect, QColor(colours.card))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.border))
        place = QRect(0, 0, beside_letters(_ICON), beside_letters(_ICON))
        place.moveCenter(rect.center())
        icon.paint(painter, place)

    def _asked(self, section: int, role: Qt.ItemDataRole) -> object:
        return self.model().headerData(section, Qt.Orientation.Horizontal, role)
