"""The day from which deadlines are seen: today, a meeting's, or any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from tracker.domain.meetings import Meeting
from tracker.ui.chosen_day import ChosenDay
from tracker.ui.plain import plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

_LONGEST = date(2028, 9, 28)
"""As no day of any language is much longer: "28 sept. 2028"."""

_BESIDE_IT = 56
"""The edges of the line, and its calendar, which grows with the letters."""


class AsOf(QWidget):
    """`changed` when another day was chosen; as long as none was, the day goes with the clock."""

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._today = today()
        label = plain_label(words("As of"), "muted")
        meant = words("The day from which deadlines are seen")
        self.edit = ChosenDay(words, theme, self._today, today, may_come=True, meant=meant)
        longest = self.edit.fontMetrics().horizontalAdvance(self._wording.day(_LONGEST))
        self.edit.setFixedWidth(longest + beside_letters(_BESIDE_IT))
        self.edit.setAccessibleName(words("As of"))
        self.edit.chosen.connect(self._tell)
        label.setBuddy(self.edit)
        self._back = QPushButton(words("Today"))
        self._back.setProperty("link", True)
        self._back.setAccessibleName(words("See the deadlines from today"))
        self._back.clicked.connect(self._go_back)
        # What stands beside it stays in its place, whether it is there or not; the rest ends where the page does.
        room = self._back.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(room)
        self._meetings = QToolButton()
        self._meetings.setText(words("Meeting"))
        self._meetings.setAccessibleName(words("See the deadlines from the day of a meeting"))
        self._meetings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # An arrow behind the word says that a menu opens, as on the filters.
        self._meetings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._meetings.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._theme = theme
        theme.changed.connect(self._recolour)
        self._recolour()
        self._menu = QMenu(self._meetings)
        self._meetings.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addStretch(1)
        for widget in (self._back, label, self.edit, self._meetings):
            layout.addWidget(widget)

    def day(self) -> date | None:
        """The day that was chosen; None is today's."""
        chosen = self.edit.chosen_day()
        return None if chosen == self._today else chosen

    def show_today(self, today: date, meetings: Sequence[Meeting]) -> None:
        """Go with the clock, unless a day was chosen; offer the days of these meetings, which are the newest first.

        Those to come stand before the others, the next of them on top: what will be overdue by then is asked most.
        """
        follows = self.day() is None
        self._today = today
        if follows:
            self.edit.follow(today)
        self._back.setVisible(self.day() is not None)
        self._meetings.setVisible(bool(meetings))
        self._menu.clear()
        coming = [meeting for meeting in reversed(meetings) if meeting.on >= today]
        self._offer(coming)
        self._menu.addSeparator()
        self._offer([meeting for meeting in meetings if meeting.on < today])

    def choose(self, day: date) -> None:
        """See from this day."""
        self.edit.choose(day)

    def _offer(self, meetings: Sequence[Meeting]) -> None:
        for meeting in meetings:
            said = self._words("{day} · {meeting}", day=self._wording.day(meeting.on), meeting=meeting.title)
            action = self._menu.addAction(said.replace("&", "&&"))
            action.triggered.connect(lambda _=False, day=meeting.on: self.choose(day))

    def _recolour(self) -> None:
        self._meetings.setIcon(self._theme.icons.icon("chevron-down", self._theme.colours.muted, 14))

    def _go_back(self) -> None:
        """The button goes away: the keyboard stays beside it."""
        self.edit.setFocus()
        self.choose(self._today)

    def _tell(self) -> None:
        self._back.setVisible(self.day() is not None)
        self.changed.emit()
