"""Opens the window: paints it first, then the register behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.bundle import bundled
from tracker.errors import DamagedData, Stranded, UserError
from tracker.places import Places
from tracker.problem_log import forget_problems, keep_problems
from tracker.ui.frame import Frame
from tracker.ui.memory import Memory
from tracker.ui.notices import tell_error
from tracker.ui.one_window import OneWindow
from tracker.ui.qt_words import QtWords
from tracker.ui.settings.remembered import LETTER_SIZE, theme_remembered
from tracker.ui.theme.theme import Theme
from tracker.words import Message, Words, load_words, message

if TYPE_CHECKING:
    from tracker.register.going_back import Prepared
    from tracker.register.register import Register
    from tracker.ui.whereabouts import Whereabouts
    from tracker.ui.workplace import Workplace

_LOOK_AGAIN_MS = 50


def run_window(places: Places, as_of: date | None = None, language: str = "en") -> int:
    """Show the window until it is closed; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("commitment-tracker")
    application.setApplicationDisplayName("Commitment Tracker")
    words = load_words(language, bundled("resources/i18n"))
    memory = Memory(places.window)
    window = OneWindow(places, application)
    trouble = None
    try:
        if window.is_second():
            return 0
    except UserError as error:
        trouble = error
    theme = theme_remembered(application, memory)
    frame = Frame(words, theme, memory)
    window.asked.connect(frame.come_to_front)
    opening = Opening(frame, places, as_of, words, theme, memory)
    frame.show()
    QTimer.singleShot(0, frame, partial(opening.wait_for, window, trouble) if trouble else opening.open)
    try:
        return application.exec()
    finally:
        opening.close()
        window.let_go()


class Opening:
    """Opens the register after the window is painted, and closes it at the end.

    What stands behind the register is imported only now: it takes as long as painting the window. Both `register` and
    `workplace` are there only while the data can be opened.
    """

    register: Register
    workplace: Workplace

    def __init__(
        self, frame: Frame, places: Places, as_of: date | None, words: Words, theme: Theme, memory: Memory
    ) -> None:
        self.frame = frame
        self._places = places
        self._as_of = as_of
        self._words = words
        self._theme = theme
        self._memory = memory
        self._qt_words = QtWords(frame)
        self._qt_words.speak(words.language)
        self._closers: list[Callable[[], None]] = []

    def open(self) -> None:
        """Fill the frame, or say in it why that is not possible."""
        # The window was shown, but the system may not have drawn it yet.
        self.frame.repaint()
        from tracker.ui.job_runner import JobRunner

        keep_problems(self._places.problems)
        self._watch_for_crashes()
        self.jobs = JobRunner(self._words, self.frame)
        # As soon as the window closes: what a job brings afterwards would open a dialog over no window.
        self.frame.closing.connect(self.jobs.close)
        self.frame.way_out.connect(self._show_backups)
        self._closers = [self.jobs.close, self._let_go, forget_problems]
        self._open(None)

    def wait_for(self, window: OneWindow, trouble: UserError) -> None:
        """Say why nothing is opened yet, and open as soon as the person tries again and `window` may."""

        def try_again() -> None:
            self.frame.way_out.disconnect(try_again)
            try:
                is_second = window.is_second()
            except UserError as error:
                # Else the same page would stand there again, as if nothing had been tried.
                now = f"{datetime.now().astimezone():%H:%M:%S}"
                error.title = message("The data are still open on another computer (tried at {time}).", time=now)
                self.wait_for(window, error)
                return
            if is_second:
                self.frame.close()
                return
            self.frame.empty(self._words)
            self.open()

        self.frame.way_out.connect(try_again)
        self.frame.tell_trouble(trouble, self._words("Try again"))

    def enlarge(self, letters: int) -> None:
        """Build everything anew with letters of another size; the person stays where they were."""
        if self._waits_for_work(lambda: self.enlarge(letters)):
            return
        try:
            self._refuse_in_the_middle(message("The text keeps its size for now."))
        except UserError as error:
            self._tell_unchanged(error)
            return
        self._memory.keep(LETTER_SIZE, str(letters))
        self._theme.choose_letters(letters)
        self._build_anew()

    def speak(self, language: str) -> None:
        """Build everything anew in another language; the person stays where they were."""
        if language == self._words.language or self._waits_for_work(lambda: self.speak(language)):
            return
        words = load_words(language, bundled("resources/i18n"))
        try:
            title = message("The language was not changed.")
            self._refuse_in_the_middle(title)
            self.register.speak(words)
        except UserError as error:
            self._tell_unchanged(error)
            return
        self._words = words
        self._qt_words.speak(language)
        self._watch_for_crashes()
        self.jobs.speak(words)
        self._build_anew()

    def go_back(self, prepared: Prepared) -> None:
        """Show what stood in a backup, in the place of what stands; or why that was not possible, and what stood."""
        from tracker.register.going_back import discard, go_back

        if self._waits_for_work(lambda: self.go_back(prepared)):
            return
        try:
            self._refuse_in_the_middle(message("The backup was not brought back; everything is as it was."))
        except UserError as error:
            discard(prepared)
            tell_error(self.frame, self._words, error)
            return
        left = None
        if hasattr(self, "workplace"):
            left = self.workplace.retire()
            del self.workplace
        self.frame.empty(self._words)
        self._let_go()
        try:
            self.register = go_back(self._places, prepared, self._open_register)
        except Stranded as error:
            # To open them here would begin new data in the place where these belong.
            self._tell_trouble(error)
        except UserError as error:
            self._open(replace(left, settings=None) if left else None)
            tell_error(self.frame, self._words, error)
        else:
            self._furnish(left.in_a_backup() if left else None)
            self.workplace.tell_gone_back(prepared)

    def _waits_for_work(self, then: Callable[[], None]) -> bool:
        """Whether something is being done, if only the regular backup that nobody asked for: what it ends in would be
        gone. `then` is called when nothing is.
        """
        if self.jobs.is_busy:
            QTimer.singleShot(_LOOK_AGAIN_MS, self.frame, then)
            return True
        return False

    def _refuse_in_the_middle(self, title: Message) -> None:
        """What a person is doing in a dialog or a pop-up would be lost with the window that it stands over."""
        from tracker.ui.commitments.value_popup import ValuePopup
        from tracker.ui.settings.settings_dialog import SettingsDialog

        opened = (dialog for dialog in self.frame.findChildren(QDialog) if dialog.isVisible())
        is_typed = any(popup.is_typed_in() for popup in self.frame.findChildren(ValuePopup))
        if is_typed or any(not isinstance(dialog, SettingsDialog) for dialog in opened):
            text = message("Something else is still open over the window.")
            raise UserError(title, text, message("Finish or close it, then try again."))

    def _tell_unchanged(self, error: UserError) -> None:
        self.workplace.show_chosen()
        tell_error(self.frame, self._words, error)

    def _open(self, coming_from: Whereabouts | None) -> None:
        try:
            self.register = self._open_register()
        except UserError as error:
            self._tell_trouble(error)
        else:
            self._furnish(coming_from)

    def _tell_trouble(self, error: UserError) -> None:
        """With the way to a backup where only that helps: elsewhere it would throw work away."""
        from tracker.register.going_back import backups_kept

        is_way_out = isinstance(error, DamagedData) and backups_kept(self._places)
        self.frame.tell_trouble(error, self._words("Go back to a backup…") if is_way_out else "")

    def _show_backups(self) -> None:
        from tracker.ui.settings.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._places, self._words, self._theme, self.jobs, self.frame)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.prepared.connect(dialog.accept)
        dialog.prepared.connect(self._go_back_soon)
        dialog.open()

    def _open_register(self) -> Register:
        from tracker.register.opening import open_register

        return open_register(self._places, self._as_of, words=self._words)

    def _let_go(self) -> None:
        if hasattr(self, "register"):
            self.register.close()
            del self.register

    def _build_anew(self) -> None:
        left = self.workplace.retire()
        self.frame.empty(self._words)
        self._furnish(left)

    def _watch_for_crashes(self) -> None:
        from tracker.ui.crash import CrashNotice

        self._crash = CrashNotice(self._words)
        self._crash.report_requested.connect(self._report_problem)
        self._crash.install()

    def _report_problem(self, over: QWidget) -> None:
        from tracker.ui.desktop import Desktop
        from tracker.ui.reporting.opening import show_report

        register = getattr(self, "register", None)
        show_report(over, self._places, register, self._theme, self._words, Desktop())

    def _furnish(self, coming_from: Whereabouts | None) -> None:
        from tracker.ui.workplace import Workplace

        self.workplace = Workplace(
            self.frame,
            self.register,
            self._words,
            self._theme,
            self._memory,
            self.jobs,
            coming_from=coming_from,
        )
        self.workplace.language_chosen.connect(self._speak_soon)
        self.workplace.letters_chosen.connect(self._enlarge_soon)
        self.workplace.backup_prepared.connect(self._go_back_soon)

    def _speak_soon(self, language: str) -> None:
        """Later, for what chose the language is a part of what is taken down."""
        QTimer.singleShot(0, self.frame, lambda: self.speak(language))

    def _enlarge_soon(self, letters: int) -> None:
        QTimer.singleShot(0, self.frame, lambda: self.enlarge(letters))

    def _go_back_soon(self, prepared: Prepared) -> None:
        QTimer.singleShot(0, self.frame, lambda: self.go_back(prepared))

    def close(self) -> None:
        """Stop what runs, then close the register."""
        for close in self._closers:
            close()
