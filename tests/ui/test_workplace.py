"""Journeys through the whole window, by clicks and keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import seen
from command_line import edit_workbook
from tracker.domain.query import Filter, Order, SortBy
from tracker.errors import Cancelled, UserError
from tracker.register.opening import open_register
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.period_edit import DateHint, PeriodEdit
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.detail.field_row import FieldRow
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.navigation import number_of
from tracker.ui.theme.colours import LIGHT
from tracker.ui.theme.theme import Appearance, Theme
from tracker.ui.workplace import Workplace
from tracker.words import Words, message
from window import Window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


def _row(window: Window, key: str) -> FieldRow:
    return window.workplace.detail.rows[key]


def _line(window: Window, key: str) -> QLineEdit:
    found = _row(window, key).findChild(QLineEdit)
    assert found is not None
    return found


def _button(around: QWidget, text: str) -> QAbstractButton:
    return next(b for b in around.findChildren(QAbstractButton) if b.text() == text and not b.isHidden())


def test_space_checks_off_and_unchecks_and_the_bar_takes_back(window: Window) -> None:
    window.register.edit([window.found("1.3")], {"status": "planned"})
    window.click("1.3", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Space)
    assert window.found("1.3").status == "implemented"
    window.press(Qt.Key.Key_Space)
    assert window.found("1.3").status == "planned"
    bar = window.workplace.undo_bar
    assert bar.isVisible()
    assert [label.text() for label in bar.findChildren(QLabel)] == ["Unchecked 1.3"]
    _button(bar, "Undo").click()
    assert window.found("1.3").status == "implemented"


def test_what_the_bar_lies_on_is_scrolled_above_it(window: Window) -> None:
    view, bar = window.workplace.commitments.view, window.workplace.undo_bar

    def reaches() -> int:
        current = view.visualRect(view.currentIndex())
        return view.viewport().mapTo(window.workplace.pages, current.bottomLeft()).y()

    view.selectRow(view.rowAt(view.viewport().height() - 1) - 1)
    window.press(Qt.Key.Key_Space, on=view)
    assert bar.isVisible() and reaches() < bar.y()
    window.press(Qt.Key.Key_End, _CTRL, view)
    assert reaches() < bar.y() and view.currentIndex().row() == view.model().rowCount() - 1
    most = view.verticalScrollBar().maximum()
    bar.hide()
    assert (
        view.verticalScrollBar().maximum() < most
        and reaches() < view.mapTo(window.workplace.pages, view.rect().bottomLeft()).y()
    )


def test_a_click_on_the_box_checks_off_that_row(window: Window) -> None:
    window.click("1.2", Column.CHECK)
    assert window.found("1.2").status == "implemented"
    assert "1 of 6" in str(window.workplace.commitments.model.index(0, 0).data())


def test_undo_and_redo_by_keys(window: Window) -> None:
    window.click("1.2", Column.CHECK)
    window.press(Qt.Key.Key_Z, _CTRL, window.workplace.commitments.view)
    assert window.found("1.2").status is None
    window.press(Qt.Key.Key_Y, _CTRL, window.workplace.commitments.view)
    assert window.found("1.2").status == "implemented"


def test_a_deadline_is_typed_in_the_list(window: Window) -> None:
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_F2)
    window.type("Q2 2027")
    window.press(Qt.Key.Key_Return)
    assert window.found("1.4").values["deadline"] == "2027-Q2"
    assert window.cell("1.4", Column.DEADLINE).data() == "Q2 2027"


def test_a_deadline_that_moved_asks_for_its_reason_by_a_key(window: Window) -> None:
    bar, rows = window.workplace.undo_bar, window.workplace.detail.rows

    def move(to: str) -> list[str]:
        window.click("1.4", Column.RECOMMENDATION)
        window.press(Qt.Key.Key_D, _CTRL, window.frame)
        window.type(to)
        window.press(Qt.Key.Key_Return)
        return [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()]

    assert move("30 jun 2027") == ["Undo"], "there was none to move"
    assert move("Q4 2027") == ["Give the reason  Ctrl+Shift+D", "Undo"]
    window.workplace.commands.sections["notes"].trigger()
    window.press(Qt.Key.Key_D, _CTRL_SHIFT, window.frame)
    reason = rows["deadline_reason"].findChild(QPlainTextEdit)
    assert reason is not None and window.frame.focusWidget() is reason and not bar.isVisible()
    assert not reason.visibleRegion().isEmpty(), "it is scrolled to"
    window.type("The assembly")
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    window.type("has not met")
    window.press(Qt.Key.Key_Return)
    assert window.found("1.4").values["deadline_reason"] == "The assembly\nhas not met"
    assert [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()] == ["Undo"]
    window.workplace.commands.details.trigger()
    window.workplace.commands.reason.trigger()
    assert reason.isVisible() and window.frame.focusWidget() is reason, "later on, from the menu"
    window.workplace.commands.details.trigger()
    assert move("2028")[0].startswith("Give the reason")
    _button(bar, "Give the reason  Ctrl+Shift+D").click()
    assert reason.isVisible() and window.frame.focusWidget() is reason, "details that were put away are opened"
    assert move("2029")[0].startswith("Give the reason")
    other = open_register(window.register.places)
    other.undo()
    assert window.register.find("1.4").values["deadline"] == "2028"
    window.press(Qt.Key.Key_D, _CTRL_SHIFT, window.frame)
    assert window.frame.focusWidget() is not reason and window.cell("1.4", Column.DEADLINE).data() == "2028"
    assert move("2029")[0].startswith("Give the reason")
    other.undo()
    other.close()
    window.workplace.store.ask()
    assert [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()] == ["Undo"]
    window.click("1.5", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_D, _CTRL_SHIFT, window.frame)
    assert rows["deadline"].isAncestorOf(window.frame.focusWidget()), "it has not moved: nothing unseen is typed in"


def test_deadlines_that_moved_together_are_given_one_reason(window: Window) -> None:
    for ref in ("1.1", "1.2"):
        window.register.edit([window.found(ref)], {"deadline": "2027-01"})
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    asked = []
    for keys, typed in ((_CTRL, "30 Jun 2027"), (_CTRL_SHIFT, "The budget was cut")):
        window.press(Qt.Key.Key_D, keys, window.frame)
        (popup,) = window.frame.findChildren(ValuePopup)
        (line,) = popup.findChildren(QLineEdit)
        asked.append(line.accessibleName())
        window.type(typed, line)
        window.press(Qt.Key.Key_Return, on=line)
    assert asked[1] == "Why did 2 deadlines move?"
    reasons = [window.found(ref).values.get("deadline_reason") for ref in ("1.1", "1.2", "1.3")]
    assert reasons == ["The budget was cut", "The budget was cut", None], "1.3 had no deadline before"
    window.press(Qt.Key.Key_D, _CTRL, window.frame)
    window.type("Q4 2027")
    window.frame.close()
    assert "Not saved yet: Deadline for 3 commitments" in seen.question(window.frame).informativeText()
    seen.click(seen.question(window.frame), "Close anyway")
    assert not window.frame.isVisible()


def test_typing_in_a_cell_edits_it_at_once(window: Window) -> None:
    window.click("1.4", Column.LEAD)
    window.press(Qt.Key.Key_A, _CTRL, window.workplace.commitments.view)
    window.type("F", window.workplace.commitments.view)
    window.type("oreign Ministry")
    assert window.workplace.commitments.view.count() == 1
    window.press(Qt.Key.Key_Return)
    assert window.found("1.4").values["lead"] == "Foreign Ministry" and "lead" not in window.found("1.5").values
    window.type("L")
    window.type("abour")
    window.press(Qt.Key.Key_Z, _CTRL)
    assert window.found("1.4").values["lead"] == "Foreign Ministry", "only what was typed is taken back"
    window.press(Qt.Key.Key_Y, _CTRL)
    window.frame.close()
    assert not window.frame.isVisible() and window.found("1.4").values["lead"] == "Labour"


def test_a_date_that_is_none_stays_in_its_editor(window: Window) -> None:
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_D, _CTRL, window.workplace.commitments.view)
    window.type("soonish")
    window.press(Qt.Key.Key_Return)
    editor = window.workplace.commitments.view.viewport().findChild(PeriodEdit)
    assert editor is not None and editor.isVisible() and editor.text() == "soonish"
    hint = window.frame.findChild(DateHint)
    assert hint is not None and hint.isVisible()
    assert "deadline" not in window.found("1.4").values
    window.press(Qt.Key.Key_Escape)


def test_an_ambiguous_date_asks_which(window: Window) -> None:
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_D, _CTRL, window.workplace.commitments.view)
    window.type("03/04/2027")
    hint = next(h for h in window.frame.findChildren(DateHint) if h.isVisible())
    assert [b.text() for b in hint.choices] == ["3 Apr 2027", "4 Mar 2027"]
    hint.choices[1].click()
    assert window.found("1.4").values["deadline"] == "2027-03-04"


def test_what_is_typed_in_a_cell_survives_what_happens_meanwhile(window: Window) -> None:
    window.click("1.4", Column.LEAD)
    window.press(Qt.Key.Key_L, _CTRL, window.workplace.commitments.view)
    window.type("Half a na")
    window.register.edit([window.found("1.4")], {"lead": "From elsewhere"})
    window.workplace.store.replaced.emit()
    editor = window.workplace.commitments.view.viewport().findChild(NameEdit)
    assert editor is not None and editor.text() == "Half a na"
    window.press(Qt.Key.Key_Return, on=editor)
    # It replaced what was on screen when the typing began: what came meanwhile is kept beside it.
    assert window.found("1.4").conflicts == ("lead",)


def test_a_name_given_today_is_offered_today(window: Window) -> None:
    window.click("1.4", Column.LEAD)
    window.press(Qt.Key.Key_L, _CTRL, window.workplace.commitments.view)
    window.type("Women's Institute")
    window.press(Qt.Key.Key_Return)
    window.click("1.2", Column.RECOMMENDATION)
    line = _line(window, "lead")
    line.setFocus()
    completer = line.completer()
    assert completer is not None
    completer.setCompletionPrefix("institute")
    assert completer.currentCompletion() == "Women's Institute"


def test_search_and_clear(window: Window, qtbot: QtBot) -> None:
    window.press(Qt.Key.Key_F, _CTRL)
    window.type("diaspora")
    qtbot.waitUntil(lambda: window.shown() == ["1.5"])
    assert _button(window.workplace.commitments.filters, "Clear").isVisible()
    _button(window.workplace.commitments.filters, "Clear").click()
    assert len(window.shown()) == 46


def test_no_hit_offers_to_clear(window: Window) -> None:
    window.workplace.commitments.filters.show_filter(Filter(search="desalination"))
    assert window.shown() == []
    assert window.workplace.detail.entity is None
    _button(window.workplace.commitments, "Clear search and filters").click()
    assert len(window.shown()) == 46


def test_filters_combine_and_are_remembered(window: Window, words: Words, theme: Theme, qtbot: QtBot) -> None:
    window.click("2.1", Column.CHECK)
    window.workplace.commitments.filters.show_filter(Filter(statuses=frozenset({"implemented"})))
    assert window.shown() == ["2.1"]
    window.frame.resize(780, 600)
    # As in what an older version remembered.
    window.workplace.commitments.view.columns.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Interactive)
    window.frame.close()
    memory = Memory(window.register.places.window)
    again = Frame(words, theme, memory)
    qtbot.addWidget(again)
    again.show()
    workplace = Workplace(again, window.register, words, theme, memory, SynchronousRunner())
    assert Window(again, workplace, window.register).shown() == ["2.1"]
    assert workplace.commitments.view.columns.sectionResizeMode(Column.STATUS) is QHeaderView.ResizeMode.Fixed
    assert again.size().toTuple() == (780, 600)
    again.close()


def test_several_rows_are_one_action(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    bar = window.workplace.commitments
    _button(bar, "Deadline").click()
    popup = window.frame.findChild(ValuePopup)
    assert popup is not None
    window.type("30 Jun 2027", popup.findChild(PeriodEdit))
    _button(popup, "Apply").click()
    assert [window.found(r).values.get("deadline") for r in ("1.1", "1.2", "1.3")] == ["2027-06-30"] * 3
    _button(bar, "Still correct").click()
    assert window.found("1.2").confirmed == {"by": "Luis Vega", "on": window.register.today().isoformat()}
    toast = window.workplace.undo_bar
    window.workplace.editing.refused.emit(UserError(message("Nothing was confirmed."), message("1.4 differs.")))
    _button(bar, "Still correct").click()
    assert _told(toast) == "3 commitments were confirmed already today"
    window.click("1.2", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Space, _CTRL | Qt.KeyboardModifier.ShiftModifier, window.frame)
    assert _told(toast) == "1.2 was confirmed already today", "in place of the refusal of something else"
    window.workplace.editing.undo()
    window.workplace.editing.undo()
    assert all("deadline" not in window.found(r).values for r in ("1.1", "1.2", "1.3"))


def test_what_was_done_to_several_is_told_above_their_bar(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    _button(window.workplace.commitments, "Still correct").click()
    QTest.qWait(0)
    toast, bar = window.workplace.undo_bar, window.workplace.commitments.bar
    assert toast.isVisible() and bar.isVisible()
    assert toast.geometry().bottom() < bar.mapTo(window.workplace.pages, bar.rect().topLeft()).y()


def test_the_details_say_how_many_are_selected(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    detail = window.workplace.detail
    assert "3 selected" in _told(detail) and not _row(window, "status").isVisible()
    window.click("1.3", Column.RECOMMENDATION)
    assert "selected" not in _told(detail) and "Recommendation 1.3" in _told(detail)


def test_what_could_not_be_saved_is_said_until_it_is_mended(window: Window) -> None:
    window.click("1.2", Column.CHECK)
    line = _line(window, "deadline")
    window.type("soonish", line)
    window.press(Qt.Key.Key_Return, on=line)
    bar = window.frame.statusBar()
    assert "Not saved yet: 1.2 Deadline" in _told(bar) and "All changes saved" not in _told(bar)
    window.click("1.3", Column.RECOMMENDATION)
    assert "Not saved yet: 1.2 Deadline" in _told(bar)
    window.click("1.2", Column.RECOMMENDATION)
    assert line.text() == "soonish"
    line.selectAll()
    window.type("second half of 2027", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.2").values["deadline"] == "2027-H2"
    assert window.cell("1.2", Column.DEADLINE).data() == line.text() == "2nd half 2027"
    assert "All changes saved" in _told(bar) and "Not saved yet" not in _told(bar)


def test_the_status_in_the_details_follows_the_appearance(window: Window, theme: Theme) -> None:
    window.click("1.2", Column.CHECK)
    box = _row(window, "status").findChild(QComboBox)
    assert box is not None
    before = box.itemIcon(box.currentIndex()).pixmap(18).toImage()
    theme.choose(Appearance.DARK)
    assert box.itemIcon(box.currentIndex()).pixmap(18).toImage() != before


def _told(around: QWidget) -> str:
    return "\n".join(label.text() for label in around.findChildren(QLabel) if label.isVisible())


def test_a_field_of_the_detail_is_saved_when_it_is_left(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    line = _line(window, "person")
    line.setFocus()
    window.type("Deputy Director", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.2").values["person"] == "Deputy Director"


def test_a_percent_that_is_none_stays_and_is_explained(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    line = _line(window, "percent")
    window.type("a lot", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert line.text() == "a lot"
    assert any("0 to 100" in label.text() for label in _row(window, "percent").findChildren(QLabel))
    window.click("1.3", Column.RECOMMENDATION)
    assert _line(window, "percent").text() == ""
    window.click("1.2", Column.RECOMMENDATION)
    assert _line(window, "percent").text() == "a lot"


def test_a_field_being_typed_in_is_not_overwritten_and_replaces_only_what_it_showed(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    text = _row(window, "comment").findChild(QPlainTextEdit)
    assert text is not None
    window.type("My own words", text)
    window.register.edit([window.found("1.2")], {"comment": "From elsewhere"})
    assert text.toPlainText() == "My own words"
    window.workplace.detail.leave()
    assert window.found("1.2").conflicts == ("comment",)


def _is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_differing_versions_are_settled_in_place(window: Window) -> None:
    read = window.found("1.2")
    window.register.edit([read], {"lead": "Ministry of Health"})
    window.register.edit([read], {"lead": "Ministry of Labour"})
    window.click("1.2", Column.RECOMMENDATION)
    window.register.edit([window.found("1.5")], {"status": "implemented", "percent": 40})
    others = [window.found(ref) for ref in ("1.3", "1.4", "2.1")]
    for lead in ("Ministry of Health", "Ministry of Labour"):
        window.register.edit(others, {"lead": lead})
    conflicts, view = window.workplace.state.conflicts, window.workplace.commitments.view
    assert conflicts.isVisible()
    window.frame.resize(1366, 768)
    window.press(Qt.Key.Key_A, _CTRL, view)
    window.press(Qt.Key.Key_Space, _CTRL | Qt.KeyboardModifier.ShiftModifier, window.frame)
    assert "1.5 is implemented, yet below 100 %; 4 with differing versions" in _told(window.workplace.undo_bar)
    _button(window.workplace.undo_bar, "Show all").click()
    assert window.shown() == ["1.2", "1.3", "1.4", "1.5", "2.1"], "all that is to be looked at again"
    window.press(Qt.Key.Key_A, _CTRL, view)
    conflicts.click()
    assert window.shown() == ["1.2", "1.3", "1.4", "2.1"]
    detail = window.workplace.detail
    assert [c.ref for c in view.selected()] == ["1.2"] and "selected" not in _told(detail)
    seen.settled(detail)
    choices = [b for b in _row(window, "lead").findChildren(QPushButton) if "Keep" in b.accessibleName()]
    assert [_is_whole(button) for button in choices] == [True, True], "what there is to decide is in sight at once"
    detail._scroll.verticalScrollBar().setValue(0)
    seen.button(detail, "1 field differs").click()
    assert _row(window, "lead").isAncestorOf(window.frame.focusWidget())
    seen.settled(detail)
    assert [_is_whole(button) for button in choices] == [True, True], "where the link leads to as well"
    # A list that is sorted is read again with whatever is saved.
    window.workplace.commitments.sort(Order(SortBy.DEADLINE))
    window.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier, window.frame)
    window.type("Call both")
    window.press(Qt.Key.Key_Return, _CTRL)
    window.type("and the minister")
    assert [note.text for note in window.register.notes(window.found("1.2"))] == ["Call both"]
    assert detail.notes.isVisible() and detail.notes.adding.typed() == {"text": "and the minister"}
    detail.show_field("lead")
    assert window.frame.focusWidget() is detail.bar.buttons["fields"], "not Undo, which a space would press"
    keep = [b for b in _row(window, "lead").findChildren(QPushButton) if "Ministry of Health" in b.accessibleName()]
    keep[0].click()
    assert window.found("1.2").conflicts == ()
    assert window.found("1.2").values["lead"] == "Ministry of Health"
    assert "3 of 46" in conflicts.accessibleName() and detail.entity == window.found("1.3").id, "the next to decide"


def test_a_former_value_is_restored_from_the_history(window: Window) -> None:
    window.register.edit([window.found("1.2")], {"lead": "Ministry of Health"})
    window.register.edit([window.found("1.2")], {"lead": "Ministry of Labour"})
    window.click("1.2", Column.RECOMMENDATION)
    _button(window.workplace.detail, "Restore this value").click()
    assert window.found("1.2").values["lead"] == "Ministry of Health"


def test_history_takes_back_any_action(window: Window) -> None:
    window.click("1.1", Column.CHECK)
    window.click("1.2", Column.CHECK)
    window.press(page_key("history"), _CTRL, window.frame)
    view = window.workplace.pages.history.view
    box = view.visualRect(window.workplace.pages.history.model.index(1, 3))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert (window.found("1.1").status, window.found("1.2").status) == (None, "implemented")
    entries = [(e.title.code, e.undone) for e in window.register.actions()]
    assert ("check_off", True) in entries


def test_an_undo_that_was_stopped_says_that_nothing_was_changed(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Cancelled

    window.register.edit([window.found("1.3")], {"status": "planned"})
    monkeypatch.setattr(window.register, "undo", stopped)
    window.press(Qt.Key.Key_Z, _CTRL)
    assert "Writing was stopped: nothing was changed." in seen.told(window.workplace.undo_bar)


def test_undo_is_seen_to_be_a_link_in_the_selected_line_too(window: Window) -> None:
    window.register.check_off([window.found("1.2")])
    window.press(page_key("history"), _CTRL, window.frame)
    view = window.workplace.pages.history.view
    box = view.visualRect(view.currentIndex().siblingAtColumn(3))
    drawn = view.viewport().grab(box).toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert LIGHT.accent in inks and LIGHT.selected in inks


def test_an_action_of_the_history_opens_and_shows_what_it_changed(window: Window) -> None:
    window.register.edit([window.found("1.1")], {"status": "planned"})
    window.register.edit([window.found("1.1"), window.found("1.2")], {"status": "in_progress"})
    window.press(page_key("history"), _CTRL, window.frame)
    view, model = window.workplace.pages.history.view, window.workplace.pages.history.model
    newest = model.index(0, 0)
    view.setCurrentIndex(newest)
    window.press(Qt.Key.Key_Return, on=view)
    assert view.isExpanded(newest) and window.workplace.pages.currentWidget() is window.workplace.pages.history
    told = {tuple(str(model.index(row, c, newest).data()) for c in range(3)) for row in range(model.rowCount(newest))}
    assert told == {
        ("1.1", "Status: Planned → In progress", "Luis Vega"),
        ("1.2", "Status: Not reported → In progress", "Luis Vega"),
    }
    window.press(Qt.Key.Key_Return, on=view)
    assert not view.isExpanded(newest)
    at = view.visualRect(model.index(1, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.isExpanded(model.index(1, 0))
    window.press(Qt.Key.Key_Return, _CTRL, view)
    assert window.register.actions()[1].undone
    assert view.isExpanded(model.index(1, 0))


def test_an_import_in_the_history_names_the_colleague_and_who_took_it_in(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    window.register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    review = window.register.review(path, author="Luis Paz")
    window.register.finish(review)
    window.press(page_key("history"), _CTRL, window.frame)
    view, model = window.workplace.pages.history.view, window.workplace.pages.history.model
    newest = model.index(0, 0)
    assert model.index(0, 2).data() == "Luis Paz, imported by Luis Vega"
    view.expand(newest)
    assert [model.index(0, c, newest).data() for c in range(3)] == [
        "1.3",
        "Comment: Not reported → From the ministry",
        "Luis Paz, imported by Luis Vega",
    ]


def test_groups_open_and_close_by_keys(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Left)
    assert window.shown()[0] == "2.1"
    window.press(Qt.Key.Key_Right)
    assert window.shown()[0] == "1.1"


def test_copy_gives_tab_separated_text(window: Window) -> None:
    window.register.edit([window.found("1.5")], {"lead": "Foreign Ministry"})
    window.click("1.5", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_C, _CTRL)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[0] == "1.5" and cells[2:4] == ["Not reported", "Foreign Ministry"]


def test_copy_gives_all_that_is_selected_in_every_list(window: Window, tmp_path: Path) -> None:
    register, pages = window.register, window.workplace.pages
    register.add_meeting("Review", date(2026, 11, 20), "Quito")
    register.freeze(register.find_meeting("Review"))
    register.edit([window.found("1.5")], {"status": "planned", "next_step": "Two\nlines"})
    register.export(tmp_path / "book.xlsx", meeting="Review")
    register.transcribe("ARG", "1.1", {"status": "planned"}, "Note verbale 3")

    def copied(page: str, view: QAbstractItemView, *, everything: bool = True) -> list[list[str]]:
        window.press(page_key(page), _CTRL, window.frame)
        if everything:
            view.selectAll()
        window.press(Qt.Key.Key_C, _CTRL, view)
        return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]

    assert [line[0] for line in copied("commitments", window.workplace.commitments.view)] == window.shown()
    assert len(copied("deadlines", pages.deadlines.view)) == 46
    history = pages.history.view
    window.press(page_key("history"), _CTRL, window.frame)
    history.expand(history.model().index(1, 0))
    done = copied("history", history)
    assert [len(line) for line in done] == [3] * len(done), "not what can be done with it"
    assert ["1.5", "Next steps: Not reported → Two lines", "Luis Vega"] in done[2:4]
    ((day, named, presented),) = copied("meetings", pages.meetings.view)
    assert (day, named, presented) == (
        "20 Nov 2026",
        "Review · Quito · Frozen on 23 Nov 2026",
        "0 of 46 implemented (0 %)",
    )
    pages.meetings.compare()
    comparison = pages.meetings.comparison
    heading, status, step = copied("meetings", comparison.moved)
    assert heading[0].startswith("1.5 ") and heading[1:] == ["", ""], "named once"
    assert (status, step[2]) == (["Status", "Not reported", "Planned"], "Two lines")
    comparison.tabs.setCurrentIndex(1)
    assert copied("meetings", comparison.numbers.flow) == [
        ["", "Planned", "Not reported", "All"],
        ["Not reported", "1", "45", "46"],
        ["All", "1", "45", "46"],
    ]
    ((what, state),) = copied("exchange", pages.exchange.view)
    assert what.startswith("Workbook for colleagues · Review · 23 Nov 2026") and what.endswith(" · book.xlsx")
    assert state == "Nothing came back yet"
    overview = pages.overview
    window.press(page_key("overview"), _CTRL, window.frame)
    overview.progress.as_table.click()
    assert copied("overview", overview.progress.table)[0][1:] == ["1", "5", "6"]
    window.press(page_key("regional"), _CTRL, window.frame)
    pages.region.matrix.go_to("ARG", window.found("1.1").recommendation.id)
    assert copied("regional", pages.region.matrix.view, everything=False) == [["Argentina"], ["Planned"]]
    heads, first, *_others = copied("regional", pages.region.matrix.view)
    assert heads == ["Ref", "Recommendation", "Implemented", "Costa Rica", "Argentina"], "ours first, as on screen"
    assert first[3:] == ["Not reported", "Planned"]


def test_every_jump_has_its_way_back_and_every_search_its_key(window: Window) -> None:
    workplace, pages, stale = window.workplace, window.workplace.pages, window.found("1.2")
    for lead in ("Ministry of Health", "Ministry of Labour"):
        window.register.edit([stale], {"lead": lead})
    window.register.add_meeting("Review", date(2026, 11, 20))
    window.frame.activateWindow()

    def go_to(page: str) -> None:
        window.press(page_key(page), _CTRL, window.frame)

    def back() -> QWidget | None:
        window.press(Qt.Key.Key_Escape)
        return pages.currentWidget()

    go_to("overview")
    assert workplace.state.conflicts.accessibleName() == "1 of 46 with differing versions"
    workplace.state.conflicts.click()
    assert window.shown() == ["1.2"] and back() is pages.overview
    seen.click(pages.overview, "All deadlines")
    window.press(Qt.Key.Key_Return, on=pages.deadlines.view)
    assert pages.currentWidget() is workplace.commitments
    assert (back(), back(), back()) == (pages.deadlines, pages.overview, pages.overview)
    seen.click(pages.overview, "All deadlines")
    go_to("regional")
    assert back() is pages.region, "a page that was chosen is where one is"
    pages.region.all_states.click()
    pages.region.matrix.go_to("CRI", window.found("2.1").recommendation.id)
    window.press(Qt.Key.Key_Return, on=pages.region.matrix.view)
    assert workplace.commitments.view.current() == window.found("2.1").id and back() is pages.region
    go_to("meetings")
    QTest.keyClick(window.frame.windowHandle(), page_key("meetings"), _CTRL)
    assert len(pages.meetings.view.selectionModel().selectedRows()) == 1, "Ctrl was for the page, not for its line"
    window.press(Qt.Key.Key_F, _CTRL, window.frame)
    assert pages.currentWidget() is pages.meetings and pages.meetings.search.hasFocus()
    go_to("exchange")
    window.press(Qt.Key.Key_F, _CTRL, window.frame)
    assert workplace.commitments.filters.search.hasFocus()
    assert (back(), back()) == (workplace.commitments, pages.exchange), "first to the list, then to where one was"


def test_a_dropped_file_that_is_no_workbook_is_told(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr("tracker.ui.workplace.tell_error", lambda parent, words, error: told.append(error))
    broken = tmp_path / "notes.xlsx"
    broken.write_text("hello", encoding="utf-8")
    window.frame.dropped.emit([broken], QPoint())
    assert len(told) == 1
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4")
    window.frame.dropped.emit([letter, broken], QPoint())
    assert len(told) == 3, "with anything that could be imported among them, none becomes a document"


def test_what_can_only_be_a_document_becomes_one_of_the_commitment_it_is_let_go_on_after_a_question(
    window: Window, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(letter))])
    view, detail, bar = window.workplace.commitments.view, window.workplace.detail, window.workplace.undo_bar

    def drop(on: QWidget, at: QPoint) -> None:
        how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        window.frame.dropEvent(QDropEvent(QPointF(on.mapTo(window.frame, at)), *how))

    def drop_on(row: int) -> None:
        drop(view.viewport(), view.visualRect(window.workplace.commitments.model.index(row, 1)).center())

    window.click("1.3", Column.RECOMMENDATION)
    drop_on(window.cell("1.2", Column.NUMBER).row())
    question = seen.question(window.frame)
    assert "Add “letter.pdf” to the documents of 1.2?" in question.text()
    assert window.found("1.2").text.body[:60] in question.informativeText(), "not the number alone"
    seen.click(question, "Cancel")
    drop_on(0)
    assert "drop it on the row of its commitment, or on its details" in _told(bar), "a panel has no documents"
    drop(detail, detail.rect().center())
    assert "Add “letter.pdf” to the documents of 1.3?" in seen.question(window.frame).text()
    seen.click(seen.question(window.frame), "Cancel")
    bar.hide()
    window.click("1.4", Column.RECOMMENDATION, _CTRL)
    drop(detail, detail.rect().center())
    assert "drop it on the row of its commitment, or on its details" in _told(bar), "two are selected"
    window.click("1.3", Column.RECOMMENDATION)
    window.workplace.show_page(number_of("overview"))
    bar.hide()
    drop(window.workplace.pages, window.workplace.pages.rect().center())
    assert "drop it on the row of its commitment, or on its details" in _told(bar), "none is in sight"
    assert window.found("1.3").documents == 0
    window.workplace.show_page(number_of("commitments"))
    two, carried_before = QMimeData(), carried
    two.setUrls([QUrl.fromLocalFile(str(letter.with_name(name))) for name in ("letter.pdf", "second.pdf")])
    carried = two
    drop_on(window.cell("1.3", Column.NUMBER).row())
    assert "they are neither workbooks" in seen.question(window.frame).informativeText()
    seen.click(seen.question(window.frame), "Cancel")
    carried = carried_before
    drop_on(window.cell("1.3", Column.NUMBER).row())
    seen.click(seen.question(window.frame), "Add")
    assert window.found("1.3").documents == 1 and window.workplace.detail.documents.isVisible()


def test_what_the_exchange_page_asks_for_happens(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace, asked = window.workplace, list[object]()
    monkeypatch.setattr(workplace.errands, "choose_files", lambda: asked.append("choose"))
    workplace.show_page(number_of("exchange"))
    workplace.pages.exchange.field_requested.emit(window.found("2.3").id, "next_step")
    assert workplace.pages.currentWidget() is workplace.commitments
    assert workplace.commitments.view.current() == window.found("2.3").id
    seen.settled(workplace.detail)
    assert not _row(window, "next_step").visibleRegion().isEmpty(), "the field that was asked for is in sight"
    workplace.pages.exchange.import_requested.emit([])
    assert asked == ["choose"]
    for page, where in ((workplace.pages.exchange, "there"), (workplace.pages.region, "here")):
        page.refused.emit(UserError(message("Not done."), message("It was refused {where}.", where=where)))
        assert _told(workplace.undo_bar) == f"Not done. It was refused {where}."


def test_any_file_can_be_dropped_but_no_folder(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "from a colleague.dat"
    file.write_text("hello", encoding="utf-8")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in (tmp_path, file)])
    where, copy, left = QPointF(400, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.frame.dropped.disconnect()
    with qtbot.waitSignal(window.frame.dropped) as dropped:
        window.frame.dropEvent(QDropEvent(where, copy, carried, left, Qt.KeyboardModifier.NoModifier))
    assert dropped.args == [[file], where.toPoint()]


def test_the_details_tell_what_was_submitted_last_and_what_changed_since(window: Window, tmp_path: Path) -> None:
    window.register.edit([window.found("1.2")], {"status": "planned"})
    window.register.submit(tmp_path / "s.ctu", window.register.draft_submission("Secretariat"))
    window.register.edit([window.found("1.2")], {"status": "implemented"})
    window.click("1.2", Column.RECOMMENDATION)
    said = [label.text() for label in window.workplace.detail.findChildren(QLabel) if label.isVisible()]
    assert any("Status: Planned" in text and "(now: Implemented)" in text for text in said)
    window.click("1.3", Column.RECOMMENDATION)
    assert not any(
        "(now:" in label.text() for label in window.workplace.detail.findChildren(QLabel) if label.isVisible()
    )


def test_the_other_button_offers_what_can_be_done_to_a_row(window: Window) -> None:
    view = window.workplace.commitments.view
    at = view.visualRect(window.cell("1.2", Column.STATUS)).center()
    click = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    window.click("1.2", Column.STATUS)
    QApplication.sendEvent(view.viewport(), click)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and window.workplace.commands.confirm in menu.actions()
    assert window.workplace.commands.confirm.isEnabled()
    menu.close()


def test_what_the_list_shows_is_exported_first_and_what_is_left_out_is_told(window: Window, qtbot: QtBot) -> None:
    """By the button, and by the command: the same dialog says the same."""
    filters = window.workplace.commitments.filters

    def chosen() -> tuple[str, bool]:
        dialog = seen.dialog(window.frame)
        (ticked,) = (radio for radio in dialog.findChildren(QRadioButton) if radio.isChecked())
        qtbot.waitUntil(lambda: dialog.focusWidget() is ticked)
        told = ticked.text().replace("&", ""), "40 commitments are left out" in seen.told(dialog)
        dialog.reject()
        return told

    seen.button(filters, "Export workbook")
    filters.show_filter(Filter(panels=frozenset({window.register.panels()[0].id})))
    seen.click(filters, "Export 6 commitments")
    assert chosen() == ("Only the 6 shown in the list", True)
    window.press(Qt.Key.Key_E, _CTRL, window.frame)
    assert chosen() == ("Only the 6 shown in the list", True)
    filters.show_filter(Filter(search="xyzzy"))
    seen.click(filters, "Export workbook")
    assert chosen() == ("All 46 commitments", False)
