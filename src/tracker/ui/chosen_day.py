"""A line that says from which day something in sight is seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from tracker.ui.day_edit import DayEdit

_ONLY_FOR_A_WHILE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the keyboard goes away and comes back: nobody is done with the line then."""


class ChosenDay(DayEdit):
    """`chosen` when another day was: the line and what it is about never say two things.

    What is typed counts once it is finished: what is no day is explained by Enter, and given up by Esc or by going
    elsewhere.
    """

    chosen = Signal()

    def chosen_day(self) -> date:
        """The day that counts, whatever is being typed."""
        return self._chosen

    def show_day(self, day: date) -> None:
        """From this day, without telling."""
        self._chosen = day
        super().show_day(day)

    def choose(self, day: date) -> None:
        """From this day, whatever is being typed."""
        is_other = day != self._chosen
        self.show_day(day)
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
        """Enter takes what was typed, Esc gives it up."""
        if event.key() == Qt.Key.Key_Escape and self.day() != self._chosen:
            self.show_day(self._chosen)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard has gone to is known a moment later."""
        super().focusOutEvent(event)
        if event.reason() not in _ONLY_FOR_A_WHILE:
            QTimer.singleShot(0, self, self._take)

    def _settle(self, code: str) -> None:
        super()._settle(code)
        self._finish()

    def _finish(self) -> None:
        self.explain()
        self._take()

    def _take(self) -> None:
        """From the day that was typed or picked, written as days are."""
        day, focused = self.day(), self.window().focusWidget()
        is_here = focused is self or self.is_asking(focused)
        if day is None and is_here and self.text().strip():
            return
        self.choose(day or self._chosen)
