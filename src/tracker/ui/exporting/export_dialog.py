"""Asks what goes into the progress workbook and where it goes, and writes it."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from tracker.domain.export import Audience, Contents, Exported
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.answering import Answering
from tracker.ui.desktop import Desktop
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.exporting.export_form import ExportForm
from tracker.ui.exporting.export_preferences import remembered_preferences
from tracker.ui.exporting.exported_page import ExportedPage
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import WRITTEN_TO, Memory
from tracker.ui.questions import ask_to_replace
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_Asked: TypeAlias = tuple[Filter, date | None, Audience]
"""What `Register.would_export` is asked."""


class ExportDialog(QDialog):
    """`which` is what the list shows, and what is chosen first; where that is everything, no choice is offered."""

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        which: Filter,
        parent: QWidget | None = None,
        desktop: Desktop | None = None,
    ) -> None:
        super().__init__(parent)
        offer_help(self, "workbooks", "export")
        self._register = register
        self._words = words
        self._jobs = jobs
        self._desktop = desktop or Desktop()
        self._memory = Memory(register.places.window)
        self._writing = False
        self.setWindowTitle(words("Export workbook"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        folder = self._memory.folder(self._desktop.documents(), WRITTEN_TO)
        preferred = remembered_preferences(self._memory)
        self._form = ExportForm(register, words, theme, which, folder, self._desktop, preferred)
        self._banner = ErrorBanner(words)
        self._buttons = QDialogButtonBox()
        self._export = self._buttons.addButton(words("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setDefault(True)
        self._buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._ask_then_write)
        self._buttons.rejected.connect(self.reject)
        self._form.changed.connect(self._enable)
        self._contents: Answering[_Asked, Contents] = Answering(
            jobs, lambda asked: register.would_export(*asked), self._show_read, self._show_unread, words("In it"), self
        )
        self._asking = self._question()
        self._pages = QVBoxLayout(self)
        self._pages.addStrut(528)
        self._pages.setContentsMargins(16, 16, 16, 16)
        self._pages.addWidget(self._asking)
        self._form.contents.grown.connect(self._fit)
        self._form.asked_otherwise.connect(self._tell_contents)
        self._tell_contents()
        self._form.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at this width: what wrapped lines would like beforehand leaves a hole."""
        super().showEvent(event)
        if needed := self._pages.totalHeightForWidth(self.width()):
            self.resize(self.width(), needed)

    def reject(self) -> None:
        """Stays while the workbook is being written: that is stopped with the progress dialog's Cancel."""
        if not self._writing:
            super().reject()

    def _question(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(self._banner)
        layout.addStretch()
        layout.addWidget(self._buttons)
        return page

    def _tell_contents(self) -> None:
        """What others would read, before it is written (UX.md, principle 8)."""
        form = self._form
        self._banner.clear()
        if form.audience is Audience.INTERNAL:
            self._contents.withdraw()
            form.contents.tell_internal()
        else:
            form.contents.tell_being_read()
            self._contents.ask((form.rows.which, form.as_of, form.audience))
        self._enable()

    def _show_read(self, found: Contents) -> None:
        self._banner.clear()
        self._form.contents.tell(found)
        self._enable()

    def _show_unread(self, error: UserError | None) -> None:
        """What is in the way of telling it need not be in the way of writing it, which says so itself."""
        self._form.contents.tell_refused()
        if error:
            self._banner.tell(error)
        self._enable()

    def _fit(self) -> None:
        """As high as all of it needs; no lower than it was made."""
        if needed := self._pages.totalHeightForWidth(self.width()):
            self.resize(self.width(), max(self.height(), needed))

    def _enable(self) -> None:
        """Nothing leaves before it is told what it is."""
        self._export.setEnabled(self._form.is_complete and not self._writing and not self._contents.is_awaited)

    def _ask_then_write(self) -> None:
        try:
            as_of = self._form.required_as_of()
        except UserError as error:
            self._banner.tell(error)
            return
        if not self._form.replaces:
            self._write(as_of)
            return
        ask_to_replace(self, self._form.path, self._words, lambda: self._write(as_of))

    def _write(self, as_of: date) -> None:
        self._banner.clear()
        self._set_writing(True)
        register, path = self._register, self._form.path
        which = self._form.rows.which
        meeting, language, audience = self._form.meeting, self._form.language, self._form.audience

        def work(progress: Progress) -> Exported:
            return register.export(path, which, meeting, as_of, progress, language=language, audience=audience)

        label = self._words("Writing the workbook…")
        self._jobs.run(work, self._show_written, self._show_error, label, self, lambda: self._set_writing(False))

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        self._form.setEnabled(not writing)
        self._enable()

    def _show_error(self, error: UserError) -> None:
        self._set_writing(False)
        self._banner.tell(error)

    def _show_written(self, exported: Exported) -> None:
        self._set_writing(False)
        self._memory.keep_folder(exported.path.parent, WRITTEN_TO)
        page = ExportedPage(exported, self._words, self._desktop)
        page.closed.connect(self.accept)
        self._asking.hide()
        self._pages.addWidget(page)
        page.show()
        page.setFocus()
        self.resize(self.width(), self._pages.totalHeightForWidth(self.width()))
