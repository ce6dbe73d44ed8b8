"""The backups, to make one and to go back to one: in the settings, and where the data cannot be opened any more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from tracker.domain.backups import COMES_AGAIN, Backup, Outlook, outlook_told
from tracker.errors import UserError
from tracker.places import Places
from tracker.register.going_back import Prepared, backups_kept, look_into, prepare_going_back
from tracker.ui.empty_page import EmptyPage
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.job_runner import Jobs
from tracker.ui.lines import PAD, Lines
from tracker.ui.plain import beside, plain_label
from tracker.ui.questions import ask
from tracker.ui.quiet_button import QuietButton
from tracker.ui.settings.backups_model import BackupsModel, Column
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural


class BackupsPage(QWidget):
    """`prepared` with what is ready to take the place of the data, by whoever holds them open; `backed_up` when a
    backup was made or could not be.

    `back_up` makes one; None where there is nothing to make one of.
    """

    prepared = Signal(object)
    backed_up = Signal()

    def __init__(
        self, places: Places, words: Words, theme: Theme, jobs: Jobs, back_up: Callable[[], None] | None
    ) -> None:
        super().__init__()
        self._places = places
        self._words = words
        self._jobs = jobs
        self._make = back_up
        self._wording = Wording(words)
        self._told = plain_label(wrapped=True)
        self._back_up = QuietButton(words("&Back up now"))
        self._back_up.clicked.connect(self._make_backup)
        self._back_up.setVisible(back_up is not None)
        self.model = BackupsModel(words, self)
        self.view = Lines(words("Backups"), theme)
        self.view.setModel(self.model)
        self.view.setSelectionMode(Lines.SelectionMode.SingleSelection)
        self.view.opened.connect(lambda _index: self._look())
        self._go = QuietButton(words("&Go back to this backup…"))
        self._go.clicked.connect(self._look)
        self._banner = ErrorBanner(words)
        self._list = QStackedWidget()
        self._list.addWidget(self.view)
        nothing = EmptyPage(theme)
        nothing.say(
            "info", words("There is no backup yet."), words("One is made by itself as soon as you change something.")
        )
        self._list.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(beside(self._told, self._back_up))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._banner)
        layout.addWidget(self._go, 0, Qt.AlignmentFlag.AlignRight)
        self._fit()
        self.read()

    def read(self) -> None:
        """Look at the folder again."""
        found = backups_kept(self._places)
        self.model.show(found)
        self._list.setCurrentIndex(0 if found else 1)
        self._go.setVisible(bool(found))
        if found:
            when, words = self._wording.moment(found[0].at), self._words
            kept = plural(
                "Last backup: {when}; {n} is kept", "Last backup: {when}; {n} are kept", len(found), when=when
            )
            self._told.setText(words(kept))
            self.view.setCurrentIndex(self.model.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        header, width = self.view.horizontalHeader(), self.view.fontMetrics().horizontalAdvance
        header.setProperty("inset", "table")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(Column.MADE, width("30 Sept 2027, 00:00") + 3 * PAD)
        header.resizeSection(Column.SIZE, width("9 999 KB") + 3 * PAD)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that ends here: then what it stands in must not go."""
        return not self._go.isEnabled()

    # -- making one -------------------------------------------------------------------------------------------
    def _make_backup(self) -> None:
        make = self._make
        if make is None:
            return
        self._set_busy(True)
        self._jobs.run(
            lambda _progress: make(),
            lambda _: self._end_backup(None),
            self._end_backup,
            self._words("Making a backup…"),
            self,
            lambda: self._set_busy(False),
        )

    def _end_backup(self, error: UserError | None) -> None:
        self._set_busy(False)
        self.read()
        if error:
            self._banner.tell(error)
        self.backed_up.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._banner.clear()
        for button in (self._back_up, self._go):
            button.setEnabled(not busy)

    # -- going back to one ------------------------------------------------------------------------------------
    def _look(self) -> None:
        """First at what is in it, which may be damaged, and at what would be lost."""
        backup = self.model.backup(self.view.currentIndex())
        if backup is None or not self._go.isEnabled():
            return
        self._set_busy(True)
        self._jobs.run(
            lambda _progress: look_into(self._places, backup.path),
            lambda outlook: self._ask(backup, outlook),
            self._refuse,
            self._words("Looking into the backup…"),
            self,
            lambda: self._set_busy(False),
        )

    def _ask(self, backup: Backup, outlook: Outlook) -> None:
        self._set_busy(False)
        words = self._words
        last = self._wording.moment(outlook.last) if outlook.last else ""
        told = [words(sentence) for sentence in outlook_told(outlook, last)]
        if outlook.lost is None:
            told.append(words("What stands now is kept in {folder}.", folder=self._places.replaced))
        else:
            told.append(words("A backup of what stands now is made first: you can come back to it."))
        told.append(words(COMES_AGAIN))
        title = words("Go back to the backup of {when}?", when=self._wording.moment(backup.at))
        ask(self, title, "\n".join(told), words("Go back"), words("Stay"), lambda: self._prepare(backup))

    def _prepare(self, backup: Backup) -> None:
        self._set_busy(True)
        self._jobs.run(
            lambda _progress: prepare_going_back(self._places, backup.path),
            self._end_prepared,
            self._refuse,
            self._words("Going back to the backup…"),
            self,
            lambda: self._set_busy(False),
        )

    def _end_prepared(self, prepared: Prepared) -> None:
        self._set_busy(False)
        self.prepared.emit(prepared)

    def _refuse(self, error: UserError) -> None:
        self._set_busy(False)
        self.read()
        self._banner.tell(error)
