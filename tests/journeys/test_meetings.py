"""From one meeting to the next: reconfirming, freezing, comparing, and what was said; every key and click counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox

import seen
from officer import ALT, CTRL, Officer
from tracker.ui.commitments.columns import Column
from tracker.ui.meetings import meetings_model
from tracker.ui.meetings.meeting_dialog import MeetingDialog
from tracker.ui.navigation import PAGES
from window import page_key

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def report(officer: Officer) -> None:
    """What was said at the first meeting of all 46, half a year ago."""
    register = officer.window.register
    register.edit(register.listed(), {"status": "planned", "lead": "Foreign Ministry", "deadline": "2027"})
    register.add_meeting("First meeting", date(2026, 5, 12), "San José")
    register.freeze(register.find_meeting("First meeting"))


def test_one_key_says_still_correct_of_a_row_and_goes_on_to_the_next(ana: Officer) -> None:
    report(ana)
    view, register = ana.window.workplace.commitments.view, ana.window.register
    ana.hand.begin()
    ana.click("1.1", Column.RECOMMENDATION)
    for commitment in register.listed():
        assert view.current() == commitment.id and is_in_sight(ana, commitment.ref), "it is looked at first"
        ana.press(Key.Key_Space, CTRL | SHIFT)
    ana.hand.within(47, "46 commitments reconfirmed one by one")
    assert all(c.confirmed == {"by": "Ana Mora", "on": "2026-11-23"} for c in register.listed())
    assert view.current() == register.listed()[-1].id
    for _ in range(3):
        ana.press(Key.Key_Space, CTRL | SHIFT)
    assert not ana.window.workplace.commands.confirm.autoRepeat(), "held down, it would go through rows nobody looks at"
    ana.press(Key.Key_Z, CTRL)
    assert [c.ref for c in register.listed() if c.confirmed is None] == [register.listed()[-1].ref]


def test_all_46_are_reconfirmed_for_the_second_meeting_and_those_that_changed_among_them(ana: Officer) -> None:
    report(ana)
    before = ana.everything()
    view = ana.window.workplace.commitments.view
    ana.hand.begin()
    ana.press(Key.Key_Home, CTRL)
    seen_on_screen = set()
    while view.verticalScrollBar().value() < view.verticalScrollBar().maximum():
        seen_on_screen |= {ref for ref in ana.window.shown() if is_in_sight(ana, ref)}
        ana.press(Key.Key_PageDown)
    seen_on_screen |= {ref for ref in ana.window.shown() if is_in_sight(ana, ref)}
    assert len(seen_on_screen) == 46, "every one of them was looked at"
    ana.click("1.3", Column.CHECK)
    ana.click("2.1", Column.STATUS)
    ana.press(Key.Key_F2)
    ana.choose("In progress")
    ana.click("3.5", Column.LEAD)
    ana.write("Ministry of Labour")
    ana.press(Key.Key_Return)
    ana.click("4.2", Column.DEADLINE)
    ana.write("30 jun 2028")
    ana.press(Key.Key_Return)
    ana.press(Key.Key_A, CTRL)
    ana.press(Key.Key_Space, CTRL | SHIFT)
    ana.hand.within(60, "46 commitments reconfirmed, four of them changed")

    listed = ana.window.register.listed()
    assert all(c.confirmed == {"by": "Ana Mora", "on": "2026-11-23"} for c in listed)
    assert [ana.row("1.3")[0], ana.row("2.1")[0]] == ["Implemented", "In progress"]
    assert (ana.row("3.5")[1], ana.row("4.2")[2]) == ("Ministry of Labour", "30 Jun 2028")
    ana.press(Key.Key_Z, CTRL)
    assert not any(c.confirmed for c in ana.window.register.listed()), "all 46 are one step"
    for _ in range(4):
        ana.press(Key.Key_Z, CTRL)
    assert ana.everything() == before


def test_whoever_was_interrupted_finds_what_is_still_to_be_confirmed(ana: Officer) -> None:
    report(ana)
    page, overview = ana.window.workplace.commitments, ana.window.workplace.pages.overview
    ana.click("1.1", Column.RECOMMENDATION)
    for _ in range(3):
        ana.press(Key.Key_Space, CTRL | SHIFT)
    ana.click("2.1", Column.CHECK)
    assert told_of(ana, "1.3") == "1.3\nChanged or confirmed since the meeting of 12 May 2026"
    assert told_of(ana, "2.1") == "2.1\nChanged or confirmed since the meeting of 12 May 2026"
    details = ana.window.workplace.detail
    assert "Changed or confirmed since the meeting of 12 May 2026" in ana.told(details), "the same as in the list"
    assert "Not confirmed" not in ana.told(details)
    ana.click("1.3", Column.RECOMMENDATION)
    for said in ("Last confirmed: 23 Nov 2026, Ana Mora", "Changed or confirmed since the meeting of 12 May 2026"):
        assert said in ana.told(details)
    ana.click("1.4", Column.RECOMMENDATION)
    assert "Not confirmed since the meeting of 12 May 2026" in ana.told(details)
    assert told_of(ana, "1.4") == "1.4"
    assert "confirmed since" in spoken_of(ana, "1.3") and "confirmed since" not in spoken_of(ana, "1.4")

    ana.hand.begin()
    ana.press(page_key("overview"), CTRL)
    ana.click_on("42 not confirmed since: 4 of 46 confirmed", overview)
    ana.hand.within(2, "what is still to be confirmed, after an interruption")
    rest = [c.ref for c in ana.window.register.listed() if c.ref not in ("1.1", "1.2", "1.3", "2.1")]
    assert ana.window.shown() == rest and "42 of 46" in ana.told(page.filters)
    assert ana.run.rows("--attention", "not_confirmed", *AS_OF).keys() == set(rest)

    ana.click("2.2", Column.LEAD)
    ana.write("Ministry of Labour")
    ana.press(Key.Key_Return)
    assert "2.2" in ana.window.shown(), "there may be more to change in it"
    ana.press(Key.Key_Space, CTRL | SHIFT)
    ana.press(Key.Key_Space, CTRL | SHIFT)
    assert current(ana) == "2.4", "what takes its place is the next"
    assert "40 of 46" in ana.told(page.filters) and not {"2.2", "2.3"} & set(ana.window.shown())
    ana.press(Key.Key_Z, CTRL)
    assert ana.window.shown()[3:5] == ["2.3", "2.4"] and "41 of 46" in ana.told(page.filters)

    ana.press(Key.Key_A, CTRL)
    ana.press(Key.Key_Space, CTRL | SHIFT)
    assert "All of them are confirmed since the meeting of 12 May 2026." in ana.told(page)
    ana.press(page_key("overview"), CTRL)
    assert "All of them are confirmed since." in ana.told(overview)
    ana.press(page_key("commitments"), CTRL)
    ana.press(Key.Key_Z, CTRL)
    assert len(ana.window.shown()) == 41
    ana.open_menu("Filter by Attention: Not confirmed since the meeting of 12 May 2026", page.filters)
    ana.choose("Not confirmed since the meeting of 12 May 2026\t41")
    ana.press(Key.Key_Escape)
    assert len(ana.window.shown()) == 46


AS_OF = ("--as-of", "2026-11-23")


def told_of(officer: Officer, ref: str) -> str:
    """What is told where the mouse rests on a number."""
    told = str(officer.window.cell(ref, Column.NUMBER).data(Qt.ItemDataRole.ToolTipRole))
    return told.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n")


def spoken_of(officer: Officer, ref: str) -> str:
    return str(officer.window.cell(ref, Column.NUMBER).data(Qt.ItemDataRole.AccessibleTextRole))


def current(officer: Officer) -> str:
    view = officer.window.workplace.commitments.view
    return officer.window.register.commitments([view.current() or ""])[0].ref


def is_in_sight(officer: Officer, ref: str) -> bool:
    view = officer.window.workplace.commitments.view
    return view.viewport().rect().contains(view.visualRect(officer.window.cell(ref, Column.NUMBER)).center())


def test_what_was_said_on_a_recommendation_at_the_last_meeting_takes_four_keys_from_any_page(ana: Officer) -> None:
    report(ana)
    page = ana.window.workplace.pages.meetings
    presented = meetings_model.Column.PRESENTED
    for number in range(len(PAGES)):
        ana.window.workplace.show_page(number)
        ana.hand.begin()
        ana.press(page_key("meetings"), CTRL)
        ana.press_each("3.2")
        ana.hand.within(4, f"what was said on 3.2 at the last meeting, from the page {PAGES[number].name}")
        ana.wait(lambda: page.model.headerData(presented, Qt.Orientation.Horizontal) == "Said on 3.2")
        assert page.model.index(0, presented).data() == "Planned, by 2027, Foreign Ministry"
        for _ in "3.2":
            ana.press(Key.Key_Backspace)
        ana.wait(lambda: page.model.headerData(presented, Qt.Orientation.Horizontal) == "As presented")


def test_a_meeting_is_put_down_frozen_compared_and_told_in_another_language_by_keys_alone(ana: Officer) -> None:
    register, page = ana.window.register, ana.window.workplace.pages.meetings
    register.edit([ana.window.found("1.2")], {"status": "planned"})
    before = ana.everything()
    ana.hand.begin()
    ana.press(page_key("meetings"), CTRL)
    ana.press(Key.Key_Return)
    dialog = ana.dialog(MeetingDialog)
    ana.write("Second meeting")
    presses = ana.hand.presses
    for key, modifier in ((Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Key.Key_Q, CTRL)):
        ana.press(key, modifier)
        question = ana.dialog(QMessageBox)
        assert "Close without saving the meeting?" in question.text(), "what was typed is not lost by one key"
        ana.press(Key.Key_Return)
        ana.see_closed(question)
        assert ana.dialog(MeetingDialog) is dialog
    ana.hand.presses = presses
    ana.press(Key.Key_Return)
    ana.see_closed(dialog)
    ana.press(Key.Key_R, ALT)
    ana.wait(lambda: bool(register.meetings()[0].freeze))
    ana.press(page_key("commitments"), CTRL)
    ana.click("1.2", Column.CHECK)
    ana.click("1.3", Column.CHECK)
    ana.press(page_key("meetings"), CTRL)
    ana.press(Key.Key_Return)
    ana.wait(lambda: len(page.comparison.model.headings()) == 2)
    ana.press(Key.Key_D, ALT)
    ana.wait(page.comparison.narrative.text.isVisible)
    assert page.comparison.narrative.text.toPlainText().startswith("Since the meeting of 23 November 2026")
    go_to(ana, page.comparison.narrative.languages)
    ana.press(Key.Key_S)
    ana.press(Key.Key_Y, ALT)
    ana.hand.within(20, "a meeting put down, frozen, compared, and its narrative copied in Spanish")
    ana.wait(lambda: "The draft was copied." in seen.told(ana.window.workplace.undo_bar))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Desde la reunión del 23") and "(1.2, 1.3)" in copied, copied

    ana.press(Key.Key_Z, CTRL)
    ana.press(Key.Key_Z, CTRL)
    ana.wait(lambda: page.comparison.model.rowCount() == 0)
    assert ana.everything() == before
    ana.press(Key.Key_Z, CTRL)
    assert not register.meetings()[0].freeze
    ana.press(Key.Key_Z, CTRL)
    assert register.meetings() == ()


def go_to(officer: Officer, box: QComboBox) -> None:
    """By Tab, and no further than once around."""
    for _ in range(40):
        if QApplication.focusWidget() is box:
            return
        officer.press(Key.Key_Tab)
    raise AssertionError("it is not reached by Tab")
