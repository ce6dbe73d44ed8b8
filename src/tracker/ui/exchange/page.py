"""The Exchange page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class ExchangePage(QWidget):
    """`import_requested` with the files dropped or chosen here (none: they are to be asked for).

    `review_requested` with the id of a review that waits, `commitment_requested` with a commitment to be shown,
    `refused` with what could not be done.
    """

    import_requested = Signal(list)
    review_requested = Signal(str)
    commitment_requested = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        register: Register,
        words: Words,
        theme: Theme,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._jobs = jobs
        self._desktop = desktop
        self._memory = memory

    def read(self) -> None:
        """Read everything anew: after a commit, or when the page is opened."""

    def send(self) -> None:
        """Ask what goes to whom, and write an update file."""

    def submit(self) -> None:
        """Ask what is submitted to whom, show exactly that, and write it."""
