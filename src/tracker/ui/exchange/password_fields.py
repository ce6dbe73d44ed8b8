"""A password for a file, typed twice, and what becomes of whoever forgets it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tracker.ui.plain import plain_label, say_hint
from tracker.words import Words


class PasswordFields(QWidget):
    """Empty means that the file has none; `changed` at every letter."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self._again = QLineEdit(), QLineEdit()
        self._differ = plain_label(words("The passwords are not the same."), "overdue", wrapped=True)
        hint = words(
            "Tell it by telephone, not in the same message. It cannot be recovered: without it nobody opens the file."
        )
        self._hint = plain_label(hint, "muted", wrapped=True)
        say_hint(self.first, words("Optional"))
        self.first.setAccessibleName(words("Password"))
        say_hint(self._again, words("Repeat the password"))
        self._again.setAccessibleName(words("The password once more"))
        twice = QHBoxLayout()
        twice.setSpacing(8)
        for line in (self.first, self._again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self._follow)
            twice.addWidget(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(twice)
        layout.addWidget(self._differ)
        layout.addWidget(self._hint)
        self._follow()

    @property
    def password(self) -> str:
        """What was typed, to be used only while both are the same."""
        return self.first.text()

    @property
    def are_same(self) -> bool:
        """Whether the second says what the first says."""
        return self.first.text() == self._again.text()

    def _follow(self) -> None:
        differs = bool(self._again.text()) and not self.are_same
        self._differ.setVisible(differs)
        self._hint.setVisible(bool(self.first.text()) and not differs)
        self.changed.emit()


def told_of_password(password: str, words: Words) -> list[str]:
    """What is said once the file is written; nothing where it has no password."""
    return [words("Tell the password by telephone, not in the same message.")] if password else []
