"""A day, typed as officers type dates or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracker.domain.periods import Period, Precision
from tracker.domain.typed_dates import AmbiguousDate, is_no_such_day
from tracker.errors import UserError
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.theme.theme import Theme
from tracker.words import Message, Words, message


class DayEdit(PeriodEdit):
    """Begins with a day; unless it `may_come`, none after today is taken, for what is noted has happened.

    Where the mouse rests it tells what the day is `meant` for, and how one is typed.
    """

    def __init__(
        self,
        words: Words,
        theme: Theme,
        day: date,
        today: Callable[[], date],
        *,
        may_come: bool = False,
        meant: str = "",
    ) -> None:
        super().__init__(words, theme, today, has_come=not may_come)
        self.setToolTip("\n".join(filter(None, (meant, self.toolTip()))))
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.show_code(day.isoformat())

    def examples(self) -> str:
        """Days, such as may be taken."""
        if self._has_come:
            return f"{self._wording.day(date(2026, 3, 15))}, 15/03/2026"
        return ", ".join((self._wording.day(date(2027, 12, 15)), "15/12/2027", self._words("in 3 weeks")))

    def day(self) -> date | None:
        """The day that is typed; None where it is none, or may not be taken."""
        typed = self._typed()
        return typed if typed and not (self._has_come and typed > self._today()) else None

    def required_day(self, nothing_done: Message) -> date:
        """The day that is typed; raises a `UserError` that begins with `nothing_done` and says why it is none."""
        day = self.day()
        if day is not None:
            return day
        raise UserError(
            nothing_done,
            self._why_none(),
            message("Write the day ({examples}), or choose it from the calendar (Alt+Down).", examples=self.examples()),
        )

    def reading(self) -> Period | AmbiguousDate | None:
        """How the text reads; a month or a year is no day."""
        found = super().reading()
        return None if isinstance(found, Period) and found.precision is not Precision.DAY else found

    def _not_yet(self) -> str:
        if is_no_such_day(self.text(), self._today()):
            return super()._not_yet()
        return self._words("Not a day yet. Write for example {examples}.", examples=self.examples())

    def _said(self, reading: Period) -> str:
        return super()._said(reading) if self.day() else self._words(self._why_none())

    def _why_none(self) -> Message:
        typed = self.text().strip()
        if self._typed():
            return message("“{typed}” has not come yet.", typed=typed)
        return message("“{typed}” is not one day.", typed=typed)

    def _typed(self) -> date | None:
        reading = self.reading()
        return reading.first if isinstance(reading, Period) else None
