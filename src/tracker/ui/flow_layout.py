"""Lays widgets beside one another, and in a further line where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """As high as the lines it needs at the width it gets; `even` ones hold the same number of widgets, where they fit.

    So that none is left alone in a last line.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, *, even: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._even = even
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

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
        return self._lines(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._lines(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: D102
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: D102
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _beginnings(self, width: int) -> set[int]:
        """Which widgets begin a line below another."""
        widths = [item.sizeHint().width() for item in self._items]
        begins = self._filled(widths, width, len(widths))
        if begins and self._even:
            even = self._filled(widths, width, -(-len(widths) // (len(begins) + 1)))
            if len(even) == len(begins):
                return even
        return begins

    def _filled(self, widths: list[int], width: int, at_most: int) -> set[int]:
        begins, used, held = set(), 0, 0
        for number, wide in enumerate(widths):
            if held and (held == at_most or used + wide > width):
                begins.add(number)
                used, held = 0, 0
            used, held = used + wide + self.spacing(), held + 1
        return begins

    def _lines(self, rect: QRect, *, place: bool) -> int:
        at, height = rect.topLeft(), 0
        begins = self._beginnings(rect.width())
        for number, item in enumerate(self._items):
            size = item.sizeHint()
            if number in begins:
                at = QPoint(rect.left(), at.y() + height + self.spacing() // 2)
                height = 0
            if place:
                item.setGeometry(QRect(at, QSize(min(size.width(), rect.width()), size.height())))
            at.setX(at.x() + size.width() + self.spacing())
            height = max(height, size.height())
        return at.y() + height - rect.y()
