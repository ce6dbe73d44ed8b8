"""One window on one register, drawn off the screen, and what it may stand on."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.bundle import bundled
from tracker.demonstration.making import make_demonstration
from tracker.domain.query import Filter
from tracker.places import Places
from tracker.register.opening import newer_version, open_register
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.navigation import number_of
from tracker.ui.qt_words import QtWords
from tracker.ui.theme.theme import Theme
from tracker.ui.workplace import Workplace
from tracker.words import Words, load_words

DAY = date(2026, 11, 23)
_NOW = datetime(2026, 11, 23, 15, 20, tzinfo=UTC)
SIZE = (1366, 768)
_ROUNDS = 3


class Ground(StrEnum):
    """What stands in the register: an invented year, also where nothing can be written, nothing yet, or not even who
    works there.
    """

    DEMONSTRATION = "demonstration"
    READ_ONLY = "read-only"
    EMPTY = "empty"
    FIRST_START = "first-start"


class Grounds:
    """Folders to open windows on: each ground is made once for a language, and copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = 0

    def copy(self, ground: Ground, words: Words) -> Path:
        """A folder of one's own."""
        made = self._folder / f"{ground}-{words.language}"
        if not made.exists():
            self._make(ground, made, words)
        self._copies += 1
        return shutil.copytree(made, self._folder / f"copy-{self._copies}")

    def _make(self, ground: Ground, folder: Path, words: Words) -> None:
        if ground in (Ground.DEMONSTRATION, Ground.READ_ONLY):
            make_demonstration(folder, DAY, words)
            return
        register = open_register(Places(folder, folder / "tracker.db"), DAY, words=words)
        if ground is Ground.EMPTY:
            register.introduce("CRI", "Ana Mora")
        register.close()


class Stage:
    """One window, drawn off the screen; `folder` is its own."""

    def __init__(self, folder: Path, theme: Theme, language: str, *, read_only: bool = False) -> None:
        places = Places(folder, folder / "tracker.db")
        self.words = load_words(language, bundled("resources/i18n"))
        self.folder = folder
        self.theme = theme
        self.jobs = SynchronousRunner()
        self.register = open_register(places, DAY, clock=lambda: _NOW, words=self.words)
        if read_only:
            self.register.why_read_only = newer_version()
        memory = Memory(places.window)
        self.frame = Frame(self.words, theme, memory)
        self._qt_words = QtWords(self.frame)
        self._qt_words.speak(language)
        self.frame.resize(*SIZE)
        self.frame.show()
        self.workplace = Workplace(self.frame, self.register, self.words, theme, memory, self.jobs)

    def page(self, key: str) -> QWidget:
        """The window with this page in front."""
        self.workplace.show_page(number_of(key))
        self.workplace.undo_bar.hide()
        return self.frame

    def other_leads(self, ref: str) -> list[str]:
        """Two institutions, in the language of the picture, of which none leads on this recommendation."""
        current = self.register.find(ref).text_of("lead")
        return [name for name in self.register.leads() if name != current][:2]

    def dialog(self) -> QWidget:
        """The one that has just opened."""
        settle()
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())

    def clear(self, drawn: QWidget) -> None:
        """Put away what the last picture needed, so that the next begins as a person would."""
        if drawn is not self.frame:
            if isinstance(drawn, QDialog):
                # Whoever opened it learns that it is gone, and nobody is asked whether it may go.
                QDialog.done(drawn, 0)
            drawn.hide()
            drawn.deleteLater()
            # There is one help window, which would be asked for again.
            self.workplace.help.close()
        if self.register.home is not None:
            self.workplace.commitments.filters.show_filter(Filter())
            self.workplace.pages.meetings.search.clear()
            self.workplace.pages.meetings.comparison.left.emit()

    def close(self) -> None:
        """Put everything away."""
        self.frame.close()
        self.frame.deleteLater()
        self.register.close()


def settle() -> None:
    """Let layouts and paint events happen: what is in a layout may ask for another width only once it is laid out."""
    for _ in range(_ROUNDS):
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()
