"""What the delegation last told others of a commitment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.review_words import day_words
from tracker.domain.submission import SubmittedValue
from tracker.domain.wording import field_label, value_words
from tracker.ui.plain import plain_label
from tracker.words import Words


class SubmittedList(QWidget):
    """A line a field, the day it was said, and what has changed since; not there where nothing was ever submitted."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._said = plain_label(role="muted", wrapped=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(plain_label(words("Last submitted"), "heading", wrapped=True))
        layout.addWidget(self._said)
        self.hide()

    def show_values(self, submitted: Sequence[SubmittedValue]) -> None:
        """Say what was said last, in the order of the fields."""
        self.setVisible(bool(submitted))
        self._said.setText("\n".join(self._line(value) for value in submitted))

    def _line(self, said: SubmittedValue) -> str:
        words = self._words
        line = words(
            "{field}: {value}, {day}",
            field=field_label(said.key, words),
            value=value_words(said.key, said.before, words),
            day=day_words(said.before_on, words),
        )
        if said.before_to:
            line = words("{line}, to {name}", line=line, name=said.before_to)
        if said.value != said.before:
            line += " " + words("(now: {value})", value=value_words(said.key, said.value, words))
        return line
