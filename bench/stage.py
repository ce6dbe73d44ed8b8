"""A window on a register, and the moment at which something is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tracker.bundle import bundled
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.frame import Frame
from tracker.ui.job_runner import JobRunner, Jobs, SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.ui.workplace import Workplace
from tracker.words import Words, load_words


def introduced(home: Path) -> None:
    """Make a database in which Ana Mora of Costa Rica works."""
    with opened(home) as register:
        register.introduce("CRI", "Ana Mora")


@contextmanager
def opened(home: Path) -> Iterator[Register]:
    """The register of a folder."""
    register = open_register(Places(home, home / "tracker.db"))
    try:
        yield register
    finally:
        register.close()


class Stage:
    """The whole window on a register; `show` paints the list for the first time."""

    def __init__(
        self, register: Register, theme: Theme, make_jobs: Callable[[Words], Jobs] = lambda _: SynchronousRunner()
    ) -> None:
        self._register = register
        self._theme = theme
        self._words = load_words("en", bundled("resources/i18n"))
        self._jobs = make_jobs(self._words)
        self._memory = Memory(register.places.window)
        self.frame = Frame(self._words, theme, self._memory)
        self.frame.resize(1366, 768)
        self.frame.show()

    def show(self) -> None:
        """What the application does between opening the register and the painted list."""
        self.workplace = Workplace(self.frame, self._register, self._words, self._theme, self._memory, self._jobs)
        until_painted(self.workplace.commitments.view.viewport())

    def click_box(self) -> None:
        """Check off the first commitment, or uncheck it, with the mouse; until the row is painted."""
        view = self.workplace.commitments.view
        at = view.visualRect(self.workplace.commitments.model.index(1, Column.CHECK)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        view.viewport().repaint()

    def search(self, words: str) -> int:
        """Type into the search and press Enter; until the hits are painted. Returns how many there are."""
        page = self.workplace.commitments
        page.filters.search.setText(words)
        QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
        page.view.viewport().repaint()
        return page.model.rowCount()

    def close(self) -> None:
        """Put the window away, once what it does in the background is done."""
        if isinstance(self._jobs, JobRunner):
            self._jobs.close()
        self.frame.close()
        self.frame.deleteLater()


def until_painted(widget: QWidget) -> None:
    """Return when the widget has been painted."""
    loop = QEventLoop()
    watch = _Painted(widget, loop)
    widget.installEventFilter(watch)
    widget.update()
    loop.exec()
    widget.removeEventFilter(watch)


class _Painted(QObject):
    """Ends a loop after the next painting of a widget."""

    def __init__(self, widget: QWidget, loop: QEventLoop) -> None:
        super().__init__()
        self._loop = loop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The filter hears of a painting before it is done, the timer after."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False
