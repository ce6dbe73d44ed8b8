"""Empties a line of text: at its end, while there is something in it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from tracker.ui.theme.theme import Theme
from tracker.words import Words


class ClearAction(QAction):
    """Stands in for Qt's own, whose picture is faint in every appearance and has no name that could be spoken."""

    def __init__(self, line: QLineEdit, words: Words, theme: Theme) -> None:
        super().__init__(line)
        self._theme = theme
        self._line = line
        self.setToolTip(words("Clear"))
        self.triggered.connect(line.clear)
        line.addAction(self, QLineEdit.ActionPosition.TrailingPosition)
        # A name of the action would be words on the button, for which there is no room.
        button = next(one for one in line.findChildren(QToolButton) if one.defaultAction() is self)
        button.setAccessibleName(words("Clear"))
        line.textChanged.connect(lambda text: self.setVisible(bool(text)))
        self.setVisible(bool(line.text()))
        theme.changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self._theme.fit_icons(self._line)
        self.setIcon(self._theme.icons.icon("close", self._theme.colours.muted, 14))
