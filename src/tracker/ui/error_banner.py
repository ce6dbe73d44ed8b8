"""Tells an error where the person is looking, with what they typed still there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.ui.plain import marked_up
from tracker.words import Words


class ErrorBanner(QFrame):
    """Hidden while there is nothing to tell."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "notice")
        sign = QLabel()
        sign.setProperty("role", "sign")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def tell(self, error: UserError) -> None:
        """Show it, and have screen readers say it."""
        note_refusal(error)
        words = self._words
        told = " ".join(words(part) for part in (error.text, error.advice, error.meanwhile) if part)
        self._text.setText(f"<b>{marked_up(words(error.title))}</b><br>{marked_up(told)}")
        self.setAccessibleName(words(error.title))
        self.setAccessibleDescription(told)
        self._show_with_room()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show_with_room(self) -> None:
        """The window grows by what the banner needs: layouts would squeeze the fields above it instead."""
        self.show()
        window = self.window()
        layout = window.layout()
        if window.isVisible() and layout is not None and layout.hasHeightForWidth():
            layout.activate()
            window.resize(window.width(), max(window.height(), layout.totalHeightForWidth(window.width())))

    def clear(self) -> None:
        """Nothing to tell any more."""
        self.hide()
