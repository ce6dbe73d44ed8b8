"""What the icons of the matrix mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.domain.vocabulary import Status
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.region.cells import NOTED_ICON
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

_ICON = 16
_GAP = 18


class Legend(QWidget):
    """Icon and word of every status, in as many lines as the width needs."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wording = Wording(words)
        self._theme = theme
        self._said: list[tuple[str, str, str]] = [
            (status_icon(code), code or "", wording.value("status", code)) for code in (*Status, None)
        ]
        self._said.append((NOTED_ICON, "", words("From a letter: noted here, not submitted")))
        self.setAccessibleName(words("What the icons mean: {statuses}", statuses=", ".join(s for *_, s in self._said)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As high as the lines it needs at this width."""
        return QSize(400, self._line * (1 + max(line for line, *_ in self._placed())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of them."""
        painter = QPainter(self)
        colours = self._theme.colours
        for line, left, icon, code, text in self._placed():
            top = line * self._line
            pixmap = self._theme.icons.pixmap(icon, colours.status[code].fore, _ICON, self.devicePixelRatioF())
            place = QRectF(left, top + (self._line - _ICON) / 2, _ICON, _ICON)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setPen(QColor(colours.muted))
            box = QRectF(left + _ICON + 6, top, self.width(), self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    @property
    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 6

    def _placed(self) -> list[tuple[int, float, str, str, str]]:
        placed: list[tuple[int, float, str, str, str]] = []
        line, left = 0, 0.0
        for icon, code, text in self._said:
            width = _ICON + 6 + self.fontMetrics().horizontalAdvance(text)
            if left and left + width > self.width():
                line, left = line + 1, 0.0
            placed.append((line, left, icon, code, text))
            left += width + _GAP
        return placed
