"""The backups where the data cannot be opened: the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from tracker.places import Places
from tracker.ui.closing import lay_over_close
from tracker.ui.job_runner import Jobs
from tracker.ui.settings.backups_page import BackupsPage
from tracker.ui.theme.theme import LETTERS, Theme
from tracker.words import Words


class BackupsDialog(QDialog):
    """`prepared` as the page in it has it."""

    prepared = Signal(object)

    def __init__(self, places: Places, words: Words, theme: Theme, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Backups"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(520 * theme.letters // LETTERS[0])
        self._page = BackupsPage(places, words, theme, jobs, None)
        self._page.prepared.connect(self.prepared)
        lay_over_close(self, words, self._page)

    def reject(self) -> None:
        """Stays while a backup is made or looked into: that is stopped with the progress dialog's Cancel."""
        if not self._page.is_busy:
            super().reject()
