"""The Meetings page through the real window, with clicks and keys only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

import seen
from details import field_row
from tracker.domain.meeting_words import on_words
from tracker.domain.meetings import Meeting
from tracker.register.opening import newer_version
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.period_edit import DateHint
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.meetings import moved_model
from tracker.ui.meetings.meetings_model import SECOND_LINE
from tracker.ui.meetings.page import MeetingsPage
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: Window) -> MeetingsPage:
    """The page in front of somebody who reported on 1.2."""
    window.register.edit([window.found("1.2")], {"status": "planned", "lead": "Navy", "deadline": "2027"})
    window.workplace.show_page(number_of("meetings"))
    return window.workplace.pages.meetings


def put_down(register: Register, title: str = "Review", on: date = date(2026, 5, 3), frozen: bool = True) -> Meeting:
    register.add_meeting(title, on, "Quito")
    if frozen:
        register.freeze(register.find_meeting(title))
    return register.find_meeting(title)


def draft_told(page: MeetingsPage, first: Meeting, then: Meeting) -> str:
    page.comparison.show_comparison(page.model.meetings, first, then)
    return seen.told(page)


def told(page: MeetingsPage) -> list[tuple[str, ...]]:
    model = page.model
    return [tuple(str(model.index(r, c).data()) for c in range(3)) for r in range(model.rowCount())]


def test_a_meeting_from_the_empty_page_to_the_copied_draft(window: Window, page: MeetingsPage, qtbot: QtBot) -> None:
    assert "No meetings yet." in seen.told(page)
    seen.click(page, "New meeting…")
    dialog = seen.dialog(page)
    seen.click(dialog, "Save")
    assert dialog.findChildren(ErrorBanner)[0].isVisible(), "it has no title"
    window.type("Quarterly review", seen.field(dialog, "Title", QLineEdit))
    day = seen.field(dialog, "Date", QLineEdit)
    day.setText("soon")
    seen.click(dialog, "Save")
    assert "“soon” is not one day." in dialog.findChildren(ErrorBanner)[0].accessibleDescription()
    day.selectAll()
    window.type("Q2 2027", day)
    (hint,) = (hint for hint in dialog.findChildren(DateHint) if hint.isVisible())
    assert "Not a day yet" in seen.told(hint) and "15 Dec 2027" in seen.told(hint) and "Q2" not in seen.told(hint)
    day.selectAll()
    window.type("2026-02-30", day)
    assert "There is no such day." in [label.text() for label in dialog.findChildren(QLabel)]
    day.selectAll()
    window.type("3 de mayo de 2026", day)
    window.press(Qt.Key.Key_Return, on=seen.field(dialog, "Title", QLineEdit))
    assert told(page) == [("3 May 2026", "Quarterly review", "Not frozen")]
    assert window.frame.focusWidget() is page.view
    assert not seen.button(page, "Compare with…").isEnabled()
    assert page.model.index(0, 2).data(SECOND_LINE) == "Can be compared once it is frozen"
    seen.click(page, "Freeze")
    assert seen.button(page, "Compare with…").isEnabled()
    assert not page.model.index(0, 2).data(SECOND_LINE)
    assert told(page)[0][2] == "0 of 46 implemented (0%)"
    assert "Froze the state for “Quarterly review”" in seen.told(window.workplace.undo_bar)
    window.register.check_off([window.found("1.2"), window.found("1.3")])
    window.press(Qt.Key.Key_Return, on=page.view)
    comparison = page.comparison
    assert comparison.isVisible() and len(comparison.model.headings()) == 2
    assert comparison.moved.columnSpan(0, 0) == 3, "the recommendation has the whole line"
    comparison.tabs.setCurrentIndex(2)
    assert "Not cleared, or changed since, 2 of 2 that report something: 1.2, 1.3." in seen.told(comparison)
    seen.click(comparison, "Show which")
    assert window.shown() == ["1.2", "1.3"]
    window.press(Qt.Key.Key_Escape, on=window.workplace.commitments.view)
    seen.click(comparison, "Copy")
    draft = QGuiApplication.clipboard().text()
    assert draft.startswith("Since the meeting of 3 May 2026, 2 recommendations were implemented (1.2, 1.3).")
    assert "The draft was copied." in seen.told(window.workplace.undo_bar)
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    window.press(Qt.Key.Key_Escape, on=comparison.narrative.text)
    qtbot.waitUntil(page.view.isVisible)
    assert window.frame.focusWidget() is page.view


def test_freezing_again_asks_first_and_undo_brings_the_former_state_back(window: Window, page: MeetingsPage) -> None:
    put_down(window.register)
    window.register.check_off([window.found("1.2")])
    seen.click(page, "Freeze again…")
    seen.click(seen.question(page), "Keep the former state")
    assert told(page)[0][2] == "0 of 46 implemented (0%)"
    seen.click(page, "Freeze again…")
    seen.click(seen.question(page), "Freeze again")
    assert told(page)[0][2] == "1 of 46 implemented (2%)"
    on_day = window.register.today()
    assert str(page.model.index(0, 1).data(SECOND_LINE)) == f"Quito · Frozen on {on_words(on_day, page._words)}"
    put_down(window.register, "Summit", on_day + timedelta(days=9))
    said = f"Quito · Frozen on {on_words(on_day, page._words)}, before the meeting"
    assert str(page.model.index(0, 1).data(SECOND_LINE)) == said
    window.register.undo()
    window.register.undo()
    window.press(Qt.Key.Key_Z, _CTRL, window.frame)
    assert told(page)[0][2] == "0 of 46 implemented (0%)"


def test_a_meeting_is_corrected_and_deleted_and_that_is_undone(window: Window, page: MeetingsPage) -> None:
    put_down(window.register)
    seen.click(page, "Edit…")
    dialog = seen.dialog(page)
    field = seen.field(dialog, "Title", QLineEdit)
    field.selectAll()
    window.type("Summit", field)
    seen.click(dialog, "Save")
    assert told(page)[0][1] == "Summit"
    seen.click(page, "Delete")
    assert "No meetings yet." in seen.told(page)
    seen.click(window.workplace.undo_bar, "Undo: Deleted the meeting “Summit”")
    assert told(page)[0][1] == "Summit"


def test_every_number_opens_its_list_and_a_line_of_it_opens_the_commitment(window: Window, page: MeetingsPage) -> None:
    put_down(window.register)
    window.register.check_off([window.found("1.2"), window.found("1.3")])
    window.register.edit([window.found("4.1")], {"deadline": "2026-06-01"})
    page.compare()
    numbers = page.comparison.numbers
    page.comparison.tabs.setCurrentIndex(1)
    listed = numbers.named.list

    def shown() -> list[str]:
        return [listed.item(row).text().split()[0] for row in range(listed.count())]

    assert shown() == ["1.2", "1.3"], "what was implemented, before anything is chosen"
    assert [cell.data() for cell in numbers.flow.selectedIndexes()] == ["1", "1"], "the numbers it belongs to"
    assert listed.height() < numbers.flow.height() / 2, "it ends with its last line"
    header = numbers.flow.horizontalHeader()
    pixels, middle = header.viewport().grab().toImage(), header.sectionSize(0) // 2
    inked = [x for x in range(2 * middle) for y in range(4, 30) if pixels.pixel(x, y) != pixels.pixel(2, 2)]
    assert abs(min(inked) + max(inked) - 2 * middle) <= 2, "an icon stands above the middle of its numbers"
    assert {"Earlier state: 3 May 2026\u00a0↓", "Later state: Today\u00a0→"} <= set(seen.told(numbers).split("\n"))
    seen.click_cell(numbers.flow, numbers.model.index(0, 1))
    assert numbers.flow.selectedIndexes() == [numbers.model.index(0, 1)], "what is told beside is of this number"
    assert (shown(), listed.accessibleName()) == (["1.2"], "1: Planned → Implemented, of 46 commitments")
    window.press(Qt.Key.Key_C, _CTRL, on=numbers.flow)
    assert QGuiApplication.clipboard().text() == "\tImplemented\nPlanned\t1", "a number alone tells nothing"
    seen.click(numbers, "Overdue since then: 1")
    assert numbers.flow.selectedIndexes() == [], "what is overdue is no number of the table"
    assert shown() == ["4.1"]
    seen.click(numbers, "3 May 2026: 0 of 46 implemented (0%)")
    assert shown() == ["4.1"], "a number that counts nothing leads nowhere"
    window.register.edit([window.found("5.1")], {"comment": "For us alone"})
    seen.click(numbers, "With the same status: 44")
    assert len(shown()) == 44 and {"4.1", "5.1"} < set(shown())
    seen.click(numbers, "Unchanged: 43")
    assert len(shown()) == 43 and "4.1" not in shown() and "5.1" in shown()
    page.comparison.tabs.setCurrentIndex(0)
    assert "Unchanged: 43 of 46. 1 of them changed internally only: shown here." in seen.told(page)
    assert len(page.comparison.model.headings()) == 46 - 43 + 1
    assert "On the remaining 43 recommendations" in page.comparison.narrative.text.toPlainText()
    since = window.register.overview().since
    counted = (len(since.same_status), len(since.unchanged)) if since else None
    assert counted == (44, 43), "one rule, wherever it is told"
    page.comparison.tabs.setCurrentIndex(1)
    seen.click(numbers, "Overdue since then: 1")
    assert numbers.flow.selectedIndexes() == [], "what is overdue is no number of the table"
    window.press(Qt.Key.Key_Return, on=listed)
    assert window.workplace.pages.currentWidget() is window.workplace.commitments
    assert window.workplace.commitments.view.current() == window.found("4.1").id


def test_long_texts_are_read_on_both_sides_whatever_the_width(window: Window, page: MeetingsPage, qtbot: QtBot) -> None:
    first = " ".join(["Consult the institutions on the draft."] * 3)
    window.register.edit([window.found("1.1")], {"next_step": first})
    put_down(window.register)
    window.register.edit([window.found("1.1")], {"next_step": f"{first} Sign it."})
    window.register.edit([window.found("2.1")], {"next_step": " ".join(["Consult."] * 400), "lead": "Navy"})
    page.compare()
    view, model = page.comparison.moved, page.comparison.model
    line, usual = view.fontMetrics().lineSpacing(), view.verticalHeader().defaultSectionSize()
    rows = {model.said(row, moved_model.Column.NOW)[:12]: row for row in range(model.rowCount())}

    def lines(text: str) -> int:
        return 1 + (view.rowHeight(rows[text]) - usual) // line

    window.frame.resize(1000, 700)
    qtbot.waitUntil(lambda: 2 <= lines("Consult the ") <= 3)
    assert (lines("Navy"), lines("Consult. Con"), lines("")) == (1, 3, 1), "a longer one is told in its tooltip"
    assert len(model.index(rows["Consult. Con"], moved_model.Column.NOW).data(Qt.ItemDataRole.ToolTipRole)) > 3000
    window.frame.resize(2800, 700)
    qtbot.waitUntil(lambda: lines("Consult the ") == 1)


def test_what_is_pressed_after_a_meeting_was_added_is_about_that_meeting(window: Window, page: MeetingsPage) -> None:
    window.register.add_meeting("Quarterly review", date(2026, 12, 18))
    seen.click(page, "New meeting…")
    dialog = seen.dialog(page)
    window.type("Vice Ministers", seen.field(dialog, "Title", QLineEdit))
    seen.field(dialog, "Date", QLineEdit).setText("15/12/2026")
    seen.click(dialog, "Save")
    seen.click(page, "Freeze")
    assert [(m.title, m.on, bool(m.freeze)) for m in window.register.meetings()] == [
        ("Quarterly review", date(2026, 12, 18), False),
        ("Vice Ministers", date(2026, 12, 15), True),
    ]


def test_what_no_recommendation_has_for_a_number_is_said_and_given_up_by_escape(
    window: Window, page: MeetingsPage
) -> None:
    put_down(window.register)
    for typed, is_wrong in (("9.9", True), ("3", False), ("9", True), ("3.2", False), ("9.9", True)):
        page.search.clear()
        window.type(typed, page.search)
        window.press(Qt.Key.Key_Return, on=page.search)
        assert (f"There is no recommendation {typed}." in seen.told(page)) is is_wrong, typed
    window.press(Qt.Key.Key_Escape, on=page.search)
    assert page.search.text() == "" and "There is no recommendation" not in seen.told(page)


def test_any_two_meetings_are_compared_and_today_is_one_more(window: Window, page: MeetingsPage) -> None:
    put_down(window.register)
    window.register.check_off([window.found("1.2")])
    put_down(window.register, "Summit", date(2026, 6, 12))
    window.register.check_off([window.found("1.3")])
    page.view.selectAll()
    assert not seen.button(page, "Delete").isEnabled(), "of two that are selected, which one?"
    page.view.setCurrentIndex(page.model.index(1, 0))
    seen.click(page, "Compare with…")
    comparison = page.comparison
    assert [comparison.after.itemText(n) for n in range(3)] == ["Today", "12 Jun 2026 · Summit", "3 May 2026 · Review"]
    assert len(comparison.model.headings()) == 2
    comparison.after.setFocus()
    window.press(Qt.Key.Key_Down, on=comparison.after)
    assert len(comparison.model.headings()) == 1
    assert comparison.narrative.text.toPlainText().startswith("Between the meeting of 3 May 2026 and the meeting of 12")
    window.press(Qt.Key.Key_Down, on=comparison.after)
    assert "Nothing moved." in seen.told(comparison)
    assert seen.unnamed(comparison) == []


def test_a_comparison_follows_what_is_done_and_ends_when_its_freeze_is_undone(
    window: Window, page: MeetingsPage
) -> None:
    put_down(window.register)
    page.compare()
    assert page.comparison.model.rowCount() == 0
    window.register.check_off([window.found("1.2")])
    assert len(page.comparison.model.headings()) == 1
    window.register.undo()
    window.register.undo()
    assert page.view.isVisible() and told(page)[0][2] == "Not frozen"


def test_what_is_yet_to_be_decided_is_said_above_the_draft_that_tells_it(window: Window, page: MeetingsPage) -> None:
    register = window.register
    put_down(register)
    page.read()
    window.workplace.detail.show_section("documents")
    window.press(Qt.Key.Key_Return, on=page.view)
    page.comparison.tabs.setCurrentIndex(2)
    assert "differing versions" not in seen.told(page)
    for ref, key, values in (("1.4", "status", ("planned", "in_progress")), ("2.1", "comment", ("Ours", "Theirs"))):
        before = window.found(ref)
        for value in values:
            register.edit([before], {key: value})
    page.read()
    assert "1.4 has differing versions: decide before you read this out." in seen.told(page), (
        "a comment is not read out"
    )
    seen.click(page, "Decide")
    assert window.shown() == ["1.4"]
    seen.settled(window.workplace.detail)
    assert not field_row(window, "status").visibleRegion().isEmpty(), "what there is to decide is in sight"
    window.workplace.detail.show_section("documents")
    window.workplace.commands.details.trigger()
    assert not window.workplace.detail.isVisible()
    window.press(Qt.Key.Key_Escape, on=window.workplace.commitments.view)
    frozen = register.meetings()[0].freeze
    seen.click(page, "‹ Meetings")
    seen.click(page, "Freeze again…")
    seen.click(seen.question(page), "Freeze again")
    assert "1 commitment has differing versions. Freeze the state all the same?" in seen.question(page).text()
    seen.click(seen.question(page), "Decide first")
    assert window.shown() == ["1.4"] and register.meetings()[0].freeze == frozen
    seen.settled(window.workplace.detail)
    assert not field_row(window, "status").visibleRegion().isEmpty(), "what there is to decide is in sight"
    window.press(Qt.Key.Key_Escape, on=window.workplace.commitments.view)
    seen.click(page, "Freeze again…")
    seen.click(seen.question(page), "Freeze again")
    seen.click(seen.question(page), "Freeze all the same")
    assert register.meetings()[0].freeze != frozen
    assert str(page.model.index(0, 1).data(SECOND_LINE)).endswith(", 1 undecided then"), "a comment is not read out"
    register.check_off([window.found("3.1")])
    review, summit = register.find_meeting("Review"), put_down(register, "Summit", register.today())
    page.view.setCurrentIndex(page.model.index(0, 0))
    window.press(Qt.Key.Key_Return, on=page.view)
    states = page.comparison.before, page.comparison.after
    assert [box.currentData() for box in states] == [review.id, summit.id], "since the Summit nothing moved"
    told = seen.told(page)
    assert "1.4 has differing versions" in told, "what is frozen ahead of its meeting is yet to be read out"
    assert "Not cleared, or changed since, 3 of 3 that report something: 1.2, 1.4, 3.1." in told
    assert "1.4 has differing versions" not in draft_told(page, summit, review), "that meeting is over"
    page.comparison.show_comparison(register.meetings(), review, summit)
    assert "Decided since" not in seen.told(page)
    register.decide(*register.differing()[0], "planned")
    assert page.isVisible() and "differing versions" not in seen.told(page)
    decided = "Decided since the freeze: 1.4. Freeze again, so that the text says it."
    assert decided in seen.told(page), "the frozen text tells what was shown before"
    assert decided not in draft_told(page, summit, review), "that meeting is over"
    page.comparison.show_comparison(register.meetings(), review, summit)
    page.view.setCurrentIndex(page.model.index(1, 0))
    seen.click(page.comparison, "Freeze again…")
    seen.click(seen.question(page), "Freeze again")
    assert page.comparison.isVisible() and decided not in seen.told(page)


def test_two_clicks_from_any_page_for_the_details_tell_what_was_said_too(window: Window, page: MeetingsPage) -> None:
    put_down(window.register)
    put_down(window.register, "Summit", date(2026, 6, 12))
    window.register.check_off([window.found("1.2")])
    for start in range(len(PAGES)):
        window.click("1.3", Column.RECOMMENDATION)
        window.workplace.show_page(start)
        seen.click(window.workplace.navigation, "Commitments")
        window.click("1.2", Column.RECOMMENDATION)
        said = [label for label in window.workplace.detail.findChildren(QLabel) if label.isVisible()]
        line = next(label for label in said if "At the meeting of" in label.text())
        assert line.text() == "At the meeting of 12 Jun 2026: Planned, by 2027, Navy"
        assert "At the meeting of 3 May 2026" in line.toolTip()
    put_down(window.register, "Spring review", date(2027, 3, 12))
    assert line.text() == "For the meeting of 12 Mar 2027: Implemented, by 2027, Navy", "it has not been held"
    assert "At the meeting of 12 Jun 2026" in line.toolTip()


def test_many_meetings_and_long_titles_have_their_room(window: Window, page: MeetingsPage) -> None:
    for month in range(1, 13):
        put_down(window.register, f"{'A very long title ' * 20} {month}", date(2026, month, 3), frozen=False)
    assert page.model.rowCount() == 12
    assert page.view.horizontalScrollBar().maximum() == 0
    assert seen.unnamed(page) == []
    page.view.setFocus()
    window.press(Qt.Key.Key_End, _CTRL, page.view)
    assert page.view.currentIndex().row() == 11


def test_the_export_suggests_the_next_meeting(window: Window, words: Words) -> None:
    put_down(window.register, "Held", date(2026, 5, 3), frozen=False)
    put_down(window.register, "To come", date(2027, 1, 31), frozen=False)
    put_down(window.register, "Next", date(2026, 12, 10), frozen=False)
    window.press(Qt.Key.Key_E, _CTRL, window.frame)
    dialog = next(d for d in window.frame.findChildren(ExportDialog) if d.isVisible())
    assert "Next" in [field.text() for field in dialog.findChildren(QLineEdit)]
    dialog.reject()


def seen_as(button: QPushButton) -> str:
    return button.text().replace("&", "") if button.isVisible() else ""


def test_a_laptop_that_may_not_write_only_reads(window: Window, page: MeetingsPage) -> None:
    put_down(window.register)
    window.register.why_read_only = newer_version()
    page.read()
    names = ("Freeze again…", "Edit…", "Delete", "New meeting…")
    assert [b.isEnabled() for b in page.findChildren(QPushButton) if seen_as(b) in names] == [False] * 4
    page.compare()
    assert page.comparison.isVisible()


def test_whoever_only_reads_is_not_told_to_add_a_meeting(
    register: Register, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    register.why_read_only = newer_version()
    page = MeetingsPage(register, words, theme, SynchronousRunner())
    qtbot.addWidget(page)
    page.read()
    page.show()
    assert "No meetings yet." in seen.told(page) and "Add the meeting" not in seen.told(page)
    assert not [b for b in page.findChildren(QPushButton) if b.isVisible()]


def test_what_fails_is_told_and_the_page_stays(window: Window, page: MeetingsPage) -> None:
    meeting, bar = put_down(window.register), window.workplace.undo_bar
    window.register.why_read_only = newer_version()
    page._freeze(meeting)
    assert "Nothing was saved." in seen.told(bar)
    bar.hide()
    page._delete()
    assert "Nothing was saved." in seen.told(bar) and page.model.rowCount() == 1
