"""What becomes of what was typed where it cannot be saved, and how that is said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

import seen
from full_disk import full_disk
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.navigation import number_of
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier
_LONG = "My long paragraph. " * 50
_WHY = "is full, or"


def test_on_a_full_disk_nothing_typed_is_lost(window: Window, qtbot: QtBot) -> None:
    detail, bar, undo_bar = window.workplace.detail, window.frame.statusBar(), window.workplace.undo_bar
    window.register.add_step(window.found("1.2"), "Ask the ministry")
    window.register.add_documents(window.found("1.2"), ["https://example.org/decree"])
    window.click("1.2", Column.RECOMMENDATION)
    comment, lead = detail.rows["comment"].editor, detail.rows["lead"].editor
    with full_disk(window.register):
        # In a field of the details.
        comment.inner.setFocus()
        window.type(_LONG)
        window.press(Qt.Key.Key_Return, _CTRL)
        assert isinstance(comment.inner, QPlainTextEdit) and comment.inner.toPlainText() == _LONG
        assert _WHY in seen.told(detail.rows["comment"]) and "1.2 Comment" in seen.told(bar)
        # In a cell of the list, whose editor is gone.
        for key, column, typed in (("lead", Column.LEAD, "Ministry"), ("deadline", Column.DEADLINE, "30 Jun 2027")):
            window.workplace.commitments.view.edit_field(column)
            window.type(typed)
            window.press(Qt.Key.Key_Return)
            qtbot.waitUntil(detail.rows[key].editor.is_dirty)
            assert detail.rows[key].editor.typed() == typed and _WHY in seen.told(detail.rows[key])
        assert "Nothing was saved." in seen.told(undo_bar) and "in the details of 1.2" in seen.told(undo_bar)
        assert undo_bar.isVisible() and not QApplication.activeModalWidget()
        # In a form, of a thing that is there and of one that is not.
        section, documents = detail.actions_, detail.documents
        detail.go_to_section("actions")
        window.type("Write a letter")
        window.press(Qt.Key.Key_Return)
        assert _WHY in seen.told(section.adding)
        detail.go_to_section("documents")
        documents.edit(documents.list.entries[0].line.id)
        form = documents.list.entries[0].form
        assert isinstance(form, EntryForm)
        form.editors["title"].type_in("The decree")
        form.submit()
        assert _WHY in seen.told(form) and form.editors["title"].typed() == "The decree"
        detail.show_section("fields")
        seen.click(detail, "More")
        button = seen.button(detail, "Text in other languages")
        assert isinstance(button, QPushButton)
        next(action for action in button.menu().actions() if action.text() == "Add text in Español…").trigger()
        window.type("Un texto")
        # Whoever goes on is told once more: the field with the reason is out of sight.
        undo_bar.hide()
        window.click("1.4", Column.RECOMMENDATION)
        assert _WHY in seen.told(undo_bar) and "in the details of 1.2" in seen.told(undo_bar)
        assert "1.2 Text in Español" in seen.told(bar)
        # For several at once: what was typed stays where it was typed.
        window.click("1.6", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
        window.workplace.commands.lead.trigger()
        popup = window.frame.findChild(ValuePopup)
        assert popup is not None
        window.type("Foreign Ministry")
        window.press(Qt.Key.Key_Return)
        line = popup.findChild(QLineEdit)
        assert popup.isVisible() and line is not None and line.text() == "Foreign Ministry" and _WHY in seen.told(popup)
        assert "Comment" in seen.told(bar) and "Lead institution" in seen.told(bar) and "Actions" in seen.told(bar)
        # Whoever comes back finds it.
        window.frame.close()
        seen.click(seen.question(window.frame), "Go on writing")
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.5").text_of("lead") == "Foreign Ministry"
    assert window.frame.findChild(ValuePopup) is None
    window.click("1.2", Column.RECOMMENDATION)
    assert lead.typed() == "Ministry" and section.adding.typed() == {"text": "Write a letter"}
    qtbot.waitUntil(lambda: window.found("1.2").text_of("lead") == "Ministry")
    found = window.found("1.2")
    assert found.text_of("comment") == _LONG.strip() and found.text_of("deadline") == "2027-06-30"
    assert documents.list.entries[0].form is not None
    texts = detail.head.languages
    assert texts.form.isVisible() and texts.form.typed() == {"body": "Un texto"} and "Text in Español" in seen.told(bar)
    seen.click(texts, "Save text")
    assert [text.body for text in window.found("1.2").recommendation.texts][1:] == ["Un texto"]
    assert not texts.form.isVisible() and "Text in Español" not in seen.told(bar)


def test_an_everyday_refusal_is_told_in_the_bar_and_stays_until_it_is_read(window: Window) -> None:
    bar = window.workplace.undo_bar
    window.click("1.2", Column.RECOMMENDATION)
    with full_disk(window.register):
        window.press(Qt.Key.Key_Space)
        assert "Free some room" in seen.told(bar) and window.found("1.2").status is None
    assert window.frame.findChild(QMessageBox) is None
    seen.click(bar, "Close")
    assert not bar.isVisible()


def test_a_clearance_that_was_typed_and_not_saved_is_kept_for_its_commitment(window: Window, qtbot: QtBot) -> None:
    detail, bar = window.workplace.detail, window.frame.statusBar()
    row = detail.fields.clearance

    def choose(level: int) -> None:
        row.level.setCurrentIndex(level)
        row.level.activated.emit(level)
        # The form finds its place before anybody could click in it.
        QTest.qWait(0)

    window.click("1.4", Column.RECOMMENDATION)
    choose(2)
    window.click("1.2", Column.RECOMMENDATION)
    assert not row.form.isVisible() and not detail.unsaved(), "nothing was typed in it"
    with full_disk(window.register):
        choose(2)
        row.form.editors["by"].type_in("Rosa Solís")
        seen.click(row.form, "Save clearance")
        assert _WHY in seen.told(row.form) and row.level.currentText() == "Cleared"
        window.click("1.4", Column.RECOMMENDATION)
        assert not row.form.isVisible() and "Not saved yet: 1.2 Clearance" in seen.told(bar)
    choose(1)
    row.form.editors["by"].type_in("Half a name")
    window.frame.close()
    assert "1.2 Clearance, 1.4 Clearance" in seen.question(window.frame).informativeText()
    window.workplace.show_page(number_of("overview"))
    seen.click(seen.question(window.frame), "Go on writing")
    seen.settled(detail)
    assert row.form.isAncestorOf(window.frame.focusWidget()) and not row.form.visibleRegion().isEmpty()
    assert detail.entity == window.found("1.2").id, "what is named first"
    seen.click(bar, "Go on writing")
    assert detail.entity == window.found("1.4").id and row.form.isAncestorOf(window.frame.focusWidget())
    seen.click(bar, "Go on writing")
    assert detail.entity == window.found("1.2").id, "from the last the first follows"
    seen.click(bar, "Go on writing")
    window.press(Qt.Key.Key_Escape, on=row.form)
    assert "1.4" not in seen.told(bar) and window.found("1.4").clearance is None
    detail.show_section("notes")
    seen.click(bar, "Go on writing")
    assert detail.entity == window.found("1.2").id and row.form.isAncestorOf(window.frame.focusWidget())
    assert row.form.isVisible() and row.level.currentText() == "Cleared" and window.found("1.2").clearance is None
    seen.settled(detail)
    seen.click(row.form, "Save clearance")
    cleared = window.found("1.2").clearance
    assert cleared is not None and (cleared["level"], cleared["by"]) == ("cleared", "Rosa Solís")
    assert not row.form.isVisible() and "Not saved yet" not in seen.told(bar)
    with full_disk(window.register):
        choose(0)
        assert row.level.currentText() == "Cleared" and _WHY in seen.told(window.workplace.undo_bar)


def test_what_came_meanwhile_is_not_overwritten_by_what_was_kept(window: Window, qtbot: QtBot) -> None:
    """Nobody here has seen it: it stays as a differing version."""
    detail, register = window.workplace.detail, window.register
    register.add_step(window.found("1.2"), "Ask the ministry")
    window.click("1.2", Column.RECOMMENDATION)
    with full_disk(register):
        detail.rows["lead"].editor.inner.setFocus()
        window.type("Foreign Ministry")
        actions = detail.actions_
        actions.edit(actions.list.entries[0].line.id)
        form = actions.list.entries[0].form
        assert isinstance(form, EntryForm)
        form.editors["text"].type_in("Ask the minister")
        window.click("1.4", Column.RECOMMENDATION)
    (step,) = register.steps(window.found("1.2"))
    register.edit([window.found("1.2")], {"lead": "Ministry of Labour"})
    register.edit_thing(step, {"text": "Ask the president", "owner": "Eva Solano"})
    window.click("1.2", Column.RECOMMENDATION)
    qtbot.waitUntil(lambda: "Differing versions" in seen.told(detail.rows["lead"]))
    assert "Ministry of Labour" in seen.told(detail.rows["lead"]) and not detail.rows["lead"].editor.is_dirty()
    assert "Lead institution" not in seen.told(window.frame.statusBar()), "it is saved"
    window.click("1.4", Column.RECOMMENDATION)
    (step,) = register.steps(window.found("1.2"))
    assert step.differing == ("text",) and step.text("owner") == "Eva Solano"
    # What one does oneself, one knows; what another did under what is being typed, one does not.
    window.click("1.5", Column.RECOMMENDATION)
    deadline = detail.rows["deadline"].editor.inner
    assert isinstance(deadline, QLineEdit)
    deadline.setFocus()
    window.type("soonish")
    register.edit([window.found("1.5")], {"deadline": "2027"})
    window.press(Qt.Key.Key_Space, on=window.workplace.commitments.view)
    assert window.found("1.5").status == "implemented" and deadline.text() == "soonish"
    deadline.setText("2028")
    window.press(Qt.Key.Key_Return, on=deadline)
    assert window.found("1.5").conflicts == ("deadline",)
