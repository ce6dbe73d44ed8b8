"""The chapters of the guide, each in as many lines as its title needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

_BESIDE, _ABOVE = 14, 10
"""What the theme and the list itself leave free beside a title and above it, both sides together."""

_SLACK = 1
"""The list itself breaks its lines a little earlier than the letters ask for."""


class Contents(QListWidget):
    """No title is cut, however narrow the list is: by itself it would reckon with another width than it paints in."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "contents")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, title: str, key: str) -> None:
        """A chapter, at the end; `key` is what it holds as `UserRole`."""
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.addItem(item)
        self._fit(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the titles elsewhere."""
        super().resizeEvent(event)
        self._fit_all()

    def changeEvent(self, event: QEvent) -> None:
        """As do other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_all()

    def _fit_all(self) -> None:
        for row in range(self.count()):
            self._fit(self.item(row))

    def _fit(self, item: QListWidgetItem) -> None:
        room = QRect(0, 0, max(1, self.viewport().width() - _BESIDE - _SLACK), 10_000)
        wrapped = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text())
        item.setSizeHint(QSize(0, wrapped.height() + _ABOVE))
