"""The pages, each built when it is first shown: opening the window waits for one page and not for seven."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracker.register.register import Register
from tracker.ui.commitments.page import CommitmentsPage
from tracker.ui.deadlines.page import DeadlinesPage
from tracker.ui.desktop import Desktop
from tracker.ui.editing import Editing
from tracker.ui.exchange.begun_submission import BegunSubmission
from tracker.ui.exchange.page import ExchangePage
from tracker.ui.history.page import HistoryPage
from tracker.ui.job_runner import Jobs
from tracker.ui.meetings.page import MeetingsPage
from tracker.ui.memory import Memory
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.overview.page import OverviewPage
from tracker.ui.region.page import RegionPage
from tracker.ui.theme.theme import Theme
from tracker.words import Words

COMMITMENTS = number_of("commitments")
DEADLINES = number_of("deadlines")
EXCHANGE = number_of("exchange")


class Page(Protocol):
    """What every page can do."""

    def read(self) -> None:
        """Show what the register holds now."""

    def take_keyboard(self) -> None:
        """Put the keyboard where work begins."""


@runtime_checkable
class Searched(Protocol):
    """A page that has a search of its own."""

    def go_to_search(self) -> bool:
        """Go to it; False where there is nothing to search."""


class Pages(QStackedWidget):
    """In the order of the navigation; what the pages ask for and tell is told on by this, whichever it comes from.

    `page_requested` carries a number, `list_requested` a filter, `commitment_requested` an id, `field_requested` an id
    and a field of it, `refused` a `UserError`, `trouble` one that nobody asked for, or None once it is over;
    `submission_aside` as the Exchange page has it;
    `left` by Esc that ends nothing else.
    """

    page_requested = Signal(int)
    list_requested = Signal(object)
    commitment_requested = Signal(str)
    field_requested = Signal(str, str)
    import_requested = Signal(list)
    review_requested = Signal(str)
    told = Signal(str)
    refused = Signal(object)
    trouble = Signal(object)
    left = Signal()
    submission_aside = Signal(bool)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        editing: Editing,
    ) -> None:
        super().__init__()
        self._register = register
        self._words = words
        self._theme = theme
        self._jobs = jobs
        self._desktop = desktop
        self._memory = memory
        self._editing = editing
        for _ in PAGES:
            self.addWidget(QWidget())
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """What is in front is what has to have room: a page that fits is not scrolled for the sake of another."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """As much as the page in front needs: it is scrolled where it has less, and lists scroll by themselves."""
        page = self.currentWidget()
        layout = page.layout() if page else None
        if layout and layout.hasHeightForWidth():
            return layout.minimumHeightForWidth(width)
        return self.minimumSizeHint().height()

    @cached_property
    def overview(self) -> OverviewPage:
        """How things stand, in numbers and charts."""
        page = OverviewPage(self._register, self._words, self._theme, self._jobs, self._desktop)
        page.list_requested.connect(self.list_requested)
        page.commitment_requested.connect(self.commitment_requested)
        page.deadlines_requested.connect(lambda: self.page_requested.emit(DEADLINES))
        page.exchange_requested.connect(lambda: self.page_requested.emit(EXCHANGE))
        page.told.connect(self.told)
        page.refused.connect(self.refused)
        page.trouble.connect(self.trouble)
        self._place("overview", page)
        return page

    @cached_property
    def commitments(self) -> CommitmentsPage:
        """The list, which everything else leads to."""
        page = CommitmentsPage(self._register, self._words, self._theme, self._editing)
        self._place("commitments", page)
        return page

    @cached_property
    def deadlines(self) -> DeadlinesPage:
        """What is due when."""
        page = DeadlinesPage(self._register, self._words, self._theme, self._jobs, self._desktop)
        page.commitment_requested.connect(self.commitment_requested)
        page.deadline_requested.connect(self._change_deadline)
        page.list_requested.connect(self.list_requested)
        page.told.connect(self.told)
        page.refused.connect(self.refused)
        self._place("deadlines", page)
        return page

    @cached_property
    def region(self) -> RegionPage:
        """What the delegations reported."""
        page = RegionPage(self._register, self._words, self._theme, self._jobs, self._desktop, self._memory)
        page.commitment_requested.connect(self.commitment_requested)
        page.refused.connect(self.refused)
        page.trouble.connect(self.trouble)
        self._place("regional", page)
        return page

    @cached_property
    def meetings(self) -> MeetingsPage:
        """What was reported when, and what moved."""
        page = MeetingsPage(self._register, self._words, self._theme, self._jobs)
        page.list_requested.connect(self.list_requested)
        page.commitment_requested.connect(self.commitment_requested)
        page.told.connect(self.told)
        page.refused.connect(self.refused)
        self._place("meetings", page)
        return page

    @cached_property
    def exchange(self) -> ExchangePage:
        """What was sent and received."""
        page = ExchangePage(self._register, self._words, self._theme, self._jobs, self._desktop, self._memory)
        page.listed = lambda: self.commitments.filters.filter()
        page.import_requested.connect(self.import_requested)
        page.review_requested.connect(self.review_requested)
        page.field_requested.connect(self.field_requested)
        page.list_requested.connect(self.list_requested)
        page.submission_aside.connect(self.submission_aside)
        page.refused.connect(self.refused)
        self._place("exchange", page)
        return page

    def unsaved(self) -> Sequence[str]:
        """What is filled in on pages other than the list and would be lost with the window."""
        return self.exchange.unsaved() if "exchange" in vars(self) else []

    def put_submission_aside(self) -> None:
        """Have nothing stand over the pages; what was filled in of a submission is kept."""
        if "exchange" in vars(self):
            self.exchange.put_aside()

    @property
    def begun_submission(self) -> BegunSubmission | None:
        """Not asked of a page that nobody has opened: it would be built for that."""
        return self.exchange.begun if "exchange" in vars(self) else None

    @cached_property
    def history(self) -> HistoryPage:
        """Everything that was done."""
        page = HistoryPage(self._register, self._words, self._theme, self._editing)
        self._place("history", page)
        return page

    def page(self, number: int) -> Page:
        """A page, built now if nobody has asked for it yet."""
        pages: tuple[Callable[[], Page], ...] = (
            lambda: self.overview,
            lambda: self.commitments,
            lambda: self.deadlines,
            lambda: self.region,
            lambda: self.meetings,
            lambda: self.exchange,
            lambda: self.history,
        )
        return pages[number]()

    def show_page(self, number: int) -> None:
        """Bring it to the front."""
        self.page(number)
        self.setCurrentIndex(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever Esc ends within a page comes first."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _change_deadline(self, entity: str) -> None:
        """In the list, where every deadline is typed."""
        self.commitment_requested.emit(entity)
        self.commitments.edit_deadline()

    def _place(self, key: str, page: QWidget) -> None:
        """Where an empty widget has stood for it until now."""
        number = number_of(key)
        empty = self.widget(number)
        self.insertWidget(number, page)
        if empty:
            self.removeWidget(empty)
            empty.deleteLater()
