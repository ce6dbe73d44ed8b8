"""The Regional page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.register.register import Register
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class RegionPage(QWidget):
    """`refused` with what could not be done."""

    refused = Signal(object)

    def __init__(self, register: Register, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme

    def read(self) -> None:
        """Read everything anew: after a commit, or when the page is opened."""
