"""What fills the frame once the register is open; all wiring between pages stands here, where they stand in `room`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain.changes import Committed
from tracker.domain.forum import in_language
from tracker.domain.query import Filter
from tracker.domain.wording import INVENTED
from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.register.register import Register
from tracker.ui.commands import Commands
from tracker.ui.commitments.list_menus import ListMenus
from tracker.ui.commitments.page import CommitmentsPage
from tracker.ui.commitments.saved_views import SavedViews
from tracker.ui.commitments.status_menu import fill_status_menu
from tracker.ui.deadlines.page import DeadlinesPage
from tracker.ui.desktop import Desktop
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.editing import Editing
from tracker.ui.errands import Errands
from tracker.ui.exchange.page import ExchangePage
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.ui.frame import Frame
from tracker.ui.help.desk import HelpDesk
from tracker.ui.help.places import KEYS, OF_DETAILS, OF_PAGES
from tracker.ui.history.page import HistoryPage
from tracker.ui.job_runner import Jobs
from tracker.ui.meetings.page import MeetingsPage
from tracker.ui.memory import Memory
from tracker.ui.navigation import PAGES, Navigation
from tracker.ui.notices import tell_error
from tracker.ui.overview.page import OverviewPage
from tracker.ui.palette.opening import open_palette
from tracker.ui.region.page import RegionPage
from tracker.ui.register_store import RegisterStore
from tracker.ui.reporting.opening import show_report
from tracker.ui.room import Room
from tracker.ui.settings.remembered import APPEARANCE, LETTER_SIZE
from tracker.ui.settings.settings_dialog import SettingsDialog
from tracker.ui.state_bar import StateBar
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.undo_bar import UndoBar
from tracker.ui.whereabouts import Whereabouts, go_back, whereabouts_in
from tracker.ui.wording import Wording
from tracker.words import Words

_BACKUP_LOOK_MS = 5 * 60 * 1000
"""How often it is asked whether a backup is due; the register knows when one is."""


class Workplace(QObject):
    """The pages in their frame. Shows the first start instead while nobody was introduced.

    `language_chosen` and `letters_chosen` when everything is to be built anew in another language, or with letters of
    another size, by whoever built this; `backup_prepared` when a backup is to take the place of what it stands on.
    """

    backup_prepared = Signal(object)
    language_chosen = Signal(str)
    letters_chosen = Signal(int)

    def __init__(
        self,
        frame: Frame,
        register: Register,
        words: Words,
        theme: Theme,
        memory: Memory,
        jobs: Jobs,
        desktop: Desktop | None = None,
        coming_from: Whereabouts | None = None,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._register = register
        self._words = words
        self._theme = theme
        self._memory = memory
        self._jobs = jobs
        self._desktop = desktop or Desktop()
        self._wording = Wording(words)
        self._came_from: QWidget | None = None
        self._settings: SettingsDialog | None = None
        self.store = RegisterStore(register, self)
        self.editing = Editing(register, words, jobs, frame)
        self.errands = Errands(frame, register, words, memory, jobs, self._desktop)
        self.errands.refused.connect(self._refuse)
        self.errands.moved_in.connect(self._moved_in)
        self.help = HelpDesk(words, theme, memory, self)
        self.help.refused.connect(self._refuse)
        frame.help_requested.connect(self.help.open)
        frame.closing.connect(self._leave)
        if coming_from and coming_from.reading:
            self.help.open(coming_from.reading)
        if register.home is None:
            self._ask_who(coming_from or Whereabouts())
            return
        self._furnish()
        if coming_from:
            go_back(coming_from, self.commitments, self.detail)
            if coming_from.settings:
                self._open_settings()

    def show_language(self) -> None:
        """Mark the language that is spoken: the one chosen is not."""
        if hasattr(self, "commands"):
            self.commands.languages[self._words.language].setChecked(True)
        else:
            self.first_start.show_language()

    def tell_gone_back(self, last: str | None) -> None:
        """Say what is shown now, by when something was last done in it; not where nobody had been introduced then."""
        if hasattr(self, "undo_bar"):
            words = self._words
            said = words("What stood on {when} stands again.", when=self._wording.moment(last)) if last else ""
            self.undo_bar.tell(said or words("The backup stands again."), None)

    def retire(self) -> Whereabouts:
        """Save and let go of everything; tells where the person was."""
        if hasattr(self, "detail"):
            left = replace(whereabouts_in(self.commitments, self.detail), settings=self._settings is not None)
        else:
            left = Whereabouts(delegation=self.first_start.delegation, name=self.first_start.name)
        left = replace(left, reading=self.help.place)
        self._leave()
        if self._settings:
            self._settings.reject()
        for part in (self.errands, self.editing, getattr(self, "room", None), self):
            if part is not None:
                part.deleteLater()
        return left

    def show_page(self, number: int) -> None:
        """Show a page by its number in the navigation."""
        self._came_from = None
        self.room.show_page(number)
        self._read_shown()
        self._pages[number].take_keyboard()

    # -- building -------------------------------------------------------------------------------------------
    def _ask_who(self, coming_from: Whereabouts) -> None:
        self._frame.menuBar().hide()
        self._frame.statusBar().hide()
        self.first_start = FirstStartPage(self._register, self._words)
        self.first_start.answer(coming_from.delegation, coming_from.name)
        self.first_start.done.connect(self._furnish)
        self.first_start.language_chosen.connect(self.language_chosen)
        self._frame.setCentralWidget(self.first_start)

    def _furnish(self) -> None:
        words, theme = self._words, self._theme
        self._frame.menuBar().show()
        self._frame.statusBar().show()
        self.commands = Commands(self._frame, words, theme)
        self.overview = OverviewPage(self._register, words, theme, self._desktop)
        self.deadlines = DeadlinesPage(self._register, words, theme, self._jobs, self._desktop)
        self.commitments = CommitmentsPage(self._register, words, theme, self.editing)
        self.region = RegionPage(self._register, words, theme, self._jobs, self._desktop, self._memory)
        self.meetings = MeetingsPage(self._register, words, theme, self._jobs)
        self.exchange = ExchangePage(self._register, words, theme, self._jobs, self._desktop, self._memory)
        self.history = HistoryPage(self._register, words, theme, self.editing)
        self.detail = DetailPanel(self._register, words, theme, self.editing, self._desktop, self._memory)
        self.navigation = Navigation(words, theme)
        self.state = StateBar(self._frame.statusBar(), words, theme)
        self._pages = (
            self.overview,
            self.commitments,
            self.deadlines,
            self.region,
            self.meetings,
            self.exchange,
            self.history,
        )
        self.room = Room(self._frame, self.commands, self.navigation, self._pages, self.detail, self._memory)
        self.pages = self.room.pages
        self.undo_bar = UndoBar(words, self.pages, self.commitments.bar)
        self._connect()
        self._connect_commands()
        self._introduce()
        self.commitments.view.horizontalHeader().restoreState(self._memory.shape("columns of 9"))
        commands = self.commands
        self.list_menus = ListMenus(commands.sorting, commands.columns, self.commitments, self._memory, words)
        self.commitments.filters.show_filter(self._memory.filter())
        self._tell_state()
        self._keep_backups()
        self.show_page(self.room.last_page())

    def _keep_backups(self) -> None:
        timer = QTimer(self, interval=_BACKUP_LOOK_MS)
        timer.timeout.connect(self._back_up)
        timer.start()
        self._back_up()

    def _connect(self) -> None:
        self.store.changed.connect(self._take_in)
        self.store.replaced.connect(self._read_all)
        self.store.waiting_changed.connect(self._tell_waiting)
        self.store.trouble.connect(self._tell_trouble)
        self.editing.refused.connect(self._refuse)
        self.undo_bar.undo_requested.connect(self.editing.undo)
        # A page that is brought to the front would cover it.
        self.pages.currentChanged.connect(lambda _: self.undo_bar.raise_())
        self.pages.currentChanged.connect(lambda _: self._enable())
        self.navigation.chosen.connect(self.show_page)
        self.commitments.current_changed.connect(self.detail.show_entity)
        self.commitments.left.connect(self._go_back)
        self.detail.left.connect(self.commitments.view.setFocus)
        self.commitments.export_requested.connect(self._export)
        self.commitments.filter_changed.connect(self._memory.keep_filter)
        self.commitments.view.chosen.connect(self._enable)
        self.commitments.view.chosen.connect(self._tell_selected)
        self.detail.unsaved_changed.connect(self.state.show_unsaved)
        self.detail.commitment_requested.connect(lambda ref: self._show_commitment(self._register.find(ref).id))
        self.state.conflicts.clicked.connect(self._show_conflicts)
        self.state.waiting.clicked.connect(lambda: self._show(self.exchange))
        self._frame.dropped.connect(self.errands.import_files)
        self.errands.told.connect(lambda said: self.undo_bar.tell(said, None))
        self.errands.recorded.connect(self._tell_waiting)
        self.region.refused.connect(self._refuse)
        self.meetings.refused.connect(self._refuse)
        self.meetings.told.connect(lambda said: self.undo_bar.tell(said, None))
        self.meetings.commitment_requested.connect(self._show_commitment)
        self.exchange.refused.connect(self._refuse)
        self.exchange.import_requested.connect(self._import)
        self.exchange.review_requested.connect(self.errands.reopen)
        self.overview.list_requested.connect(self._show_list)
        self.overview.deadlines_requested.connect(lambda: self._show(self.deadlines))
        self.overview.exchange_requested.connect(lambda: self._show(self.exchange))
        for page in (self.overview, self.deadlines, self.exchange):
            page.commitment_requested.connect(self._show_commitment)
        for page in (self.overview, self.deadlines):
            page.refused.connect(self._refuse)
            page.told.connect(lambda said: self.undo_bar.tell(said, None))

    def _connect_commands(self) -> None:
        commands, page = self.commands, self.commitments
        page.view.addAction(commands.check)
        commands.export.triggered.connect(lambda: self._export(page.filters.filter()))
        commands.import_.triggered.connect(self.errands.choose_files)
        commands.send.triggered.connect(lambda: self._after_leaving(self.exchange.send))
        commands.submit.triggered.connect(lambda: self._after_leaving(self.exchange.submit))
        commands.identity.triggered.connect(lambda: self._after_leaving(self.errands.correct_identity))
        commands.settings.triggered.connect(lambda: self._after_leaving(self._open_settings))
        commands.reassign.triggered.connect(lambda: self._after_leaving(self.errands.reassign))
        commands.quit.triggered.connect(self._frame.close)
        commands.undo.triggered.connect(lambda: self._after_leaving(self.editing.undo))
        commands.redo.triggered.connect(lambda: self._after_leaving(self.editing.redo))
        commands.find.triggered.connect(self._find)
        commands.palette.triggered.connect(lambda: self._after_leaving(self._open_palette))
        commands.check.triggered.connect(page.toggle_selected)
        commands.confirm.triggered.connect(lambda: self._after_leaving(page.confirm_selected))
        commands.deadline.triggered.connect(page.edit_deadline)
        commands.lead.triggered.connect(page.edit_lead)
        SavedViews(commands.views, page.filters, self._show_list, self._memory, self._words)
        commands.status.aboutToShow.connect(self._fill_status)
        for number, action in enumerate(commands.pages):
            action.triggered.connect(lambda _=False, n=number: self.show_page(n))
        for appearance, action in commands.appearances.items():
            action.setChecked(appearance is self._theme.appearance)
            action.triggered.connect(lambda _=False, a=appearance: self._choose_appearance(a))
        for language, action in commands.languages.items():
            action.triggered.connect(lambda _=False, code=language: self.language_chosen.emit(code))
        commands.help.triggered.connect(self._open_help)
        commands.keys.triggered.connect(lambda: self.help.open(KEYS))
        commands.report.triggered.connect(lambda: self._after_leaving(self._report_problem))
        commands.about.triggered.connect(self.errands.tell_about)

    # -- what happens ---------------------------------------------------------------------------------------
    def _take_in(self, committed: Committed) -> None:
        self.commitments.take_in(committed)
        self.detail.refresh(committed)
        self._read_shown()
        self._tell_state()
        if committed.action is not None:
            said = self._wording.title(committed.title)
            if committed.left:
                said = self._words("{said}; {n} edited since were left", said=said, n=len(committed.left))
            # What was undone can be done again, but not undone; what was submitted has left.
            lasting = committed.title.code in ("undo", "submit")
            self.undo_bar.tell(said, None if lasting else committed.action)

    def _back_up(self) -> None:
        """Nobody asked for it, so nobody is shown how far it is."""
        self._jobs.run(
            lambda _: self._register.back_up_if_due(),
            lambda made: self._tell_state() if made else None,
            self._tell_trouble,
            self._words("Making a backup…"),
            self._frame,
            quiet=True,
        )

    def _tell_trouble(self, error: UserError | None) -> None:
        """In the status bar: nobody asked for what failed, so nobody is interrupted."""
        if error is not None:
            note_refusal(error)
        self._frame.statusBar().showMessage(error.sentence(self._words) if error else "")

    def _read_all(self) -> None:
        try:
            self.commitments.read()
            self.detail.refresh()
            self._read_shown()
            self._tell_state()
        except UserError as error:
            self._tell_trouble(error)

    def _read_shown(self) -> None:
        """The page in front; the others are read when they are shown. The list follows each commit by itself."""
        shown = self.pages.currentWidget()
        for page in (self.overview, self.deadlines, self.region, self.meetings, self.exchange, self.history):
            if page is shown:
                page.read()

    def _tell_waiting(self) -> None:
        self.state.show_waiting(len(self._register.waiting()))
        if self.pages.currentWidget() is self.exchange:
            self.exchange.read()

    def _tell_state(self) -> None:
        self.state.show_waiting(len(self._register.waiting()))
        self.state.show_health(self._register.health(), self._register.today(), read_only=self._register.read_only)
        for action, title, word in (
            (self.commands.undo, self._register.undoable(), self._words("&Undo")),
            (self.commands.redo, self._register.redoable(), self._words("&Redo")),
        ):
            action.setEnabled(title is not None)
            said = self._wording.title(title).replace("&", "&&") if title else ""
            action.setText(f"{word}: {said}" if said else word)
        self._enable()

    def _enable(self) -> None:
        """Only what is in sight is changed: on another page nobody knows what is selected in the list."""
        in_front = self.pages.currentWidget() is self.commitments
        has_some = in_front and self.commitments.view.selectionModel().hasSelection()
        for action in self.commands.of_a_commitment():
            action.setEnabled(has_some)

    def _tell_selected(self) -> None:
        self.detail.show_count(len(self.commitments.view.selectionModel().selectedRows()))

    def _after_leaving(self, verb: Callable[[], None]) -> None:
        """A field that is being typed in is saved before the command, never swallowed by it."""
        self.detail.leave()
        verb()

    def _refuse(self, error: UserError) -> None:
        tell_error(self._frame, self._words, error)

    def _introduce(self) -> None:
        home = self._register.home
        name = home.name(self._words.language).short if home else ""
        forum = ", ".join(in_language(f.names, self._words.language) for f in self._register.forums())
        title = self._words("{delegation} · Commitment Tracker", delegation=name)
        if self._register.is_demonstration:
            title = f"{self._words(INVENTED)} {title}"
            self.state.show_invented()
        self._frame.setWindowTitle(title)
        self.room.tell_where(forum, name)
        self.navigation.tell_who(name, self._register.author)

    def _export(self, which: Filter) -> None:
        self._after_leaving(lambda: self.errands.export(which))

    def _moved_in(self) -> None:
        self._introduce()
        self.detail.show_entity(None)
        self._read_all()

    def _import(self, files: list[Path]) -> None:
        if files:
            self.errands.import_files(files)
        else:
            self.errands.choose_files()

    def _show(self, page: QWidget) -> None:
        self.show_page(self.pages.indexOf(page))

    def _show_list(self, which: Filter) -> None:
        """Exactly these, whatever was filtered before."""
        self._show_commitments()
        self.commitments.filters.show_filter(which)

    def _show_commitments(self) -> None:
        """Esc leads back to where the way to them began."""
        came_from = self.pages.currentWidget()
        self._show(self.commitments)
        self._came_from = came_from

    def _go_back(self) -> None:
        if self._came_from not in (None, self.commitments):
            self._show(self._came_from)

    def _show_commitment(self, entity: str) -> None:
        self._show_commitments()
        self.commitments.show_entity(entity)

    def _find(self) -> None:
        """On a page that has no search, among the commitments."""
        if self.pages.currentWidget() is self.history:
            self.history.search.go_to()
            return
        self._show(self.commitments)
        self.commitments.go_to_search()

    def _open_palette(self) -> None:
        open_palette(self._frame, self._register, self._words, self._theme, self._show_commitment)

    def _open_help(self) -> None:
        """At what the person is at."""
        focused = self._frame.focusWidget()
        in_details = focused is not None and self.detail.isAncestorOf(focused)
        self.help.open(OF_DETAILS if in_details else OF_PAGES[PAGES[self.pages.currentIndex()].key])

    def _report_problem(self) -> None:
        words, register = self._words, self._register
        dialog = show_report(self._frame, register.places, register, self._theme, words, self._desktop)
        dialog.saved.connect(lambda file: self.undo_bar.tell(words("Saved the problem report {file}", file=file), None))

    def _show_conflicts(self) -> None:
        self._show(self.commitments)
        self.commitments.filters.show_conflicts()

    def _fill_status(self) -> None:
        self.commands.status.clear()
        fill_status_menu(self.commands.status, self._theme, self._wording, self.commitments.set_status)

    def _choose_appearance(self, appearance: Appearance) -> None:
        self._theme.choose(appearance)
        self._memory.keep(APPEARANCE, appearance)
        self.commands.appearances[appearance].setChecked(True)

    def _open_settings(self) -> None:
        self._settings = dialog = self.errands.settings(self._theme, self.list_menus)
        dialog.language_chosen.connect(self.language_chosen)
        dialog.appearance_chosen.connect(self._choose_appearance)
        dialog.letters_chosen.connect(self._choose_letters)
        dialog.backed_up.connect(self._tell_state)
        dialog.backup_prepared.connect(self.backup_prepared)
        dialog.finished.connect(self._forget_settings)

    def _forget_settings(self) -> None:
        self._settings = None

    def _choose_letters(self, letters: int) -> None:
        self._memory.keep(LETTER_SIZE, str(letters))
        self.letters_chosen.emit(letters)

    def _leave(self) -> None:
        if hasattr(self, "detail"):
            self.detail.leave()
            self.room.remember()
            self._memory.keep_shape("columns of 9", self.commitments.view.horizontalHeader().saveState())
        self.help.close()
        self.store.close()
