"""The two questions of the first start: which delegation, and who you are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from tracker.domain.text import canonical_name
from tracker.register.register import Register
from tracker.ui.first_start.delegation_box import DelegationBox
from tracker.ui.form import KeyLabel
from tracker.ui.plain import say_hint
from tracker.words import Words


class IdentityForm(QWidget):
    """Shows who works here now and lets both be chosen; writes nothing until `save`."""

    changed = Signal()
    accepted = Signal()

    def __init__(self, register: Register, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.delegation = DelegationBox(register.delegations(), words)
        self.name = QLineEdit(register.author)
        say_hint(self.name, words("As your colleagues know you"))
        self.name.setMaxLength(200)
        home = register.home
        if home is not None:
            self.delegation.choose(home.code)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(0, 1)
        _place(layout, 0, words("Your &delegation"), self.delegation)
        layout.setRowMinimumHeight(2, 8)
        _place(layout, 3, words("Your &name"), self.name)
        self.delegation.chosen.connect(self.changed)
        self.name.textChanged.connect(self.changed)
        self.name.returnPressed.connect(self.accepted)

    @property
    def is_complete(self) -> bool:
        """Whether both questions have an answer."""
        return bool(self.delegation.code and canonical_name(self.name.text()))

    def answer(self, delegation: str, name: str) -> None:
        """Show answers that were given before; empty ones are left open."""
        if delegation:
            self.delegation.choose(delegation)
        if name:
            self.name.setText(name)

    def missing(self, words: Words) -> str:
        """What still has to be said, in a sentence; empty where nothing has."""
        if self.is_complete:
            return ""
        if self.delegation.code:
            return words("Your name is missing.")
        if canonical_name(self.name.text()):
            return words("Your delegation is missing: choose it from the list, or type a part of its name.")
        return words("Your delegation and your name are missing.")

    def focus_first_gap(self) -> None:
        """Put the cursor where an answer is missing."""
        (self.name if self.delegation.code else self.delegation).setFocus()

    def save(self) -> None:
        """Raises `UserError` where the register does not take it."""
        self._register.introduce(self.delegation.code, canonical_name(self.name.text()))


def _place(layout: QGridLayout, row: int, text: str, field: QWidget) -> None:
    label = KeyLabel(text, field)
    field.setAccessibleName(text.replace("&", ""))
    layout.addWidget(label, row, 0)
    layout.addWidget(field, row + 1, 0)
