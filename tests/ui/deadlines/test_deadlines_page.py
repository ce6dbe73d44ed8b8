"""What is due when: the list, the month beside it, the day it is seen from, and the file for calendar programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import fit
import seen
from desk import DeskOfATest
from offices import Clock
from tracker.bundle import bundled
from tracker.register.register import Register
from tracker.ui.commitments.period_edit import DateHint, PeriodEdit
from tracker.ui.deadlines.deadlines_model import Column, DeadlinesModel
from tracker.ui.deadlines.page import DeadlinesPage
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.theme.theme import Theme
from tracker.words import LANGUAGES, Words, load_words
from window import Window, open_window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier
_BESIDE_THE_NAMES_OF_PAGES = 1366 - 190
_LARGE_LETTERS = 13
_DUE = {
    "1.2": "2026-11-11",
    "1.3": "2026-11-27",
    "1.4": "2026-12-20",
    "1.5": "2027-01",
    "2.1": "2027-Q2",
    "2.2": "2027-06-30",
}


@pytest.fixture
def dated(register: Register) -> Register:
    for ref, code in _DUE.items():
        register.edit([register.find(ref)], {"deadline": code})
    register.edit([register.find("2.3")], {"deadline": "2026-10-01", "status": "implemented"})
    return register


@pytest.fixture
def page(dated: Register, words: Words, theme: Theme, qtbot: QtBot, tmp_path: Path) -> DeadlinesPage:
    made = DeadlinesPage(dated, words, theme, SynchronousRunner(), DeskOfATest(tmp_path))
    made.resize(1100, 640)
    qtbot.addWidget(made)
    made.show()
    made.read()
    return made


def see_from(page: DeadlinesPage, typed: str) -> None:
    line = page.as_of.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.qWait(0)


def lines(page: DeadlinesPage) -> list[str]:
    """Headings and, of what has a deadline, the reference, deadline and distance."""
    model, told = page.model, []
    for row in range(model.rowCount()):
        commitment = model.commitment(row)
        if commitment is None:
            told.append(str(model.index(row, 0).data()))
        elif commitment.deadline:
            told.append(f"{commitment.ref} {model.text(commitment, Column.DEADLINE)}, {model.away(commitment)}")
    return told


def test_what_is_open_stands_under_its_term(page: DeadlinesPage) -> None:
    assert lines(page) == [
        "Overdue · 1 of 45",
        "1.2 11 Nov 2026, 12 days late",
        "This week · 1 of 45",
        "1.3 27 Nov 2026, in 4 days",
        "Within 30 days · 1 of 45",
        "1.4 20 Dec 2026, in 27 days",
        "31 to 90 days · 1 of 45",
        "1.5 Jan 2027, in 69 days",
        "Later · 2 of 45",
        "2.1 Q2 2027, in 219 days",
        "2.2 30 Jun 2027, in 219 days",
        "No deadline · 39 of 45",
    ]
    assert "45 open commitments" in seen.told(page) and seen.button(page, "1 settled and not listed").isVisible()
    assert seen.unnamed(page) == []


def test_whatever_a_line_says_is_drawn(page: DeadlinesPage) -> None:
    said = [page.model.index(1, column) for column in Column if page.model.index(1, column).data()]
    assert len(said) > 3 and [index.data() for index in said if seen.is_blank(page.view, index)] == []


def test_the_list_keeps_qts_rules(dated: Register, words: Words) -> None:
    model = DeadlinesModel(dated.commitments, words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(dated.deadlines())
    assert model.rowCount() == 45 + 6 and model.headings() == (0, 2, 4, 6, 8, 11)
    row = model.row_of(dated.find("2.1").id)
    spoken = str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Q2 2027, until 30 Jun 2027: in 219 days" in spoken
    assert "until 30 Jun 2027" in str(model.index(row, Column.DEADLINE).data(Qt.ItemDataRole.ToolTipRole))
    late = model.index(model.row_of(dated.find("1.2").id), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "12 days late" in str(late)
    model.show(dated.deadlines(), several=True)
    assert str(model.index(1, Column.NUMBER).data()) == "HLF2017/1.2"
    del tester


def test_deadlines_can_be_seen_from_another_day_and_from_a_meeting(page: DeadlinesPage, dated: Register) -> None:
    beside = page.as_of.edit.mapTo(page, QPoint())
    see_from(page, "2027-01-05")
    QTest.qWait(0)
    assert lines(page)[:4] == [
        "Overdue · 3 of 45",
        "1.2 11 Nov 2026, 55 days late",
        "1.3 27 Nov 2026, 39 days late",
        "1.4 20 Dec 2026, 16 days late",
    ]
    assert page.as_of.edit.mapTo(page, QPoint()) == beside, "what is clicked next does not move"
    assert page.month.days.day == date(2027, 1, 5) and page.as_of.edit.text() == "5 Jan 2027"
    seen.click(page, "Today")
    assert lines(page)[0] == "Overdue · 1 of 45" and page.as_of.edit.hasFocus()
    for title, day in (
        ("Closing", date(2027, 9, 1)),
        ("Launch", date(2026, 5, 4)),
        ("Spring review", date(2027, 3, 12)),
    ):
        dated.add_meeting(title, day)
    page.read()
    offered = page.as_of._menu.actions()
    assert [one.text() for one in offered] == [
        "12 Mar 2027 · Spring review",
        "1 Sep 2027 · Closing",
        "",
        "4 May 2026 · Launch",
    ], "the next on top, frozen or not"
    QTest.qWait(0)
    ends = {part.mapTo(page, part.rect().topRight()).x() for part in (page.as_of._meetings, page.saving)}
    assert len(ends) == 1, "the page has one right edge"
    offered[0].trigger()
    assert lines(page)[0] == "Overdue · 4 of 45"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_over_the_list_is_one_line_on_a_laptop(
    language: str, dated: Register, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    dated.add_meeting("Spring review", date(2027, 3, 12))
    spoken = load_words(language, bundled("resources/i18n"))
    page = DeadlinesPage(dated, spoken, theme, SynchronousRunner(), DeskOfATest(tmp_path))
    page.resize(_BESIDE_THE_NAMES_OF_PAGES, 690)
    qtbot.addWidget(page)
    page.show()
    page.read()
    page.as_of.choose(date(2027, 9, 28))
    seen.settled(page)
    heading = next(x for x in page.findChildren(QLabel) if x.text() == spoken("Open by deadline"))
    assert page.as_of.geometry().top() <= heading.geometry().center().y() <= page.as_of.geometry().bottom()
    assert fit.cut(page) == []
    columns = page.view.horizontalHeader()
    usual = columns.sectionSize(Column.LEAD)
    page.resize(1740, 690)
    seen.settled(page)
    assert columns.sectionSize(Column.RECOMMENDATION) > columns.sectionSize(Column.LEAD) > usual


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_deadline_that_has_passed_is_read_whole_in_large_letters(
    language: str, register: Register, theme: Theme, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    for ref, code in {"1.2": "2026-09-30", "1.3": "2026-H1", "1.4": "2025-H2", "1.5": "2023-06-30"}.items():
        register.edit([register.find(ref)], {"deadline": code})
    spoken = load_words(language, bundled("resources/i18n"))
    with seen.font_of(qapp, _LARGE_LETTERS):
        page = DeadlinesPage(register, spoken, theme, SynchronousRunner(), DeskOfATest(tmp_path))
        page.resize(_BESIDE_THE_NAMES_OF_PAGES, 690)
        qtbot.addWidget(page)
        page.show()
        page.read()
        seen.settled(page)
        assert len([line for line in lines(page) if "202" in line]) == 4
        assert fit.cut(page) == []


def test_what_is_no_day_is_explained_and_never_seen_from(page: DeadlinesPage) -> None:
    """The list and the line over it never say two things."""
    line = page.as_of.edit
    for typed in ("soon", "2027"):
        see_from(page, typed)
        assert line.text() == typed and lines(page)[0] == "Overdue · 1 of 45"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "23 Nov 2026"
    see_from(page, "03/04/2027")
    (choice,) = (hint.choices[0] for hint in page.findChildren(DateHint))
    choice.setFocus()
    QTest.qWait(0)
    assert line.text() == "03/04/2027", "it is being asked which is meant"
    choice.click()
    assert line.text() == "3 Apr 2027" and page.as_of.day() == date(2027, 4, 3)
    see_from(page, "soon")
    page.view.setFocus()
    QTest.qWait(0)
    assert line.text() == "3 Apr 2027"


def test_without_a_day_chosen_the_page_goes_with_the_clock(page: DeadlinesPage, clock: Clock) -> None:
    clock.later(days=2)
    page.read()
    assert page.as_of.edit.day() == date(2026, 11, 25) and lines(page)[1].endswith("14 days late")
    line = page.as_of.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "12 Mar")
    page.read()
    clock.later(days=1)
    page.read()
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(line, away)
    QTest.qWait(0)
    assert line.text() == "12 Mar" and lines(page)[1].endswith("15 days late"), "what is being typed is left alone"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "26 Nov 2026"
    page.as_of.choose(date(2027, 1, 5))
    clock.later(days=1)
    page.read()
    assert page.as_of.day() == date(2027, 1, 5)


def test_the_month_marks_the_days_and_leads_to_what_is_due_on_them(page: DeadlinesPage, dated: Register) -> None:
    days = page.month.days
    assert days.day == date(2026, 11, 23), "it opens on the day seen from"
    QTest.mouseClick(days, Qt.MouseButton.LeftButton, pos=days.box_of(date(2026, 11, 27)).center().toPoint())
    assert page.view.current() == dated.find("1.3").id
    assert "27 Nov 2026, in 4 days: 1 deadline" in seen.told(page)
    days.setFocus()
    for _ in range(7):
        QTest.keyClick(days, Qt.Key.Key_PageDown)
    assert "June 2027" in seen.told(page) and days.day == date(2027, 6, 27)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(days, key)
    assert days.accessibleDescription() == "30 Jun 2027, in 219 days: 2 deadlines", "Q2 ends on it as well"
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert page.view.current() == dated.find("2.1").id and page.view.hasFocus()
    QTest.keyClick(days, Qt.Key.Key_Home)
    QTest.keyClick(days, Qt.Key.Key_Up)
    assert days.day == date(2026, 11, 16) and "16 Nov 2026: no deadline on this day" in seen.told(page)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert page.view.current() == dated.find("2.1").id, "nothing is due there"
    seen.click(page, "Month before")
    assert "October 2026" in seen.told(page)


def test_the_month_goes_with_the_line(page: DeadlinesPage, dated: Register) -> None:
    page.view.setFocus()
    page.view.go_to(page.model.row_of(dated.find("1.5").id))
    assert page.month.days.day == date(2027, 1, 31), "a period stands at its last day"
    page.view.go_to(page.model.rowCount() - 1)
    assert page.month.days.day == date(2027, 1, 31), "what has no deadline leaves it where it is"


def test_the_last_day_of_a_short_month_is_kept(page: DeadlinesPage) -> None:
    days = page.month.days
    days.go_to(date(2027, 1, 31))
    days.go_by_months(1)
    assert days.day == date(2027, 2, 28)
    days.go_by_months(-14)
    assert days.day == date(2025, 12, 28)


def test_a_line_is_copied_as_text(page: DeadlinesPage) -> None:
    page.view.setFocus()
    page.view.go_to(1)
    QTest.keyClick(page.view, Qt.Key.Key_C, _CTRL)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert (copied[0], copied[2:]) == ("1.2", ["Not reported", "", "11 Nov 2026"])


def test_the_calendar_file_is_saved_and_told(page: DeadlinesPage, tmp_path: Path) -> None:
    desk, said = page._desktop, list[str]()
    assert isinstance(desk, DeskOfATest)
    page.told.connect(said.append)
    seen.click(page, "Save calendar file…")
    assert said == []
    desk.choice = tmp_path / "due"
    seen.click(page, "Save calendar file…")
    assert said == ["Saved 6 deadlines to due.ics"]
    assert (tmp_path / "due.ics").read_bytes().count(b"BEGIN:VEVENT") == 6


def test_where_nothing_is_open_the_page_says_why(page: DeadlinesPage, dated: Register) -> None:
    dated.check_off(dated.listed())
    page.read()
    assert "Nothing is open." in seen.told(page) and not page.saving.isEnabled()
    assert page.view.current() is None


def test_a_line_leads_to_its_commitment_by_key_and_by_mouse(
    dated: Register, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    with open_window(qtbot, dated, words, theme) as window:
        page = window.workplace.pages.deadlines
        window.frame.activateWindow()
        qtbot.waitUntil(window.frame.isActiveWindow)
        window.press(page_key("deadlines"), _CTRL, window.frame)
        assert page.view.hasFocus()
        QTest.keyClick(page.view, Qt.Key.Key_Down)
        QTest.keyClick(page.view, Qt.Key.Key_Down)
        QTest.keyClick(page.view, Qt.Key.Key_Return)
        assert_shows(window, "1.3")
        window.press(page_key("deadlines"), _CTRL, window.frame)
        assert page.view.current() == dated.find("1.3").id, "the keyboard is where it was"
        index = page.model.index(page.model.row_of(dated.find("2.1").id), Column.RECOMMENDATION)
        seen.click_cell(page.view, index)
        QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=page.view.visualRect(index).center())
        assert_shows(window, "2.1")
        window.press(page_key("deadlines"), _CTRL, window.frame)
        QTest.keyClick(page.view, Qt.Key.Key_D, _CTRL)
        assert_shows(window, "2.1")
        line = window.frame.focusWidget()
        assert isinstance(line, PeriodEdit) and line.text() == "Q2 2027"
        QTest.keyClick(line, Qt.Key.Key_Escape)
        window.press(page_key("deadlines"), _CTRL, window.frame)
        seen.click(page, "1 settled and not listed")
        assert window.shown() == ["2.3"] and seen.button(window.workplace.commitments.filters, "Settled").isVisible()
        window.press(Qt.Key.Key_Escape)
        assert window.workplace.pages.currentWidget() is page
        at = page.view.visualRect(page.model.index(1, Column.LEAD)).center()
        seen.click_cell(page.view, page.model.index(1, Column.LEAD))
        QApplication.sendEvent(
            page.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.view.mapToGlobal(at))
        )
        QTest.keyClick(page.view._menu, Qt.Key.Key_D)
        assert_shows(window, "1.2")
        assert isinstance(window.frame.focusWidget(), PeriodEdit)


def assert_shows(window: Window, ref: str) -> None:
    assert window.workplace.pages.currentWidget() is window.workplace.commitments
    assert window.workplace.commitments.view.current() == window.found(ref).id
    assert window.workplace.detail.isVisible()
