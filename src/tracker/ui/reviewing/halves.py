"""The changes above and what is said of one of them below; and scrolling what does not fit there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from tracker.ui.scrolled import scrolled


class Halves(QSplitter):
    """The upper part has half of the window's height, and never less however small that becomes.

    While what stands below is to be read as a whole, the upper part has no more than its rows need: `rows` says how
    high they are and how little of them must stay, `reading` how high the lower part is at a width.
    """

    def __init__(
        self,
        above: QWidget,
        below: QWidget,
        rows: Callable[[], tuple[int, int]],
        reading: Callable[[int], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows = rows
        self._reading = reading
        self._is_read = False
        self.setChildrenCollapsible(False)
        self.addWidget(above)
        self.addWidget(below)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        self._drawn: int | None = None
        self.splitterMoved.connect(self._keep_as_drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the parts were given was of another height."""
        super().resizeEvent(event)
        self._share()

    def let_below_be_read(self, wanted: bool) -> None:
        """Whether the lower part has the room it needs, or the upper part its half."""
        self._is_read = wanted
        self._share()

    def _share(self) -> None:
        above, below = self.sizes()
        if not above or not below:
            return
        wanted = max(self._drawn or 0, (self.window().height() + 1) // 2)
        if self._is_read:
            rows, least = self._rows()
            wanted = max(min(rows, above + below - self._reading(self.width())), least)
        self.setSizes([wanted, above + below - wanted])

    def _keep_as_drawn(self) -> None:
        if not self._is_read:
            self._drawn = self.sizes()[0]


def scrolling(content: QWidget, lines: int) -> QScrollArea:
    """The content, of which at least so many lines are in sight."""
    content.setObjectName("scrolled")
    content.setStyleSheet("#scrolled { background: transparent; }")
    area = scrolled(content)
    area.setMinimumHeight(area.fontMetrics().lineSpacing() * lines)
    return area
