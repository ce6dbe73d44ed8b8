"""The main job from the first start to the undo, through the window and nothing else."""

from __future__ import annotations

import gettext
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from command_line import CommandLine, edit_workbook
from desk import DeskOfATest
from officer import ALT, CTRL, Officer, change_list, officer_at, said_on_buttons
from tracker.app import Opening
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.job_runner import JobRunner
from tracker.ui.memory import WRITTEN_TO, Memory
from tracker.ui.reviewing.value_dialog import ValueDialog
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import Words
from window import open_window

Key = Qt.Key


@pytest.fixture
def register(tmp_path: Path, plain_environment: None) -> Iterator[Register]:
    """On a laptop where the application was never opened."""
    home = tmp_path / "home"
    opened = open_register(Places(home, home / "tracker.db"), as_of=date(2026, 11, 23))
    yield opened
    opened.close()


@pytest.fixture
def officer(
    register: Register, tmp_path: Path, qapp: QApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> Iterator[Officer]:
    """Before a window that was just opened for the first time."""
    words = Words("en", gettext.NullTranslations())
    theme, jobs = Theme(qapp, Appearance.LIGHT), JobRunner(words)
    documents = tmp_path / "Documents"
    documents.mkdir()
    desk = DeskOfATest(documents)
    with open_window(qtbot, register, words, theme, jobs, desk) as window:
        yield Officer(window, CommandLine(register.places.data, capsys), desk, words, qtbot, jobs)
    jobs.close()
    theme.deleteLater()


def start(officer: Officer) -> None:
    """The two questions of the first start."""
    officer.press_each("costa")
    officer.press(Key.Key_Down)
    officer.press(Key.Key_Return)
    officer.press(Key.Key_Tab)
    officer.write("Ana Mora")
    officer.press(Key.Key_Return)
    assert len(officer.window.shown()) == 46


def export(officer: Officer) -> Path:
    """All rows, under the name that is suggested."""
    officer.press(Key.Key_E, CTRL)
    dialog = officer.dialog(ExportDialog)
    officer.press(Key.Key_Return)
    officer.wait(lambda: "46 rows written" in officer.told(dialog))
    officer.press(Key.Key_Escape)
    officer.see_closed(dialog)
    return officer.desk.folder / "Costa Rica - progress - 2026-11-23.xlsx"


def test_from_the_first_start_in_ones_language_to_the_first_workbook_takes_fewer_than_20_keys(
    first_opening: Opening, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    Memory(first_opening.register.places.window).keep_folder(documents, WRITTEN_TO)
    before = officer_at(first_opening, qtbot, capsys)
    before.click_on("Español")
    before.wait(lambda: first_opening.workplace is not before.window.workplace)
    officer = officer_at(first_opening, qtbot, capsys)
    officer.hand = before.hand
    officer.wait(lambda: QApplication.focusWidget() is not None)
    start(officer)
    officer.press(Key.Key_E, CTRL)
    dialog = officer.dialog(ExportDialog)
    officer.press(Key.Key_Return)
    officer.wait(lambda: any(documents.iterdir()) and "46" in officer.told(dialog))
    officer.press(Key.Key_Escape)
    officer.hand.within(19, "from the first start in one's language to the first workbook")
    assert officer.hand.words == ["Ana Mora"] and officer.hand.clicks == 1


def test_the_main_job_from_the_first_start_to_the_undo(officer: Officer) -> None:
    window = officer.window
    start(officer)

    window.click("1.3", Column.RECOMMENDATION)
    officer.press(Key.Key_Space)
    window.click("2.1", Column.CHECK)
    window.click("3.5", Column.STATUS)
    officer.press(Key.Key_F2)
    officer.choose("Planned")
    window.click("3.5", Column.LEAD)
    officer.write("Ministry of Labour")
    officer.press(Key.Key_Return)
    window.click("2.2", Column.DEADLINE)
    officer.press(Key.Key_D, CTRL)
    officer.write("30 jun 2027")
    officer.press(Key.Key_Return)
    assert officer.row("1.3")[0] == officer.row("2.1")[0] == "Implemented"
    assert officer.row("3.5") == ("Planned", "Ministry of Labour", "")
    assert officer.row("2.2") == ("Not reported", "", "30 Jun 2027")
    rows = {row["ref"]: row for row in officer.everything()}
    assert (rows["3.5"]["status"], rows["3.5"]["lead"]) == ("planned", "Ministry of Labour")
    assert rows["2.2"]["deadline"] == "2027-06-30"

    workbook = export(officer)
    edit_workbook(
        workbook,
        {
            ("4.10", "Status"): "In progress",
            ("3.5", "Lead institution"): "Ministry of Health",
            ("1.2", "Deadline"): "03/04/2027",
            ("2.2", "Deadline"): None,
        },
    )
    window.click("3.5", Column.LEAD)
    officer.press(Key.Key_L, CTRL)
    officer.write("Ministry of the Interior")
    officer.press(Key.Key_Return)
    before, done_before = officer.everything(), officer.done()

    officer.desk.received = [workbook]
    officer.press(Key.Key_I, CTRL)
    review = officer.review()
    assert "4 changes" in officer.told(review)
    assert [p.ref for p in change_list(review).selected()] == ["2.2"], "what was emptied stands first"
    officer.press(Key.Key_Down, CTRL)
    assert [p.ref for p in change_list(review).selected()] == ["1.2"]
    officer.press(Key.Key_F2)
    officer.dialog(ValueDialog)
    officer.write("3 apr 2027")
    officer.press(Key.Key_Return)
    officer.review()
    officer.press(Key.Key_Down, CTRL)
    assert [p.ref for p in change_list(review).selected()] == ["3.5"]
    officer.press(Key.Key_B, ALT)
    assert [p.ref for p in change_list(review).selected()] == ["2.2"], "and is taken by nobody who does not say so"
    officer.press(Key.Key_T, ALT)
    officer.wait(lambda: "Only undecided (0)" in said_on_buttons(review))
    officer.press(Key.Key_R, ALT)
    officer.write("Rosa Solis")
    assert officer.everything() == before, "nothing is written before Finish"
    officer.press(Key.Key_Return, CTRL)
    officer.see_closed(review)

    assert officer.row("4.10")[0] == "In progress"
    assert officer.row("1.2")[2] == "3 Apr 2027"
    assert officer.row("2.2")[2] == ""
    mark = window.cell("3.5", Column.MARKS).data(Qt.ItemDataRole.ToolTipRole)
    assert "Differing versions: Lead institution" in mark
    rows = {row["ref"]: row for row in officer.everything()}
    assert (rows["4.10"]["status"], rows["1.2"]["deadline"], rows["2.2"]["deadline"]) == (
        "in_progress",
        "2027-04-03",
        None,
    )
    assert [row["ref"] for row in rows.values() if row["conflicts"]] == ["3.5"]
    assert officer.done() == [("Imported 4 changes from Rosa Solis: 1 left open", "Undo"), *done_before]
    received = officer.run.ok("history", "--json").json[:4]
    assert {(entry["ref"], entry["field"], entry["new"], entry["author"]) for entry in received} == {
        ("4.10", "status", "in_progress", "Rosa Solis"),
        ("3.5", "lead", "Ministry of Health", "Rosa Solis"),
        ("2.2", "deadline", None, "Rosa Solis"),
        # Which day was meant is the officer's word, not the colleague's.
        ("1.2", "deadline", "2027-04-03", "Ana Mora"),
    }
    officer.actions_agree()

    officer.press(Key.Key_Z, CTRL)
    assert officer.everything() == before
    assert officer.done() == [("Imported 4 changes from Rosa Solis: 1 left open", "Undone"), *done_before]


def test_two_edited_copies_dropped_together_both_survive(officer: Officer) -> None:
    start(officer)
    labour = export(officer)
    interior = labour.with_name("interior.xlsx")
    shutil.copy(labour, interior)
    edit_workbook(labour, {("1.1", "Comment"): "From Labour", ("1.2", "Status"): "Planned"})
    edit_workbook(interior, {("1.1", "Comment"): "From the Interior", ("1.4", "Status"): "Planned"})

    before = officer.everything()
    officer.drop(labour, interior)
    review = officer.review()
    assert "4 changes" in officer.told(review) and "2 with differing versions" in officer.told(review)
    officer.press(Key.Key_R, ALT)
    officer.write("Luis Soto")
    officer.press(Key.Key_Tab)
    officer.write("Rosa Solis")
    assert "Luis Soto, Rosa Solis" in officer.told(review)
    for left in (1, 0):
        officer.press(Key.Key_Down, CTRL)
        assert [p.ref for p in change_list(review).selected()] == ["1.1"]
        officer.press(Key.Key_B, ALT)
        officer.wait(lambda left=left: f"Only undecided ({left})" in said_on_buttons(review))  # type: ignore[misc]
    officer.press(Key.Key_Return, CTRL)
    officer.see_closed(review)

    rows = {row["ref"]: row for row in officer.everything()}
    assert (rows["1.2"]["status"], rows["1.4"]["status"], rows["1.1"]["conflicts"]) == ("planned", "planned", 1)
    told = officer.run.ok("show", "1.1", "--json").json
    assert {version["value"] for version in told["differing"][0]["versions"]} == {"From Labour", "From the Interior"}
    assert officer.done() == [("Imported 4 changes from Luis Soto, Rosa Solis: 2 left open", "Undo")]
    officer.actions_agree()

    officer.press(Key.Key_Z, CTRL)
    assert officer.everything() == before


def test_what_the_command_line_does_meanwhile_is_seen_in_the_window_and_undone_there(officer: Officer) -> None:
    start(officer)
    before = officer.everything()
    officer.run.ok("check", "6.1")
    officer.wait(lambda: officer.row("6.1")[0] == "Implemented")
    officer.everything()
    assert officer.done() == [("Checked off 6.1", "Undo")]
    officer.actions_agree()
    officer.press(Key.Key_Z, CTRL)
    assert officer.everything() == before
    officer.run.ok("redo")
    officer.wait(lambda: officer.row("6.1")[0] == "Implemented")
    assert officer.done() == [("Checked off 6.1", "Undo")]
    officer.everything()
