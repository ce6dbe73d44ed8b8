"""A line for an institution's or a person's name, completed from those already named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class NameEdit(QLineEdit):
    """Offers what contains the letters typed, anywhere in the name."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer(names)

    def offer(self, names: Sequence[str]) -> None:
        """Complete from these names from now on."""
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
