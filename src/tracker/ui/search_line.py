"""A line to search in: it waits until typing rests, and Esc gives up what is searched for, then the line."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from tracker.ui.clear_action import ClearAction
from tracker.ui.theme.theme import Theme
from tracker.ui.undo_of_typing import UndoOfTyping
from tracker.words import Words

_TYPING = 150
"""Milliseconds of rest after which a search starts."""


class SearchLine(QLineEdit):
    """`searched` once typing rests, or at once by Enter; `left` by Esc in an empty line, or by Down."""

    searched = Signal()
    left = Signal()

    def __init__(self, hint: str, name: str, tooltip: str, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        ClearAction(self, words, theme)
        UndoOfTyping(self)
        self.setMinimumWidth(150)
        self._glass = self.addAction(
            theme.icons.icon("search", theme.colours.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        glass = next(one for one in self.findChildren(QToolButton) if one.defaultAction() is self._glass)
        glass.setAccessibleName(name)
        self._typing = QTimer(self, interval=_TYPING, singleShot=True)
        self._typing.timeout.connect(self.searched)
        self.textChanged.connect(self._typing.start)
        self.returnPressed.connect(self._search)
        theme.changed.connect(self._recolour)

    def go_to(self) -> None:
        """Ready to type another search over what is there."""
        self.setFocus()
        self.selectAll()

    def rest(self) -> None:
        """What is in it is being searched for already."""
        self._typing.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self.rest()
        self.searched.emit()

    def _recolour(self) -> None:
        self._glass.setIcon(self._theme.icons.icon("search", self._theme.colours.muted))
