from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tracker.app import Opening, remembered_appearance
from tracker.places import Places
from tracker.progress import Progress
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.ui.frame import Frame
from tracker.ui.help.guide import Place
from tracker.ui.memory import Memory
from tracker.ui.reporting.report_dialog import ReportDialog
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import Message, load_words


@pytest.fixture
def opening(tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opening:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    places = Places(tmp_path, tmp_path / "tracker.db")
    memory = Memory(places.window)
    theme = Theme(qapp, Appearance.LIGHT)
    words = load_words("en", tmp_path)
    frame = Frame(words, theme, memory)
    qtbot.addWidget(frame)
    frame.show()
    return Opening(frame, places, None, words, theme, memory)


def test_a_new_folder_opens_on_the_first_start(opening: Opening) -> None:
    opening.open()
    assert isinstance(opening.frame.centralWidget(), FirstStartPage)
    opening.frame.close()
    opening.close()


def test_a_damaged_database_is_told_in_the_window(opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "tracker.db").write_bytes(b"no database at all" * 100)
    opening.open()
    said = " ".join(label.text() for label in opening.frame.findChildren(QLabel))
    assert "tracker.db" in said
    assert (tmp_path / "tracker.db").read_bytes().startswith(b"no database")
    opening.close()


class EndlessStep:
    """Progress that goes on and on with its first step, until it is stopped."""

    def __init__(self, inner: Progress, begun: threading.Event) -> None:
        self._inner = inner
        self._begun = begun

    def step(self, done: int, total: int, label: Message) -> None:
        self._begun.set()
        while True:
            self._inner.step(done, total, label)


def test_closing_the_window_during_an_export_ends_it_and_leaves_the_old_file(opening: Opening, tmp_path: Path) -> None:
    opening.open()
    register = opening.register
    register.introduce("CRI", "Ana Mora")
    folder = tmp_path / "reports"
    folder.mkdir()
    target = folder / "progress.xlsx"
    target.write_bytes(b"the report of last month")
    begun = threading.Event()
    told: list[object] = []
    opening.jobs.run(
        lambda progress: register.export(target, progress=EndlessStep(progress, begun)),
        told.append,
        told.append,
        "Exporting",
        opening.frame,
        lambda: told.append("stopped"),
    )
    begun.wait()
    opening.frame.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("tracker-job")]
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("progress.xlsx", b"the report of last month")]
    opening.frame.close()
    QTest.qWait(0)
    assert told == []
    opening.close()


def test_closing_the_window_waits_for_work_that_cannot_be_stopped(opening: Opening, tmp_path: Path) -> None:
    opening.open()
    begun, may_end = threading.Event(), threading.Event()

    def work(_progress: Progress) -> None:
        begun.set()
        may_end.wait()
        (tmp_path / "whole").write_text("from beginning to end", encoding="utf-8")

    opening.jobs.run(work, lambda _: None, lambda _: None, "Writing", opening.frame)
    begun.wait()
    threading.Timer(0.05, may_end.set).start()
    opening.frame.close()
    assert (tmp_path / "whole").read_text(encoding="utf-8") == "from beginning to end"
    opening.close()


def test_an_appearance_nobody_knows_is_the_systems(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.keep("appearance", "sepia")
    assert remembered_appearance(memory) is Appearance.SYSTEM
    memory.keep("appearance", "dark")
    assert remembered_appearance(memory) is Appearance.DARK


def test_the_first_paint_waits_for_no_database() -> None:
    code = "import sys, tracker.app; print([m for m in ('sqlalchemy', 'alembic', 'openpyxl') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_what_is_read_in_the_help_is_read_on_in_another_language(opening: Opening, qtbot: QtBot) -> None:
    opening.open()
    opening.frame.activateWindow()
    qtbot.waitUntil(lambda: opening.workplace.first_start.isVisible() and opening.frame.isActiveWindow())
    QTest.keyClick(opening.frame, Qt.Key.Key_F1)
    assert opening.workplace.help.place == Place("first-start")
    opening.speak("es")
    spoken = opening.workplace.help.window
    assert spoken is not None and spoken.isVisible()
    assert (spoken.place, spoken.text.accessibleName()) == (Place("first-start"), "Primer inicio")
    opening.frame.close()
    assert opening.workplace.help.place is None, "it goes with the window of the work"
    opening.close()


def test_a_problem_report_can_be_read_where_nothing_could_be_opened(opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "tracker.db").write_bytes(b"no database at all" * 100)
    opening.open()
    opening._crash.report_requested.emit(opening.frame)
    report = opening.frame.findChildren(ReportDialog)[0].findChildren(QPlainTextEdit)[0].toPlainText()
    assert "The data could not be opened." in report
    assert "Refused: The database could not be used. {path} is not a database of this application." in report
    opening.close()
