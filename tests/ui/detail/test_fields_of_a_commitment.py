"""The fields in the details, beside the list, through the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

import seen
from details import field_line, field_row, go
from tracker.domain.query import Order, SortBy
from tracker.ui.commitments.columns import Column
from tracker.ui.theme.theme import Appearance, Theme
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_details_say_how_many_are_selected(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.click("1.3", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    detail = window.workplace.detail
    assert "3 selected" in seen.told(detail) and not field_row(window, "status").isVisible()
    window.click("1.3", Column.RECOMMENDATION)
    assert "selected" not in seen.told(detail) and "Recommendation 1.3" in seen.told(detail)


def test_what_could_not_be_saved_is_said_until_it_is_mended(window: Window) -> None:
    window.click("1.2", Column.CHECK)
    line = field_line(window, "deadline")
    window.type("soonish", line)
    window.press(Qt.Key.Key_Return, on=line)
    bar = window.frame.statusBar()
    assert "Not saved yet: 1.2 Deadline" in seen.told(bar) and "All changes saved" not in seen.told(bar)
    window.click("1.3", Column.RECOMMENDATION)
    assert "Not saved yet: 1.2 Deadline" in seen.told(bar)
    window.click("1.2", Column.RECOMMENDATION)
    assert line.text() == "soonish"
    # Low enough that what is wrong with it has no room below it until it is scrolled to.
    detail, row = window.workplace.detail, field_row(window, "deadline")
    window.frame.resize(1000, 520)
    seen.settled(detail)
    seen.click(bar, "Go on writing")
    seen.settled(detail)
    why = next(label for label in row.findChildren(QLabel) if "no date yet" in label.text())
    assert why.visibleRegion().boundingRect().height() == why.height() > 0, "all of the reason is in sight"
    detail.go_to_section("fields")
    line.setFocus()
    window.type("!", line)
    window.press(Qt.Key.Key_Return, on=line)
    seen.settled(detail)
    assert why.visibleRegion().boundingRect().height() == why.height() > 0, "as soon as it is said"
    line.selectAll()
    window.type("second half of 2027", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.2").values["deadline"] == "2027-H2"
    assert window.cell("1.2", Column.DEADLINE).data() == line.text() == "2nd half 2027"
    assert "All changes saved" in seen.told(bar) and "Not saved yet" not in seen.told(bar)


def test_the_status_in_the_details_follows_the_appearance(window: Window, theme: Theme) -> None:
    window.click("1.2", Column.CHECK)
    box = field_row(window, "status").findChild(QComboBox)
    assert box is not None
    before = box.itemIcon(box.currentIndex()).pixmap(18).toImage()
    theme.choose(Appearance.DARK)
    assert box.itemIcon(box.currentIndex()).pixmap(18).toImage() != before


def test_a_field_of_the_detail_is_saved_when_it_is_left(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    line = field_line(window, "person")
    line.setFocus()
    window.type("Deputy Director", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert window.found("1.2").values["person"] == "Deputy Director"
    standing = seen.told(window.workplace.undo_bar)
    assert standing == "Set focal point of 1.2"
    for field in ("person", "alternate"):
        window.type(" ", field_line(window, field))
        window.press(Qt.Key.Key_Tab, on=field_line(window, field))
    assert seen.told(window.workplace.undo_bar) == standing, "nobody pressed anything that wants an answer"
    window.workplace.editing.edit([window.found("1.2")], {"person": "Deputy Director"})
    assert "Nothing changed: it is so already." in seen.told(window.workplace.undo_bar)


def test_a_percent_that_is_none_stays_and_is_explained(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    line = field_line(window, "percent")
    window.type("a lot", line)
    window.press(Qt.Key.Key_Return, on=line)
    assert line.text() == "a lot"
    assert any("0 to 100" in label.text() for label in field_row(window, "percent").findChildren(QLabel))
    window.click("1.3", Column.RECOMMENDATION)
    assert field_line(window, "percent").text() == ""
    window.click("1.2", Column.RECOMMENDATION)
    assert field_line(window, "percent").text() == "a lot"


def test_a_field_being_typed_in_is_not_overwritten_and_replaces_only_what_it_showed(window: Window) -> None:
    window.click("1.2", Column.RECOMMENDATION)
    text = field_row(window, "comment").findChild(QPlainTextEdit)
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
    assert "1.5 is implemented, yet below 100%; 4 with differing versions" in seen.told(window.workplace.undo_bar)
    seen.button(window.workplace.undo_bar, "Show all").click()
    assert window.shown() == ["1.2", "1.3", "1.4", "1.5", "2.1"], "all that is to be looked at again"
    window.press(Qt.Key.Key_A, _CTRL, view)
    conflicts.click()
    assert window.shown() == ["1.2", "1.3", "1.4", "2.1"]
    detail = window.workplace.detail
    assert [c.ref for c in window.workplace.commitments.selected()] == ["1.2"] and "selected" not in seen.told(detail)
    seen.settled(detail)
    choices = [b for b in field_row(window, "lead").findChildren(QPushButton) if "Keep" in b.accessibleName()]
    assert [_is_whole(button) for button in choices] == [True, True], "what there is to decide is in sight at once"
    detail._scroll.verticalScrollBar().setValue(0)
    seen.button(detail, "1 field differs").click()
    assert field_row(window, "lead").isAncestorOf(window.frame.focusWidget())
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
    keep = [
        b for b in field_row(window, "lead").findChildren(QPushButton) if "Ministry of Health" in b.accessibleName()
    ]
    keep[0].click()
    assert window.found("1.2").conflicts == ()
    assert window.found("1.2").values["lead"] == "Ministry of Health"
    assert "3 of 46" in conflicts.accessibleName() and detail.entity == window.found("1.3").id, "the next to decide"


def test_a_former_value_is_restored_from_the_history(window: Window) -> None:
    window.register.edit([window.found("1.2")], {"lead": "Ministry of Health"})
    window.register.edit([window.found("1.2")], {"lead": "Ministry of Labour"})
    window.click("1.2", Column.RECOMMENDATION)
    go(window, 6)
    seen.click(window.workplace.detail, "Restore this value")
    assert window.found("1.2").values["lead"] == "Ministry of Health"


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
