"""The list of commitments is edited in place, by clicks and keys through the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

import seen
from details import field_line
from tracker.errors import UserError
from tracker.register.opening import open_register
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.period_edit import DateHint, PeriodEdit
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.words import message
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


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
    seen.button(bar, "Undo").click()
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


def test_a_deadline_is_typed_in_the_list(window: Window) -> None:
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_F2)
    window.type("Q2 2027")
    window.press(Qt.Key.Key_Return)
    assert window.found("1.4").values["deadline"] == "2027-Q2"
    assert window.cell("1.4", Column.DEADLINE).data() == "Q2 2027"
    # As Enter has it, on what is not typed and of several too: the row that the keyboard is on.
    window.click("1.4", Column.RECOMMENDATION)
    view = window.workplace.commitments.view
    window.press(Qt.Key.Key_A, _CTRL, view)
    window.press(Qt.Key.Key_F2, on=view)
    (menu,) = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    menu.hide()
    assert view.count() == 1 and view.current() == window.found("1.4").id


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
    seen.button(bar, "Give the reason  Ctrl+Shift+D").click()
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
    line = field_line(window, "lead")
    line.setFocus()
    completer = line.completer()
    assert completer is not None
    completer.setCompletionPrefix("institute")
    assert completer.currentCompletion() == "Women's Institute"


def test_several_rows_are_one_action(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    bar = window.workplace.commitments
    seen.button(bar, "Deadline").click()
    popup = window.frame.findChild(ValuePopup)
    assert popup is not None
    window.type("30 Jun 2027", popup.findChild(PeriodEdit))
    # What is shown behind it meanwhile is seen, and replaced.
    window.workplace.editing.edit([window.found("1.2")], {"deadline": "2028-01-01"})
    seen.button(popup, "Apply").click()
    assert not any(window.found(r).conflicts for r in ("1.1", "1.2", "1.3"))
    assert [window.found(r).values.get("deadline") for r in ("1.1", "1.2", "1.3")] == ["2027-06-30"] * 3
    seen.button(bar, "Still correct").click()
    assert window.found("1.2").confirmed == {"by": "Luis Vega", "on": window.register.today().isoformat()}
    toast = window.workplace.undo_bar
    window.workplace.editing.refused.emit(UserError(message("Nothing was confirmed."), message("1.4 differs.")))
    seen.button(bar, "Still correct").click()
    assert seen.told(toast) == "3 commitments were confirmed already today"
    window.click("1.2", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Space, _CTRL | Qt.KeyboardModifier.ShiftModifier, window.frame)
    assert seen.told(toast) == "1.2 was confirmed already today", "in place of the refusal of something else"
    for _ in range(3):
        window.workplace.editing.undo()
    assert all("deadline" not in window.found(r).values for r in ("1.1", "1.2", "1.3"))


def test_what_was_done_to_several_is_told_above_their_bar(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    seen.button(window.workplace.commitments, "Still correct").click()
    QTest.qWait(0)
    toast, bar = window.workplace.undo_bar, window.workplace.commitments.bar
    assert toast.isVisible() and bar.isVisible()
    assert toast.geometry().bottom() < bar.mapTo(window.workplace.pages, bar.rect().topLeft()).y()


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
