"""Clearance, set in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

import seen
from details import focused, go
from tracker.domain.vocabulary import ClearanceLevel
from tracker.ui.commitments.columns import Column
from window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_clearance_is_set_in_place_and_says_when_something_changed_since(window: Window) -> None:
    window.register.edit([window.found("3.2")], {"status": "implemented"})
    window.register.clear(window.found("3.3"), ClearanceLevel.CONFIRMED, "Migration Directorate")
    go(window, 1)
    row = window.workplace.detail.fields.clearance
    row.level.setFocus()
    for level, proposed in ((1, "Migration Directorate"), (2, "")):
        row.level.setCurrentIndex(level)
        row.level.activated.emit(level)
        line = focused(window)
        assert isinstance(line, QLineEdit) and line.text() == proposed, "whoever clears is not who writes it down"
    nothing = "Nothing that others may be told is reported here yet."
    assert nothing not in seen.told(row)
    assert row.form.typed()["on"] == "23 Nov 2026"
    seen.settled(window.workplace.detail)
    save = seen.button(row.form, "Save clearance")
    assert save.visibleRegion().boundingRect().height() == save.height(), "all of the form is in sight"
    window.press(Qt.Key.Key_Return, _CTRL, on=line)
    assert "It does not say who cleared it." in seen.told(row) and window.found("3.2").clearance is None
    window.type("The Minister", line)
    row.level.activated.emit(2)
    assert isinstance(line, QLineEdit) and line.text() == "The Minister", "proposed only as long as nobody typed"
    document = row.form.editors["document"].findChild(QLineEdit)
    assert document is not None
    window.press(Qt.Key.Key_Return, on=line)
    assert focused(window) is document and window.found("3.2").clearance is None, "Enter clears in nobody's name"
    window.type("Note 14/2026", document)
    window.press(Qt.Key.Key_Return, _CTRL, on=document)
    assert focused(window) is row.level
    assert "Cleared by The Minister, 23 Nov 2026, Note 14/2026" in seen.told(row)
    assert "Changed since" not in seen.told(row) and not row.form.isVisible()
    window.register.edit([window.found("3.2")], {"next_step": "Publish"})
    assert "Changed since" in seen.told(row)
    seen.click(row, "Clear again")
    line = focused(window)
    assert isinstance(line, QLineEdit) and line.text() == "The Minister", "the last who cleared"
    window.press(Qt.Key.Key_Return, on=line)
    assert row.form.isVisible() and focused(window) is document
    window.press(Qt.Key.Key_Escape, on=row.form)
    assert "changed since" in str(window.cell("3.2", Column.MARKS).data(Qt.ItemDataRole.ToolTipRole))
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert window.found("3.2").clearance is None and row.level.currentText() == "Draft"
    window.click("3.4", Column.RECOMMENDATION)
    go(window, 1)
    assert nothing not in seen.told(row)
    row.level.setCurrentIndex(2)
    row.level.activated.emit(2)
    assert nothing in seen.told(row)
    window.press(Qt.Key.Key_Escape, on=row.form)
    assert nothing not in seen.told(row) and not row.form.isVisible()
    window.register.clear(window.found("3.4"), ClearanceLevel.CLEARED, "The Minister")
    assert nothing in seen.told(row)
    window.register.edit([window.found("3.4")], {"lead": "Navy"})
    assert nothing not in seen.told(row) and "Changed since" in seen.told(row)


def test_of_differing_clearances_one_is_kept_where_they_are_seen(window: Window) -> None:
    register, read = window.register, window.found("3.2")
    register.clear(read, ClearanceLevel.CLEARED, "The Minister")
    register.clear(read, ClearanceLevel.CONFIRMED, "Migration Directorate")
    detail = window.workplace.detail
    row = detail.fields.clearance
    seen.click(detail, "1 field differs")
    assert focused(window) is row.level
    seen.settled(detail)
    assert "Differing versions: which one holds?" in seen.told(row)
    keeping = [b for b in row.findChildren(QPushButton) if b.text() == "Keep this one" and b.isVisible()]
    minister = next(b for b in keeping if "The Minister" in b.accessibleName())
    for _ in range(len(keeping)):
        window.press(Qt.Key.Key_Tab, on=focused(window))
    assert focused(window) is keeping[-1], "Tab leads from the level to what there is to decide"
    minister.click()
    stamp = window.found("3.2").clearance
    assert stamp is not None and stamp["by"] == "The Minister" and window.found("3.2").conflicts == ()
    assert "Differing versions" not in seen.told(row) and "1 field differs" not in seen.told(detail)


def test_a_clearance_that_is_given_up_changes_nothing(window: Window) -> None:
    row = window.workplace.detail.fields.clearance
    go(window, 1)
    row.level.setCurrentIndex(1)
    row.level.activated.emit(1)
    window.press(Qt.Key.Key_Escape, on=row.form)
    assert row.level.currentText() == "Draft" and window.found("3.2").clearance is None
