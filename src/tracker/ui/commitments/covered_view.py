"""A list of which something floating may cover the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget


class CoveredView(QTableView):
    """Whatever covers it, every line can be scrolled to where it is seen whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._covered = 0

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Where a line comes into sight from below, above what covers the list, the one at the top is whole too."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.isValid() and self._covered:
            bar.setValue(bar.value() + max(0, self._bottom_of(index) - self.viewport().height() + self._covered))
        top = self.rowAt(0)
        if bar.value() > before and top not in (-1, index.row()) and (cut := -self.rowViewportPosition(top)):
            bar.setValue(bar.value() + self.rowHeight(top) - cut)

    def let_be_covered(self, height: int) -> None:
        """So much at the bottom lies under something: the last line can be scrolled above that, the current one is."""
        if height == self._covered:
            return
        self._covered = height
        self.updateGeometries()
        current = self.currentIndex()
        if 0 <= self._bottom_of(current) - self.rowHeight(current.row()) < self.viewport().height():
            self.scrollTo(current)

    def updateGeometries(self) -> None:
        """With room to scroll the last line above what covers the list."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().updateGeometries()
        if self._covered:
            least = self.verticalHeader().length() - self.viewport().height() + self._covered
            bar.setMaximum(max(bar.maximum(), least))
            bar.setValue(before)

    def _bottom_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self.rowViewportPosition(index.row()) + self.rowHeight(index.row())
