"""Types a value in place of the one that came in the workbook."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.review import Proposal
from tracker.domain.typed_dates import AmbiguousDate, read_date
from tracker.domain.values import canonical_value
from tracker.domain.vocabulary import NOT_REPORTED
from tracker.domain.wording import field_label, period_words, value_words
from tracker.errors import UserError
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.wording import Wording
from tracker.words import Words, message


class ValueDialog(QDialog):
    """Emits `typed` with a canonical value; None where the field is left empty."""

    typed = Signal(object)

    def __init__(
        self, proposal: Proposal, start: Value, today: date, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = proposal.key
        self._today = today
        self._words = words
        name = field_label(proposal.key, words)
        self.setWindowTitle(words("{field} of {ref}", field=name, ref=proposal.ref))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._field = self._editor(start, proposal)
        self._field.setAccessibleName(name)
        label = QLabel(name)
        label.setBuddy(self._field)
        self._banner = ErrorBanner(words)
        buttons = QDialogButtonBox()
        buttons.addButton(words("Use this value"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addStrut(388)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self._field)
        if self._kind is Kind.PERIOD:
            hint = QLabel(words("For example {examples}", examples=Wording(words).examples()))
            hint.setProperty("role", "muted")
            layout.addWidget(hint)
        layout.addWidget(self._banner)
        layout.addStretch()
        layout.addWidget(buttons)
        self._field.setFocus()

    @property
    def _kind(self) -> Kind:
        return FIELDS[self._key].kind if self._key in FIELDS else Kind.TEXT

    def _editor(self, start: Value, proposal: Proposal) -> QComboBox | QPlainTextEdit | QLineEdit:
        if self._kind is Kind.CHOICE:
            box = QComboBox()
            box.addItem(self._words(NOT_REPORTED), None)
            for code in FIELDS[self._key].choices:
                box.addItem(value_words(self._key, code, self._words), code)
            box.setCurrentIndex(max(0, box.findData(start)))
            if start is None and proposal.received:
                # None of the words there are: nothing is chosen for it until somebody does.
                box.setPlaceholderText(proposal.received)
                box.setCurrentIndex(-1)
            return box
        text = proposal.received if start is None else str(start)
        if start is not None and self._kind is Kind.PERIOD:
            text = value_words(self._key, start, self._words)
        if self._kind is Kind.TEXT:
            area = QPlainTextEdit(text)
            area.setTabChangesFocus(True)
            return area
        line = QLineEdit(text)
        line.selectAll()
        return line

    def _take(self) -> None:
        try:
            value = self._value()
        except UserError as error:
            self._banner.tell(error)
            return
        self.typed.emit(value)
        self.accept()

    def _value(self) -> Value:
        if isinstance(self._field, QComboBox):
            if self._field.currentIndex() < 0:
                received = self._field.placeholderText()
                title = message("“{text}” is none of the values there are.", text=received)
                raise UserError(title, message("Choose one of the list."))
            code: Value = self._field.currentData()
            return code
        text = self._field.toPlainText() if isinstance(self._field, QPlainTextEdit) else self._field.text()
        if not text.strip():
            return None
        return self._read_period(text) if self._kind is Kind.PERIOD else canonical_value(self._key, text)

    def _read_period(self, text: str) -> Value:
        found = read_date(text, self._today)
        if isinstance(found, AmbiguousDate):
            raise UserError(
                message("This date reads two ways."),
                message(
                    "It may be {first} or {second}.",
                    first=period_words(found.day_first, self._words),
                    second=period_words(found.month_first, self._words),
                ),
                message("Write the month as a word."),
            )
        return found.code if found else canonical_value(self._key, text)
