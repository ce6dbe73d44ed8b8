"""What the menus do on pages: there, in sight, or not at all with the reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import seen
from tracker.ui.commitments.columns import Column
from tracker.ui.greyed import why_greyed
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.region.answer_dialog import AnswerDialog
from window import Window


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


def test_no_menu_is_too_long_to_look_through(window: Window) -> None:
    """View has every page."""
    for action in window.frame.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert len([a for a in menu.actions() if not a.isSeparator()]) <= 15, menu.title()
