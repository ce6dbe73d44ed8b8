"""How long the window stands still, at most, while large files come back and all of it is edited: step by step."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import openpyxl
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget

from bench.figures import once, tell
from bench.large_forum import large_home
from bench.stage import Stage, opened
from tracker.errors import UserError
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.exchange.level_boxes import LevelBoxes
from tracker.ui.exchange.submission_table import SubmissionTable
from tracker.ui.exchange.submit_dialog import SubmitDialog
from tracker.ui.exchange.what_leaves import WhatLeaves
from tracker.ui.job_runner import JobRunner
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.reviewing.senders import Senders
from tracker.ui.theme.theme import Appearance, Theme

FEW = 50
"""Changes of a review that is held against a large one."""

_TICK_MS = 5
_PATIENCE_S = 900
_PRESSED = 20
Part = TypeVar("Part", bound=QWidget)

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Pause:
    """How long a step took, and how long the window stood still in it at most: by the clock, and by its own work."""

    seconds: float
    still: float
    own: float


def measure(application: QApplication, folder: Path, rows: int) -> None:
    """A workbook and an update file, each of so many changes; printed beside the same with few of them."""
    little = pauses(application, folder / "few", FEW)
    tell_pauses(pauses(application, folder / "many", rows), little, rows)


def tell_pauses(much: dict[str, Pause], little: dict[str, Pause], rows: int) -> None:
    """Three lines for each step."""
    for what, pause in much.items():
        tell(f"{2 * rows:,} changes {what}", pause.seconds, little[what].seconds)
        tell("    the window stood still, at most", pause.still, little[what].still, aim="100 ms")
        tell("    of which its own work, at most", pause.own, little[what].own)


def pauses(application: QApplication, folder: Path, rows: int) -> dict[str, Pause]:
    """Both files are read, reviewed by keys, finished, undone and done again in the real window."""
    found: dict[str, Pause] = {}
    home, files = large_home(folder / "ana", rows), [folder / "book.xlsx", folder / "luis.ctu"]
    _of_a_colleague(home, folder / "luis", files[1])
    with opened(home) as register:
        register.export(files[0])
        _fill_in(files[0])
        stage = Stage(register, Theme(application, Appearance.LIGHT), JobRunner)
        stage.show()
        watch = Watch()

        def step(what: str, work: Callable[[], None]) -> None:
            watch.forget()
            seconds = once(work)
            QTest.qWait(100)
            found[what] = Pause(seconds, watch.worst(), watch.worst_work())

        step("read, compared and opened", lambda: _import(stage, files))
        review = stage.frame.findChildren(ReviewDialog)[0]
        changes = review.findChildren(ChangeList)[0]
        for box in review.findChildren(Senders)[0].findChildren(QCheckBox):
            box.click()
        only = review.findChildren(QCheckBox)[0]
        keys = Qt.Key
        to_the_end = (keys.Key_PageDown, keys.Key_End, keys.Key_Home, keys.Key_Down)
        step("walked through", lambda: _press(changes, *[keys.Key_Down] * _PRESSED))
        step("seen to their end", lambda: _press(changes, *to_the_end))
        step("ticked and unticked", lambda: _press(changes, *[keys.Key_Space] * _PRESSED))
        step("all selected", lambda: _press(changes, keys.Key_A, modifier=_CTRL))
        step("all unticked and ticked", lambda: _press(changes, keys.Key_Space, keys.Key_Space))
        step("all taken", lambda: _press(review, keys.Key_T, modifier=_CTRL))
        step("filtered", lambda: _filter(only))
        step("finished", lambda: _finish(review))
        step("undone", lambda: _trigger(stage, stage.workplace.commands.undo))
        step("done again", lambda: _trigger(stage, stage.workplace.commands.redo))
        for what, work in _of_all(stage).items():
            step(what, work)
        stage.close()
    return found


def _of_all(stage: Stage) -> dict[str, Callable[[], None]]:
    """What a person does to all commitments of the list at once: gives them a deadline, and is about to submit them."""
    commands, listed, keys = stage.workplace.commands, stage.workplace.commitments.view, Qt.Key
    # The page that the form belongs to is built when it is first asked for, whatever the number of commitments.
    assert stage.workplace.pages.exchange

    def form(kind: type[Part]) -> Part:
        return stage.frame.findChildren(kind)[-1]

    def read() -> None:
        _wait(lambda: form(WhatLeaves).chosen is not None)

    def ask_deadline() -> None:
        commands.deadline.trigger()
        QTest.qWait(2 * _TICK_MS)
        QTest.keyClicks(form(ValuePopup).findChildren(PeriodEdit)[0], "30 Jun 2027")

    def ask_otherwise() -> None:
        form(LevelBoxes).findChildren(QCheckBox)[-1].click()
        read()

    def open_form() -> None:
        commands.submit.trigger()
        read()

    return {
        "all listed selected": lambda: _press(listed, keys.Key_A, modifier=_CTRL),
        "asked for one deadline": ask_deadline,
        "given one deadline": lambda: _until_done(
            stage, lambda: _press(form(ValuePopup).findChildren(PeriodEdit)[0], keys.Key_Return)
        ),
        "shown to submit": open_form,
        "shown to submit otherwise": ask_otherwise,
        "one left out of them": lambda: _press(form(SubmissionTable), keys.Key_Space),
        "not submitted": lambda: form(SubmitDialog).done(QDialog.DialogCode.Rejected),
    }


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


def _import(stage: Stage, files: list[Path]) -> None:
    refused: list[UserError] = []
    stage.workplace.errands.refused.connect(refused.append)
    stage.workplace.errands.import_files(files)
    _wait(lambda: bool(refused or stage.frame.findChildren(ReviewDialog)))
    if refused:
        raise refused[0]


def _press(widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    for key in keys:
        QTest.keyClick(widget, key, modifier)
        QTest.qWait(2 * _TICK_MS)


def _filter(only: QCheckBox) -> None:
    """Although nothing waits: everything is taken out of the list, and put back."""
    only.setEnabled(True)
    for _ in range(2):
        only.click()
        QTest.qWait(2 * _TICK_MS)


def _finish(review: ReviewDialog) -> None:
    done: list[object] = []
    review.committed.connect(done.append)
    QTest.keyClick(review, Qt.Key.Key_Return, _CTRL)
    _wait(lambda: bool(done))


def _trigger(stage: Stage, action: QAction) -> None:
    _until_done(stage, action.trigger)


def _until_done(stage: Stage, begin: Callable[[], object]) -> None:
    done: list[object] = []
    stage.workplace.editing.done.connect(done.append)
    begin()
    _wait(lambda: bool(done))


def _wait(until: Callable[[], bool]) -> None:
    """As the application waits: QTest.qWait holds on to Python, and the worker would come to its turn seldom."""
    end, loop = time.monotonic() + _PATIENCE_S, QEventLoop()
    looking = QTimer(interval=4 * _TICK_MS)
    looking.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end else None)
    looking.start()
    loop.exec()
    if not until():
        raise TimeoutError


def _of_a_colleague(home: Path, folder: Path, file: Path) -> None:
    """Luis, on a laptop of his own, writes a comment on every commitment, and sends it."""
    shutil.copytree(home, folder)
    (folder / "installation.json").unlink()
    with opened(folder) as register:
        register.introduce("CRI", "Luis Rojas")
        register.edit(register.listed(), {"comment": "The ministry was asked for its figures."})
        register.send(file, to="Ana Mora")


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
