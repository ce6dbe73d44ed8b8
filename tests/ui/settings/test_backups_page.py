"""The backups in the settings, by keys and clicks; going back itself is journeyed in tests/journeys."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import seen
from tracker.domain.backups import Backup
from tracker.errors import UserError
from tracker.register.going_back import Prepared
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.settings.backups_dialog import BackupsDialog
from tracker.ui.settings.backups_model import BackupsModel
from tracker.ui.settings.backups_page import BackupsPage
from tracker.ui.theme.theme import Theme
from tracker.words import Words, message


@pytest.fixture
def page(register: Register, words: Words, theme: Theme, qtbot: QtBot) -> BackupsPage:
    register.check_off([register.find("1.1")])
    made = BackupsPage(register.places, words, theme, SynchronousRunner(), register.back_up_now)
    qtbot.addWidget(made)
    made.show()
    return made


def _question() -> QMessageBox:
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert isinstance(box, QMessageBox)
    return box


def test_where_there_is_none_it_says_so_and_one_can_be_made(page: BackupsPage) -> None:
    assert "There is no backup yet." in seen.told(page)
    assert "Go back to this backup…" not in [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    seen.click(page, "Back up now")
    assert "; 1 is kept" in seen.told(page) and "There is no backup yet." not in seen.told(page)
    (row,) = [[str(page.model.index(0, column).data()) for column in range(3)]]
    assert row[0].startswith("23 Nov 2026, ") and row[1] == "Asked for" and row[2].endswith(" KB")


def test_a_backup_that_cannot_be_made_is_told_on_the_page(
    page: BackupsPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.places.backups.write_text("a file where the folder should be")
    seen.click(page, "Back up now")
    assert page.findChildren(ErrorBanner)[0].isVisible()
    assert seen.button(page, "Back up now").isEnabled()


def test_what_would_be_lost_is_told_and_enter_means_to_stay(page: BackupsPage, register: Register) -> None:
    heard: list[Prepared] = []
    page.prepared.connect(heard.append)
    seen.click(page, "Back up now")
    register.check_off([register.find("1.2"), register.find("1.3")])
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    box = _question()
    assert "2 changes that stand now are not in it." in box.accessibleDescription()
    assert "The last thing in it was done on 23 Nov 2026" in box.accessibleDescription()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard == []
    seen.click(page, "Go back to this backup…")
    seen.click(_question(), "Go back")
    (prepared,) = heard
    assert prepared.copy.is_file() and prepared.kept is not None


def test_a_damaged_backup_is_told_before_anything_is_asked(page: BackupsPage) -> None:
    seen.click(page, "Back up now")
    backup = page.model.backup(page.model.index(0, 0))
    assert backup is not None
    backup.path.write_bytes(b"no database at all" * 1000)
    seen.click(page, "Go back to this backup…")
    banner = page.findChildren(ErrorBanner)[0]
    assert banner.isVisible() and "is not a data file of this application" in banner.accessibleDescription()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def test_the_model_holds_what_models_promise(words: Words) -> None:
    model = BackupsModel(words)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show([Backup(Path("a.db"), "2026-11-23T09:00:00Z", "regular", 30 * 1024 * 1024)])
    model.show([])
    model.show([Backup(Path("b.db"), "2026-11-23T09:00:00Z", "of-a-newer-version", 1)])
    assert [model.index(0, column).data() for column in range(1, 3)] == ["Of a newer version", "1 KB"]
    assert model.backup(model.index(5, 0)) is None


def test_a_trouble_of_the_folder_is_no_bug(page: BackupsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    seen.click(page, "Back up now")
    seen.click(page, "Go back to this backup…")

    def refuse(*_arguments: object) -> None:
        raise UserError(message("Nothing was written."), message("The disk is full."))

    monkeypatch.setattr("tracker.ui.settings.backups_page.prepare_going_back", refuse)
    seen.click(_question(), "Go back")
    assert page.findChildren(ErrorBanner)[0].accessibleName() == "Nothing was written."
    assert seen.button(page, "Go back to this backup…").isEnabled()


def test_the_dialog_stays_while_something_is_done_that_ends_in_it(
    register: Register, words: Words, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.back_up_now()
    around = QWidget()
    qtbot.addWidget(around)
    around.show()
    dialog = BackupsDialog(register.places, words, theme, SynchronousRunner(), around)
    dialog.open()
    seen_open = list[bool]()

    def look(*_: object) -> NoReturn:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        seen_open.append(dialog.isVisible())
        raise UserError(message("Nothing was changed."), message("It is damaged."))

    monkeypatch.setattr("tracker.ui.settings.backups_page.look_into", look)
    seen.click(dialog, "Go back to this backup…")
    assert seen_open == [True]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
