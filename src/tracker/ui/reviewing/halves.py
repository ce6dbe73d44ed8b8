"""The changes above and what is said of one of them below; and scrolling what does not fit there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from tracker.ui.scrolled import scrolled


class Halves(QSplitter):
    """Two parts, made in it one after the other: the lower is as high as what it says, `needed` at a width; all the
    rest is the upper part's.

    That keeps a third of the window, however small it becomes. But while what stands below is to be read as a
    whole, the upper part has no more than its rows need: `rows` says how high they are and how little must stay.
    """

    def __init__(
        self,
        rows: Callable[[], tuple[int, int]],
        needed: Callable[[int], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows = rows
        self._needed = needed
        self._is_read = False
        self._drawn: int | None = None
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep_as_drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the parts were given was of another height."""
        super().resizeEvent(event)
        self._share()

    def let_below_be_read(self, wanted: bool) -> None:
        """Whether the lower part has the room it needs though less than its half be left to the upper; share anew."""
        self._is_read = wanted
        self._share()

    def _share(self) -> None:
        above, below = self.sizes()
        if not above or not below:
            return
        rest = above + below - self._needed(self.width())
        wanted = max(rest if self._drawn is None else self._drawn, self.window().height() // 3)
        if self._is_read:
            rows, least = self._rows()
            wanted = max(min(rows, rest), least)
        self.setSizes([wanted, above + below - wanted])

    def _keep_as_drawn(self) -> None:
        if not self._is_read:
            self._drawn = self.sizes()[0]


def scrolling(content: QWidget, lines: int, parent: QWidget) -> QScrollArea:
    """The content, of which at least so many lines are in sight."""
    content.setProperty("role", "clear")
    area = scrolled(content, parent)
    area.setMinimumHeight(area.fontMetrics().lineSpacing() * lines)
    return area
