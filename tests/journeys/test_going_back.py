"""An officer who goes back to a backup, and comes back from it, by clicks and keys in the window as it is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from officer import CTRL, Officer, officer_at
from tracker.app import Opening
from tracker.ui.commitments.columns import Column
from tracker.ui.empty_page import EmptyPage
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.settings.backups_dialog import BackupsDialog
from tracker.ui.settings.settings_dialog import SettingsDialog

Key = Qt.Key


@pytest.fixture
def officer(opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> Officer:
    """Ana Mora, who checked off 1.1, made a backup, and then checked off 1.2."""
    sitting = officer_at(opening, qtbot, capsys)
    check_off(sitting, "1.1")
    settings = backups_in_settings(sitting)
    sitting.click_on("Back up now", settings)
    sitting.wait(lambda: "1 is kept" in sitting.told(settings))
    sitting.press(Key.Key_Escape)
    sitting.see_closed(settings)
    check_off(sitting, "1.2")
    return sitting


def check_off(officer: Officer, ref: str) -> None:
    officer.click(ref, Column.RECOMMENDATION)
    officer.press(Key.Key_Space)
    assert officer.row(ref)[0] == "Implemented"


def backups_in_settings(officer: Officer) -> SettingsDialog:
    """Ctrl+comma, and back to the last page."""
    officer.press(Key.Key_Comma, CTRL)
    settings = officer.dialog(SettingsDialog)
    officer.press(Key.Key_Backtab, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert settings.backups.isVisible()
    return settings


def go_back(officer: Officer, opening: Opening) -> str:
    """To the newest; what is told before it is done."""
    before = opening.workplace if hasattr(opening, "workplace") else None
    officer.click_on("Go back to this backup…")
    box = officer.dialog(QMessageBox)
    told = box.accessibleDescription()
    officer.click_on("Go back", box)
    officer.wait(lambda: getattr(opening, "workplace", before) is not before)
    return told


def implemented(opening: Opening) -> list[str]:
    return [c.ref for c in opening.register.listed() if c.status == "implemented"]


def test_there_and_back_again(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    officer.window.register.edit([officer.window.found("1.2")], {"deadline": "2027"})
    opening.workplace.detail.rows["deadline"].editor.type_in("soonish")
    backups_in_settings(officer)
    assert "2 changes that stand now are not in it." in go_back(officer, opening)
    then = officer_at(opening, qtbot, capsys)
    assert (then.row("1.1")[0], then.row("1.2")[0]) == ("Implemented", "Not reported")
    assert "Went back to the backup of" in then.told(opening.frame)
    # What was typed over is not in the backup: there it is typed over what stands, and nothing is missed.
    deadline = opening.workplace.detail.rows["deadline"].editor
    then.wait(lambda: deadline.typed() == "soonish")
    deadline.type_in("2028")
    deadline.left.emit()
    assert then.window.found("1.2").text_of("deadline") == "2028"
    with closing(sqlite3.connect(opening._places.database)) as data:
        assert data.execute("SELECT count(*) FROM awaited").fetchone() == (0,)
    check_off(then, "2.1")
    then.everything()

    settings = backups_in_settings(then)
    assert str(settings.backups.model.index(0, 1).data()) == "Before going back to a backup"
    assert "2 changes that stand now are not in it." in go_back(then, opening)
    now = officer_at(opening, qtbot, capsys)
    assert [now.row(ref)[0] for ref in ("1.1", "1.2", "2.1")] == ["Implemented", "Implemented", "Not reported"]
    now.everything()


def test_while_another_program_has_it_open_what_stands_stays(
    officer: Officer,
    opening: Opening,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr("tracker.app.tell_error", lambda _over, words, error: told.append(error.sentence(words)))
    with closing(sqlite3.connect(opening._places.database)) as other:
        other.execute("SELECT count(*) FROM record").fetchone()
        backups_in_settings(officer)
        go_back(officer, opening)
    (said,) = told
    assert "everything is as it was" in said and "Another window or program has" in said
    still = officer_at(opening, qtbot, capsys)
    assert still.row("1.2")[0] == "Implemented"
    check_off(still, "1.3")
    still.everything()


def test_a_backup_that_is_damaged_is_told_in_the_settings(officer: Officer, opening: Opening) -> None:
    settings = backups_in_settings(officer)
    for backup in opening._places.backups.iterdir():
        backup.write_bytes(b"no database at all" * 1000)
    officer.click_on("Go back to this backup…", settings)
    (banner,) = settings.findChildren(ErrorBanner)
    officer.wait(banner.isVisible)
    assert implemented(opening) == ["1.1", "1.2"]


def test_a_damaged_file_opens_on_the_way_to_a_backup(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    opening.workplace.retire()
    del opening.workplace
    opening._let_go()
    opening._places.database.write_bytes(b"no database at all" * 1000)
    opening._open(None)
    officer.wait(lambda: bool(opening.frame.findChildren(EmptyPage)[-1].isVisible()))
    officer.click_on("Go back to a backup…")
    officer.dialog(BackupsDialog)
    assert "cannot be counted" in go_back(officer, opening)
    again = officer_at(opening, qtbot, capsys)
    assert (again.row("1.1")[0], again.row("1.2")[0]) == ("Implemented", "Not reported")
    again.everything()
