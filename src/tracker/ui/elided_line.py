"""A line to type in whose text is never cut in the middle of a letter while nobody types in it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from tracker.ui.plain import as_written

_MARGIN = 2
"""What Qt leaves beside the text of a line."""


class ElidedLine(QLineEdit):
    """`text()` is always the whole, and stands where the mouse rests; `where` says what gives way of what is long."""

    def __init__(self, parent: QWidget | None = None, *, where: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(parent)
        self._where = where
        self.textChanged.connect(self._tell_whole)

    def shown(self) -> str:
        """What of it is to be read just now."""
        return self.fontMetrics().elidedText(self.text(), self._where, self._room().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As every line, where it is typed in or has room for all of it."""
        shown = self.shown()
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self._room(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(_MARGIN, 0, -_MARGIN, 0)

    def _tell_whole(self, text: str) -> None:
        self.setToolTip(as_written(text or self.placeholderText()))
