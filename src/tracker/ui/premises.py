"""What stands in the frame once the register is open, and who comes in and leaves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tracker.domain.forum import in_language
from tracker.domain.wording import INVENTED
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.commands import Commands
from tracker.ui.commitments.list_menus import ListMenus
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.desktop import Desktop
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.details_edge import DetailsEdge
from tracker.ui.editing import Editing
from tracker.ui.errands import Errands
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.ui.frame import Frame
from tracker.ui.help.desk import HelpDesk
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.navigation import Navigation
from tracker.ui.pages import Pages
from tracker.ui.questions import ask
from tracker.ui.reading_only import READ_ONLY
from tracker.ui.register_store import RegisterStore
from tracker.ui.room import Room
from tracker.ui.scrolled import scrolled
from tracker.ui.settings.settings_dialog import SettingsDialog
from tracker.ui.state_bar import StateBar
from tracker.ui.theme.theme import Theme
from tracker.ui.turns import Turns
from tracker.ui.undo_bar import UndoBar
from tracker.ui.whereabouts import Whereabouts, whereabouts_in
from tracker.ui.wording import Wording
from tracker.words import Words, message


class Premises(QObject):
    """The first start, or the pages with all that is around them; nothing happens between them by itself.

    `language_chosen` at the first start, and wherever else a language is chosen.
    """

    language_chosen = Signal(str)

    def __init__(
        self,
        frame: Frame,
        register: Register,
        words: Words,
        theme: Theme,
        memory: Memory,
        jobs: Jobs,
        desktop: Desktop,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._register = register
        self._words = words
        self._theme = theme
        self._memory = memory
        self._jobs = jobs
        self._desktop = desktop
        self._wording = Wording(words)
        self._settings: SettingsDialog | None = None
        self._is_furnished = False
        self.store = RegisterStore(register, self)
        self.turns = Turns(self)
        self.editing = Editing(register, words, jobs, frame)
        self.errands = Errands(frame, register, words, memory, jobs, desktop)
        self.help = HelpDesk(words, theme, memory, self)
        frame.help_requested.connect(self.help.open)
        frame.closing.connect(self._leave)
        frame.asks_first = self._asks_what_becomes_of_drafts

    def show_chosen(self) -> None:
        """Mark the language that is spoken, and the size that letters have: what was chosen could not be followed."""
        if self._settings:
            self._settings.show_chosen()
        if self._is_furnished:
            self.commands.languages[self._words.language].setChecked(True)
        else:
            self.first_start.show_language()

    def retire(self) -> Whereabouts:
        """Save and let go of everything; tells where the person was."""
        for popup in self._frame.findChildren(ValuePopup):
            popup.close()
        if self._is_furnished:
            left = replace(
                whereabouts_in(self.commitments, self.detail),
                settings=self._settings.place if self._settings else None,
                submission=self.pages.begun_submission,
            )
        else:
            left = Whereabouts(delegation=self.first_start.delegation, name=self.first_start.name)
        left = replace(left, reading=self.help.place)
        if focused := self._frame.focusWidget():
            # What has the keyboard tells what becomes of it when that goes: while those it tells are still there.
            focused.clearFocus()
        self._frame.asks_first = lambda: False
        self._leave()
        if self._settings:
            self._settings.reject()
        for part in (self.errands, self.editing, *((self.room,) if self._is_furnished else ()), self):
            part.deleteLater()
        return left

    # -- inside -----------------------------------------------------------------------------------------------
    def _ask_who(self, coming_from: Whereabouts) -> None:
        """Build the first start."""
        self._frame.menuBar().hide()
        self._frame.statusBar().hide()
        self.first_start = FirstStartPage(self._register, self._words)
        self.first_start.answer(coming_from.delegation, coming_from.name)
        self.first_start.language_chosen.connect(self.language_chosen)
        self._frame.setCentralWidget(scrolled(self.first_start))

    def _build(self) -> None:
        """Build the pages and what is around them."""
        words, theme = self._words, self._theme
        self._frame.menuBar().show()
        self._frame.statusBar().show()
        self.commands = Commands(self._frame, words, theme)
        self.pages = Pages(self._register, words, theme, self._jobs, self._desktop, self._memory, self.editing)
        self.commitments = self.pages.commitments
        self.detail = DetailPanel(self._register, words, theme, self.editing, self._desktop, self._memory)
        self.navigation = Navigation(words, theme)
        self.state = StateBar(self._frame.statusBar(), words, theme)
        edge = DetailsEdge(words, theme)
        self.room = Room(
            self._frame, self.commands, self.navigation, self.pages, self.detail, edge, self._memory, theme.letters
        )
        self.undo_bar = UndoBar(words, self.pages, self.commitments.bar)
        self.undo_bar.placed.connect(self._keep_lines_clear)
        self._is_furnished = True
        if why := self._register.why_read_only:
            self.commands.only_read()
            self._tell_why_read_only(why)

    def _keep_lines_clear(self) -> None:
        """Of the bar that lies on the list."""
        seen, bar = self.commitments.view.viewport(), self.undo_bar
        covered = 0
        if bar.isVisible() and seen.isVisible():
            covered = seen.height() - seen.mapFrom(self.pages, bar.pos()).y()
        self.commitments.view.let_be_covered(max(0, covered))

    def _tell_why_read_only(self, why: UserError) -> None:
        told = UserError(READ_ONLY, why.text, why.advice)
        told.meanwhile = message("Everything can be read, searched, copied and exported.")
        banner = ErrorBanner(self._words)
        self.room.put_above(banner)
        banner.tell(told)

    def _bring_back(self) -> None:
        """What a person had chosen of the list: its columns, their order, its filter."""
        self.commitments.view.columns.bring_back(self._memory.shape(self._columns_kept))
        commands = self.commands
        self.list_menus = ListMenus(commands.sorting, commands.columns, self.commitments, self._memory, self._words)
        self.commitments.filters.show_filter(self._memory.filter())

    @property
    def _columns_kept(self) -> str:
        """Widths that fit letters of one size are too narrow for larger ones: each size has its own."""
        return f"columns of 10, {self._theme.letters} %"

    def _introduce(self) -> None:
        """Say whose work this is."""
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

    def _asks_what_becomes_of_drafts(self) -> bool:
        """Before the window is closed over what could not be saved: with the window it would be gone."""
        if not self._is_furnished:
            return False
        self.commitments.leave()
        self.detail.put_aside()
        places = (*self.commitments.unsaved(), *self.detail.unsaved(), *self.pages.unsaved())
        if unsaved := self._wording.unsaved(places):
            words = self._words
            title = words("Close without saving what was typed?")
            yes, no = words("Close anyway"), words("Go on writing")
            ask(self._frame, title, unsaved, yes=yes, no=no, on_yes=self._close_anyway, on_no=self._go_on_writing)
        return bool(unsaved)

    def _go_on_writing(self) -> None:
        raise NotImplementedError

    def _close_anyway(self) -> None:
        self._frame.asks_first = lambda: False
        self._frame.close()

    def _leave(self) -> None:
        if self._is_furnished:
            self.detail.put_aside()
            self.room.remember()
            self._memory.keep_shape(self._columns_kept, self.commitments.view.horizontalHeader().saveState())
        self.help.close()
        self.turns.close()
        self.store.close()
