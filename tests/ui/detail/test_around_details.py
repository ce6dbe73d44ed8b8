"""What stands around the details: marks and filters in the list, and reassigning what a person has."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu

import seen
from tracker.domain.query import Attention, Filter
from tracker.domain.vocabulary import ClearanceLevel
from tracker.ui.commitments.columns import Column
from tracker.ui.memory import Memory
from tracker.ui.reassign_dialog import ReassignDialog
from window import Window

_TIP, _SPOKEN = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole


def test_marks_say_in_words_what_they_mean(window: Window, tmp_path: Path) -> None:
    register, model = window.register, window.workplace.commitments.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    (tmp_path / "law.txt").write_text("The law")
    register.edit([window.found("1.1")], {"status": "implemented", "percent": 40})
    assert "progress says 40%" in str(window.cell("1.1", Column.STATUS).data(_TIP))
    assert "No supporting document shows it yet." in str(window.cell("1.1", Column.STATUS).data(_TIP))
    register.add_document(window.found("1.1"), tmp_path / "law.txt")
    register.add_step(window.found("1.1"), "Ask")
    register.add_note(window.found("1.1"), "Internal")
    register.clear(window.found("1.1"), ClearanceLevel.CONFIRMED)
    assert "No supporting document" not in str(window.cell("1.1", Column.STATUS).data(_TIP))
    told, spoken = (str(window.cell("1.1", Column.MARKS).data(role)) for role in (_TIP, _SPOKEN))
    for said in ("1 supporting document", "1 open action", "1 note", "Confirmed by the institution, Luis Vega"):
        assert said in told and said in spoken
    assert window.cell("1.2", Column.MARKS).data(_TIP) == ""


def test_what_needs_attention_is_counted_filtered_and_remembered(window: Window) -> None:
    register, filters = window.register, window.workplace.commitments.filters
    register.edit([window.found("1.1"), window.found("1.2")], {"status": "implemented"})
    register.add_step(window.found("2.1"), "Ask", due="2026-11-20")
    button = filters._attention
    button.menu().aboutToShow.emit()
    texts = [action.text().replace("\t", ": ") for action in button.menu().actions()]
    assert texts == [
        "Results without documents: 2",
        "Not cleared, or changed since: 2",
        "Changed since cleared: 0",
        "Actions overdue: 1",
        "Implemented below 100%: 0",
    ]
    button.menu().actions()[3].toggle()
    assert window.shown() == ["2.1"]
    button.menu().actions()[0].toggle()
    assert window.shown() == ["1.1", "1.2", "2.1"]
    kept = Memory(register.places.window).filter()
    assert kept == Filter(attention=frozenset({Attention.ACTIONS_OVERDUE, Attention.NO_DOCUMENTS}))


def test_everything_of_a_person_goes_over_in_one_step(window: Window) -> None:
    register = window.register
    register.edit([window.found("1.1")], {"person": "Ana Mora", "alternate": "Ana Mora"})
    register.add_step(window.found("1.2"), "Ask", "Ana Mora")
    window.workplace.commands.reassign.trigger()
    dialog = window.frame.findChild(ReassignDialog)
    assert dialog is not None and not dialog.reassign.isEnabled()
    window.type("Nobody", dialog.leaver)
    assert "has nothing here" in dialog._told.text() and not dialog.reassign.isEnabled()
    dialog.leaver.clear()
    window.type("Ana Mora", dialog.leaver)
    assert dialog._told.text() == "3 entries will be left open."
    window.type("Eva Solano", dialog.successor)
    assert dialog._told.text() == "3 entries will go to Eva Solano."
    QTest.mouseClick(dialog.reassign, Qt.MouseButton.LeftButton)
    assert window.found("1.1").values["person"] == window.found("1.1").values["alternate"] == "Eva Solano"
    assert register.steps(window.found("1.2"))[0].text("owner") == "Eva Solano"
    window.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, window.frame)
    assert window.found("1.1").values["alternate"] == "Ana Mora"
    assert register.steps(window.found("1.2"))[0].text("owner") == "Ana Mora"


def test_filters_are_saved_under_a_name_shown_again_and_forgotten(window: Window) -> None:
    window.register.edit([window.found("1.1"), window.found("1.2")], {"status": "implemented"})
    filters, menu = window.workplace.commitments.filters, window.workplace.commands.views
    menu.aboutToShow.emit()
    assert [(a.text(), a.isEnabled()) for a in menu.actions() if a.text()] == [("&Save these filters…", False)]
    which = Filter(attention=frozenset({Attention.NO_DOCUMENTS}), statuses=frozenset({"implemented"}))
    filters.show_filter(which)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    window.type("Before the meeting")
    window.press(Qt.Key.Key_Return)
    filters.clear()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert (filters.filter(), window.shown()) == (which, ["1.1", "1.2"])
    forgetting = menu.findChildren(QMenu)[-1]
    forgetting.actions()[0].trigger()
    menu.aboutToShow.emit()
    assert Memory(window.register.places.window).views() == {}


def test_what_is_told_of_a_commitment_does_not_widen_the_details(window: Window) -> None:
    window.register.edit([window.found("1.1")], {"status": "implemented"})
    seen_at_once = window.found("1.3")
    for comment in ("https://www.acnur.org/referral-mechanisms/final_report_of_the_working_group.html", "Not yet"):
        window.register.edit([seen_at_once], {"comment": comment})
    detail, least = window.workplace.detail, []
    for ref in ("1.2", "1.3", "1.1"):
        detail.show_entity(window.found(ref).id)
        seen.settled(detail)
        least.append(detail.minimumSizeHint().width())
        assert ("final_report_of_the_working_group.html" in seen.told(detail)) is (ref == "1.3")
    assert "Nothing supports it yet" in seen.told(detail) and seen.clipped(detail.fields.support) == []
    assert len(set(least)) == 1, "the list beside them would lose a column, for this one alone"
