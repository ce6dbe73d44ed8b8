"""How long the window stands still while a large workbook comes back: the worst gap in its ticking."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.figures import once, tell
from bench.large_forum import large_home
from bench.stage import Stage, opened
from tracker.ui.job_runner import JobRunner
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.theme.theme import Appearance, Theme

_TICK_MS = 5
_PATIENCE_S = 900


def measure(application: QApplication, folder: Path, rows: int) -> None:
    """A workbook of so many rows, each changed, is read, reviewed, finished and undone in the real window."""
    home, book = large_home(folder / "fluent", rows), folder / "fluent.xlsx"
    with opened(home) as register:
        register.export(book)
        _fill_in(book)
        stage = Stage(register, Theme(application, Appearance.LIGHT), JobRunner)
        stage.show()
        watch = Watch()

        def gap(what: str, work: Callable[[], None]) -> None:
            seconds = once(work)
            tell(f"{rows:,} rows {what}", seconds)
            tell("    the window stood still, at most", watch.worst(), aim="100 ms")
            tell("    of which its own work, at most", watch.worst_work())
            watch.forget()

        gap("read and compared", lambda: _import(stage, book))
        review = stage.frame.findChildren(ReviewDialog)[0]
        gap("finished", lambda: _finish(stage, review))
        gap("undone", lambda: _undo(stage))
        stage.close()


class Watch:
    """Ticks in the window's thread; `worst` is the longest time, in seconds, between two ticks."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._last = (time.perf_counter(), time.thread_time())
        self._gaps: list[float] = []
        self._works: list[float] = []

    def worst(self) -> float:
        """By the clock on the wall: what a person sees, and what a loaded machine makes longer."""
        return max(self._gaps, default=0.0)

    def worst_work(self) -> float:
        """Of the window's thread alone: what our own handlers took, however loaded the machine is."""
        return max(self._works, default=0.0)

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._gaps.append(now - self._last[0])
        self._works.append(worked - self._last[1])
        self._last = (now, worked)


def _import(stage: Stage, book: Path) -> None:
    stage.workplace.errands.import_files([book])
    _wait(lambda: bool(stage.frame.findChildren(ReviewDialog)))
    QTest.qWait(200)


def _finish(stage: Stage, review: ReviewDialog) -> None:
    done: list[object] = []
    review.committed.connect(done.append)
    QTest.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _wait(lambda: bool(done))
    QTest.qWait(200)


def _undo(stage: Stage) -> None:
    undone: list[object] = []
    stage.workplace.editing.done.connect(undone.append)
    stage.workplace.commands.undo.trigger()
    _wait(lambda: bool(undone))
    QTest.qWait(200)


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(20)


def _fill_in(book: Path) -> None:
    """As a colleague does: a next step in every row, and a name on the first sheet."""
    opened_book = openpyxl.load_workbook(book)
    label = next(c for row in opened_book.worksheets[0].iter_rows() for c in row if c.value == "Filled in by")
    label.offset(column=1).value = "Rosa Solís"
    sheet = opened_book["Commitments"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Next steps")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = f"Convene meeting {row}"
    opened_book.save(book)
    opened_book.close()
