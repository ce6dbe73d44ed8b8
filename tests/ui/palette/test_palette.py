"""Ctrl+K, a few letters, Enter."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import seen
from tracker.ui.commitments.columns import Column
from tracker.ui.meetings.meeting_dialog import MeetingDialog
from tracker.ui.navigation import number_of
from tracker.ui.palette.palette import Palette
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier


def opened(window: Window) -> Palette:
    window.press(Qt.Key.Key_K, _CTRL, window.frame)
    return next(p for p in window.frame.findChildren(Palette) if p.isVisible())


def is_open(window: Window) -> bool:
    return any(p.isVisible() for p in window.frame.findChildren(Palette))


def current(palette: Palette) -> list[str]:
    """Name, place and keys of the line that Enter takes."""
    item = palette.list.currentItem()
    assert item is not None
    return [item.text(column) for column in range(3)]


def offered(palette: Palette) -> list[str]:
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_few_letters_of_a_command_and_enter_do_it(window: Window, qtbot: QtBot) -> None:
    window.register.edit([window.found("1.2")], {"status": "planned"})
    palette = opened(window)
    assert "Export workbook…" in offered(palette) and "Dark" in offered(palette), "all of the menus at first"
    window.type("undo", palette.line)
    assert offered(palette)[0] == "Undo: Set status of 1.2"
    window.press(Qt.Key.Key_Return, on=palette.line)
    qtbot.waitUntil(lambda: window.found("1.2").status is None)
    assert not is_open(window)


def test_words_in_any_order_find_a_command_by_its_menu_too(window: Window) -> None:
    palette = opened(window)
    window.type("view over", palette.line)
    assert current(palette) == ["Overview", "View", "Ctrl+1"]


def test_a_recommendation_is_reached_by_its_number_or_its_words_from_any_page(window: Window, qtbot: QtBot) -> None:
    window.workplace.show_page(number_of("overview"))
    palette = opened(window)
    window.type("3.2", palette.line)
    assert offered(palette)[0].startswith("3.2 ")
    window.press(Qt.Key.Key_Return, on=palette.line)
    qtbot.waitUntil(lambda: window.workplace.detail.entity == window.found("3.2").id)
    assert window.workplace.pages.currentIndex() == number_of("commitments")


def test_what_cannot_be_seen_is_not_changed_from_another_page(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    palette = opened(window)
    window.type("planned", palette.line)
    assert "Planned" in offered(palette)
    window.press(Qt.Key.Key_Escape, on=palette.line)
    window.workplace.show_page(number_of("regional"))
    palette = opened(window)
    window.type("planned", palette.line)
    assert "Planned" not in offered(palette)


def test_the_arrows_choose_while_the_line_keeps_what_is_typed(window: Window) -> None:
    palette = opened(window)
    window.type("in", palette.line)
    assert len(offered(palette)) > 1 and current(palette)[0] == offered(palette)[0]
    window.press(Qt.Key.Key_Down, on=palette.line)
    assert current(palette)[0] == offered(palette)[1]
    assert palette.line.text() == "in"
    window.press(Qt.Key.Key_Escape, on=palette.line)
    assert not is_open(window)


def test_what_means_nothing_says_so_and_does_nothing(window: Window) -> None:
    palette = opened(window)
    window.type("xyzzy", palette.line)
    assert offered(palette) == [] and "Nothing is found" in seen.told(palette)
    window.press(Qt.Key.Key_Return, on=palette.line)
    assert palette.isVisible()
    palette.reject()


def test_a_command_that_asks_opens_its_dialog_once_the_palette_is_gone(window: Window, qtbot: QtBot) -> None:
    palette = opened(window)
    window.type("delegation name", palette.line)
    window.press(Qt.Key.Key_Return, on=palette.line)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog) and dialog.windowTitle() == "Delegation and name"
    dialog.reject()


def test_what_stands_as_a_button_on_another_page_is_done_there(window: Window, qtbot: QtBot) -> None:
    palette = opened(window)
    window.type("new meeting", palette.line)
    assert current(palette) == ["New meeting…", "Meeting", ""]
    window.press(Qt.Key.Key_Return, on=palette.line)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MeetingDialog))
    assert window.workplace.pages.currentIndex() == number_of("meetings")
    seen.dialog(window.frame).reject()


def test_what_cannot_be_done_now_comes_last_says_why_and_is_not_done(window: Window, qtbot: QtBot) -> None:
    register = window.register
    register.add_meeting("Re-examination", date(2026, 5, 3))
    window.workplace.show_page(number_of("meetings"))
    window.workplace.show_page(number_of("commitments"))
    palette = opened(window)
    window.type("freeze", palette.line)
    assert current(palette) == ["Freeze", "Meeting", ""]
    assert "Needs a meeting selected under Meetings" in seen.told(palette)
    window.press(Qt.Key.Key_Return, on=palette.line)
    assert palette.isVisible(), "the meeting that is selected there is not in sight here"
    palette.line.clear()
    window.type("re", palette.line)
    assert "Needs" not in seen.told(palette), "the line in front can be done"
    assert offered(palette).index("Regional") < offered(palette).index("Write receipt…")
    palette.reject()
    window.workplace.show_page(number_of("meetings"))
    palette = opened(window)
    window.type("freeze", palette.line)
    assert "Needs" not in seen.told(palette)
    window.press(Qt.Key.Key_Return, on=palette.line)
    qtbot.waitUntil(lambda: register.meetings()[0].freeze is not None)


def test_everything_in_it_has_a_name_and_nothing_is_cut_off(window: Window) -> None:
    window.frame.resize(1000, 600)
    palette = opened(window)
    assert seen.unnamed(palette) == [] and seen.clipped(palette) == []
    assert palette.height() < window.frame.height()
    palette.reject()
