"""What is typed in the details is saved, kept as a draft, or taken back: never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

import seen
from details import add_action, field_line, field_row, focused, go, titles
from tracker.domain.query import Filter, Order, SortBy
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.navigation import number_of
from window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_the_window_is_not_closed_over_what_could_not_be_saved(window: Window) -> None:
    window.click("3.2", Column.RECOMMENDATION)
    go(window, 2)
    add_action(window, "Ask the ministry", due="soonish")
    window.click("3.3", Column.RECOMMENDATION)
    window.frame.close()
    assert window.frame.isVisible() and "Not saved yet: 3.2" in seen.question(window.frame).informativeText()
    seen.click(seen.question(window.frame), "Go on writing")
    detail = window.workplace.detail
    assert window.frame.isVisible() and detail.entity == window.found("3.2").id
    assert detail.actions_.adding.isAncestorOf(focused(window)), "where it was half written"
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_F2)
    window.type("soon")
    window.workplace.show_page(number_of("overview"))
    seen.click(window.frame.statusBar(), "Go on writing")
    typed = focused(window)
    assert isinstance(typed, PeriodEdit) and typed.text() == "soon" and not typed.visibleRegion().isEmpty()
    assert "Not a date yet" in seen.told(window.frame), "what is half typed in the list is gone on with first, and why"
    window.frame.close()
    assert "Not saved yet: 1.4 Deadline, 3.2 Actions" in seen.question(window.frame).informativeText()
    seen.click(seen.question(window.frame), "Go on writing")
    window.press(Qt.Key.Key_Escape)
    window.click("1.2", Column.RECOMMENDATION)
    window.workplace.detail.go_to_adding("notes")
    window.type("The ministry asks for", window.workplace.detail.notes.adding.first)
    done = window.register.actions_done()
    window.frame.close()
    assert "Not saved yet: 3.2 Actions, 1.2 Notes" in seen.question(window.frame).informativeText(), "half a sentence"
    seen.click(seen.question(window.frame), "Close anyway")
    assert not window.frame.isVisible() and window.register.actions_done() == done


def test_the_window_is_not_closed_over_a_submission_that_was_begun(window: Window) -> None:
    read = window.found("1.3")
    for status in ("planned", "implemented"):
        window.register.edit([read], {"status": status})
    exchange = window.workplace.pages.exchange
    exchange.submit()
    dialog = seen.dialog(exchange)
    seen.field(dialog, "To", QLineEdit).setText("Mexico")
    seen.settled(dialog)
    waiting = window.workplace.state.submission
    assert not waiting.isVisible()
    window.workplace.detail.show_section("documents")
    decide = seen.button(dialog, "Decide")
    decide.setFocus()
    window.press(Qt.Key.Key_Return, on=decide)
    assert not dialog.isVisible(), "it stands aside"
    seen.settled(window.workplace.detail)
    assert not field_row(window, "status").visibleRegion().isEmpty(), "what there is to decide is in sight"
    assert waiting.isVisible()
    waiting.click()
    assert dialog.isVisible() and not waiting.isVisible(), "and there is a way back"
    seen.click(dialog, "Decide")
    for _ in range(2):
        window.frame.close()
        assert "Not saved yet: Submission" in seen.question(window.frame).informativeText()
        seen.click(seen.question(window.frame), "Go on writing")
        assert window.frame.isVisible() and dialog.isVisible()
    dialog.hide()
    window.workplace.commitments.filters.show_filter(Filter())
    bar = window.frame.statusBar()
    for ref in ("3.2", "3.3", "3.4"):
        window.click(ref, Column.RECOMMENDATION)
        line = field_line(window, "deadline")
        window.type("soon", line)
        window.press(Qt.Key.Key_Return, on=line)
    window.frame.close()
    assert (
        "Not saved yet: 3.2 Deadline, 3.3 Deadline, 3.4 Deadline, Submission"
        in seen.question(window.frame).informativeText()
    )
    seen.click(seen.question(window.frame), "Go on writing")
    detail = window.workplace.detail
    for _ in range(2):
        for ref in ("3.2", "3.3", "3.4"):
            assert detail.entity == window.found(ref).id and focused(window) is line and not dialog.isVisible()
            seen.click(bar, "Go on writing")
        assert dialog.isVisible() and seen.field(dialog, "To", QLineEdit).text() == "Mexico"
        seen.click(bar, "Go on writing")
    # In a box for several, which stays where it is.
    window.click("1.6", Column.RECOMMENDATION)
    window.click("1.5", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    window.workplace.commands.lead.trigger()
    window.type("Navy")
    gone_on_with = []
    for _ in range(5):
        window.frame.close()
        seen.click(seen.question(window.frame), "Go on writing")
        gone_on_with.append("Submission" if dialog.isVisible() else focused(window).accessibleName())
    assert sorted(gone_on_with) == [*["Deadline"] * 3, "Lead institution for 2 commitments", "Submission"]
    while focused(window).accessibleName() != "Lead institution for 2 commitments":
        seen.click(bar, "Go on writing")
    window.press(Qt.Key.Key_Escape)
    # In a cell of the list, which no other row is shown over; the submission is gone on with as well.
    window.click("1.4", Column.DEADLINE)
    window.press(Qt.Key.Key_F2)
    window.type("so")
    for _ in range(2):
        for is_aside in (True, False):
            window.frame.close()
            assert "Not saved yet: 1.4 Deadline, 3" in seen.question(window.frame).informativeText()
            seen.click(seen.question(window.frame), "Go on writing")
            assert dialog.isHidden() is is_aside
            typed = focused(window)
            assert not is_aside or (isinstance(typed, PeriodEdit) and typed.text() == "so")
    dialog.hide()
    window.press(Qt.Key.Key_Escape)
    for ref in ("3.2", "3.3", "3.4"):
        window.click(ref, Column.RECOMMENDATION)
        line.selectAll()
        window.type("2027", line)
        window.press(Qt.Key.Key_Return, on=line)
    seen.field(dialog, "To", QLineEdit).clear()
    window.frame.close()
    assert not window.frame.isVisible()


def test_undo_keys_take_back_what_is_typed_and_elsewhere_what_the_bar_offers(window: Window) -> None:
    window.click("3.2", Column.CHECK)
    go(window, 2)
    text, due = (window.workplace.detail.actions_.adding.editors[key].inner for key in ("text", "due"))
    window.type("Ask the ministry")
    window.press(Qt.Key.Key_Z, _CTRL)
    assert not window.workplace.detail.actions_.adding.is_dirty()
    window.press(Qt.Key.Key_Y, _CTRL)
    assert isinstance(text, QPlainTextEdit) and text.toPlainText() == "Ask the ministry"
    assert window.found("3.2").status == "implemented"
    due.setFocus()
    window.type("soonish")
    window.press(Qt.Key.Key_Z, _CTRL)
    assert isinstance(due, QLineEdit) and due.text() == "" and window.found("3.2").status == "implemented"
    window.press(Qt.Key.Key_Z, _CTRL)
    assert window.found("3.2").status == "implemented", "it stops where the typing began"
    window.press(Qt.Key.Key_Y, _CTRL)
    window.press(Qt.Key.Key_Y, _CTRL)
    assert due.text() == "soonish" and due.hasFocus()
    owner = window.workplace.detail.actions_.adding.editors["owner"].inner
    owner.setFocus()
    window.press(Qt.Key.Key_Z, _CTRL)
    assert window.found("3.2").status is None, "nothing was typed in this line: the last step is taken back"
    window.press(Qt.Key.Key_Y, _CTRL)
    assert window.found("3.2").status == "implemented"
    window.press(Qt.Key.Key_Z, _CTRL, window.workplace.commitments.view)
    assert window.found("3.2").status is None
    assert text.toPlainText() == "Ask the ministry" and window.register.steps(window.found("3.2")) == ()


def test_what_is_saved_or_given_up_is_no_draft_any_more(window: Window) -> None:
    section = window.workplace.detail.actions_
    go(window, 2)
    add_action(window, "Ask", due="soonish")
    window.frame.close()
    seen.click(seen.question(window.frame), "Go on writing")
    assert "Not saved yet" in seen.told(window.frame.statusBar())
    section.adding.editors["due"].type_in("2027")
    section.adding.submit()
    assert titles(section.list) == ["Ask"] and "Not saved yet" not in seen.told(window.frame.statusBar())
    section.edit(section.list.entries[0].line.id)
    form = section.list.entries[0].form
    assert isinstance(form, EntryForm)
    window.type("soonish", form.editors["due"].inner)
    window.workplace.detail.leave()
    assert "Not saved yet" in seen.told(window.frame.statusBar())
    window.press(Qt.Key.Key_Escape, on=form)
    assert "Not saved yet" not in seen.told(window.frame.statusBar())
    window.click("3.3", Column.RECOMMENDATION)
    window.click("3.2", Column.RECOMMENDATION)
    assert section.list.entries[0].form is None


def test_what_is_typed_into_what_an_undo_takes_away_is_there_again_with_it(window: Window) -> None:
    section = window.workplace.detail.actions_
    go(window, 2)
    add_action(window, "Ask")
    window.press(Qt.Key.Key_Return, on=section.list.entries[0])
    window.type("Please: ")
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Z, _CTRL)
    assert section.list.entries == [] and "Not saved yet: 3.2" in seen.told(window.frame.statusBar())
    window.press(Qt.Key.Key_Y, _CTRL)
    form = section.list.entries[0].form
    assert isinstance(form, EntryForm) and form.typed() == {"text": "Please: Ask"}
    assert "Not saved yet: 3.2 Actions" in seen.told(window.frame.statusBar())
    window.press(Qt.Key.Key_Escape, on=form.first)
    assert "Not saved yet" not in seen.told(window.frame.statusBar())
    # What nobody has given yet is not saved, from its first letter to its last.
    go(window, 3)
    window.type("H", focused(window))
    assert "Not saved yet: 3.2 Notes" in seen.told(window.frame.statusBar())
    window.press(Qt.Key.Key_Backspace)
    assert "Not saved yet" not in seen.told(window.frame.statusBar())


def test_a_click_on_undo_leaves_what_is_half_typed_and_that_differs_from_nothing(window: Window) -> None:
    row, bar = window.workplace.detail.rows["deadline"], window.workplace.undo_bar
    go(window, 1)
    for typed in ("2027", "2029", "2028"):
        row.editor.setFocus()
        window.press(Qt.Key.Key_A, _CTRL)
        window.type(typed)
        if typed != "2028":
            window.press(Qt.Key.Key_Return)
    undo = next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.found("3.2").values["deadline"] == "2027" and row.editor.typed() == "2028"
    window.press(Qt.Key.Key_Return)
    assert window.found("3.2").values["deadline"] == "2028" and not window.found("3.2").conflicts


@pytest.mark.parametrize("is_sorted", [False, True])
@pytest.mark.parametrize("section", [1, 2, 3])
def test_what_is_being_typed_is_saved_once_when_another_commitment_is_clicked(
    window: Window, section: int, is_sorted: bool
) -> None:
    register, done = window.register, window.register.actions_done()
    if is_sorted:
        window.workplace.commitments.sort(Order(SortBy.LEAD))
    window.click("1.2", Column.RECOMMENDATION)
    go(window, section)
    if section == 1:
        window.workplace.detail.rows["next_step"].editor.setFocus()
    window.type("half of it", focused(window))
    window.click("1.3", Column.RECOMMENDATION)
    now = window.found("1.2")
    notes, actions = [n.text for n in register.notes(now)], [a.name for a in register.steps(now)]
    assert [*notes, *actions, *filter(None, [now.values.get("next_step")])] == ["half of it"]
    assert register.actions_done() == done + 1
    view = window.workplace.commitments.view
    assert view.current() == window.found("1.3").id == window.workplace.detail.entity
    assert [c.ref for c in window.workplace.commitments.selected()] == ["1.3"]
