"""Scrolls up and down, and is never narrower than what is in it: nothing stands aside where nobody can scroll to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_SHADE, _DARKEST = 12, 110


class WholeWidth(QScrollArea):
    """No stop for Tab: the controls in it come into sight when the keyboard comes to them.

    Where there is more below, a shade lies over its end: what is cut between two lines looks like all there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = _Shade(self)
        self.verticalScrollBar().valueChanged.connect(self._tell_of_more)
        self.verticalScrollBar().rangeChanged.connect(self._tell_of_more)
        self._tell_of_more()

    def minimumSizeHint(self) -> QSize:
        """As wide as its content must be, with the bar beside it."""
        least = super().minimumSizeHint()
        content = self.widget()
        if content is None:
            return least
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(content.minimumSizeHint().width() + beside, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The shade stays at the end."""
        super().resizeEvent(event)
        shown = self.viewport().geometry()
        self._more.setGeometry(QRect(shown.left(), shown.bottom() + 1 - _SHADE, shown.width(), _SHADE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the content does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _tell_of_more(self) -> None:
        bar = self.verticalScrollBar()
        self._more.setVisible(bar.value() < bar.maximum())
        self._more.raise_()


class _Shade(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stronger towards the end, as if what follows lay beneath."""
        painter, down = QPainter(self), QLinearGradient(0, 0, 0, self.height())
        edge = self.palette().dark().color()
        for where, strength in ((0.0, 0), (1.0, _DARKEST)):
            down.setColorAt(where, QColor(edge.red(), edge.green(), edge.blue(), strength))
        painter.fillRect(self.rect(), down)
