"""What happens in the window: all wiring between its pages stands here, where they stand in `room`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tracker.domain.commitment import Commitment
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.register.going_back import Prepared
from tracker.register.register import Register
from tracker.ui.commitments.saved_views import SavedViews
from tracker.ui.commitments.status_menu import fill_status_menu
from tracker.ui.desktop import Desktop
from tracker.ui.detail.drafts import typed_is_kept
from tracker.ui.dropped_documents import ask_to_keep, belongs_elsewhere, commitment_at, documents_among
from tracker.ui.frame import Frame
from tracker.ui.help.places import KEYS, OF_DETAILS, OF_PAGES
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.notices import tell_error
from tracker.ui.page_commands import Sight, connect_page_commands
from tracker.ui.pages import COMMITMENTS, EXCHANGE
from tracker.ui.palette.opening import open_palette
from tracker.ui.reporting.opening import show_report
from tracker.ui.settings.remembered import APPEARANCE
from tracker.ui.settings.settings_dialog import SettingsDialog
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.ways import Ways
from tracker.ui.whereabouts import Whereabouts, go_back
from tracker.words import Words


class Workplace(Ways):
    """What happens in the window: what is pressed, chosen and committed in one place is followed in the others.

    `language_chosen` and `letters_chosen` when everything is to be built anew in another language, or with letters of
    another size, by whoever built this; `backup_prepared` when a backup is to take the place of what it stands on.
    """

    backup_prepared = Signal(object)
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
        super().__init__(frame, register, words, theme, memory, jobs, desktop or Desktop())
        # Importing is done in dialogs; of several files, more than one may be refused.
        self.errands.refused.connect(self._tell_in_box)
        self.errands.moved_in.connect(self._moved_in)
        self.help.refused.connect(self._refuse)
        if coming_from and coming_from.reading:
            self.help.open(coming_from.reading)
        if register.home is None:
            self._ask_who(coming_from or Whereabouts())
            self.first_start.done.connect(self._furnish)
            return
        self._furnish()
        if coming_from:
            go_back(coming_from, self.commitments, self.detail)
            if coming_from.submission:
                self.pages.exchange.bring_back(coming_from.submission)
            if coming_from.settings is not None:
                self._open_settings().lists_of_the_window[coming_from.settings].setFocus()

    def tell_gone_back(self, to: Prepared) -> None:
        """Say which backup is shown now, and of when it is; not where nobody had been introduced then."""
        if self._is_furnished:
            words, moment = self._words, self._wording.moment
            said = words("Went back to the backup of {when}.", when=moment(to.made)) if to.made else ""
            parts = [said or words("Went back to the backup.")]
            parts += [words("The last change in it: {when}.", when=moment(to.last))] if to.last else []
            self.undo_bar.tell(" ".join(parts), None)

    # -- wiring ---------------------------------------------------------------------------------------------
    def _furnish(self) -> None:
        self._build()
        self._connect()
        self._connect_commands()
        self._introduce()
        self._bring_back()
        self._tell_state()
        self._keep_backups()
        self.show_page(self.room.last_page())
        # Qt shows what was built in the next turn: a window that is active before gives the keyboard to something else.
        QTimer.singleShot(0, self, self._take_keyboard_back)

    def _take_keyboard_back(self) -> None:
        focused = self._frame.focusWidget()
        if focused is None or not self.pages.isAncestorOf(focused):
            self.pages.page(self.pages.currentIndex()).take_keyboard()

    def _connect(self) -> None:
        self._follow()
        self.editing.refused.connect(self._refuse)
        self.editing.done.connect(self._tell_unchanged)
        self.undo_bar.undo_requested.connect(self.editing.undo)
        self.undo_bar.reason_requested.connect(self._ask_why)
        # A page that is brought to the front would cover it.
        self.pages.currentChanged.connect(lambda _: self.undo_bar.raise_())
        self.navigation.chosen.connect(self.show_page)
        self.commitments.current_changed.connect(self._show_details_of)
        self.commitments.not_saved.connect(self._keep_typed)
        self.pages.left.connect(self._go_back)
        self.detail.left.connect(self.commitments.view.setFocus)
        self.commitments.export_requested.connect(self._export)
        self.commitments.filter_changed.connect(self._memory.keep_filter)
        self.detail.unsaved_changed.connect(self.state.show_unsaved)
        self.detail.import_requested.connect(self._import)
        self.detail.commitment_requested.connect(lambda ref: self._show_commitment(self._register.find(ref).id))
        self.state.writing.clicked.connect(self._go_on_writing)
        self.state.conflicts.clicked.connect(lambda: self._show_list(Filter(conflicts=True)))
        self.state.waiting.clicked.connect(lambda: self._go_on_to(EXCHANGE))
        self.state.submission.clicked.connect(lambda: self.pages.exchange.submit())
        self.pages.submission_aside.connect(self.state.show_submission)
        self._frame.dropped.connect(self._take_dropped)
        for told in (self.editing.told, self.errands.told, self.pages.told):
            told.connect(lambda said: self.undo_bar.tell(said, None))
        self.errands.recorded.connect(self._tell_waiting)
        self.pages.refused.connect(self._refuse)
        self.pages.page_requested.connect(self._go_on_to)
        self.pages.list_requested.connect(self._show_list)
        self.pages.commitment_requested.connect(self._show_commitment)
        self.pages.field_requested.connect(self._show_field)
        self.pages.import_requested.connect(self._import)
        self.pages.review_requested.connect(self.errands.reopen)

    def _connect_commands(self) -> None:
        commands, page = self.commands, self.commitments
        page.view.addAction(commands.check)
        page.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        page.view.customContextMenuRequested.connect(self._offer_commands)
        commands.export.triggered.connect(lambda: self._export(page.filters.filter()))
        commands.import_.triggered.connect(self.errands.choose_files)
        commands.send.triggered.connect(lambda: self._after_leaving(lambda: self.pages.exchange.send()))
        commands.submit.triggered.connect(lambda: self._after_leaving(lambda: self.pages.exchange.submit()))
        commands.identity.triggered.connect(lambda: self._after_leaving(self.errands.correct_identity))
        commands.settings.triggered.connect(self._show_settings)
        commands.reassign.triggered.connect(lambda: self._after_leaving(self.errands.reassign))
        commands.quit.triggered.connect(self._frame.close)
        # What is half written stays so: saved first, it would be what is taken back.
        commands.undo.triggered.connect(lambda: self.editing.undo())
        commands.redo.triggered.connect(self.editing.redo)
        commands.find.triggered.connect(self._find)
        commands.palette.triggered.connect(self._open_palette)
        commands.check.triggered.connect(page.toggle_selected)
        commands.confirm.triggered.connect(lambda: self._after_leaving(page.confirm_selected))
        commands.deadline.triggered.connect(page.edit_deadline)
        commands.reason.triggered.connect(lambda: self._after_leaving(self._give_reason))
        commands.lead.triggered.connect(page.edit_lead)
        SavedViews(commands.views, page.filters, self._show_list, self._memory, self._words)
        commands.status.aboutToShow.connect(self._fill_status)
        sight = Sight(self.pages, self.detail, self._register)
        connect_page_commands(commands.on_pages, sight, self._words, self._do_on_page)
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
    def _after_leaving(self, verb: Callable[[], None]) -> None:
        """A field that is being typed in is saved before the command, never swallowed by it."""
        self.detail.leave()
        verb()

    def _do_on_page(self, page: str, verb: Callable[[], object]) -> None:
        """Where it can be seen; of a commitment, beside its details."""
        self.detail.leave()
        number = number_of(page)
        if number == COMMITMENTS:
            self.room.open_details()
        elif number != self.pages.currentIndex():
            self.show_page(number)
        verb()

    def _refuse(self, error: UserError) -> None:
        """In the bar, until it is closed or something else is told; in a box where a dialog would cover the bar."""
        if not self._is_furnished or QApplication.activeModalWidget():
            self._tell_in_box(error)
            return
        note_refusal(error)
        self.undo_bar.tell(error.sentence(self._words), None, stays=True)

    def _tell_in_box(self, error: UserError) -> None:
        tell_error(self._frame, self._words, error)

    def _keep_typed(self, seen: Commitment, key: str, typed: str, error: UserError) -> None:
        """What was typed into a cell of the list, which holds what stands, goes on in the details."""
        self.detail.fields.keep_draft(seen, key, typed, error)
        error.meanwhile = typed_is_kept(seen.ref)
        self._refuse(error)

    def _export(self, which: Filter) -> None:
        self._after_leaving(lambda: self.errands.export(which, self._theme))

    def _offer_commands(self, at: QPoint) -> None:
        """What can be done to the commitments selected, where they are clicked with the other button."""
        view = self.commitments.view
        if view.count():
            self.commands.commitment.popup(view.viewport().mapToGlobal(at))

    def _moved_in(self) -> None:
        self._introduce()
        self.detail.show_entity(None)
        self._read_all()

    def _import(self, files: list[Path]) -> None:
        if why := self._register.why_read_only:
            self._refuse(why)
        elif files and documents_among(files) == files:
            self._refuse(belongs_elsewhere(files))
        elif files:
            self.errands.import_files(files)
        else:
            self.errands.choose_files()

    def _take_dropped(self, files: list[Path], at: QPoint) -> None:
        """What can only be a supporting document is one of the commitment it was let go on; the rest is reviewed."""
        documents = documents_among(files) if not self._register.read_only else []
        entity = commitment_at(at, self._frame, self.commitments.view, self.detail) if documents else None
        if entity is None:
            self._import(files)
            return
        rest = [file for file in files if file not in documents]
        go_on = partial(self._import, rest) if rest else lambda: None
        (seen,) = self._register.commitments([entity])
        keep = partial(self._keep_documents, entity, documents, go_on)
        ask_to_keep(self._frame, self._words, documents, seen, keep, go_on)

    def _keep_documents(self, entity: str, files: list[Path], then: Callable[[], None]) -> None:
        self._show_commitment(entity)
        self.room.open_details()
        self.detail.go_to_section("documents")
        self.detail.documents.add_files(files, then)

    def _show_details_of(self, entity: str | None) -> None:
        """Among those that are to be decided, at what there is to decide; of the same one, what is shown stays."""
        is_other = entity != self.detail.entity
        self.detail.show_entity(entity)
        if is_other and self.commitments.filters.filter().conflicts:
            self.detail.show_undecided()

    def _give_reason(self) -> None:
        """Of the deadlines that the bar tells of; else of the commitment that is selected."""
        if self.undo_bar.asking_why:
            self.undo_bar.ask_why()
        elif self.commitments.view.count() == 1:
            self._go_to_reason_of(self.commitments.view.selected_ids()[0])

    def _ask_why(self, action: str) -> None:
        """Of one commitment in its place in the details; of several once for all, as the deadline was typed."""
        moved = self._register.moved_by(action)
        if len(moved) == 1:
            self._go_to_reason_of(moved[0])
        elif not moved:
            # Somebody else took it back meanwhile: what stands now is shown.
            self.store.ask()
        else:
            self._go_on_to(COMMITMENTS)
            self.commitments.asking.ask_why(moved)

    def _open_palette(self) -> None:
        """What is half written stays so: nobody knows yet what will be chosen there."""
        self.detail.put_aside()
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

    def _fill_status(self) -> None:
        self.commands.status.clear()
        fill_status_menu(self.commands.status, self._theme, self._wording, self.commitments.set_status)

    def _choose_appearance(self, appearance: Appearance) -> None:
        self._theme.choose(appearance)
        self._memory.keep(APPEARANCE, appearance)
        self.commands.appearances[appearance].setChecked(True)

    def _show_settings(self) -> None:
        self._open_settings()

    def _open_settings(self) -> SettingsDialog:
        self._settings = dialog = self.errands.settings(self._theme, self.list_menus)
        dialog.language_chosen.connect(self.language_chosen)
        dialog.appearance_chosen.connect(self._choose_appearance)
        dialog.letters_chosen.connect(self.letters_chosen)
        dialog.backed_up.connect(self._tell_state)
        dialog.backup_prepared.connect(self.backup_prepared)
        dialog.finished.connect(self._forget_settings)
        return dialog

    def _forget_settings(self) -> None:
        self._settings = None
