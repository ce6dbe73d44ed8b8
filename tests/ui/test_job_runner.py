from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.errors import Cancelled, UserError
from tracker.progress import Progress
from tracker.ui.job_runner import JobRunner, Jobs, SynchronousRunner
from tracker.ui.progress_dialog import ProgressDialog
from tracker.words import Words, message


class Told:
    """What a job told the window, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[UserError] = []
        self.stopped = 0
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def error(self, error: UserError) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())

    def stop(self) -> None:
        self.stopped += 1
        self.threads.add(threading.get_ident())

    @property
    def anything(self) -> bool:
        return bool(self.results or self.errors or self.stopped)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def runner(qapp: object, words: Words) -> Iterator[JobRunner]:
    runner = JobRunner(words, patience_ms=0)
    yield runner
    runner.close()


def refuse(_progress: Progress) -> None:
    raise UserError(message("Not done."), message("The disk is full."))


def test_a_result_comes_back_on_the_windows_thread(
    qtbot: QtBot, runner: JobRunner, window: QWidget, told: Told
) -> None:
    runner.run(lambda _p: threading.get_ident(), told.done, told.error, "Counting", window, told.stop)
    qtbot.waitUntil(lambda: told.anything)
    assert told.results and told.results[0] != threading.get_ident()
    assert told.threads == {threading.get_ident()}


def test_an_error_a_person_can_act_on_comes_back_as_such(
    qtbot: QtBot, runner: JobRunner, window: QWidget, told: Told
) -> None:
    runner.run(refuse, told.done, told.error, "Writing", window, told.stop)
    qtbot.waitUntil(lambda: told.anything)
    assert [str(error.text) for error in told.errors] == ["The disk is full."]
    assert (told.results, told.stopped) == ([], 0)


def test_our_bug_goes_to_the_crash_notice(
    qtbot: QtBot, runner: JobRunner, window: QWidget, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: crashes.append(kind))
    runner.run(lambda _p: 1 // 0, told.done, told.error, "Dividing", window, told.stop)
    qtbot.waitUntil(lambda: told.anything)
    assert crashes == [ZeroDivisionError]
    assert (told.stopped, told.results, told.errors) == (1, [], [])


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, runner: JobRunner, window: QWidget, told: Told
) -> None:
    may_step = threading.Event()

    def work(progress: Progress) -> str:
        progress.step(3, 10, message("Row 3"))
        may_step.wait()
        progress.step(4, 10, message("Row 4"))
        return "never"

    runner.run(work, told.done, told.error, "Writing rows", window, told.stop)
    qtbot.waitUntil(lambda: bool(window.findChildren(ProgressDialog)))
    runner.run(lambda _p: "waits its turn", told.done, told.error, "Writing more", window)
    qtbot.wait(50)
    [dialog] = window.findChildren(ProgressDialog)
    cancel = dialog.findChildren(QPushButton)[0]
    cancel.click()
    assert dialog.is_stopping
    assert not told.anything
    may_step.set()
    qtbot.waitUntil(lambda: told.anything)
    qtbot.waitUntil(lambda: (told.stopped, told.results) == (1, ["waits its turn"]))
    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) == [])


def test_short_work_shows_no_dialog(qtbot: QtBot, words: Words, window: QWidget, told: Told) -> None:
    runner = JobRunner(words, patience_ms=3_600_000)
    runner.run(lambda _p: "done", told.done, told.error, "Writing", window)
    qtbot.waitUntil(lambda: told.anything)
    assert window.findChildren(ProgressDialog) == []
    runner.close()


def test_quitting_stops_work_at_its_next_step_and_tells_nobody(
    qtbot: QtBot, words: Words, window: QWidget, told: Told
) -> None:
    runner = JobRunner(words, patience_ms=3_600_000)
    started = threading.Event()
    ended: list[type[BaseException]] = []

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress.step(0, 0, message("On and on"))
        except Cancelled as cancelled:
            ended.append(type(cancelled))
            raise

    runner.run(work, told.done, told.error, "Working", window, told.stop)
    started.wait()
    runner.close()
    assert ended == [Cancelled]
    qtbot.wait(0)
    assert not told.anything
    assert not [t for t in threading.enumerate() if t.name.startswith("tracker-job")]


def test_the_twin_for_tests_tells_the_same_at_once(qtbot: QtBot, window: QWidget, told: Told) -> None:
    jobs: Jobs = SynchronousRunner()

    def cancelled(_progress: Progress) -> None:
        raise Cancelled

    jobs.run(lambda _p: 7, told.done, told.error, "", window)
    jobs.run(refuse, told.done, told.error, "", window)
    jobs.run(cancelled, told.done, told.error, "", window, told.stop)
    assert (told.results, len(told.errors), told.stopped) == ([7], 1, 1)


def test_while_it_works_python_does_not_go_through_all_there_is_in_memory(
    qtbot: QtBot, runner: JobRunner, window: QWidget, told: Told
) -> None:
    usual, seen = (sys.getswitchinterval(), gc.get_threshold()), list[tuple[float, tuple[int, int, int]]]()

    def look(_progress: Progress) -> None:
        seen.append((sys.getswitchinterval(), gc.get_threshold()))

    runner.run(look, told.done, told.error, "Working", window, told.stop)
    qtbot.waitUntil(lambda: told.anything)
    ((interval, (young, older, all_of_it)),) = seen
    assert interval < usual[0] and (young, older) == usual[1][:2] and all_of_it > 1_000 * usual[1][2]
    assert (sys.getswitchinterval(), gc.get_threshold()) == usual
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    runner.run(look, told.done, told.error, "Working", window, told.stop)
    qtbot.waitUntil(lambda: len(told.results) == 2)
    assert gc.get_freeze_count() == 0, "what came since can still be found and freed"
