from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

import seen
from desk import DeskOfATest
from offices import Clock, Office
from post import edit
from tracker.domain.exchange import Answered
from tracker.register.register import Register
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.region.cells import NAME_LINES, names_of
from tracker.ui.region.matrix import lines_at
from tracker.ui.region.page import RegionPage
from tracker.ui.region.region_model import Fixed, RegionModel
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(register: Register, words: Words, theme: Theme, qtbot: QtBot) -> RegionPage:
    return open_page(register, words, theme, qtbot)


def open_page(register: Register, words: Words, theme: Theme, qtbot: QtBot) -> RegionPage:
    folder = register.places.data / "Documents"
    folder.mkdir(exist_ok=True)
    memory = Memory(register.places.window)
    made = RegionPage(register, words, theme, SynchronousRunner(), DeskOfATest(folder), memory)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.read()
    return made


@pytest.fixture
def delegations(tmp_path: Path) -> Iterator[list[Office]]:
    """Three that report for themselves."""
    offices = [Office(tmp_path / code, code, "Rosa", Clock()) for code in ("MEX", "BRA", "URY")]
    yield offices
    for office in offices:
        office.register.close()


def heads(page: RegionPage) -> list[str]:
    model = page.model
    return [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in range(len(Fixed), model.columnCount())]


def head(page: RegionPage, code: str) -> str:
    column = page.model.column_of(code)
    return str(page.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))


def said(page: RegionPage, code: str, ref: str) -> str:
    row = page.model.row_of(page._register.find(ref).recommendation.id)
    return str(page.model.index(row, page.model.column_of(code)).data())


def total(page: RegionPage, ref: str) -> str:
    row = page.model.row_of(page._register.find(ref).recommendation.id)
    return str(page.model.index(row, Fixed.TOTAL).data())


def submit(sender: Office, receiver: Register) -> None:
    path = sender.folder / "submission.ctu"
    sender.register.submit(path, sender.register.draft_submission())
    receiver.finish(receiver.review(path))


def listed(dialog: object) -> QListWidget:
    return seen.field(dialog, "Delegations that were asked", QListWidget)  # type: ignore[arg-type]


def test_where_nothing_is_known_the_next_step_is_said_and_can_be_taken(page: RegionPage, register: Register) -> None:
    assert "Nothing is known of other delegations yet." in seen.told(page)
    assert "imported on the Exchange page" in seen.told(page)
    assert seen.unnamed(page) == []
    seen.click(page._empty, "Note that they were asked…")
    dialog = seen.dialog(page)
    assert seen.unnamed(dialog) == []
    assert not seen.button(dialog, "Note it").isEnabled()
    choice = listed(dialog)
    choice.setFocus()
    QTest.keyClicks(choice, "Pana")
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert "1 delegation" in seen.told(dialog)
    dialog.findChildren(QDateEdit)[0].setDate(QDate(2026, 11, 2))
    seen.click(dialog, "Note it")
    assert [(a.delegation, a.asked) for a in register.answers() if a.state is Answered.NO_ANSWER] == [
        ("PAN", "2026-11-02")
    ]
    assert heads(page) == ["Costa Rica", "Panama"]
    assert head(page, "PAN") == "Republic of Panama. Asked 2 Nov 2026, no answer"
    assert page.summary.text() == "0 delegations answered, 1 asked without an answer"


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
    seen.click(page, "Note that they were asked…")
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
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().column() == Fixed.TOTAL, "its list is opened with Enter too"
    QTest.keyClick(page.matrix.fixed, Qt.Key.Key_Right)
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
    QTest.keyClicks(seen.field(dialog, "Delegation", QComboBox), "Mexico")
    assert not noting.isEnabled(), "the note it stands in is not cited yet"
    QTest.keyClicks(seen.field(dialog, "Note it stands in", QLineEdit), "Note verbale 12/2027")
    dialog.findChildren(QDateEdit)[0].setDate(QDate(2026, 11, 20))
    seen.click(dialog, "Note and go on")
    assert "No field says anything new" in dialog.findChildren(ErrorBanner)[0].accessibleDescription()
    status = seen.field(dialog, "Status", QComboBox)
    status.setCurrentText("Planned")
    seen.click(dialog, "Note and go on")
    assert "✓ 1.1 noted for Mexico" in seen.told(dialog)
    assert seen.field(dialog, "Recommendation", QComboBox).currentText().startswith("1.2  ")
    assert (status.currentText(), dialog.focusWidget()) == ("Not reported", status)
    status.setCurrentText("Implemented")
    seen.click(dialog, "Note and close")
    assert not dialog.isVisible()
    assert [said(page, "MEX", ref) for ref in ("1.1", "1.2", "1.3")] == ["Planned", "Implemented", "Not reported"]
    assert "Noted from “Note verbale 12/2027”" in head(page, "MEX")
    assert "Answered 20 Nov 2026" in head(page, "MEX")


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
    page = open_page(register, words, theme, qtbot)
    assert heads(page) == ["Brazil", "Mexico", "Panama", "Uruguay"], "the secretariat reports nothing itself"
    assert [said(page, code, "3.2") for code in ("BRA", "MEX", "URY")] == ["In progress", "Implemented", "Implemented"]
    assert total(page, "3.2") == "2 of 3"
    assert page.summary.text() == "3 delegations answered, 1 asked without an answer"
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


@pytest.fixture
def answered(register: Register, delegations: list[Office]) -> Register:
    """Mexico and Brazil submitted, Uruguay wrote a letter, Panama is silent."""
    mexico, brazil, _ = delegations
    edit(mexico, "1.1", status="implemented")
    edit(mexico, "2.2", status="implemented")
    edit(brazil, "2.2", status="implemented")
    edit(brazil, "1.3", status="planned")
    for office in (mexico, brazil):
        submit(office, register)
    register.transcribe("URY", "2.2", {"status": "in_progress"}, "Note verbale 12/2026", date(2026, 11, 5))
    register.ask(["PAN"])
    return register


def listed_in(dialog: QDialog) -> list[tuple[str, ...]]:
    (table,) = dialog.findChildren(QTableWidget)
    return [
        tuple(table.model().index(row, column).data() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def at(page: RegionPage, ref: str, column: int) -> QModelIndex:
    return page.model.index(page.model.row_of(page._register.find(ref).recommendation.id), column)


def test_a_total_opens_exactly_the_commitments_it_counts_by_mouse_and_by_key(
    page: RegionPage, answered: Register
) -> None:
    page.read()
    number = at(page, "2.2", Fixed.TOTAL)
    assert number.data() == "2 of 4"
    seen.click_cell(page.matrix.fixed, number)
    dialog = seen.dialog(page)
    assert seen.unnamed(dialog) == []
    assert "2 of 4" in seen.told(dialog)
    assert [(line[0], line[1], line[3]) for line in listed_in(dialog)] == [
        ("Federative Republic of Brazil", "2.2", "Implemented"),
        ("United Mexican States", "2.2", "Implemented"),
    ]
    which = seen.field(dialog, "Which of them", QComboBox)
    which.setCurrentText("In progress (1)")
    assert "1 of 4" in seen.told(dialog)
    assert [(line[0], line[4]) for line in listed_in(dialog)] == [
        ("Eastern Republic of Uruguay", "From a letter: “Note verbale 12/2026”")
    ]
    QTest.keyClick(dialog.findChildren(QTableWidget)[0], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert page.matrix.view.currentIndex() == at(page, "2.2", page.model.column_of("URY"))
    foot = page.model.index(page.model.rowCount() - 1, page.model.column_of("MEX"))
    assert foot.data() == "2 of 46"
    page.matrix.view.setFocus()
    page.matrix.view.setCurrentIndex(foot)
    QTest.keyClick(page.matrix.view, Qt.Key.Key_Return)
    assert [(line[0], line[1]) for line in listed_in(seen.dialog(page))] == [
        ("United Mexican States", "1.1"),
        ("United Mexican States", "2.2"),
    ]


def test_the_numbers_in_the_heads_and_in_the_summary_open_their_lists(page: RegionPage, answered: Register) -> None:
    page.read()
    header = page.matrix.view.horizontalHeader()
    left = header.sectionViewportPosition(page.model.column_of("BRA"))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, header.height() - 12))
    dialog = seen.dialog(page)
    assert "1 of 46" in seen.told(dialog) and [line[1] for line in listed_in(dialog)] == ["2.2"]
    dialog.reject()
    corner = page.matrix.fixed.horizontalHeader()
    left = corner.sectionViewportPosition(Fixed.TOTAL)
    QTest.mouseClick(corner.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, corner.height() - 12))
    dialog = seen.dialog(page)
    assert "3 of 184" in seen.told(dialog) and len(listed_in(dialog)) == 3
    dialog.reject()
    QTest.mouseClick(page.summary, Qt.MouseButton.LeftButton, pos=QPoint(10, page.summary.height() // 2))
    dialog = seen.dialog(page)
    assert [line[0] for line in listed_in(dialog)] == [
        *("Eastern Republic of Uruguay", "Federative Republic of Brazil", "United Mexican States")
    ]
    seen.field(dialog, "Which of them", QComboBox).setCurrentText("No answer (1)")
    assert listed_in(dialog) == [("Republic of Panama", "Asked 23 Nov 2026, no answer")]


def test_rows_are_ordered_by_number_or_by_how_many_implemented_them_and_columns_never(
    page: RegionPage, answered: Register
) -> None:
    page.read()
    columns = heads(page)
    page.order.setCurrentText("Most implemented first")
    first = [str(page.model.index(row, Fixed.REF).data()) for row in range(4)]
    assert first == ["2.2", "1.1", "1.2", "1.3"]
    assert heads(page) == columns == ["Brazil", "Costa Rica", "Mexico", "Panama", "Uruguay"]
    page.order.setCurrentText("By number")
    assert page.model.panel(0) is not None and page.model.index(1, Fixed.REF).data() == "1.1"


def test_a_delegation_stays_in_sight_and_is_reached_with_the_arrows(page: RegionPage, answered: Register) -> None:
    page.read()
    column = page.model.column_of("MEX")
    page.pinned.setCurrentText("Mexico")
    fixed, view = page.matrix.fixed, page.matrix.view
    assert not fixed.isColumnHidden(column) and view.isColumnHidden(column)
    page.matrix.go_to("BRA", answered.find("2.2").recommendation.id)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert fixed.currentIndex() == at(page, "2.2", column)
    QTest.keyClick(fixed, Qt.Key.Key_Return)
    dialog = seen.dialog(page)
    assert seen.field(dialog, "Delegation", QComboBox).currentText() == "Mexico"
    dialog.reject()
    QTest.keyClick(fixed, Qt.Key.Key_Right)
    assert view.currentIndex() == at(page, "2.2", page.model.column_of("BRA"))
    page.read()
    assert page.pinned.currentText() == "Mexico", "another reading leaves it"
    page.pinned.setCurrentText("None")
    assert fixed.isColumnHidden(column) and not view.isColumnHidden(column)


def test_every_official_name_is_whole_in_the_head_of_its_column(page: RegionPage) -> None:
    seen.click(page, "Show all States")
    matrix, model = page.matrix, page.model
    for answer in model.shown:
        width = matrix.view.columnWidth(model.column_of(answer.delegation)) - 16
        names = names_of(model.name(answer), model.official(answer), matrix.view.font(), matrix._theme.colours)
        assert sum(lines_at(name, font, width) for name, font, _ in names) <= NAME_LINES, names


def test_what_was_noted_from_a_letter_is_marked_with_icon_and_word(page: RegionPage, answered: Register) -> None:
    page.read()
    index = at(page, "2.2", page.model.column_of("URY"))
    assert "From a letter: “Note verbale 12/2026”" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "From a letter" not in str(at(page, "2.2", page.model.column_of("MEX")).data(Qt.ItemDataRole.ToolTipRole))
    uruguay = next(a for a in page.model.shown if a.delegation == "URY")
    lines = page.model.telling.state_lines(uruguay, has_notes=page.model.has_notes(uruguay))
    assert lines == ("From a letter", "5 Nov 2026")
    marked, plain = (painted(page, at(page, "2.2", page.model.column_of(code))) for code in ("URY", "MEX"))
    lower = [
        sum(
            image.pixelColor(x, image.height() - 12) != image.pixelColor(0, image.height() - 12)
            for x in range(image.width())
        )
        for image in (marked, plain)
    ]
    assert lower[0] > 10 and lower[1] == 0, "something is written below the one, nothing below the other"


def painted(page: RegionPage, index: QModelIndex) -> QImage:
    view = page.matrix.view
    view.scrollTo(index)
    return view.viewport().grab(view.visualRect(index)).toImage()


def test_a_states_own_submission_stands_before_an_older_note_and_that_is_said(
    page: RegionPage, answered: Register, clock: Clock
) -> None:
    clock.later(days=3)
    page.read()
    page.matrix.go_to("MEX", answered.find("1.1").recommendation.id)
    seen.click(page, "Note an answer…")
    dialog = seen.dialog(page)
    assert "Mexico submitted its own answers on 23 Nov 2026. This note is later" in seen.told(dialog)
    dialog.findChildren(QDateEdit)[0].setDate(QDate(2026, 11, 20))
    assert "They stand before a note of that day or an earlier one" in seen.told(dialog)
    seen.field(dialog, "Delegation", QComboBox).setCurrentText("Uruguay")
    assert "submitted its own answers" not in seen.told(dialog)


def test_contributing_institutions_and_start_are_noted_from_a_letter(page: RegionPage, register: Register) -> None:
    seen.click(page, "Note an answer…")
    dialog = seen.dialog(page)
    QTest.keyClicks(seen.field(dialog, "Delegation", QComboBox), "Mexico")
    QTest.keyClicks(seen.field(dialog, "Note it stands in", QLineEdit), "Note verbale 3")
    QTest.keyClicks(seen.field(dialog, "Contributing institutions", QPlainTextEdit), "Navy; Army")
    QTest.keyClicks(seen.field(dialog, "Start", QLineEdit), "Q1 2026")
    seen.click(dialog, "Note and close")
    theirs = next(c for c in register.listed(delegation="MEX") if c.ref == "1.1")
    assert (theirs.contributing, theirs.values["start"]) == (("Army", "Navy"), "2026-Q1")


def test_the_region_is_exported_for_others(page: RegionPage, answered: Register) -> None:
    page.read()
    seen.click(page, "Export…")
    dialog = seen.dialog(page)
    assert seen.unnamed(dialog) == []
    assert "not what was reported since" in seen.told(dialog)
    seen.click(dialog, "Export")
    assert "✓ The answers of 3 delegations written" in seen.told(dialog)
    assert (answered.places.data / "Documents" / "Recommendations by delegation - 2026-11-23.xlsx").exists()
