from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import seen
from command_line import edit_workbook
from desk import DeskOfATest
from hand import Hand
from officer import files_in
from offices import NewOffice
from post import edit
from tracker.domain.review import Answers
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.errands import Errands
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import TAKEN_FROM, Memory
from tracker.ui.reviewing.password_dialog import PasswordDialog
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.words import Words
from window import Window

_BYTES = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")


@pytest.fixture
def errands(register: Register, words: Words, qtbot: QtBot) -> Errands:
    window = QWidget()
    qtbot.addWidget(window)
    return Errands(window, register, words, Memory(register.places.window), SynchronousRunner(), Desktop())


def _named_in_another_encoding(folder: Path) -> Path:
    return Path(os.fsdecode(bytes(folder) + b"/caf\xe9.xlsx"))


@_BYTES
def test_a_file_whose_name_is_no_text_is_reviewed(errands: Errands, register: Register, tmp_path: Path) -> None:
    path = _named_in_another_encoding(tmp_path)
    register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    errands.import_files([path])
    QCoreApplication.processEvents()
    window = errands.parent()
    dialog = window.findChild(ReviewDialog) if window else None
    assert dialog is not None and dialog.isVisible()
    dialog.close()


@_BYTES
def test_a_missing_file_whose_name_is_no_text_is_told(errands: Errands, words: Words, tmp_path: Path) -> None:
    told: list[UserError] = []
    errands.refused.connect(told.append)
    errands.import_files([_named_in_another_encoding(tmp_path)])
    assert [words(error.text) for error in told] == ["“caf\ufffd.xlsx” was not found."]


def _asked(errands: Errands) -> PasswordDialog:
    window = errands.parent()
    assert window is not None
    return next(d for d in window.findChildren(PasswordDialog) if d.isVisible())


def _give(errands: Errands, password: str) -> None:
    (line,) = _asked(errands).findChildren(QLineEdit)
    QTest.keyClicks(line, password)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _review(errands: Errands) -> str:
    """The title of the review that is open; it is closed."""
    window = errands.parent()
    assert window is not None
    QCoreApplication.processEvents()
    dialog = next(d for d in window.findChildren(ReviewDialog) if d.isVisible())
    title = dialog.windowTitle()
    dialog.done(0)
    return title


def _update(new_office: NewOffice, name: str, password: str = "") -> Path:
    office = new_office(author=name)
    edit(office, "1.3", lead=f"Ministry of {name}")
    path = office.folder / f"{name}.ctu"
    office.register.send(path, password=password)
    return path


def test_files_together_are_one_review_whatever_they_are_called_and_the_refused_one_is_told(
    errands: Errands, words: Words, new_office: NewOffice, tmp_path: Path
) -> None:
    told: list[UserError] = []
    errands.refused.connect(told.append)
    update = _update(new_office, "Ana")
    renamed = update.rename(tmp_path / "ana.dat")
    broken = tmp_path / "notes.txt"
    broken.write_text("hello", encoding="utf-8")
    errands.import_files([broken, renamed, _update(new_office, "Eva"), renamed])
    assert _review(errands) == "Review: ana.dat, Eva.ctu"
    (sentence,) = [error.sentence(words) for error in told]
    assert "notes.txt" in sentence
    assert sentence.endswith(" 2 other files are being reviewed, without this one.")


def test_where_one_of_two_dropped_files_is_damaged_the_box_says_that_the_other_goes_on_without_it(
    window: Window, new_office: NewOffice, tmp_path: Path, qtbot: QtBot
) -> None:
    cut = tmp_path / "cut.ctu"
    cut.write_bytes(b"PK\x03\x04 and no more")
    told: list[str] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.accessibleDescription())
            QTest.keyClick(box, Qt.Key.Key_Return)

    # The drop ends when the box is closed.
    reader = QTimer(window.frame, interval=20)
    reader.timeout.connect(read_and_close)
    reader.start()
    for dropped in ([cut], [cut, _update(new_office, "Ana")]):
        Hand().drop(window.frame, files_in(*dropped))
    reader.stop()
    alone, among_others = told
    assert among_others == f"{alone}\n\n1 other file is being reviewed, without this one."
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.frame.findChildren(ReviewDialog)))
    dialog = seen.dialog(window.frame)
    assert dialog.windowTitle() == "Review: Ana.ctu"
    dialog.done(0)


def test_files_under_different_passwords_are_reviewed_one_after_the_other(
    errands: Errands, new_office: NewOffice
) -> None:
    files = [_update(new_office, "Ana", "one"), _update(new_office, "Eva", "two"), _update(new_office, "Ida")]
    errands.import_files(files)
    _give(errands, "one")
    assert _review(errands) == "Review: Ana.ctu, Ida.ctu"
    _give(errands, "two")
    assert _review(errands) == "Review: Eva.ctu"


def test_a_password_nobody_knows_does_not_hold_up_the_other_files(errands: Errands, new_office: NewOffice) -> None:
    errands.import_files([_update(new_office, "Ana", "one"), _update(new_office, "Eva")])
    _asked(errands).reject()
    assert _review(errands) == "Review: Eva.ctu"


class _Stopped:
    """Of whatever is run, the person stops it."""

    def run(self, *begun: object) -> None:
        on_stopped = begun[5]
        assert callable(on_stopped)
        on_stopped()


def test_reading_that_is_stopped_says_that_nothing_was_imported(
    register: Register, words: Words, qtbot: QtBot, tmp_path: Path
) -> None:
    window, told = QWidget(), list[str]()
    qtbot.addWidget(window)
    errands = Errands(window, register, words, Memory(register.places.window), _Stopped(), Desktop())
    errands.told.connect(told.append)
    errands.import_files([tmp_path / "a.xlsx"])
    errands.import_files([tmp_path / "a.xlsx", tmp_path / "b.ctu"])
    errands.reopen("a review")
    assert told == [
        "Reading a.xlsx was stopped: nothing was imported.",
        "Reading was stopped: none of the 2 files was imported.",
        "The review was not opened; it still waits on the Exchange page.",
    ]


def test_an_untouched_workbook_gets_a_sentence_and_no_review(
    errands: Errands, register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "progress.xlsx"
    register.export(path)
    errands.import_files([path])
    window = errands.parent()
    assert window is not None and not window.findChildren(ReviewDialog)
    (box,) = window.findChildren(QMessageBox)
    assert box.accessibleDescription() == "Nothing changed: this workbook holds what it held when it left."


def test_a_review_kept_for_later_keeps_whose_each_workbook_is(
    errands: Errands, register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "progress.xlsx"
    register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    register.set_aside(register.review(path).by("Rosa Solís"), Answers(), [path])
    errands.reopen(register.waiting()[0].id)
    window = errands.parent()
    assert window is not None
    (dialog,) = window.findChildren(ReviewDialog)
    assert [line.text() for line in dialog.findChildren(QLineEdit)] == ["Rosa Solís"]
    dialog.done(0)


def test_files_are_looked_for_where_the_last_was_taken_from_or_saved(
    register: Register, words: Words, qtbot: QtBot, tmp_path: Path
) -> None:
    documents, sent = tmp_path / "Documents", tmp_path / "from the ministries"
    documents.mkdir()
    sent.mkdir()
    window, desk = QWidget(), DeskOfATest(documents)
    qtbot.addWidget(window)
    memory = Memory(register.places.window)
    errands = Errands(window, register, words, memory, SynchronousRunner(), desk)
    desk.received = [register.export(sent / "progress.xlsx").path]
    for _ in range(2):
        errands.choose_files()
    assert desk.began == [documents, sent], "the first is looked for among the documents"
    memory.keep_folder(tmp_path / "a stick that was taken out", TAKEN_FROM)
    errands.choose_files()
    assert desk.began[-1] == documents
