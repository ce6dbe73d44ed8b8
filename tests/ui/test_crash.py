import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tracker.ui.crash import CrashDialog, CrashNotice
from tracker.words import Words


@pytest.fixture
def notice(qapp: object, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashNotice]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    notice = CrashNotice(words, tmp_path / "logs" / "crash.log", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    notice.install()
    yield notice
    for dialog in shown():
        dialog.close()


def shown() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def raise_one(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)


def test_our_bug_is_told_kindly_written_down_and_can_be_copied(
    qtbot: QtBot, notice: CrashNotice, tmp_path: Path
) -> None:
    raise_one("status")
    qtbot.waitUntil(lambda: len(shown()) == 1)
    dialog = shown()[0]
    details = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "KeyError: 'status'" in details and details.startswith("2026-11-23T00:00:00Z")
    assert (tmp_path / "logs" / "crash.log").read_text(encoding="utf-8").strip() == details.strip()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy details").click()
    assert QApplication.clipboard().text() == details


def test_a_second_bug_is_written_down_but_does_not_pile_up_windows(
    qtbot: QtBot, notice: CrashNotice, tmp_path: Path
) -> None:
    raise_one("first")
    raise_one("second")
    qtbot.waitUntil(lambda: len(shown()) == 1)
    qtbot.wait(0)
    assert len(shown()) == 1
    assert "second" in (tmp_path / "logs" / "crash.log").read_text(encoding="utf-8")


def test_a_bug_on_another_thread_is_told_on_the_windows_thread(qtbot: QtBot, notice: CrashNotice) -> None:
    def work() -> None:
        raise ValueError("elsewhere")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown()) == 1)
    assert "ValueError: elsewhere" in shown()[0].findChildren(QPlainTextEdit)[0].toPlainText()


def test_a_log_that_cannot_be_written_does_not_hide_the_notice(
    qtbot: QtBot, notice: CrashNotice, tmp_path: Path
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    raise_one("status")
    qtbot.waitUntil(lambda: len(shown()) == 1)
