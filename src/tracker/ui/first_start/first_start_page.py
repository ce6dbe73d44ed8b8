"""The first minute: the language, two questions, then the forum's recommendations."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.first_start.identity_form import IdentityForm
from tracker.ui.help.places import offer_help
from tracker.ui.notices import tell_error
from tracker.ui.plain import plain_label
from tracker.words import LANGUAGE_NAMES, Words

_LETTERS = 65
"""How many have room beside one another."""


class FirstStartPage(QWidget):
    """Emits `done` once the register knows who works here, `language_chosen` when it is to be asked in another one."""

    done = Signal()
    language_chosen = Signal(str)

    def __init__(self, register: Register, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_help(self, "first-start")
        self._words = words
        self._form = IdentityForm(register, words)
        self._start = QPushButton(words("Start"))
        self._start.setDefault(True)
        self._start.setMinimumHeight(36)
        self._missing = plain_label(role="overdue", wrapped=True)
        self._form.changed.connect(self._missing.clear)
        self._form.accepted.connect(self._start.click)
        self._start.clicked.connect(self._introduce)
        column = QWidget()
        column.setFixedWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._fill(QVBoxLayout(column))
        # Stretching rows and columns around one cell keep the questions together on any screen; an alignment would
        # give the cell too little height for wrapped lines.
        layout = QGridLayout(self)
        layout.addWidget(column, 1, 1)
        for outer, row_stretch in ((0, 2), (2, 3)):
            layout.setRowStretch(outer, row_stretch)
            layout.setColumnStretch(outer, 1)

    @property
    def delegation(self) -> str:
        """The code of the delegation chosen so far; empty while there is none."""
        return self._form.delegation.code

    @property
    def name(self) -> str:
        """The name given so far."""
        return self._form.name.text()

    def answer(self, delegation: str, name: str) -> None:
        """Show what was answered before the language was chosen."""
        self._form.answer(delegation, name)

    def show_language(self) -> None:
        """Mark the language that is spoken."""
        self._languages[self._words.language].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor waits in the first question."""
        super().showEvent(event)
        self._form.focus_first_gap()

    def _fill(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self._language_row())
        layout.addSpacing(8)
        # A line never ends within the name.
        title = QLabel(self._words("Welcome to Commitment Tracker").replace("t T", "t\N{NO-BREAK SPACE}T"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        title.setFont(font)
        title.setWordWrap(True)
        what = QLabel(
            self._words(
                "Follow what your delegation does about each recommendation of the forum: check off, assign, set "
                "deadlines, and report in Excel. Everything stays on this laptop."
            )
        )
        what.setWordWrap(True)
        later = plain_label(
            self._words(
                "Both can be corrected later; what was recorded until then stays with the delegation chosen now."
            ),
            "muted",
            wrapped=True,
        )
        layout.addWidget(title)
        layout.addWidget(what)
        layout.addSpacing(16)
        layout.addWidget(self._form)
        layout.addWidget(later)
        layout.addWidget(self._missing)
        layout.addSpacing(4)
        layout.addWidget(self._start)

    def _language_row(self) -> QHBoxLayout:
        """Each by its own name, so that nobody has to read another to find it."""
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        self._languages: dict[str, QPushButton] = {}
        for code, name in LANGUAGE_NAMES.items():
            button = QPushButton(name)
            button.setCheckable(True)
            button.setChecked(code == self._words.language)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=code: self.language_chosen.emit(chosen))
            group.addButton(button)
            row.addWidget(button)
            self._languages[code] = button
        row.addStretch(1)
        return row

    def _introduce(self) -> None:
        if missing := self._form.missing(self._words):
            self._missing.setText(missing)
            self._form.focus_first_gap()
            return
        try:
            self._form.save()
        except UserError as error:
            tell_error(self, self._words, error)
            return
        self.done.emit()
