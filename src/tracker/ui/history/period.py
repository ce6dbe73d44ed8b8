"""Since when: a button with the periods that are asked for most, and beside it any other day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tracker.register.register import Register
from tracker.ui.day_edit import DayEdit
from tracker.ui.filter_button import Choice, FilterButton
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

_EARLIER = timedelta(days=30)
"""Where another day begins to be looked for."""


class Period(StrEnum):
    """What is chosen among; nothing is any time."""

    TODAY = "today"
    WEEK = "week"
    MEETING = "meeting"
    DAY = "day"


class PeriodFilter(QWidget):
    """`changed` when another period was chosen, or another day was typed whole."""

    changed = Signal()

    def __init__(self, register: Register, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._wording = Wording(words)
        self.button = FilterButton(words("When"), self._choices, words, theme, single=True)
        self.button.changed.connect(self._choose)
        theme.changed.connect(self.button.repaint_icon)
        self._day = register.today() - _EARLIER
        self.edit = DayEdit(words, theme, self._day, register.today)
        self.edit.setAccessibleName(words("Since this day"))
        self.edit.setFixedWidth(self.fontMetrics().horizontalAdvance("30 September 2027") + 40)
        self.edit.textChanged.connect(self._type)
        self.edit.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button)
        layout.addWidget(self.edit)
        # In a line of several it takes no more than it needs.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def since(self) -> date | None:
        """The first day of the period; None for any time."""
        today = self._register.today()
        match next(iter(self.button.ticked()), ""):
            case Period.TODAY:
                return today
            case Period.WEEK:
                return today - timedelta(days=6)
            case Period.MEETING:
                meeting = self._register.last_frozen()
                return meeting.on if meeting else None
            case Period.DAY:
                return self._day
        return None

    def clear(self) -> None:
        """Any time again, without telling."""
        self.button.tick(frozenset())
        self.edit.hide()

    def _choices(self) -> list[Choice]:
        _ = self._words
        meeting = self._register.last_frozen()
        since = _("Since the last meeting ({day})", day=self._wording.day(meeting.on)) if meeting else ""
        return [
            ("", _("Any time")),
            (Period.TODAY, _("Today")),
            (Period.WEEK, _("Last 7 days")),
            *([(Period.MEETING, since)] if meeting else []),
            (Period.DAY, _("Since {day}", day=self._wording.day(self._day)) if self._is_of_day else _("Since a day…")),
        ]

    @property
    def _is_of_day(self) -> bool:
        return Period.DAY in self.button.ticked()

    def _choose(self) -> None:
        self.edit.setVisible(self._is_of_day)
        if self._is_of_day:
            self._take(self._register.today() - _EARLIER)
            self.edit.show_code(self._day.isoformat())
            self.edit.setFocus()
            self.edit.selectAll()
        self.changed.emit()

    def _type(self) -> None:
        """A day that is half typed is none yet: what was listed stays."""
        day = self.edit.day()
        if day and day != self._day:
            self._take(day)
            self.changed.emit()

    def _take(self, day: date) -> None:
        """The button names the day."""
        self._day = day
        self.button.tick(self.button.ticked())
