"""Takes files in: holds them against the register, asks for passwords, and opens the review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain.changes import Committed
from tracker.domain.review import Review, SourceKind
from tracker.errors import PasswordNeeded, UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.job_runner import Jobs
from tracker.ui.notices import tell_calmly
from tracker.ui.reviewing.held import Held, Tried, held, hold
from tracker.ui.reviewing.password_dialog import PasswordDialog
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.words import Message, Words, plural


class Imports(QObject):
    """All files of one drop make one review.

    `refused` with what could not be used, `told` with a sentence for the bar, `recorded` when reviews or files may
    have come or gone without any change of a commitment.
    """

    refused = Signal(object)
    told = Signal(str)
    recorded = Signal()

    def __init__(self, window: QWidget, register: Register, words: Words, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._register = register
        self._words = words
        self._jobs = jobs

    def take(self, files: Sequence[Path]) -> None:
        """Review these files."""
        self._hold(tuple(dict.fromkeys(files)))

    def reopen(self, waiting: str, password: str = "") -> None:
        """Go on with a review that was put aside."""

        def work(progress: Progress) -> Held:
            review, answers, paths = self._register.reopen(waiting, password, progress)
            return held(self._register, review, paths, answers, password)

        def refused(error: UserError) -> None:
            if isinstance(error, PasswordNeeded):
                self._ask(error, lambda given: self.reopen(waiting, given), lambda: None)
            else:
                self.refused.emit(error)

        words = self._words
        stopped = words("The review was not opened; it still waits on the Exchange page.")
        self._jobs.run(
            work, self._open, refused, words("Opening the review…"), self._window, lambda: self.told.emit(stopped)
        )

    # -- holding ----------------------------------------------------------------------------------------------
    def _hold(self, files: tuple[Path, ...], password: str = "", asked: Path | None = None) -> None:
        if not files:
            return
        words, register = self._words, self._register
        label = words("Reading {file}…", file=files[0].name)
        if len(files) > 1:
            label = words(plural("Reading {n} file…", "Reading {n} files…", len(files)))

        def tried(result: Tried) -> None:
            others = len(result.usable) + len(result.sealed)
            for error in result.refused:
                if others:
                    error.meanwhile = without_this_one(others)
                self.refused.emit(error)
            closed = tuple(path for path, _ in result.sealed)
            if result.held:
                self._open(result.held, then=closed)
            elif result.sealed:
                path, error = next((s for s in result.sealed if s[0] == asked), result.sealed[0])
                kept = tuple(f for f in files if f in closed or f in result.usable)
                rest = tuple(f for f in kept if f != path)
                self._ask(error, lambda given: self._hold(kept, given, path), lambda: self._hold(rest))

        self._jobs.run(
            lambda progress: hold(register, files, password, asked, progress),
            tried,
            self.refused.emit,
            label,
            self._window,
            lambda: self._tell_stopped(*(file.name for file in files)),
        )

    def _tell_stopped(self, *files: str) -> None:
        words = self._words
        said = words("Reading {file} was stopped: nothing was imported.", file=files[0])
        if len(files) > 1:
            said = words("Reading was stopped: none of the {n} files was imported.", n=len(files))
        self.told.emit(said)

    def _ask(self, error: PasswordNeeded, given: Callable[[str], None], cancelled: Callable[[], None]) -> None:
        dialog = PasswordDialog(error, self._words, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(given)
        dialog.rejected.connect(cancelled)
        dialog.open()

    # -- reviewing --------------------------------------------------------------------------------------------
    def _open(self, held: Held, then: tuple[Path, ...] = ()) -> None:
        """Show the review, and afterwards take `then`: files that another password closes."""
        if not held.is_to_be_seen:
            self._record(held, then)
            return
        dialog = ReviewDialog(self._register, self._words, self._jobs, held, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(lambda: self.told.emit(self._words("Kept for later on the Exchange page")))
        dialog.finished.connect(lambda _: self.recorded.emit())
        dialog.finished.connect(lambda _: self._hold(then))
        # Its widgets are made, then they are shown: in between, the window sees to what else waits.
        QTimer.singleShot(0, dialog, dialog.open)

    def _record(self, held: Held, then: tuple[Path, ...]) -> None:
        """Nothing to decide and nothing to write: that it came is noted, and said."""

        def done(_: Committed | None) -> None:
            self.recorded.emit()
            title = self._words("Nothing to review")
            tell_calmly(self._window, self._words, title, self._nothing_new(held.review), lambda: self._hold(then))

        if not held.is_to_be_finished:
            done(None)
            return
        register, review = self._register, held.review
        label = self._words("Reading {file}…", file=review.file)
        self._jobs.run(
            lambda progress: register.finish(review, progress=progress),
            done,
            self.refused.emit,
            label,
            self._window,
            lambda: self._tell_stopped(review.file),
        )

    def _nothing_new(self, review: Review) -> str:
        words = self._words
        said = [words(notice) for notice in review.notices]
        kinds = {source.kind for source in review.sources}
        if SourceKind.WORKBOOK in kinds:
            said.append(words("Nothing changed: this workbook holds what it held when it left."))
        if kinds & {SourceKind.UPDATE, SourceKind.SUBMISSION}:
            said.append(words("{file} holds nothing that is not here already.", file=review.file))
        return "\n\n".join(said)


def without_this_one(others: int) -> Message:
    """What becomes of the other files of a drop, where one cannot be used."""
    return plural(
        "{n} other file is being reviewed, without this one.",
        "{n} other files are being reviewed, without this one.",
        others,
    )
