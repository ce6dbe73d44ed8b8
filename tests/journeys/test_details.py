"""What lies behind a status: actions, notes, links, clearance and moved deadlines, by clicks and keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from officer import ALT, CTRL, Officer
from tracker.domain.query import Attention
from tracker.ui.commitments.columns import Column
from tracker.ui.detail.in_sections import SECTIONS
from tracker.ui.detail.panel import DetailPanel
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.reassign_dialog import ReassignDialog

Key = Qt.Key


def detail(officer: Officer) -> DetailPanel:
    return officer.window.workplace.detail


def undo_all(officer: Officer, steps: int) -> None:
    for _ in range(steps):
        officer.press(Key.Key_Z, CTRL)


def test_actions_notes_and_links_are_made_by_keys_and_each_is_taken_back(ana: Officer) -> None:
    before = ana.everything()
    shown = detail(ana)
    ana.hand.begin()
    ana.click("3.2", Column.RECOMMENDATION)
    ana.press(Key.Key_2, ALT)
    for what, who, when in (
        ("Ask the ministry", "Eva Solano", "20 Nov 2026"),
        ("Publish it", "Luis Rojas", "in 3 weeks"),
    ):
        ana.write(what)
        ana.press(Key.Key_Tab)
        ana.write(who)
        ana.press(Key.Key_Tab)
        ana.write(when)
        ana.press(Key.Key_Return)
    late, later = shown.actions_.list.entries
    assert "Eva Solano · due 20 Nov 2026" in ana.told(late) and "Overdue: 3 days late" in ana.told(late)
    assert "Luis Rojas · due 14 Dec 2026" in ana.told(later)
    ana.press(Key.Key_3, ALT)
    ana.write("The ministry answers by Friday")
    ana.press(Key.Key_Return, CTRL)
    assert "Ana Mora · " in ana.told(shown.notes.list.entries[0])
    ana.press(Key.Key_5, ALT)
    suggested = [entry.line.title for entry in shown.links.suggested.entries]
    ana.press(Key.Key_Y)
    assert [entry.line.title for entry in shown.links.list.entries] == suggested[:1]
    ana.hand.within(20, "two actions, a note and a suggested link")

    ana.press(Key.Key_2, ALT)
    assert ana.window.register.attention()[Attention.ACTIONS_OVERDUE] == 1
    ana.click_in(late)
    ana.press(Key.Key_Space)
    assert "Overdue" not in ana.told(late) and "done 23 Nov 2026, Ana Mora" in ana.told(late)
    undo_all(ana, 1)
    assert "Overdue" in ana.told(late)
    undo_all(ana, 4)
    assert [button.text() for button in shown.bar.buttons.values()] == [str(name) for name in SECTIONS.values()]
    assert ana.everything() == before


def marks(officer: Officer) -> str:
    return str(officer.window.cell("3.2", Column.MARKS).data(Qt.ItemDataRole.ToolTipRole)).casefold()


def test_what_is_said_is_confirmed_then_cleared_then_changed_and_the_export_says_what_is_not_cleared(
    ana: Officer,
) -> None:
    row = detail(ana).fields.clearance
    ana.click("3.2", Column.CHECK)
    ana.hand.begin()
    for by, document in (("Ministry of Labour", ""), ("The Minister", "Note 14/2026")):
        ana.click_in(row.level)
        ana.press(Key.Key_Down)
        ana.press(Key.Key_Return)
        ana.write(by)
        ana.press(Key.Key_Tab)
        if document:
            ana.write(document)
        ana.press(Key.Key_Return, CTRL)
    ana.hand.within(13, "confirmed by the institution, then cleared")
    assert "Cleared by The Minister, 23 Nov 2026, Note 14/2026" in ana.told(row)
    assert "ot cleared" not in exported(ana), "nothing else is reported, so nothing else is to be cleared"
    ana.click_in(detail(ana).rows["next_step"].editor)
    ana.write("Publish it")
    ana.press(Key.Key_Return, CTRL)
    assert "Changed since" in ana.told(row) and "changed since" in marks(ana)
    assert "Not cleared, or changed since: 1 of 1 that report something." in exported(ana)
    for said in ("Cleared by The Minister", "Confirmed by the institution, Ministry of Labour", ""):
        ana.press(Key.Key_Z, CTRL)
        assert said in ana.told(row) and "Changed since" not in ana.told(row)
    assert ana.window.found("3.2").clearance is None


def exported(officer: Officer) -> str:
    officer.press(Key.Key_E, CTRL)
    dialog = officer.dialog(ExportDialog)
    officer.press(Key.Key_Return)
    officer.wait(lambda: "rows written" in officer.told(dialog) or "Replace it?" in officer.told(dialog))
    said = officer.told(dialog)
    officer.press(Key.Key_Escape)
    officer.see_closed(dialog)
    (officer.desk.folder / "Costa Rica - progress - 2026-11-23.xlsx").unlink()
    return said


def test_a_moved_deadline_keeps_its_reasons_and_goes_back_step_by_step(ana: Officer) -> None:
    fields = detail(ana).fields
    deadline, reason = fields.rows["deadline"], fields.rows["deadline_reason"]
    ana.hand.begin()
    ana.click("3.2", Column.DEADLINE)
    ana.write("30 jun 2027")
    ana.press(Key.Key_Return)
    for moved, why in (("Q4 2027", "The assembly has not met"), ("2028", "It was put off")):
        ana.click_in(deadline.editor)
        ana.press(Key.Key_A, CTRL)
        ana.write(moved)
        ana.press(Key.Key_Tab)
        ana.write(why)
        ana.press(Key.Key_Return, CTRL)
    ana.hand.within(20, "a deadline moved twice, with the reasons")
    told = ana.told(fields)
    assert "Moved from Q4 2027 to 2028, Ana Mora" in told
    assert "Moved from 30 Jun 2027 to Q4 2027, Ana Mora: The assembly has not met" in told
    undo_all(ana, 1)
    assert ana.window.found("3.2").values.get("deadline_reason") is None
    undo_all(ana, 1)
    assert ana.window.found("3.2").values["deadline"] == "2027-Q4"
    assert ana.window.found("3.2").values["deadline_reason"] == "The assembly has not met"
    undo_all(ana, 3)
    assert "deadline" not in ana.window.found("3.2").values and not reason.isVisible()


def test_all_that_a_person_leaves_goes_to_another_in_one_step_that_is_taken_back(ana: Officer) -> None:
    register = ana.window.register
    for ref in ("1.2", "2.1", "3.2"):
        register.edit([register.find(ref)], {"person": "Eva Solano"})
    register.add_step(register.find("3.2"), "Ask the ministry", "Eva Solano")
    ana.hand.begin()
    ana.press(Key.Key_K, CTRL)
    ana.press_each("reass")
    ana.press(Key.Key_Return)
    dialog = ana.dialog(ReassignDialog)
    ana.write("Eva Solano")
    ana.press(Key.Key_Tab)
    ana.write("Luis Rojas")
    assert "4 entries will go to Luis Rojas." in ana.told(dialog)
    ana.press(Key.Key_Return)
    ana.see_closed(dialog)
    ana.hand.within(11, "all that a person leaves reassigned")
    assert [register.find(r).values["person"] for r in ("1.2", "2.1", "3.2")] == ["Luis Rojas"] * 3
    assert register.steps(register.find("3.2"))[0].text("owner") == "Luis Rojas"
    ana.press(Key.Key_Z, CTRL)
    assert [register.find(r).values["person"] for r in ("1.2", "2.1", "3.2")] == ["Eva Solano"] * 3
    assert register.entries_of("Eva Solano") == 4
