"""What the icons of a table mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_ICON = 16
_GAP = 18


@dataclass(frozen=True, slots=True)
class Meaning:
    """An icon, the status whose colour it has, and its word."""

    icon: str
    status: str
    said: str


class IconLegend(QWidget):
    """Icon and word beside each other, in as many lines as the width needs."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._meanings: tuple[Meaning, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_meanings(self, meanings: Sequence[Meaning]) -> None:
        """Explain these from now on."""
        self._meanings = tuple(meanings)
        said = ", ".join(meaning.said for meaning in meanings)
        self.setAccessibleName(self._words("What the icons mean: {statuses}", statuses=said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the lines it needs at this width."""
        return QSize(400, self._line * (1 + max((line for line, *_ in self._placed()), default=0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of them."""
        painter = QPainter(self)
        colours, size = self._theme.colours, beside_letters(_ICON)
        for line, left, meaning in self._placed():
            top = line * self._line
            ink = colours.status[meaning.status].fore
            pixmap = self._theme.icons.pixmap(meaning.icon, ink, size, self.devicePixelRatioF())
            place = QRectF(left, top + (self._line - size) / 2, size, size)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setPen(QColor(colours.muted))
            box = QRectF(place.right() + 6, top, self.width(), self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, meaning.said)

    @property
    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 6

    def _placed(self) -> list[tuple[int, float, Meaning]]:
        placed: list[tuple[int, float, Meaning]] = []
        line, left = 0, 0.0
        for meaning in self._meanings:
            width = beside_letters(_ICON) + 6 + self.fontMetrics().horizontalAdvance(meaning.said)
            if left and left + width > self.width():
                line, left = line + 1, 0.0
            placed.append((line, left, meaning))
            left += width + _GAP
        return placed
