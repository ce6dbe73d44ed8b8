"""What the menus do on pages: there, in sight, or not at all with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from jobs_kept import JobsKept
from tracker.errors import UserError
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.greyed import why_greyed
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.region.answer_dialog import AnswerDialog
from tracker.ui.theme.theme import Theme
from tracker.words import Words, message
from window import Window, open_window


def in_menu(window: Window, way: str) -> QAction:
    """As it is once its menu is open."""
    title, name = way.split(" › ")
    (menu,) = (m for m in window.frame.menuBar().findChildren(QMenu) if m.title().replace("&", "") == title)
    menu.aboutToShow.emit()
    (action,) = (a for a in menu.actions() if a.text().replace("&", "") == name)
    return action


def choose(window: Window, way: str) -> None:
    action = in_menu(window, way)
    assert action.isEnabled(), why_greyed(action)
    action.trigger()
    QApplication.processEvents()


def refusal(window: Window, way: str) -> str:
    return why_greyed(in_menu(window, way))


def shown_page(window: Window) -> str:
    return PAGES[window.workplace.pages.currentIndex()].key


def test_the_verbs_of_a_commitment_open_its_details_where_it_is_done(window: Window) -> None:
    detail = window.workplace.detail
    window.click("1.2", Column.RECOMMENDATION)
    window.workplace.commands.details.trigger()
    assert not detail.isVisible()
    choose(window, "Commitment › Add action…")
    window.type("Ask the ministry")
    choose(window, "Commitment › Add note…")
    assert [thing.name for thing in window.register.steps(window.found("1.2"))] == ["Ask the ministry"]
    window.type("They answered")
    choose(window, "Commitment › Add link…")
    assert [note.text for note in window.register.notes(window.found("1.2"))] == ["They answered"]
    assert window.frame.focusWidget() is detail.links.line
    choose(window, "Commitment › Clearance…")
    level = detail.fields.clearance.level
    assert level.view().isVisible() and not level.visibleRegion().isEmpty()
    level.hidePopup()
    choose(window, "Commitment › Clearance…")
    assert refusal(window, "Commitment › Verify") == "Needs a status with documents that somebody else reported"


def test_what_needs_a_selection_is_greyed_with_its_reason_where_that_is_not_in_sight(window: Window) -> None:
    window.register.add_meeting("Review", date(2026, 5, 3))
    window.workplace.show_page(number_of("meetings"))
    assert [refusal(window, f"Meeting › {name}") for name in ("Freeze", "Edit…", "Delete")] == ["", "", ""]
    assert refusal(window, "Meeting › Compare with…") == "Needs a frozen meeting selected under Meetings"
    for way in ("Commitment › Check off", "Commitment › Status", "Commitment › Add note…"):
        assert "selected in the list" in refusal(window, way)
    window.click("1.2", Column.RECOMMENDATION)
    window.workplace.show_page(number_of("commitments"))
    assert refusal(window, "Meeting › Delete") == "Needs a meeting selected under Meetings"
    assert refusal(window, "Exchange › Write receipt…") == "Needs a received file selected under Exchange"
    window.workplace.commitments.view.select([window.found(ref).id for ref in ("1.2", "1.3")])
    assert refusal(window, "Commitment › Check off") == ""
    assert refusal(window, "Commitment › Add note…") == "Needs one commitment selected in the list"


def test_the_menu_freezes_and_compares_what_is_selected_and_in_sight(window: Window) -> None:
    window.register.add_meeting("Review", date(2026, 5, 3))
    window.workplace.show_page(number_of("meetings"))
    choose(window, "Meeting › Freeze")
    assert window.register.find_meeting("Review").freeze
    choose(window, "Meeting › Compare with…")
    assert window.workplace.pages.meetings.comparison.isVisible()
    assert refusal(window, "Meeting › Delete") == "Needs a meeting selected under Meetings", "its list is not in sight"
    window.workplace.pages.meetings.comparison.back.click()
    choose(window, "Meeting › Delete")
    assert window.register.meetings() == ()


def test_what_needs_no_selection_goes_to_its_page_and_asks_there(window: Window, qtbot: QtBot) -> None:
    choose(window, "Exchange › Note an answer…")
    assert shown_page(window) == "regional"
    dialog = seen.dialog(window.frame)
    assert isinstance(dialog, AnswerDialog)
    dialog.reject()
    window.workplace.show_page(number_of("commitments"))
    choose(window, "Meeting › New meeting…")
    assert shown_page(window) == "meetings"
    seen.dialog(window.frame).reject()


def test_a_picture_of_the_overview_is_saved_once_that_is_read(
    register: Register, words: Words, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    jobs, desk = JobsKept(), DeskOfATest(tmp_path)
    with open_window(qtbot, register, words, theme, jobs, desk) as window:
        window.workplace.show_page(number_of("commitments"))
        jobs.asked.clear()
        desk.choice = tmp_path / "overview.png"
        choose(window, "File › Save picture of the overview…")
        progress = window.workplace.pages.overview.progress
        assert shown_page(window) == "overview" and not desk.choice.exists() and not progress.more.isEnabled()
        while jobs.asked:
            jobs.asked.pop(0)()
        assert desk.choice.exists() and "Saved the picture" in seen.told(window.workplace.undo_bar)
        assert desk.suggested == f"{progress.view.chart.title}.png" != ".png" and progress.more.isEnabled()
        # What is shown is there at once.
        desk.choice = tmp_path / "again.png"
        choose(window, "File › Save picture of the overview…")
        assert desk.choice.exists()


def test_no_picture_is_saved_of_what_cannot_be_read(
    register: Register, words: Words, theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DeskOfATest(tmp_path)
    with open_window(qtbot, register, words, theme, desktop=desk) as window:
        window.workplace.show_page(number_of("commitments"))
        desk.choice = tmp_path / "overview.png"

        def refused() -> None:
            raise UserError(message("Not read."), message("The disk is not there."))

        with monkeypatch.context() as patch:
            patch.setattr(register, "overview", refused)
            choose(window, "File › Save picture of the overview…")
            assert not desk.choice.exists()
            assert "The disk is not there." in window.frame.statusBar().currentMessage()
        choose(window, "File › Save picture of the overview…")
        assert desk.choice.exists()


def test_without_an_open_deadline_there_is_no_calendar_file_to_save(window: Window) -> None:
    way = "File › Save calendar file…"
    assert refusal(window, way) == "No open commitment has a deadline."
    window.register.edit([window.found("1.2")], {"deadline": "2027"})
    assert refusal(window, way) == ""
    window.register.check_off([window.found("1.2")])
    assert refusal(window, way) == "No open commitment has a deadline."


def test_no_menu_is_too_long_to_look_through(window: Window) -> None:
    """View has every page."""
    for action in window.frame.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert len([a for a in menu.actions() if not a.isSeparator()]) <= 15, menu.title()
