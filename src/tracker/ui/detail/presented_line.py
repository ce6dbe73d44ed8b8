"""How a commitment stood at the last meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment
from tracker.domain.meeting_words import on_words, stood_words
from tracker.domain.meetings import Meeting
from tracker.ui.plain import as_written, plain_label
from tracker.words import Words

SHOWN = 3
"""Meetings that are told of; the Meetings page tells of all."""


class PresentedLine(QWidget):
    """The last meeting in a line, those before it in the tooltip; not there where nothing was ever frozen."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._said: QLabel = plain_label(role="muted", wrapped=True, selectable=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        self.hide()

    def show_meetings(self, said: Sequence[tuple[Meeting, Commitment | None]], today: date) -> None:
        """Tell of these, the newest first; one still to come has been told nothing yet."""
        words = self._words
        lines = []
        for meeting, stood in said:
            told = {"day": on_words(meeting.on, words), "state": stood_words(stood, words)}
            if meeting.on > today:
                lines.append(words("For the meeting of {day}: {state}", **told))
            else:
                lines.append(words("At the meeting of {day}: {state}", **told))
        self.setVisible(bool(lines))
        self._said.setText(lines[0] if lines else "")
        self._said.setToolTip(as_written("\n".join(lines)))
