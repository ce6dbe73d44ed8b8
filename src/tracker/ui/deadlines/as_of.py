"""The day from which deadlines are seen: today, a meeting's, or any."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from tracker.domain.meetings import Meeting
from tracker.ui.plain import plain_label
from tracker.ui.wording import Wording
from tracker.words import Words


class AsOf(QWidget):
    """`changed` when another day was chosen; as long as none was, the day goes with the clock."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._today: date | None = None
        label = plain_label(words("As of"), "muted")
        self.edit = QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setLocale(QLocale(words.language))
        self.edit.setDisplayFormat("d MMM yyyy")
        self.edit.setAccessibleName(words("As of"))
        self.edit.setToolTip(words("The day from which deadlines are seen"))
        self.edit.dateChanged.connect(self._tell)
        label.setBuddy(self.edit)
        self._back = QPushButton(words("Today"))
        self._back.setProperty("link", True)
        self._back.setAccessibleName(words("See the deadlines from today"))
        self._back.clicked.connect(self._go_back)
        self._meetings = QToolButton()
        self._meetings.setText(words("Meeting"))
        self._meetings.setAccessibleName(words("See the deadlines from the day of a meeting"))
        self._meetings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._meetings)
        self._meetings.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addStretch(1)
        for widget in (label, self.edit, self._meetings, self._back):
            layout.addWidget(widget)

    def day(self) -> date | None:
        """The day that was chosen; None is today's."""
        shown = self.edit.date()
        at = date(shown.year(), shown.month(), shown.day())
        return None if self._today is None or at == self._today else at

    def show_today(self, today: date, meetings: Sequence[Meeting]) -> None:
        """Go with the clock, unless a day was chosen; offer the days of these meetings, which are the newest first.

        Those to come stand before the others, the next of them on top: what will be overdue by then is asked most.
        """
        follows = self.day() is None
        self._today = today
        if follows:
            self.choose(today)
        self._back.setVisible(self.day() is not None)
        self._meetings.setVisible(bool(meetings))
        self._menu.clear()
        coming = [meeting for meeting in reversed(meetings) if meeting.on >= today]
        self._offer(coming)
        self._menu.addSeparator()
        self._offer([meeting for meeting in meetings if meeting.on < today])

    def choose(self, day: date) -> None:
        """See from this day."""
        self.edit.setDate(QDate(day.year, day.month, day.day))

    def _offer(self, meetings: Sequence[Meeting]) -> None:
        for meeting in meetings:
            said = self._words("{day} · {meeting}", day=self._wording.day(meeting.on), meeting=meeting.title)
            action = self._menu.addAction(said.replace("&", "&&"))
            action.triggered.connect(lambda _=False, day=meeting.on: self.choose(day))

    def _go_back(self) -> None:
        """The button goes away: the keyboard stays beside it."""
        self.edit.setFocus()
        if self._today is not None:
            self.choose(self._today)

    def _tell(self) -> None:
        self._back.setVisible(self.day() is not None)
        self.changed.emit()
