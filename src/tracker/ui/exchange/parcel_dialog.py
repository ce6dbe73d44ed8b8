"""What all dialogs share that write a file for somebody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from tracker.domain.wording import NOT_SENT
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.closing import close_by_quitting
from tracker.ui.desktop import Desktop
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.exchange.written_page import WrittenPage
from tracker.ui.file_row import FileRow
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import WRITTEN_TO, Memory
from tracker.ui.plain import as_written, plain_label
from tracker.ui.questions import ask_to_replace
from tracker.words import Words


class ParcelDialog(QDialog):
    """Asks in `form`, writes what `work` writes, and then says so; the folder is remembered for the next file."""

    suffix = ".ctu"

    def __init__(
        self,
        title: str,
        verb: str,
        register: Register,
        words: Words,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._jobs = jobs
        self._desktop = desktop
        self._memory = memory
        self._writing = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        close_by_quitting(self)
        kinds = words("Files of the Commitment Tracker (*{suffix})", suffix=self.suffix)
        self._file = FileRow(words, desktop, memory.folder(desktop.documents(), WRITTEN_TO), self.suffix, title, kinds)
        self._file.changed.connect(self._enable)
        self._form = QWidget()
        self._demonstration = plain_label(role="overdue", wrapped=True)
        self._banner = ErrorBanner(words)
        buttons = QDialogButtonBox()
        self._write_button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._write_button.setDefault(True)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask_then_write)
        buttons.rejected.connect(self.reject)
        self._asking = QWidget()
        inside = QVBoxLayout(self._asking)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._demonstration)
        inside.addWidget(self._form, 1)
        inside.addWidget(self._banner)
        inside.addWidget(buttons)
        self._pages = QVBoxLayout(self)
        self._pages.addStrut(528)
        self._pages.setContentsMargins(16, 16, 16, 16)
        self._pages.addWidget(self._asking)
        why_not = self._why_not()
        self._demonstration.setText(why_not)
        self._demonstration.setVisible(bool(why_not))
        self._write_button.setToolTip(as_written(why_not))
        self._write_button.setAccessibleDescription(why_not)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its sentences are at this width: a layout asks each how high it is at another."""
        super().showEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """And higher once a sentence more is said in it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        needed = self._pages.totalHeightForWidth(self.width())
        if self.height() < needed:
            self.resize(self.width(), needed)

    def reject(self) -> None:
        """Stays while the file is being written: that is stopped with the progress dialog's Cancel."""
        if not self._writing:
            super().reject()

    @property
    def is_written(self) -> bool:
        """Whether the file is there, and all that is shown is where."""
        return self._asking.isHidden()

    # -- what each of them says ---------------------------------------------------------------------------------
    def _is_complete(self) -> bool:
        return self._file.is_complete

    def _why_not(self) -> str:
        """Why no such file can be written at all, whatever is filled in; a demonstration is sent to nobody."""
        return self._words(NOT_SENT) if self._register.is_demonstration else ""

    def _prepared(self, path: Path) -> Callable[[Progress], Sequence[str]]:
        """What writes the file, and returns a title and sentences that tell of it.

        It runs on another thread: all it needs of the controls is read before it is returned.
        """
        raise NotImplementedError

    # -- the same for all ---------------------------------------------------------------------------------------
    def _enable(self) -> None:
        self._write_button.setEnabled(self._is_complete() and not self._writing and not self._why_not())

    def _ask_then_write(self) -> None:
        if not self._file.replaces:
            self._write()
            return
        ask_to_replace(self, self._file.path, self._words, self._write)

    def _write(self) -> None:
        self._banner.clear()
        self._set_writing(True)
        path = self._file.path
        self._jobs.run(
            self._prepared(path),
            lambda told: self._show_written(path, told),
            self._show_error,
            self._words("Writing the file…"),
            self,
            lambda: self._set_writing(False),
        )

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        self._form.setEnabled(not writing)
        self._enable()

    def _show_error(self, error: UserError) -> None:
        self._set_writing(False)
        self._banner.tell(error)

    def _show_written(self, path: Path, told: Sequence[str]) -> None:
        self._set_writing(False)
        self._memory.keep_folder(path.parent, WRITTEN_TO)
        page = WrittenPage(told[0], path, told[1:], self._words, self._desktop)
        page.closed.connect(self.accept)
        self._asking.hide()
        self._pages.addWidget(page)
        page.show()
        page.setFocus()
        self.setMinimumHeight(0)
        self.resize(self.width(), self._pages.totalHeightForWidth(self.width()))
