"""The problem report: what an officer sees and saves, and what is never in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desk import DeskOfATest
from seen import click, clipped, dialog, field, font_of, settled, told, unnamed
from simulations.canaries import CANARY, Delegation
from tracker.bundle import bundled
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.places import Places
from tracker.problem_log import forget_problems, keep_problems, note_crash
from tracker.ui.memory import TAKEN_FROM, Memory
from tracker.ui.notices import tell_error
from tracker.ui.reporting.facts import problem_report
from tracker.ui.reporting.report_dialog import ReportDialog
from tracker.ui.theme.theme import Theme
from tracker.words import LANGUAGES, Words, load_words, message
from window import Window, open_window

WRITTEN = f"/home/{CANARY}/{CANARY}.pdf"


@pytest.fixture
def desk(tmp_path: Path) -> DeskOfATest:
    return DeskOfATest(tmp_path)


@pytest.fixture
def canaries(tmp_path: Path) -> Iterator[Delegation]:
    """Their every word is a canary, and so is the folder their data lie in."""
    made = Delegation(7, tmp_path / f"{CANARY} folder")
    made.submit(made.work())
    keep_problems(made.office.register.places.problems)
    yield made
    forget_problems()
    for office in (made.office, made.colleague, made.other):
        office.register.close()


def shown_in(report: QDialog) -> str:
    return field(report, "The problem report", QPlainTextEdit).toPlainText()


def provoke(window: Window, words: Words) -> None:
    """A refusal and two crashes whose texts hold what an officer wrote."""
    # Source lines are ours and told: none of them may hold the word that is looked for.
    secret = WRITTEN
    refusal = UserError(message("Nothing was read."), message("“{name}” was not found.", name=secret))
    QTimer.singleShot(0, window.frame, lambda: click(window.frame.findChildren(QMessageBox)[-1], "Close"))
    tell_error(window.frame, words, refusal)
    try:
        with window.register._engines.read.connect() as connection:
            connection.execute(text("SELECT :note FROM nowhere"), {"note": secret})
    except OperationalError as error:
        note_crash(error)
    try:
        raise OSError(2, secret, secret)
    except OSError as error:
        note_crash(error)


def test_it_holds_kinds_and_places_of_errors_and_nothing_of_the_delegations(
    canaries: Delegation, desk: DeskOfATest, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    register = canaries.office.register
    memory = Memory(register.places.window)
    memory.keep_views({f"{CANARY} view": Filter(search=CANARY)})
    memory.keep_folder(Path(f"/home/{CANARY}"), TAKEN_FROM)
    memory.keep("appearance", CANARY)
    memory.flush()
    with open_window(qtbot, register, words, theme, desktop=desk) as window:
        provoke(window, words)
        window.workplace.commands.report.trigger()
        report = shown_in(dialog(window.frame))
        desk.choice = desk.folder / "for the helpers"
        click(dialog(window.frame), "Save…")
        assert "Saved the problem report for the helpers.txt" in told(window.frame)

    assert CANARY.casefold() not in report.casefold()
    assert str(desk.folder) not in report and "Ana" not in report and "Costa Rica" not in report
    assert "Refused: Nothing was read. “{name}” was not found." in report
    assert "\nIn English, for whoever looks after the application:\n" in report
    assert "sqlite3.OperationalError, sqlite_errorname SQLITE_ERROR" in report
    assert "sqlalchemy/engine/" in report
    assert "builtins.FileNotFoundError, errno 2" in report
    for known in ("Python 3.", "Qt 6.", "Language: en", "Appearance: Light", "Window: 1366 × ", "Commitments: 46"):
        assert known in report
    assert (desk.folder / "for the helpers.txt").read_text("utf-8") == report


def test_what_cannot_be_saved_is_told_and_can_be_saved_elsewhere(window: Window, desk: DeskOfATest) -> None:
    window.workplace.commands.report.trigger()
    asking = dialog(window.frame)
    assert isinstance(asking, ReportDialog)
    asking._desktop = desk
    desk.choice = desk.folder / "nowhere" / "report.txt"
    click(asking, "Save…")
    assert "The problem report was not saved." in told(asking) and asking.isVisible()
    desk.choice = None
    click(asking, "Save…")
    assert asking.isVisible()
    desk.choice = desk.folder / "report.txt"
    click(asking, "Save…")
    assert not asking.isVisible() and (desk.folder / "report.txt").exists()


def test_it_can_be_made_where_nothing_could_be_opened(tmp_path: Path, words: Words, theme: Theme, qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    told_of = problem_report(window, Places(tmp_path / "none", tmp_path / "other" / "my.db"), None, theme, words)
    assert "The data could not be opened." in told_of and "error 2" in told_of
    assert str(tmp_path) not in told_of and "my.db" not in told_of
    assert "In English" not in told_of, "nothing was written down"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_named_and_has_its_room_with_larger_letters(
    language: str, desk: DeskOfATest, qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    with font_of(qapp, 13):
        asking = ReportDialog("Qt 6\n" * 100, load_words(language, bundled("resources/i18n")), desk)
        qtbot.addWidget(asking)
        asking.show()
        settled(asking)
        assert clipped(asking) == [] and unnamed(asking) == []
