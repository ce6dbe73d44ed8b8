from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

import seen
from offices import Clock, Office
from post import edit
from region_page import head, heads, open_page, said, submit
from tracker.domain.exchange import Answered
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.job_runner import JobRunner
from tracker.ui.region.page import RegionPage
from tracker.ui.region.region_model import Fixed, RegionModel
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def total(page: RegionPage, ref: str) -> str:
    row = page.model.row_of(page._register.find(ref).recommendation.id)
    return str(page.model.index(row, Fixed.TOTAL).data())


def listed(dialog: object) -> QListWidget:
    return seen.field(dialog, "Delegations that were asked", QListWidget)  # type: ignore[arg-type]


def test_where_nothing_is_known_the_next_step_is_said_and_can_be_taken(page: RegionPage, register: Register) -> None:
    assert "Nothing is known of other delegations yet." in seen.told(page)
    assert "imported on the Exchange page" in seen.told(page)
    assert seen.unnamed(page) == []
    seen.click(page._empty, "Note a request sent…")
    dialog = seen.dialog(page)
    assert seen.unnamed(dialog) == []
    assert not seen.button(dialog, "Note it").isEnabled()
    choice = listed(dialog)
    choice.setFocus()
    QTest.keyClicks(choice, "Pana")
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert "1 delegation" in seen.told(dialog)
    asked = seen.field(dialog, "Asked on", QLineEdit)
    asked.setText("24 Nov 2026")
    seen.click(dialog, "Note it")
    assert "has not come yet" in seen.told(dialog)
    asked.setText("2 Nov 2026")
    seen.click(dialog, "Note it")
    assert [(a.delegation, a.asked) for a in register.answers() if a.state is Answered.NO_ANSWER] == [
        ("PAN", "2026-11-02")
    ]
    assert heads(page) == ["Costa Rica", "Panama"]
    assert head(page, "PAN") == "Republic of Panama. Asked 2 Nov 2026, no answer"
    assert page.summary.text() == "0 of 1 delegation answered all, 1 asked without an answer"


def test_all_states_are_shown_when_asked_for_in_the_order_of_their_names(page: RegionPage, register: Register) -> None:
    register.ask(["VEN", "ARG", "IOM"])
    page.read()
    assert heads(page) == ["Argentina", "Costa Rica", "Venezuela", "IOM"]
    seen.click(page, "Show all States")
    shown = heads(page)
    assert len(shown) == 36 and shown[-1] == "IOM"
    assert shown[:4] == ["Antigua and Barbuda", "Argentina", "Barbados", "Belize"]
    assert head(page, "BRA") == "Federative Republic of Brazil. Not asked"
    seen.click(page, "Show all States")
    assert len(heads(page)) == 4


def test_totals_count_those_that_answered_and_to_whom_it_applies(
    page: RegionPage, register: Register, delegations: list[Office]
) -> None:
    mexico, brazil, uruguay = delegations
    edit(mexico, "1.1", status="implemented")
    edit(mexico, "1.2", status="implemented")
    edit(brazil, "1.1", status="planned")
    edit(uruguay, "1.1", position="not_applicable")
    register.ask(["PAN"])
    for office in delegations:
        submit(office, register)
    page.read()
    assert [said(page, code, "1.1") for code in ("MEX", "BRA", "URY", "CRI")] == [
        *("Implemented", "Planned", "Not applicable", "Not reported"),
    ]
    assert said(page, "PAN", "1.1") == "Asked 23 Nov 2026, no answer"
    assert (total(page, "1.1"), total(page, "1.2")) == ("1 of 3", "1 of 4")
    assert "2 of 46 implemented" in head(page, "MEX") and "0 of 45 implemented" in head(page, "URY")
    index = page.model.index(page.model.row_of(register.find("1.1").recommendation.id), Fixed.TOTAL)
    assert "Planned: 1" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_what_was_known_stands_until_it_was_read_beside_the_window(
    register: Register, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    jobs = JobRunner(words)
    register.ask(["PAN"])
    page = open_page(register, words, theme, qtbot, jobs)
    qtbot.waitUntil(lambda: heads(page) == ["Costa Rica", "Panama"])
    register.ask(["MEX"])
    page.read()
    assert heads(page) == ["Costa Rica", "Panama"], "nobody waited for the reading"
    qtbot.waitUntil(lambda: heads(page) == ["Costa Rica", "Mexico", "Panama"])
    jobs.close()


def test_the_matrix_keeps_qts_rules(register: Register, words: Words, delegations: list[Office], qtbot: QtBot) -> None:
    model = RegionModel(words, {d.code: d for d in register.delegations()})
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(register.region(), "CRI")
    assert (model.rowCount(), model.columnCount()) == (46 + 6 + 1, len(Fixed) + 1)
    model.show_all_states(True)
    edit(delegations[0], "1.1", status="planned")
    submit(delegations[0], register)
    model.show(register.region(), "CRI")
    model.show_all_states(False)
    assert model.columnCount() == len(Fixed) + 2
    cell = model.index(model.row_of(register.find("1.1").recommendation.id), model.column_of("MEX"))
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Mexico, 1.1: Planned"
    del tester


def test_the_delegations_whose_cells_are_selected_are_marked_to_be_asked(page: RegionPage, register: Register) -> None:
    seen.click(page, "Show all States")
    row = page.model.row_of(register.find("1.1").recommendation.id)
    view = page.matrix.view
    seen.click_cell(view, page.model.index(row, page.model.column_of("ARG")))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.asking.accessibleDescription() == "Argentina, Barbados"
    seen.click(page, "Note a request sent…")
    choice = listed(seen.dialog(page))
    items = [choice.item(n) for n in range(choice.count())]
    marked = [i.text() for i in items if i.checkState() == Qt.CheckState.Checked]
    assert marked == ["Argentina · Not asked", "Barbados · Not asked"]
    seen.click(seen.dialog(page), "Note it")
    assert {a.delegation for a in register.answers() if a.asked} == {"ARG", "BRB"}


def test_the_keyboard_walks_over_headings_and_enter_notes_an_answer(page: RegionPage, register: Register) -> None:
    register.ask(["MEX"])
    page.read()
    view = page.matrix.view
    page.matrix.go_to("MEX", register.find("1.6").recommendation.id)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    row = page.matrix.recommendation()
    assert row is not None and row.recommendation.ref == "2.1"
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().column() == page.model.column_of("CRI")
    QTest.keyClick(page.matrix.fixed, Qt.Key.Key_Left)
    assert view.currentIndex().column() == Fixed.TOTAL, "its list is opened with Enter too"
    assert page.matrix.property("keyboard")
    QTest.keyClick(page.matrix.fixed, Qt.Key.Key_Right)
    QTest.keyClick(page.matrix.fixed, Qt.Key.Key_Right)
    assert page.matrix.property("keyboard")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = seen.dialog(page)
    assert seen.field(dialog, "Delegation", QComboBox).currentText() == "Mexico"
    assert seen.field(dialog, "Recommendation", QComboBox).currentText().startswith("2.1  ")


def test_another_reading_leaves_the_keyboard_where_it_was(page: RegionPage, register: Register) -> None:
    register.ask(["MEX"])
    page.read()
    page.matrix.go_to("MEX", register.find("4.2").recommendation.id)
    register.ask(["BRA"])
    page.read()
    row = page.matrix.recommendation()
    assert row is not None and row.recommendation.ref == "4.2"
    assert [a.delegation for a in page.matrix.delegations()] == ["MEX"]


def test_answers_of_one_note_are_noted_one_after_the_other(page: RegionPage, register: Register) -> None:
    seen.click(page, "Note an answer…")
    dialog = seen.dialog(page)
    assert seen.unnamed(dialog) == []
    noting = seen.button(dialog, "Note and go on")
    seen.field(dialog, "Next steps", QPlainTextEdit).setPlainText("Ask")
    QTest.keyClicks(seen.field(dialog, "Delegation", QComboBox), "Mexico")
    assert seen.field(dialog, "Next steps", QPlainTextEdit).toPlainText() == "Ask"
    seen.field(dialog, "Next steps", QPlainTextEdit).clear()
    assert not noting.isEnabled(), "the note it stands in is not cited yet"
    QTest.keyClicks(seen.field(dialog, "Note it stands in", QLineEdit), "Note verbale 12/2027")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "No answer is noted yet from the note" in seen.question(dialog).informativeText()
    QTest.keyClick(seen.question(dialog), Qt.Key.Key_Escape)
    seen.field(dialog, "Answered on", QLineEdit).setText("20 nov")
    seen.click(dialog, "Note and go on")
    assert "No field says anything new" in dialog.findChildren(ErrorBanner)[0].accessibleDescription()
    status = seen.field(dialog, "Status", QComboBox)
    status.setCurrentText("Planned")
    seen.click(dialog, "Note and go on")
    assert "✓ 1.1 noted for Mexico" in seen.told(dialog)
    assert seen.field(dialog, "Recommendation", QComboBox).currentText().startswith("1.2  ")
    assert (status.currentText(), dialog.focusWidget()) == ("Not reported", status)
    status.setCurrentText("Implemented")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "What was typed of 1.2 is not noted yet." in seen.question(dialog).informativeText()
    QTest.keyClick(seen.question(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible() and status.currentText() == "Implemented"
    which = seen.field(dialog, "Recommendation", QComboBox)
    QTest.keyClick(which, Qt.Key.Key_Down)
    assert status.currentText() == "Not reported" and "Typed and not noted yet: 1.2" in seen.told(dialog)
    seen.field(dialog, "Next steps", QPlainTextEdit).setPlainText("Ask again")
    QTest.keyClick(which, Qt.Key.Key_Up)
    assert status.currentText() == "Implemented" and "Typed and not noted yet: 1.3" in seen.told(dialog)
    seen.click(dialog, "Note and close")
    assert "What was typed of 1.3 is not noted yet." in seen.question(dialog).informativeText()
    seen.click(seen.question(dialog), "Discard")
    assert not dialog.isVisible()
    assert [said(page, "MEX", ref) for ref in ("1.1", "1.2", "1.3")] == [
        "Planned",
        "Implemented",
        "Nothing that came speaks of it",
    ]
    assert "Noted from “Note verbale 12/2027”" in head(page, "MEX")
    assert "Answered 20 Nov 2026 · 2 of 46 answered" in head(page, "MEX")


def test_a_delegation_that_was_noted_as_asked_by_mistake_is_taken_back_with_undo(
    page: RegionPage, register: Register
) -> None:
    register.ask(["MEX"], date(2026, 11, 2))
    page.read()
    register.undo()
    page.read()
    assert "Nothing is known of other delegations yet." in seen.told(page)


def test_both_halves_of_the_matrix_scroll_together_to_the_last_line(page: RegionPage, register: Register) -> None:
    seen.click(page, "Show all States")
    QTest.qWait(20)
    left, right = page.matrix.fixed, page.matrix.view
    right.verticalScrollBar().setValue(right.verticalScrollBar().maximum())
    QTest.qWait(20)
    last = page.model.rowCount() - 1
    assert right.horizontalScrollBar().isVisible()
    tops = [view.mapTo(page, view.viewport().pos()).y() + view.rowViewportPosition(last) for view in (left, right)]
    assert tops[0] == tops[1]


def test_the_secretariat_sees_what_three_delegations_submitted(
    tmp_path: Path, delegations: list[Office], words: Words, theme: Theme, qtbot: QtBot
) -> None:
    secretariat = Office(tmp_path / "oas", "OAS", "Inés", Clock())
    register = secretariat.register
    register.ask(["MEX", "BRA", "URY", "PAN"])
    for office, status in zip(delegations, ("implemented", "in_progress", "implemented"), strict=True):
        edit(office, "3.2", status=status, person="Not for others")
        submit(office, register)
    brazil = delegations[1]
    brazil.register.edit(brazil.register.listed(), {"status": "in_progress"})
    brazil.register.edit([brazil.register.find("1.1")], {"position": "not_applicable", "status": None})
    submit(brazil, register)
    register.transcribe("ARG", "1.2", {}, "Note verbale 7/2026", date(2026, 11, 5))
    page = open_page(register, words, theme, qtbot)
    assert heads(page) == ["Argentina", "Brazil", "Mexico", "Panama", "Uruguay"], "the secretariat reports nothing"
    assert [said(page, code, "3.2") for code in ("BRA", "MEX", "URY")] == ["In progress", "Implemented", "Implemented"]
    assert total(page, "3.2") == "2 of 3"
    assert page.summary.text() == (
        "1 of 5 delegations answered all, 2 in part, 1 wrote without a status, 1 asked without an answer"
    )
    assert "Wrote 5 Nov 2026 · No status" in head(page, "ARG"), "neither silence nor an answer"
    assert "46 of 46 answered" in head(page, "BRA"), "that one does not apply is an answer"
    assert "Not for others" not in "\n".join(label.text() for label in page.findChildren(QLabel))
    secretariat.register.close()


def test_a_delegation_corrected_while_the_window_is_open_is_ours_from_then_on(
    page: RegionPage, register: Register
) -> None:
    register.introduce("PAN", "Luis Vega")
    page.read()
    seen.click(page, "Show all States")
    assert "Your delegation" in head(page, "PAN")
    assert "Your delegation" not in head(page, "CRI")
