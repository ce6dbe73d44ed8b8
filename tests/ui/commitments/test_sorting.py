"""The list sorted and with other columns, by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tracker.domain.query import Filter, Order, SortBy
from tracker.ui import copying
from tracker.ui.commitments.columns import FIELD_OF, Column
from tracker.ui.commitments.list_menus import ListMenus
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.memory import Memory
from tracker.ui.navigation import number_of
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier


def _click_header(window: Window, column: Column) -> None:
    header = window.workplace.commitments.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _menus(window: Window) -> ListMenus:
    return window.workplace.list_menus


def test_clicks_on_a_columns_name_sort_turn_round_and_group_again(window: Window) -> None:
    page, register = window.workplace.commitments, window.register
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model)
    grouped = window.shown()
    for ref, deadline in (("5.1", "2026-12"), ("2.3", "2027-06-30"), ("1.1", "2028")):
        register.edit([window.found(ref)], {"deadline": deadline})
    window.click("2.3", Column.RECOMMENDATION)
    _click_header(window, Column.DEADLINE)
    assert window.shown()[:4] == ["5.1", "2.3", "1.1", "1.2"]
    assert page.model.heading_rows() == () and page.model.rowCount() == 46
    assert page.view.current() == window.found("2.3").id
    assert Memory(register.places.window).text("list/order") == "deadline up"
    _click_header(window, Column.DEADLINE)
    assert window.shown()[:4] == ["1.1", "2.3", "5.1", "1.2"]
    register.edit([window.found("5.1")], {"deadline": "2029"})
    QTest.qWait(0)
    assert window.shown()[:3] == ["5.1", "1.1", "2.3"]
    page.filters.search.setText("migrants")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.model.heading_rows() == () and len(window.shown()) < 46
    page.filters.clear()
    _click_header(window, Column.DEADLINE)
    assert window.shown() == grouped and page.order is None


def test_esc_goes_back_to_the_panels_and_the_menu_sorts_by_keyboard(window: Window) -> None:
    page = window.workplace.commitments
    window.register.edit([window.found("3.2")], {"status": "implemented"})
    action = next(a for a in window.workplace.commands.sorting.actions() if a.text() == "Status")
    action.trigger()
    assert page.order == Order(SortBy.STATUS) and action.isChecked()
    assert window.shown()[0] == "3.2"
    page.view.setFocus()
    window.press(Qt.Key.Key_Escape)
    assert page.order is None
    assert window.workplace.commands.sorting.actions()[0].isChecked()


def test_columns_are_switched_and_copied(window: Window) -> None:
    view, menus = window.workplace.commitments.view, _menus(window)
    window.register.edit([window.found("1.1")], {"percent": 40, "lead": "Ministry"})
    assert view.isColumnHidden(Column.PERCENT)
    menus.columns[Column.PERCENT].trigger()
    assert not view.isColumnHidden(Column.PERCENT)
    assert window.cell("1.1", Column.PERCENT).data() == "40%"
    assert Memory(window.register.places.window).text("list/percent") == "yes"
    window.click("1.1", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, on=view)
    window.press(Qt.Key.Key_C, _CTRL, on=view)
    first, second = QGuiApplication.clipboard().text().split("\n")
    assert first.split("\t")[0] == "1.1" and "40%" in first.split("\t")
    assert second.split("\t")[0] == "1.2" and len(first.split("\t")) == len(second.split("\t"))
    menus.columns[Column.UPDATED].trigger()
    assert view.isColumnHidden(Column.UPDATED) is not menus.columns[Column.UPDATED].isChecked()


def test_what_is_too_much_for_one_turn_of_the_window_is_copied_in_several(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, clipboard = window.workplace.commitments.view, QGuiApplication.clipboard()
    window.press(Qt.Key.Key_A, _CTRL, on=view)
    assert view.count() == 46, "the lines of panels are selected with them, and counted as none"
    window.press(Qt.Key.Key_C, _CTRL, on=view)
    at_once = clipboard.text()
    assert at_once.count("\n") == 45
    monkeypatch.setattr(copying, "_CELLS", 30)
    window.press(Qt.Key.Key_C, _CTRL, on=view)
    assert clipboard.text() == "", "nothing that is not whole, nor what was copied before"
    qtbot.waitUntil(lambda: clipboard.text() != "")
    assert clipboard.text() == at_once
    window.press(Qt.Key.Key_C, _CTRL, on=view)
    window.workplace.commitments.filters.show_filter(Filter(panels=frozenset({window.register.panels()[0].id})))
    assert clipboard.text() == at_once, "what was selected, although it stands there no longer"
    window.press(Qt.Key.Key_A, _CTRL, on=view)
    QTest.keyClick(view, Qt.Key.Key_C, _CTRL)
    assert clipboard.text() == ""
    clipboard.setText("copied later")
    (turns,) = view.findChildren(copying.Copying)[0].findChildren(QTimer)
    qtbot.waitUntil(lambda: not turns.isActive())
    assert clipboard.text() == "copied later"
    QTest.keyClick(view, Qt.Key.Key_C, _CTRL)
    window.workplace.show_page(number_of("overview"))
    assert clipboard.text().startswith("1.1\t"), "a list that goes is said to its end at once"
    window.workplace.show_page(number_of("commitments"))
    window.press(Qt.Key.Key_A, _CTRL, on=view)
    window.press(Qt.Key.Key_C, _CTRL, on=view)
    monkeypatch.setattr(copying, "_CELLS", 500)
    window.press(Qt.Key.Key_C, _CTRL, on=view)
    assert [line.split("\t")[0] for line in clipboard.text().split("\n")] == window.shown()
    clipboard.setText("of another program")
    window.workplace.commitments.filters.clear()
    assert clipboard.text() == "of another program"


def test_a_column_that_has_no_room_says_so_in_the_menu(window: Window) -> None:
    view, menus = window.workplace.commitments.view, _menus(window)
    menu, updated = window.workplace.commands.columns, menus.columns[Column.UPDATED]
    assert view.isColumnHidden(Column.UPDATED) and not updated.isChecked(), "nobody asked for it"
    updated.trigger()
    assert not view.isColumnHidden(Column.UPDATED), "what is asked for comes before what is only shown"
    for width, said in ((900, "Updated"), (400, "Updated (no room now)"), (900, "Updated")):
        view.columns.fit(width)
        menu.aboutToShow.emit()
        assert updated.isChecked() and updated.text() == said
        assert view.isColumnHidden(Column.UPDATED) is (width == 400)


@pytest.mark.parametrize(
    ("key", "column", "stood", "typed", "given"),
    [
        (Qt.Key.Key_L, Column.LEAD, "Navy", "Ministry of Health", "Ministry of Health"),
        (Qt.Key.Key_D, Column.DEADLINE, "Q2 2027", "30 Jun 2027", "2027-06-30"),
    ],
)
def test_a_value_is_typed_also_where_its_column_has_no_room(
    window: Window, key: Qt.Key, column: Column, stood: str, typed: str, given: str
) -> None:
    page, field = window.workplace.commitments, FIELD_OF[column]
    window.register.edit([window.found("1.2")], {"lead": "Navy", "deadline": "2027-Q2"})
    window.click("1.2", Column.RECOMMENDATION)
    page.view.setColumnHidden(column, True)
    window.press(key, _CTRL)
    popup = window.frame.findChild(ValuePopup, "value-popup")
    assert popup is not None
    line = popup.findChildren(QLineEdit)[0]
    assert line.text() == stood
    line.setText(typed)
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.2").text_of(field) == given


def test_in_a_narrow_list_the_recommendation_can_still_be_read(window: Window) -> None:
    view = window.workplace.commitments.view
    letter, usual = view.fontMetrics().averageCharWidth(), view.columnWidth(Column.STATUS)
    beside = view.columnWidth(Column.CHECK) + view.columnWidth(Column.NUMBER)
    for width, has_deadline in ((1200, True), (beside + usual + 16 * letter, False), (1200, True)):
        view.columns.fit(width)
        status = view.columnWidth(Column.STATUS)
        assert view.isColumnHidden(Column.DEADLINE) is not has_deadline
        assert width - beside - status - view.columnWidth(Column.DEADLINE) >= 20 * letter
        assert (status == usual) is has_deadline, "the words seen least give way"


def test_several_rows_are_edited_as_one_step(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, on=window.workplace.commitments.view)
    window.workplace.commitments.bar.status_chosen.emit("planned")
    assert {window.found(ref).status for ref in ("1.1", "1.2")} == {"planned"}
    window.register.undo()
    assert {window.found(ref).status for ref in ("1.1", "1.2")} == {None}
