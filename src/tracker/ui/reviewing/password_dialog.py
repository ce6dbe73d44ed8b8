"""Asks for the password of a sealed file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from tracker.errors import PasswordNeeded
from tracker.ui.form import KeyLabel
from tracker.ui.plain import plain_label
from tracker.words import Words


class PasswordDialog(QDialog):
    """Emits `given` with what was typed; says why it asks, so also that the last one did not fit."""

    given = Signal(str)

    def __init__(self, reason: PasswordNeeded, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Password"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        why = plain_label(words(reason.text), "heading", wrapped=True)
        self.setAccessibleDescription(why.text())
        self._typed = QLineEdit()
        self._typed.setEchoMode(QLineEdit.EchoMode.Password)
        self._typed.textChanged.connect(self._enable)
        label = KeyLabel(words("&Password"), self._typed)
        shown = QCheckBox(words("&Show it"))
        shown.toggled.connect(self._show)
        buttons = QDialogButtonBox()
        self._open = buttons.addButton(words("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.setDefault(True)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addStrut(388)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(why)
        if reason.advice:
            layout.addWidget(plain_label(words(reason.advice), "muted", wrapped=True))
        for part in (label, self._typed, shown):
            layout.addWidget(part)
        layout.addStretch()
        layout.addWidget(buttons)
        self._typed.setFocus()
        self._enable()

    def _take(self) -> None:
        # Closed first: what it opens, or that it does not fit, is shown in a dialog of its own.
        typed = self._typed.text()
        self.accept()
        self.given.emit(typed)

    def _enable(self) -> None:
        self._open.setEnabled(bool(self._typed.text()))

    def _show(self, shown: bool) -> None:
        self._typed.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
