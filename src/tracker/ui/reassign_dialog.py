"""One person leaves, another takes over: who, how much it is, and one step that can be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.help.places import offer_help
from tracker.ui.plain import plain_label, say_hint
from tracker.words import Words, plural


class ReassignDialog(QDialog):
    """Says how many entries it is before anything is done; nobody as successor leaves them open."""

    def __init__(self, register: Register, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_help(self, "details", "reassign")
        self._register = register
        self._words = words
        self.setWindowTitle(words("Reassign a person's work"))
        self.leaver, self.successor = NameEdit(register.people), NameEdit(register.people)
        self.leaver.setAccessibleName(words("From"))
        self.successor.setAccessibleName(words("To"))
        say_hint(self.successor, words("Nobody yet"))
        self._told = plain_label(role="muted", wrapped=True)
        self._wrong = plain_label(role="overdue", wrapped=True)
        self._wrong.hide()
        names = QFormLayout()
        names.setSpacing(8)
        names.addRow(words("From"), self.leaver)
        names.addRow(words("To"), self.successor)
        buttons = QDialogButtonBox()
        self.reassign = buttons.addButton(words("Reassign"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._reassign)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addStrut(388)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        about = words("As focal point, alternate and owner of open actions, in all commitments, in one step.")
        layout.addWidget(plain_label(about, "muted", wrapped=True))
        layout.addLayout(names)
        for widget in (self._told, self._wrong, buttons):
            layout.addWidget(widget)
        for line in (self.leaver, self.successor):
            line.textChanged.connect(self._count)
        self._count()

    def _count(self) -> None:
        name, to = self.leaver.text().strip(), self.successor.text().strip()
        n = self._register.entries_of(name) if name else 0
        self._wrong.hide()
        self.reassign.setEnabled(n > 0)
        if not name:
            self._told.setText(self._words("Type who leaves."))
        elif n and to:
            told = plural("{n} entry will go to {name}.", "{n} entries will go to {name}.", n, name=to)
            self._told.setText(self._words(told))
        elif n:
            self._told.setText(self._words(plural("{n} entry will be left open.", "{n} entries will be left open.", n)))
        else:
            self._told.setText(self._words("“{name}” has nothing here.", name=name))

    def _reassign(self) -> None:
        try:
            self._register.reassign(self.leaver.text(), self.successor.text())
        except UserError as error:
            self._wrong.setText(error.sentence(self._words))
            self._wrong.show()
            return
        self.accept()
