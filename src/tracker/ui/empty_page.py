"""A page that has nothing to show: says why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.ui.plain import plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme

_LETTERS_IN_A_LINE = 76
"""Of the advice, at most: longer lines are hard to read, and leave one word alone in the next."""


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
        layout.setContentsMargins(32, 8, 32, 8)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            widget.setWordWrap(True)
        layout.addWidget(self._icon)
        layout.addWidget(self._title)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._text, _LETTERS_IN_A_LINE)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._recolour)

    def say(self, icon: str, title: str, text: str, button: str = "") -> None:
        """Show this; no button where it has no words."""
        self._icon_name = icon
        self._title.setText(title)
        self._text.setMaximumWidth(self._text.fontMetrics().averageCharWidth() * _LETTERS_IN_A_LINE)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        # Not where there is none: Tab would come to it, find nobody, and stay where it was.
        self.setFocusProxy(self._button if button else None)  # type: ignore[arg-type]  # Qt takes none; its stub does not say so.
        self.setAccessibleName(title)
        self._recolour()

    def _recolour(self) -> None:
        colour, size = self._theme.colours.muted, beside_letters(36)
        pixmap = self._theme.icons.pixmap(self._icon_name, colour, size, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
