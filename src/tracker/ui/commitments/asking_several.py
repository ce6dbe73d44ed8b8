"""One value for all that are selected: a pop-up that is for them, and for nobody who is selected later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tracker.domain.fields import Value
from tracker.domain.moves import REASON
from tracker.register.register import Register
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.editing import Editing
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Message, Words, plural

if TYPE_CHECKING:
    from tracker.ui.commitments.page import CommitmentsPage


class AskingSeveral(QObject):
    """Where others are selected, or Esc is pressed in the list, a pop-up in which nothing was typed closes.

    One in which something was typed says whom it is for; until it is applied or given up, no other is opened.
    """

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing, page: CommitmentsPage) -> None:
        super().__init__(page)
        self._register = register
        self._words = words
        self._theme = theme
        self._editing = editing
        self._page = page
        self._popup: ValuePopup | None = None
        self._selected: set[str] = set()
        page.view.chosen.connect(self._look_who_is_selected)
        for place in (page.view, page):
            place.installEventFilter(self)

    def ask_deadline(self) -> None:
        """Of all that are selected."""
        if not self._goes_on():
            line = PeriodEdit(self._words, self._theme, self._register.today)
            self._ask_selected("deadline", line, line.show_code)

    def ask_lead(self) -> None:
        """Of all that are selected."""
        if not self._goes_on():
            line = NameEdit(self._register.leads)
            self._ask_selected("lead", line, lambda shared: line.setText(shared or ""))

    def ask_why(self, moved: Sequence[str]) -> None:
        """One reason for the deadlines of these commitments, which were moved together."""
        if not self._goes_on():
            title = plural("Why did {n} deadline move?", "Why did {n} deadlines move?", len(moved))
            differ = len(self._register.values_held(moved, REASON)) > 1
            self._ask(title, REASON, QLineEdit(), moved, differ=differ)

    def typed(self) -> list[ValuePopup]:
        """Those over the window that hold something which was not applied."""
        return [popup for popup in self._opened() if popup.is_typed_in()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives up what is asked, wherever on the page the keyboard is."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed and pressed.key() == Qt.Key.Key_Escape and (opened := self._opened()):
            for popup in opened:
                popup.close()
            return True
        return super().eventFilter(watched, event)

    # -- inside ---------------------------------------------------------------------------------------------
    def _opened(self) -> list[ValuePopup]:
        return [popup for popup in self._page.window().findChildren(ValuePopup) if not popup.is_closed]

    def _goes_on(self) -> bool:
        """Whether something is half written, which the keyboard goes back to: it would be lost under another."""
        if typed := self.typed():
            typed[0].take_keyboard()
            return True
        for popup in self._opened():
            popup.close()
        return False

    def _ask_selected(self, key: str, line: QLineEdit, show: Callable[[str | None], object]) -> None:
        """Begin with what all that are selected hold; empty where they differ, or hold nothing."""
        ids = self._page.view.selected_ids()
        # Asked of the register: to read thousands for it would hold the window up.
        held = self._register.values_held(ids, key)
        shared = next(iter(held)) if len(held) == 1 else None
        show(shared if isinstance(shared, str) else None)
        label = Wording(self._words).label(key)
        title = plural("{label} for {n} commitment", "{label} for {n} commitments", len(ids), label=label)
        self._ask(title, key, line, ids, differ=len(held) > 1)

    def _ask(self, title: Message, key: str, line: QLineEdit, ids: Sequence[str], *, differ: bool) -> None:
        page = self._page
        above = page.bar if page.bar.isVisible() else page.view
        pressed = page.bar.button_of(key) if page.bar.isVisible() else None
        popup = ValuePopup(self._words(title), line, self._words, above, page, several=differ, pressed=pressed)
        self._popup, self._selected = popup, set(page.view.selected_ids())

        def give(value: Value) -> None:
            # What is on screen beside it may have been changed while it was open.
            seen = page.as_shown(ids)
            if self._editing.takes_long(seen):
                popup.hold_on()
            self._editing.edit(seen, {key: value}, popup.explain, popup.end)

        popup.given.connect(give)
        # Told is only that it was stopped.
        self._editing.told.connect(popup.go_on)
        popup.untouched.connect(lambda: self._editing.told.emit(self._words("Nothing was typed: all stays as it is.")))
        popup.closed.connect(self._forget)

    def _forget(self) -> None:
        self._popup = None
        self._page.view.setFocus()

    def _look_who_is_selected(self) -> None:
        if popup := self._popup:
            are_others = set(self._page.view.selected_ids()) != self._selected
            if are_others and not popup.is_busy():
                popup.close()
            else:
                for_whom = self._words("For those that were selected before, not for those selected now.")
                popup.say_for_whom(for_whom if are_others else "")
