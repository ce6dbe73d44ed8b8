"""Actions, by clicks and keys through the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

import seen
from details import add_action, focused, go, titles
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.period_edit import DateHint
from window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_an_action_is_added_ticked_edited_and_deleted_by_keys(window: Window) -> None:
    go(window, 2)
    section = window.workplace.detail.actions_
    typing = section.adding.findChild(QPlainTextEdit)
    assert section.isVisible() and typing is not None and focused(window) is typing
    window.type("One line", typing)
    owner = section.adding.editors["owner"].inner
    assert typing.height() == owner.height() and typing.verticalScrollBar().maximum() == 0
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, typing)
    assert typing.height() > owner.height()
    window.press(Qt.Key.Key_Escape, on=typing)
    assert typing.toPlainText() == ""
    add_action(window, "Ask the ministry", "Eva Solano", "20 Nov 2026")
    add_action(window, "Publish it")
    assert titles(section.list) == ["Ask the ministry", "Publish it"]
    go(window, 2)
    assert focused(window) is typing, "where one writes, however many there are"
    window.type("Send it", typing)
    due = section.adding.editors["due"].inner
    due.setFocus()
    window.type("03/04/2027", due)
    (hint,) = (one for one in window.frame.findChildren(DateHint) if one.isVisible())
    hint.choices[1].setFocus()
    assert hint.isVisible(), "it is being asked which is meant"
    typing.setFocus()
    assert not hint.isVisible(), "it would lie over what is typed next"
    window.press(Qt.Key.Key_Escape, on=typing)
    first = section.list.entries[0]
    assert "Eva Solano · due 20 Nov 2026" in seen.told(first) and "Overdue: 3 days late" in seen.told(first)
    assert window.workplace.detail.bar.buttons["actions"].text() == "Actions 2"
    first.setFocus()
    window.press(Qt.Key.Key_Space, on=first)
    assert window.register.steps(window.found("3.2"))[0].is_done
    assert "Overdue" not in seen.told(first) and "done 23 Nov 2026, Luis Vega" in seen.told(first) and first.hasFocus()
    window.press(Qt.Key.Key_Down, on=first)
    assert section.list.entries[1].hasFocus()
    window.press(Qt.Key.Key_F2, on=focused(window))
    line = focused(window)
    assert isinstance(line, QPlainTextEdit) and line.toPlainText() == "Publish it"
    window.type(" soon", line)
    window.press(Qt.Key.Key_End, on=line)
    window.press(Qt.Key.Key_Return, on=line)
    assert section.list.entries[1].form is None and section.list.entries[1].hasFocus()
    assert "soon" in window.register.steps(window.found("3.2"))[1].name
    window.press(Qt.Key.Key_Delete, on=focused(window))
    assert titles(section.list) == ["Ask the ministry"] and first.hasFocus()
    bar = window.workplace.undo_bar
    assert bar.isVisible() and "Deleted an action of 3.2" in seen.told(bar)
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo").click()
    assert len(section.list.entries) == 2


def test_a_click_on_the_box_of_an_action_ticks_it(window: Window) -> None:
    window.register.add_step(window.found("3.2"), "Ask")
    go(window, 2)
    box = window.workplace.detail.actions_.list.entries[0]._box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert window.register.steps(window.found("3.2"))[0].is_done and box.isChecked()


def test_what_is_no_date_is_explained_and_kept_for_its_commitment(window: Window) -> None:
    go(window, 2)
    add_action(window, "Ask the ministry", due="soonish")
    section = window.workplace.detail.actions_
    assert "no date yet" in seen.told(section.adding) and not section.list.entries
    assert not any(hint.isVisible() for hint in window.frame.findChildren(DateHint)), "said once"
    window.type("s", section.adding.editors["due"].inner)
    assert "no date yet" not in seen.told(section.adding), "what is being typed is told under the line alone"
    window.press(Qt.Key.Key_Backspace, on=section.adding.editors["due"].inner)
    window.press(Qt.Key.Key_Return, on=section.adding.editors["due"].inner)
    assert "no date yet" in seen.told(section.adding)
    window.click("3.3", Column.RECOMMENDATION)
    assert not section.adding.is_dirty()
    assert "3.2 Actions" in seen.told(window.frame.statusBar())
    window.click("3.2", Column.RECOMMENDATION)
    assert section.adding.typed() == {"text": "Ask the ministry", "due": "soonish"}


def test_an_action_that_is_being_edited_is_saved_when_another_commitment_is_shown(window: Window) -> None:
    window.register.add_step(window.found("3.2"), "Ask")
    go(window, 2)
    window.press(Qt.Key.Key_Return, on=window.workplace.detail.actions_.list.entries[0])
    window.type(" and answer", focused(window))
    window.click("3.3", Column.RECOMMENDATION)
    assert "answer" in window.register.steps(window.found("3.2"))[0].name
