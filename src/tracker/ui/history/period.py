"""Since when: a button with the periods that are asked for most, and beside it any other day."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tracker.domain.moments import begin_of
from tracker.register.register import Register
from tracker.ui.chosen_day import ChosenDay
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
    """`changed` when another period was chosen, or another day was."""

    changed = Signal()

    def __init__(self, register: Register, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._wording = Wording(words)
        self.button = FilterButton(words("When"), self._choices, words, theme, single=True)
        self.button.changed.connect(self._choose)
        theme.changed.connect(self.button.repaint_icon)
        self.edit = ChosenDay(words, theme, register.today() - _EARLIER, register.today)
        self.edit.setAccessibleName(words("Since this day"))
        self.edit.setFixedWidth(self.fontMetrics().horizontalAdvance("30 September 2027") + 40)
        self.edit.chosen.connect(self._tell_day)
        self.edit.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button)
        layout.addWidget(self.edit)
        # In a line of several it takes no more than it needs.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def since(self) -> str:
        """The moment (UTC) at which the period begins; empty for any time."""
        today = self._register.today()
        match next(iter(self.button.ticked()), ""):
            case Period.TODAY:
                return begin_of(today)
            case Period.WEEK:
                return begin_of(today - timedelta(days=6))
            case Period.MEETING:
                meeting = self._register.last_frozen()
                return meeting.freeze.at if meeting and meeting.freeze else ""
            case Period.DAY:
                return begin_of(self.edit.chosen_day())
        return ""

    def follow(self) -> None:
        """Name what the period begins with now, without telling; where no meeting is frozen any more it is gone."""
        is_gone = Period.MEETING in self.button.ticked() and self._register.last_frozen() is None
        self.button.tick(frozenset() if is_gone else self.button.ticked())

    def clear(self) -> None:
        """Any time again, without telling."""
        self.button.tick(frozenset())
        self.edit.hide()

    def _choices(self) -> list[Choice]:
        _ = self._words
        meeting = self._register.last_frozen()
        since = _("Since the last meeting ({day})", day=self._wording.day(meeting.on)) if meeting else ""
        chosen = self._wording.day(self.edit.chosen_day())
        return [
            ("", _("Any time")),
            (Period.TODAY, _("Today")),
            (Period.WEEK, _("Last 7 days")),
            *([(Period.MEETING, since)] if meeting else []),
            (Period.DAY, _("Since {day}", day=chosen) if self._is_of_day else _("Since a day…")),
        ]

    @property
    def _is_of_day(self) -> bool:
        return Period.DAY in self.button.ticked()

    def _choose(self) -> None:
        self.edit.setVisible(self._is_of_day)
        if self._is_of_day:
            self.edit.show_day(self._register.today() - _EARLIER)
            self.button.tick(self.button.ticked())
            self.edit.setFocus()
            self.edit.selectAll()
        self.changed.emit()

    def _tell_day(self) -> None:
        """The button names the day."""
        self.button.tick(self.button.ticked())
        self.changed.emit()
