"""A line for an institution's or a person's name, completed from those already named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from tracker.ui.elided_line import ElidedLine

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class NameEdit(ElidedLine):
    """Offers what contains the letters typed, anywhere in the name; asks for `names` when the person goes to it."""

    def __init__(self, names: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was named since the last time is offered too."""
        if self.completer() is None or event.reason() not in _STILL_HERE:
            completer = QCompleter(list(self._names()), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
        super().focusInEvent(event)
