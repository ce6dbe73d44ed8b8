"""Corrects who works here."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.first_start.identity_form import IdentityForm
from tracker.ui.help.places import offer_help
from tracker.ui.notices import tell_error
from tracker.words import Words


class IdentityDialog(QDialog):
    """Accepted when the register has taken the correction."""

    def __init__(self, register: Register, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_help(self, "first-start")
        self._words = words
        self.setWindowTitle(words("Delegation and name"))
        self._form = IdentityForm(register, words)
        consequence = QLabel(
            words(
                "What was recorded for the former delegation stays with it: change back to see it again. Earlier "
                "entries in the history keep the name they were made under."
            )
        )
        consequence.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(words("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._introduce)
        buttons.rejected.connect(self.reject)
        self._save.setDefault(True)
        self._form.changed.connect(self._enable)
        self._enable()
        layout = QVBoxLayout(self)
        layout.addStrut(428)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(consequence)
        layout.addStretch()
        layout.addWidget(buttons)
        self._form.focus_first_gap()

    def _enable(self) -> None:
        self._save.setEnabled(self._form.is_complete)

    def _introduce(self) -> None:
        try:
            self._form.save()
        except UserError as error:
            tell_error(self, self._words, error)
            return
        self.accept()
