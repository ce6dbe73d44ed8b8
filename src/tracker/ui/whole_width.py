"""Scrolls up and down, and is never narrower than what is in it: nothing stands aside where nobody can scroll to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_FADE = 18


class WholeWidth(QScrollArea):
    """No stop for Tab: the controls in it come into sight when the keyboard comes to them.

    Where there is more below, what is seen of it fades and a rule ends it: what is cut between two lines looks like all
    there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = _Fade(self)
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
        """The rule stays at the end."""
        super().resizeEvent(event)
        self._fit_height()
        self._more.setGeometry(QRect(0, self.height() - _FADE, self.width(), _FADE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the content does, and forget the height of what is no longer shown in it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        """Lines that wrap beside the bar have the height that they need there."""
        content = self.widget()
        layout = content.layout() if content else None
        if content and layout and layout.hasHeightForWidth():
            room = self.maximumViewportSize()
            high = layout.minimumHeightForWidth(room.width())
            if high > room.height():
                high = layout.minimumHeightForWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            content.setMinimumHeight(high)

    def _tell_of_more(self) -> None:
        bar = self.verticalScrollBar()
        self._more.setVisible(bar.value() < bar.maximum())
        self._more.raise_()


class _Fade(QWidget):
    def __init__(self, area: WholeWidth) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Into the ground that it lies on, all across; in high contrast, where nothing is half seen, the rule alone."""
        painter, palette = QPainter(self), self.palette()
        rule = palette.mid().color()
        if rule != palette.windowText().color():
            painter.fillRect(self.rect(), self._into_ground())
        painter.fillRect(0, self.height() - 1, self.width(), 1, rule)

    def _into_ground(self) -> QLinearGradient:
        content = self._area.widget()
        on_card = content is not None and content.property("role") == "side"
        ground = (self.palette().base() if on_card else self.palette().window()).color()
        down = QLinearGradient(0, 0, 0, self.height())
        for where, strength in ((0.0, 0), (1.0, 255)):
            down.setColorAt(where, QColor(ground.red(), ground.green(), ground.blue(), strength))
        return down
