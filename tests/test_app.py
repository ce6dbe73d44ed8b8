from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

import seen
from tracker.app import Opening
from tracker.errors import UserError
from tracker.places import Places
from tracker.progress import Progress
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.ui.frame import Frame
from tracker.ui.help.guide import Place
from tracker.ui.memory import Memory
from tracker.ui.one_window import OneWindow
from tracker.ui.reporting.report_dialog import ReportDialog
from tracker.ui.settings.remembered import theme_remembered
from tracker.ui.settings.settings_dialog import SettingsDialog
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
    assert opening.frame.findChild(FirstStartPage) is not None
    opening.frame.close()
    opening.close()


def test_the_list_has_the_keyboard_however_early_the_window_becomes_active(
    opening: Opening, home_of_ana: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copytree(home_of_ana, tmp_path, dirs_exist_ok=True)
    opening.open()
    # As Qt does in a window that becomes active while what was built is not shown yet.
    opening.workplace.navigation.findChildren(QToolButton)[0].setFocus()
    qtbot.waitUntil(lambda: opening.frame.focusWidget() is opening.workplace.commitments.view)
    opening.frame.close()
    opening.close()


def test_a_damaged_database_is_told_in_the_window(opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "tracker.db").write_bytes(b"no database at all" * 100)
    opening.open()
    said = " ".join(label.text() for label in opening.frame.findChildren(QLabel))
    assert "tracker.db" in said
    assert (tmp_path / "tracker.db").read_bytes().startswith(b"no database")
    opening.close()


def test_data_open_on_another_computer_are_opened_once_they_are_closed_there(
    opening: Opening, qapp: QApplication, tmp_path: Path
) -> None:
    lock = tmp_path / "tracker.db.lock"
    lock.write_text("17\npython\nregistry-3\nregistry-3-id\nregistry-3-boot\n")
    window = OneWindow(Places(tmp_path, tmp_path / "tracker.db"), qapp)
    with pytest.raises(UserError) as refused:
        window.is_second()
    opening.wait_for(window, refused.value)
    QTest.qWait(0)
    said = seen.told(opening.frame)
    assert "Close it there, then try again." in said and f"in the folder {tmp_path}." in said
    seen.click(opening.frame, "Try again")
    QTest.qWait(0)
    tried = re.search(r"still open on another computer \(tried at \d\d:\d\d:\d\d\)", seen.told(opening.frame))
    assert tried, "else nobody could tell that it was tried"
    lock.unlink()
    QTest.keyClick(opening.frame.focusWidget(), Qt.Key.Key_Return)
    assert opening.frame.findChild(FirstStartPage) is not None
    opening.frame.close()
    opening.close()
    window.let_go()


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


def test_what_nobody_knows_is_as_usual_and_what_was_chosen_comes_back(qapp: QApplication, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    for key, value in (("appearance", "sepia"), ("letters", "999"), ("week", "8")):
        memory.keep(key, value)
    theme = theme_remembered(qapp, memory)
    assert (theme.appearance, theme.letters, theme.first_day) == (Appearance.SYSTEM, 100, None)
    usual = qapp.font().pointSizeF()
    for key, value in (("appearance", "dark"), ("letters", "125"), ("week", "7")):
        memory.keep(key, value)
    larger = theme_remembered(qapp, memory)
    assert (larger.appearance, larger.letters, larger.first_day) == (Appearance.DARK, 125, Qt.DayOfWeek.Sunday)
    assert qapp.font().pointSizeF() == usual * 1.25
    larger.choose_letters(100)
    assert qapp.font().pointSizeF() == usual


def test_letters_and_language_are_applied_at_once_and_the_settings_stay_open(
    opening: Opening, qapp: QApplication, qtbot: QtBot
) -> None:
    opening.open()
    opening.register.introduce("CRI", "Ana Mora")
    opening._build_anew()
    usual = qapp.font().pointSizeF()
    opening.workplace.commands.settings.trigger()
    for title, entry, size in (("Text size", "125%", 1.25), ("Text size", "100%", 1)):
        (dialog,) = [d for d in opening.frame.findChildren(SettingsDialog) if d.isVisible()]
        _choose(dialog, title, entry)
        # As soon as the regular backup, which begins with every window, is done.
        qtbot.waitUntil(partial(_is_of_size, qapp, usual * size))
    (dialog,) = [d for d in opening.frame.findChildren(SettingsDialog) if d.isVisible()]
    _choose(dialog, "Language", "Español")
    qtbot.waitUntil(lambda: opening.register.language == "es")
    (dialog,) = [d for d in opening.frame.findChildren(SettingsDialog) if d.isVisible()]
    assert dialog.focusWidget() is dialog.lists_of_the_window[0], "one may go on to the next language with Down"
    told = [label for label in opening.frame.menuBar().findChildren(ElidedLabel) if label.isVisible()]
    assert len(told) == 1, "whose work it is stands beside the menus once"
    assert Memory(opening.register.places.window).text("letters") == "100"
    opening.frame.close()
    opening.close()


def _is_of_size(application: QApplication, points: float) -> bool:
    return application.font().pointSizeF() == points


def _choose(dialog: SettingsDialog, title: str, entry: str) -> None:
    """Go to the list of this name and type until the entry is chosen."""
    label = next(w for w in dialog.findChildren(QLabel) if w.text().replace("&", "") == title)
    box = label.buddy()
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == entry:
            break
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == entry


@pytest.mark.parametrize("chosen", ["letters", "language"])
def test_what_builds_the_window_anew_waits_for_the_work_that_ends_in_it(
    opening: Opening, qtbot: QtBot, qapp: QApplication, chosen: str
) -> None:
    opening.open()
    opening.register.introduce("CRI", "Ana Mora")
    opening._build_anew()
    ended_in: list[object] = []
    may_end, former = threading.Event(), opening.workplace
    opening.jobs.run(
        lambda _progress: may_end.wait(),
        lambda _: ended_in.append(opening.workplace),
        ended_in.append,
        "Making a backup",
        opening.frame,
        quiet=True,
    )
    try:
        opening.enlarge(125) if chosen == "letters" else opening.speak("es")
        qtbot.wait(120)
        assert opening.workplace is former
        may_end.set()
        qtbot.waitUntil(lambda: opening.workplace is not former)
        assert ended_in == [former]
    finally:
        may_end.set()
        opening._theme.choose_letters(100)


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
    assert "Refused: The data file could not be used. {path} is not a data file of this application." in report
    opening.close()
