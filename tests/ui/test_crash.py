import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from seen import click
from tracker.problem_log import forget_problems, keep_problems
from tracker.ui.crash import CrashDialog, CrashNotice
from tracker.words import Words


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    keep_problems(tmp_path / "problems.log")
    yield tmp_path / "problems.log"
    forget_problems()


@pytest.fixture
def notice(qapp: object, words: Words, log: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashNotice]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    notice = CrashNotice(words)
    notice.install()
    yield notice
    for dialog in shown():
        dialog.close()


def shown() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def details() -> str:
    return shown()[0].findChildren(QPlainTextEdit)[0].toPlainText()


def raise_one(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)


def test_our_bug_is_told_kindly_written_down_and_can_be_copied(qtbot: QtBot, notice: CrashNotice, log: Path) -> None:
    raise_one("what an officer wrote")
    qtbot.waitUntil(lambda: len(shown()) == 1)
    told = details()
    assert "builtins.KeyError" in told and "in raise_one" in told and "raise KeyError(text)" in told
    assert "officer" not in told
    assert told in log.read_text(encoding="utf-8")
    click(shown()[0], "Copy details")
    assert QApplication.clipboard().text() == told


def test_a_report_can_be_asked_for_over_the_notice(qtbot: QtBot, notice: CrashNotice) -> None:
    asked: list[QWidget] = []
    notice.report_requested.connect(asked.append)
    raise_one("status")
    qtbot.waitUntil(lambda: len(shown()) == 1)
    click(shown()[0], "Save problem report…")
    assert asked == shown()


def test_a_second_bug_is_written_down_but_does_not_pile_up_windows(
    qtbot: QtBot, notice: CrashNotice, log: Path
) -> None:
    raise_one("first")
    raise_one("second")
    qtbot.waitUntil(lambda: len(shown()) == 1)
    qtbot.wait(0)
    assert len(shown()) == 1
    assert log.read_text(encoding="utf-8").count("builtins.KeyError") == 2


def test_a_bug_on_another_thread_is_told_on_the_windows_thread(qtbot: QtBot, notice: CrashNotice) -> None:
    def work() -> None:
        raise ValueError("elsewhere")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown()) == 1)
    assert "builtins.ValueError" in details() and "in work" in details()


def test_a_log_that_cannot_be_written_does_not_hide_the_notice(
    qtbot: QtBot, notice: CrashNotice, tmp_path: Path
) -> None:
    keep_problems(tmp_path / "no such folder" / "problems.log")
    raise_one("status")
    qtbot.waitUntil(lambda: len(shown()) == 1)
