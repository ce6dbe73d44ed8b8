"""One of the two views that the matrix is made of."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from tracker.ui.region.cells import RegionHeader
from tracker.ui.region.region_model import RegionModel
from tracker.ui.theme.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Half(QTableView):
    """`edge_passed` with -1 or 1 where an arrow key would lead beyond its first or last column.

    `entered_on` by Enter: what Qt has for that may be a single click as well, by which a cell is only selected.
    """

    edge_passed = Signal(int)
    entered_on = Signal(QModelIndex)
    focus_moved = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        self.focus_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in every table, but for Enter and the edges."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit(self.currentIndex())
            return
        before, step = self.currentIndex(), _STEPS.get(Qt.Key(event.key()), 0)
        super().keyPressEvent(event)
        if step and before.isValid() and self.currentIndex() == before and not event.modifiers():
            self.edge_passed.emit(step)


def half_view(model: RegionModel, theme: Theme) -> Half:
    """One half, with heads and lines as the matrix has them."""
    view = Half()
    view.setModel(model)
    header = RegionHeader(model, theme, view)
    view.setHorizontalHeader(header)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setMinimumSectionSize(40)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    return view
