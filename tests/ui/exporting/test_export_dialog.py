from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMessageBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import seen
from desk import DeskOfATest
from jobs_kept import JobsKept
from tracker.domain.export import Contents
from tracker.domain.query import Filter
from tracker.domain.vocabulary import ClearanceLevel
from tracker.errors import Cancelled, UserError
from tracker.register.register import Register
from tracker.ui.day_edit import DayEdit
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.job_runner import Jobs, SynchronousRunner
from tracker.ui.theme.theme import Theme
from tracker.words import Words, message

Open: TypeAlias = Callable[..., ExportDialog]


@pytest.fixture
def desk(tmp_path: Path) -> DeskOfATest:
    folder = tmp_path / "Documents"
    folder.mkdir()
    return DeskOfATest(folder)


@pytest.fixture
def open_dialog(qtbot: QtBot, register: Register, words: Words, theme: Theme, desk: DeskOfATest) -> Open:
    def opened(which: Filter = Filter(), jobs: Jobs | None = None, over: QWidget | None = None) -> ExportDialog:
        dialog = ExportDialog(register, words, theme, jobs or SynchronousRunner(), which, over, desk)
        qtbot.addWidget(over or dialog)
        dialog.show()
        return dialog

    return opened


def see_from(dialog: ExportDialog, typed: str) -> DayEdit:
    (line,) = dialog.findChildren(DayEdit)
    line.selectAll()
    QTest.keyClicks(line, typed)
    return line


def button(dialog: QWidget, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


def field(dialog: QWidget, name: str) -> QLineEdit:
    return next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name)


def test_one_click_exports_everything_under_a_sensible_name(open_dialog: Open, desk: DeskOfATest) -> None:
    dialog = open_dialog()
    assert dialog.findChildren(QRadioButton) == []
    QTest.mouseClick(button(dialog, "Export"), Qt.MouseButton.LeftButton)
    written = desk.folder / "Costa Rica - progress - 2026-11-23.xlsx"
    assert written.exists()
    assert "46 rows written" in seen.told(dialog) and str(written) in seen.told(dialog)
    QTest.mouseClick(button(dialog, "Open"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(dialog, "Show in folder"), Qt.MouseButton.LeftButton)
    assert (desk.opened, desk.shown) == ([written], [written])
    assert "The folder could not be opened." in seen.told(dialog)
    QTest.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("audience", "told"), [("Colleagues of the delegation", "is internal"), ("Others: nothing internal", "for others")]
)
def test_what_is_in_it_is_said_before_and_after_it_is_written(
    open_dialog: Open, register: Register, desk: DeskOfATest, audience: str, told: str
) -> None:
    register.edit([register.find("3.2")], {"status": "planned", "comment": "For us alone"})
    register.add_step(register.find("3.2"), "Ask the ministry", "Luis Rojas")
    dialog = open_dialog()
    whom = next(box for box in dialog.findChildren(QComboBox) if box.findText(audience) >= 0)
    assert "it is internal" in seen.told(dialog) and "Columns" not in seen.told(dialog)
    QTest.keyClicks(whom, audience)
    before = seen.told(dialog)
    QTest.mouseClick(button(dialog, "Export"), Qt.MouseButton.LeftButton)
    said = seen.told(dialog)
    if audience.startswith("Others"):
        (path,) = desk.folder.iterdir()
        book = openpyxl.load_workbook(path)
        sheets = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
        columns = [str(cell.value) for cell in book["Commitments"][1]][:-1]
        for told_before in (
            f"{book['Commitments'].max_row - 1} commitments\n",
            f"Sheets: {', '.join(sheets)}",
            f"Columns: {', '.join(columns)}",
            "Not cleared, or changed since: 1 of 1 that report something.",
        ):
            assert told_before in before, "what it says before is what was written"
        book.close()
    else:
        assert before.count("it is internal") == 1
    assert [part for part in ("is internal", "for others") if part in said] == [told]


def test_a_filtered_list_can_be_exported_alone(open_dialog: Open, register: Register, desk: DeskOfATest) -> None:
    panel = register.panels()[0].id
    for ref in ("1.1", "2.1"):
        register.edit([register.find(ref)], {"status": "planned"})
        register.clear(register.find(ref), ClearanceLevel.CLEARED, "The Minister")
    dialog = open_dialog(Filter(panels=frozenset({panel})))
    everything, shown = dialog.findChildren(QRadioButton)
    assert shown.isChecked()
    assert [b.text().replace("&", "") for b in (everything, shown)] == [
        "All 46 commitments",
        "Only the 6 shown in the list",
    ]
    everything.click()
    assert "left out" not in seen.told(dialog)
    shown.click()
    assert "40 commitments are left out" in seen.told(dialog)
    whom = next(box for box in dialog.findChildren(QComboBox) if box.findText("Others: nothing internal") >= 0)
    QTest.keyClicks(whom, "Others")
    assert "\n6 commitments\n" in seen.told(dialog)
    cleared = next(b for b in dialog.findChildren(QCheckBox) if b.isVisible())
    assert cleared.text().replace("&", "") == "Only what is cleared (1 of 6)"
    cleared.click()
    assert "\n1 commitment\n" in seen.told(dialog)
    everything.click()
    assert "(2 of 46)" in cleared.text() and "\n2 commitments\n" in seen.told(dialog)
    cleared.click()
    assert "\n46 commitments\n" in seen.told(dialog)
    shown.click()
    cleared.click()
    QTest.keyClick(whom, Qt.Key.Key_Up)
    assert not cleared.isVisible(), "colleagues get all of it, whatever was chosen for others"
    button(dialog, "Export").click()
    assert "6 rows of 46 written" in seen.told(dialog)


def test_that_only_what_is_cleared_goes_outlasts_a_look_at_a_list_of_which_nothing_is(
    open_dialog: Open, register: Register
) -> None:
    register.edit([register.find("2.1")], {"status": "planned"})
    register.clear(register.find("2.1"), ClearanceLevel.CLEARED, "The Minister")
    dialog = open_dialog(Filter(panels=frozenset({register.panels()[0].id})))
    everything, shown = dialog.findChildren(QRadioButton)
    choose_others(dialog)
    everything.click()
    seen.click(dialog, "Only what is cleared (1 of 46)")
    shown.click()
    assert seen.button(dialog, "Only what is cleared (0 of 6)").isChecked() and "\n0 commitments\n" in seen.told(dialog)
    assert not button(dialog, "Export").isEnabled()
    everything.click()
    assert "\n1 commitment\n" in seen.told(dialog) and button(dialog, "Export").isEnabled()


def choose_others(dialog: ExportDialog) -> QComboBox:
    whom = next(box for box in dialog.findChildren(QComboBox) if box.findText("Others: nothing internal") >= 0)
    QTest.keyClick(whom, Qt.Key.Key_Down)
    return whom


def test_what_is_in_it_is_read_beside_the_window_and_told_before_it_can_leave(
    open_dialog: Open, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = JobsKept()
    dialog = open_dialog(Filter(panels=frozenset({register.panels()[0].id})), jobs)
    everything, _ = dialog.findChildren(QRadioButton)
    assert (jobs.asked, button(dialog, "Export").isEnabled()) == ([], True)
    whom, would_export = choose_others(dialog), register.would_export

    def meanwhile_asked_otherwise(*asked: Any) -> Contents:
        found = would_export(*asked)
        everything.click()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(register, "would_export", meanwhile_asked_otherwise)
        jobs.asked.pop()()
    assert "Being read…" in seen.told(dialog) and "\n6 commitments" not in seen.told(dialog), "that was asked before"
    assert not button(dialog, "Export").isEnabled()
    jobs.asked.pop()()
    assert "\n46 commitments\n" in seen.told(dialog) and button(dialog, "Export").isEnabled()
    see_from(dialog, "2027-03-01")
    QTest.keyClick(whom, Qt.Key.Key_Up)
    while jobs.asked:
        jobs.asked.pop()()
    assert "it is internal" in seen.told(dialog) and "46 commitments\n" not in seen.told(dialog)

    def refused(*_: object) -> None:
        raise UserError(message("Not read."), message("The disk is not there."))

    def refused_and_asked_otherwise(*_: object) -> None:
        see_from(dialog, "2027-03-03")
        refused()

    with monkeypatch.context() as patch:
        patch.setattr(register, "would_export", refused_and_asked_otherwise)
        choose_others(dialog)
        jobs.asked.pop()()
        assert "Being read…" in seen.told(dialog) and not button(dialog, "Export").isEnabled(), "that was asked before"
        patch.setattr(register, "would_export", refused)
        jobs.asked.pop()()
    assert "It could not be read." in seen.told(dialog) and "The disk is not there." in seen.told(dialog)
    assert button(dialog, "Export").isEnabled(), "writing says itself what is in its way"
    see_from(dialog, "2027-03-02")
    while jobs.asked:
        jobs.asked.pop()()
    assert "\n46 commitments\n" in seen.told(dialog) and "The disk" not in seen.told(dialog)

    def stopped(*_: object) -> None:
        raise Cancelled

    with monkeypatch.context() as patch:
        patch.setattr(register, "would_export", stopped)
        see_from(dialog, "2027-03-01")
        assert not button(dialog, "Export").isEnabled()
        while jobs.asked:
            jobs.asked.pop()()
    assert "It could not be read." in seen.told(dialog) and "Being read…" not in seen.told(dialog)
    assert button(dialog, "Export").isEnabled()


def test_a_dialog_that_was_closed_while_it_was_being_read_is_told_nothing(open_dialog: Open) -> None:
    jobs, window = JobsKept(), QWidget()
    dialog = open_dialog(jobs=jobs, over=window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    choose_others(dialog)
    button(dialog, "Cancel").click()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    jobs.asked.pop()()
    assert not isValid(dialog)


def test_meeting_and_day_are_in_the_name_and_in_the_workbook(open_dialog: Open, desk: DeskOfATest) -> None:
    dialog = open_dialog()
    meeting = next(e for e in dialog.findChildren(QLineEdit) if "first sheet" in e.placeholderText())
    QTest.keyClicks(meeting, "March meeting")
    line = see_from(dialog, "2027")
    button(dialog, "Export").click()
    assert "“2027” is not one day." in seen.told(dialog) and list(desk.folder.iterdir()) == []
    assert dialog.focusWidget() is line
    see_from(dialog, "1 march 2027")
    name = field(dialog, "File name").text()
    assert "March meeting" in name and "2027-03-01" in name
    button(dialog, "Export").click()
    book = openpyxl.load_workbook(desk.folder / name)
    cover = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    book.close()
    assert any("March meeting" in text for text in cover)


def test_a_name_of_ones_own_stays(open_dialog: Open, desk: DeskOfATest) -> None:
    dialog = open_dialog()
    name = field(dialog, "File name")
    name.selectAll()
    QTest.keyClicks(name, "for Ana")
    see_from(dialog, "2027-03-01")
    assert name.text() == "for Ana"
    button(dialog, "Export").click()
    assert (desk.folder / "for Ana.xlsx").exists()


def test_of_a_whole_path_that_is_typed_the_line_below_tells_the_folder(
    open_dialog: Open, desk: DeskOfATest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    name = field(dialog, "File name")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for typed, folder in (("~/for Ana", tmp_path), ("for Ana", desk.folder), (f"{tmp_path}/for Ana", tmp_path)):
        name.selectAll()
        QTest.keyClicks(name, typed)
        assert [line for line in seen.told(dialog).splitlines() if line.startswith("In ")] == ["In it", f"In {folder}"]
    button(dialog, "Export").click()
    assert (tmp_path / "for Ana.xlsx").exists()
    assert f"In {tmp_path}" in seen.told(open_dialog()), "the next is looked for there"


def test_without_a_name_nothing_can_be_exported(open_dialog: Open, desk: DeskOfATest) -> None:
    dialog = open_dialog()
    field(dialog, "File name").clear()
    assert not button(dialog, "Export").isEnabled()


def test_the_folder_is_remembered(open_dialog: Open, desk: DeskOfATest, tmp_path: Path) -> None:
    elsewhere = tmp_path / "for the minister"
    elsewhere.mkdir()
    desk.choice = elsewhere / "progress.xlsx"
    dialog = open_dialog()
    button(dialog, "Choose…").click()
    button(dialog, "Export").click()
    assert desk.choice.exists()
    again = open_dialog()
    assert f"In {elsewhere}" in seen.told(again)


def test_an_earlier_export_of_the_day_is_not_replaced(open_dialog: Open, desk: DeskOfATest) -> None:
    earlier = desk.folder / "Costa Rica - progress - 2026-11-23.xlsx"
    earlier.write_bytes(b"older")
    (desk.folder / "Costa Rica - progress - 2026-11-23 (2).xlsx").write_bytes(b"older")
    dialog = open_dialog()
    assert field(dialog, "File name").text() == "Costa Rica - progress - 2026-11-23 (3).xlsx"
    button(dialog, "Export").click()
    assert earlier.read_bytes() == b"older"
    assert len(list(desk.folder.iterdir())) == 3


def test_a_name_that_a_file_has_is_asked_about(open_dialog: Open, desk: DeskOfATest) -> None:
    theirs = desk.folder / "for Ana.xlsx"
    theirs.write_bytes(b"older")
    dialog = open_dialog()
    name = field(dialog, "File name")
    name.selectAll()
    QTest.keyClicks(name, "for Ana")
    button(dialog, "Export").click()
    box = dialog.findChildren(QMessageBox)[0]
    assert "for Ana.xlsx exists. Replace it?" in box.text() and "open in another program" not in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert theirs.read_bytes() == b"older" and dialog.isVisible()
    button(dialog, "Export").click()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Replace" and b.isVisible()).click()
    assert "46 rows written" in seen.told(dialog) and theirs.read_bytes() != b"older"


def test_a_file_picked_in_the_systems_dialog_is_not_asked_about_again(open_dialog: Open, desk: DeskOfATest) -> None:
    desk.choice = desk.folder / "for Ana.xlsx"
    desk.choice.write_bytes(b"older")
    dialog = open_dialog()
    button(dialog, "Choose…").click()
    button(dialog, "Export").click()
    assert "46 rows written" in seen.told(dialog) and desk.choice.read_bytes() != b"older"


@pytest.mark.parametrize("beside", [".~lock.for Ana.xlsx#", "~$for Ana.xlsx"])
def test_that_the_file_is_open_elsewhere_is_said_before_it_is_replaced(
    open_dialog: Open, desk: DeskOfATest, beside: str
) -> None:
    desk.choice = desk.folder / "for Ana.xlsx"
    desk.choice.write_bytes(b"older")
    (desk.folder / beside).touch()
    dialog = open_dialog()
    button(dialog, "Choose…").click()
    button(dialog, "Export").click()
    (box,) = dialog.findChildren(QMessageBox)
    assert "“for Ana.xlsx” seems to be open in another program" in box.informativeText()
    assert desk.choice.read_bytes() == b"older"


def test_an_error_is_told_in_place_and_what_was_typed_stays(
    open_dialog: Open, desk: DeskOfATest, tmp_path: Path
) -> None:
    desk.choice = tmp_path / "nowhere" / "progress.xlsx"
    dialog = open_dialog()
    meeting = next(e for e in dialog.findChildren(QLineEdit) if "first sheet" in e.placeholderText())
    QTest.keyClicks(meeting, "March meeting")
    button(dialog, "Choose…").click()
    button(dialog, "Export").click()
    banner = dialog.findChildren(ErrorBanner)[0]
    assert banner.isVisible() and banner.accessibleDescription()
    assert (meeting.text(), field(dialog, "File name").text()) == ("March meeting", "progress.xlsx")
    assert button(dialog, "Export").isEnabled()
