"""The Deadlines page: the list, beside it a month, above it the day that everything is seen from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tracker.domain.query import Filter, Scope
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.commitments.row_painter import RowPainter
from tracker.ui.deadlines.as_of import AsOf
from tracker.ui.deadlines.deadlines_model import DeadlinesModel
from tracker.ui.deadlines.deadlines_view import DeadlinesView
from tracker.ui.deadlines.month import Month
from tracker.ui.desktop import Desktop
from tracker.ui.empty_page import EmptyPage
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.job_runner import Jobs
from tracker.ui.plain import plain_label
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_SUFFIX = ".ics"


class DeadlinesPage(QWidget):
    """`commitment_requested` with an id, `deadline_requested` where its deadline is to be changed.

    `list_requested` with a filter; `told` what was saved, `refused` what could not be.
    """

    commitment_requested = Signal(str)
    deadline_requested = Signal(str)
    list_requested = Signal(object)
    told = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._jobs = jobs
        self._desktop = desktop
        self._reading = False
        self.model = DeadlinesModel(register.commitments, words, self)
        painter = RowPainter(theme, words, self._seen_from, self.font())
        self.view = DeadlinesView(self.model, painter, words)
        self.month = Month(words, theme, register.today())
        self.as_of = AsOf(words, theme, register.today)
        self.saving = QPushButton(words("Save calendar file…"))
        self._empty = EmptyPage(theme)
        self._empty.say(
            "deadlines",
            words("Nothing is open."),
            words("Commitments that are implemented, continuous, superseded or not accepted have no deadline to keep."),
        )
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Ask for all deadlines again; the keyboard stays on its line."""
        current = self.view.current()
        self._reading = True
        self.as_of.show_today(self._register.today(), self._register.meetings())
        self._reading = False
        found = self._register.deadlines(self.as_of.day())
        several = len(self._register.forums()) > 1
        self.model.show(found, several=several)
        self.view.fit_numbers("HLF2017/10.10" if several else "10.10")
        self.month.days.show_days(found.days, found.as_of)
        self._stack.setCurrentIndex(0 if found.open else 1)
        self.saving.setEnabled(bool(found.days))
        words = self._words
        saved = words("The open deadlines for calendar programs, without names of persons or comments")
        self.saving.setToolTip(saved if found.days else words("No open commitment has a deadline."))
        self._count.setText(words(plural("{n} open commitment", "{n} open commitments", found.open)))
        not_listed = plural("{n} settled and not listed", "{n} settled and not listed", found.settled)
        self._settled.setText(words(not_listed))
        self._settled.setVisible(found.settled > 0)
        row = self.model.row_of(current) if current else -1
        if found.open:
            self.view.go_to(max(row, 1))
        if row < 0:
            self.month.days.go_to(found.as_of)

    def take_keyboard(self) -> None:
        """Go to what there is to work on."""
        self.view.setFocus()

    # -- building -----------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._count = plain_label(role="muted", wrapped=True)
        self._settled = QPushButton()
        self._settled.setProperty("link", True)
        self._settled.clicked.connect(lambda: self.list_requested.emit(Filter(scope=Scope.SETTLED)))
        above = FlowLayout(spacing=12)
        above.addWidget(plain_label(self._words("Open by deadline"), "heading"))
        above.addWidget(self._count)
        above.addWidget(self._settled)
        above.add_right(self.as_of)
        self._stack = QStackedWidget()
        for widget in (self.view, self._empty):
            self._stack.addWidget(widget)
        listed = _card(self._stack)
        self._day = plain_label(role="muted", wrapped=True)
        side = QVBoxLayout()
        side.setSpacing(8)
        self._day.setContentsMargins(14, 0, 14, 6)
        side.addWidget(_card(self.month, self._day))
        side.addWidget(self.saving)
        side.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(listed, 1)
        both.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addLayout(both, 1)

    def _connect(self) -> None:
        self.as_of.changed.connect(self._see_from_another_day)
        self.view.opened.connect(self.commitment_requested)
        self.view.deadline_requested.connect(self.deadline_requested)
        self.view.current_changed.connect(self._show_day)
        self.month.days.chosen.connect(self._go_to_day)
        self.month.days.moved.connect(lambda day: self._day.setText(self.month.days.told(day)))
        self.saving.clicked.connect(self._ask_where)
        self._theme.changed.connect(self.view.viewport().update)

    # -- what happens -------------------------------------------------------------------------------------------
    def _seen_from(self) -> date:
        return self.as_of.day() or self._register.today()

    def _see_from_another_day(self) -> None:
        if self._reading:
            return
        try:
            self.read()
        except UserError as error:
            self.refused.emit(error)
        else:
            self.month.days.go_to(self._seen_from())

    def _show_day(self, entity: str | None) -> None:
        """The month of the line's deadline; a line without one leaves the month as it is."""
        commitment = self.model.commitment(self.view.currentIndex().row()) if entity else None
        if commitment and commitment.deadline:
            self.month.days.go_to(commitment.deadline.last)

    def _go_to_day(self, day: date) -> None:
        """To the first line that is due on it; a day on which nothing is due leaves the list as it is."""
        if self.model.deadlines and self.model.deadlines.days.get(day):
            self.view.go_to(self.model.row_due(day))
            self.view.setFocus()

    def _ask_where(self) -> None:
        words = self._words
        suggestion = self._desktop.documents() / self._register.suggested_calendar_name()
        kinds = words("Calendar file (*.ics)")
        chosen = self._desktop.choose_file(self, words("Save calendar file"), suggestion, kinds)
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == _SUFFIX else Path(f"{chosen}{_SUFFIX}")

        def tell(saved: int) -> None:
            said = plural("Saved {n} deadline to {file}", "Saved {n} deadlines to {file}", saved, file=path.name)
            self.told.emit(words(said))

        register, label = self._register, words("Saving the deadlines…")
        self._jobs.run(lambda _progress: register.save_calendar(path), tell, self.refused.emit, label, self)


def _card(*inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(1, 4, 1, 4)
    for part in inside:
        layout.addWidget(part)
    return card
