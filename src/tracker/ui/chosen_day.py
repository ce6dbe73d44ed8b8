"""A line that says from which day something in sight is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from tracker.ui.day_edit import DayEdit
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_ONLY_FOR_A_WHILE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the keyboard goes away and comes back: nobody is done with the line then."""


class ChosenDay(DayEdit):
    """`chosen` when another day was: the line and what it is about never say two things.

    What is typed counts once it is finished: what is no day is explained by Enter, and given up by Esc or by going
    elsewhere.
    """

    chosen = Signal()

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
        super().__init__(words, theme, day, today, may_come=may_come, meant=meant)
        self._chosen = day
        for finished in (self.returnPressed, self.settled):
            finished.connect(self.explain)
            finished.connect(self._take)

    def chosen_day(self) -> date:
        """The day that counts, whatever is being typed."""
        return self._chosen

    def begin(self, day: date) -> None:
        """From this day, without telling."""
        self._chosen = day
        self.show_day(day)

    def choose(self, day: date) -> None:
        """From this day, whatever is being typed."""
        is_other = day != self._chosen
        self.begin(day)
        if is_other:
            self.chosen.emit()

    def follow(self, day: date) -> None:
        """From this day, which nobody chose: what is being typed is left to whoever types it."""
        if day == self._chosen:
            return
        if self.hasFocus() and self.isModified():
            self._chosen = day
            self.chosen.emit()
        else:
            self.choose(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.day() != self._chosen:
            self.show_day(self._chosen)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard has gone to is known a moment later."""
        super().focusOutEvent(event)
        if event.reason() not in _ONLY_FOR_A_WHILE:
            QTimer.singleShot(0, self, self._take)

    def _take(self) -> None:
        """From the day that was typed or picked, written as days are."""
        day, focused = self.day(), self.window().focusWidget()
        is_here = focused is self or self.is_asking(focused)
        if day is None and is_here and self.text().strip():
            return
        self.choose(day or self._chosen)
