"""A page that has nothing to show: says why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.ui.plain import plain_label
from tracker.ui.theme.theme import Theme

_LETTERS = 68
"""How wide what is said may be: a longer line is hard to find the next one from."""

_ASIDE = 32


class EmptyPage(QWidget):
    """An icon, a sentence, an advice and at most one button."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = "info"
        self._icon = QLabel()
        self._title = plain_label(role="heading")
        self._text = plain_label(role="muted")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        # Enter presses it too: it is what the keyboard is on when there is nothing else.
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self.pressed)
        self._button.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            widget.setWordWrap(True)
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._recolour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said stands in the middle, no wider than it is read easily."""
        super().resizeEvent(event)
        wide = self.fontMetrics().averageCharWidth() * _LETTERS
        aside = max(_ASIDE, (event.size().width() - wide) // 2)
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(aside, 8, aside, 8)

    def say(self, icon: str, title: str, text: str, button: str = "") -> None:
        """Show this; no button where it has no words."""
        self._icon_name = icon
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        # Not where there is none: Tab would come to it, find nobody, and stay where it was.
        self.setFocusProxy(self._button if button else None)  # type: ignore[arg-type]  # Qt takes none; its stub does not say so.
        self.setAccessibleName(title)
        self._recolour()

    def _recolour(self) -> None:
        pixmap = self._theme.icons.pixmap(self._icon_name, self._theme.colours.muted, 36, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
