"""Lays widgets beside one another, and in a further line where they do not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

_Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """As high as the lines it needs at the width it gets; what is hidden takes no room.

    What would expand takes the room that is left in its line; a sentence that would wrap stands in one line if it can.
    What stands at the right stays together where it has room in a line.
    `even` lines hold the same number of widgets, where they fit, so that none is left alone in a last line.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, *, even: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._from_the_right: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._even = even
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add_right(self, *widgets: QWidget) -> None:
        """These stand at the right end of their line."""
        for widget in widgets:
            self.addWidget(widget)
            self._from_the_right.append(self._items[-1])

    def one_line(self) -> int:
        """How wide all of it is beside one another."""
        shown = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(shown) + self.spacing() * max(0, len(shown) - 1)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102
        self._items.append(item)

    def count(self) -> int:  # noqa: D102
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Layouts ask for the same height again and again, until something in them changes."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: D102
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: D102
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.top()
        for line in self._chosen_lines(rect.width()):
            height = max(size.height() for _, size in line)
            if place:
                self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + self.spacing() // 2
        return max(0, top - self.spacing() // 2 - rect.top())

    def _chosen_lines(self, width: int) -> list[_Line]:
        lines = list(self._lines(width))
        if self._even and len(lines) > 1:
            even = list(self._lines(width, -(-sum(map(len, lines)) // len(lines))))
            return even if len(even) == len(lines) else lines
        return lines

    def _lines(self, width: int, at_most: int = sys.maxsize) -> Iterator[_Line]:
        line: _Line = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _wanted(item).boundedTo(QSize(width, item.sizeHint().height()))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            wide = max(size.width(), self._together(item, width))
            if line and (len(line) == at_most or used + wide > width):
                yield line
                line, used = [], 0
            line.append((item, size))
            used += size.width() + self.spacing()
        if line:
            yield line

    def _together(self, item: QLayoutItem, width: int) -> int:
        """How wide all at the right are, at the first of them; 0 where they need more than a line."""
        right = [one for one in self._from_the_right if not one.isEmpty()]
        if item not in right[:1]:
            return 0
        wide = sum(_wanted(one).width() for one in right) + self.spacing() * (len(right) - 1)
        return wide if wide <= width else 0

    def _place(self, line: _Line, rect: QRect) -> None:
        free = rect.width() - sum(size.width() for _, size in line) - self.spacing() * (len(line) - 1)
        x = rect.left()
        for item, size in line:
            if item in self._from_the_right:
                x, free = x + free, 0
            elif item.expandingDirections() & Qt.Orientation.Horizontal:
                grown = min(size.width() + free, item.maximumSize().width())
                free -= grown - size.width()
                size.setWidth(grown)
            item.setGeometry(QRect(QPoint(x, rect.top() + (rect.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _wanted(item: QLayoutItem) -> QSize:
    """A label that wraps names a width of its own making, not that of its sentence."""
    size, label = item.sizeHint(), item.widget()
    if isinstance(label, QLabel) and label.wordWrap():
        # Where there is an edge around a sentence, the label keeps some of the room within it free as well.
        edge = label.width() - label.contentsRect().width()
        around = edge + label.fontMetrics().horizontalAdvance("x") if edge else 0
        size.setWidth(label.fontMetrics().horizontalAdvance(label.text()) + around + 2)
    return size
