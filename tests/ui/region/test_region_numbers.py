from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
)

import seen
from offices import Clock
from region_page import head, heads
from tracker.register.register import Register
from tracker.ui.region.cells import NAME_LINES, name_of
from tracker.ui.region.matrix import lines_at
from tracker.ui.region.page import RegionPage
from tracker.ui.region.region_model import Fixed
from tracker.ui.region.said_dialog import SaidDialog


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
    answered.transcribe("ARG", "1.2", {}, "Note verbale 7/2026", date(2026, 11, 5))
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
    assert "3 of 139" in seen.told(dialog) and len(listed_in(dialog)) == 3, "each letter speaks of one alone"
    dialog.reject()
    QTest.mouseClick(page.summary, Qt.MouseButton.LeftButton, pos=QPoint(10, page.summary.height() // 2))
    dialog = seen.dialog(page)
    assert [line[0] for line in listed_in(dialog)] == [
        *("Eastern Republic of Uruguay", "Federative Republic of Brazil", "United Mexican States")
    ]
    assert listed_in(dialog)[0][1] == "Answered 5 Nov 2026 · 1 of 46 answered"
    which = seen.field(dialog, "Which of them", QComboBox)
    named = [which.itemText(n) for n in range(4)]
    assert named == ["Answered in part (3)", "Wrote, no status (1)", "No answer (1)", "Not asked (29)"]
    which.setCurrentText("No answer (1)")
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
    assert "Mexico · 2.2" in seen.told(seen.dialog(page))
    seen.click(seen.dialog(page), "Note an answer…")
    dialog = seen.dialog(page)
    assert seen.field(dialog, "Delegation", QComboBox).currentText() == "Mexico"
    assert seen.field(dialog, "Recommendation", QComboBox).currentText().startswith("2.2  ")
    dialog.reject()
    QTest.keyClick(fixed, Qt.Key.Key_Right)
    assert view.currentIndex() == at(page, "2.2", page.model.column_of("BRA"))
    page.read()
    assert page.pinned.currentText() == "Mexico", "another reading leaves it"
    page.pinned.setCurrentText("None")
    assert fixed.isColumnHidden(column) and not view.isColumnHidden(column)


def test_every_name_is_whole_in_the_head_of_its_column(page: RegionPage) -> None:
    seen.click(page, "Show all States")
    matrix, model = page.matrix, page.model
    for answer in model.shown:
        width = matrix.view.columnWidth(model.column_of(answer.delegation)) - 16
        name = model.name(answer)
        assert lines_at(name, name_of(matrix.view.font()), width) <= NAME_LINES, name


@pytest.mark.parametrize(("letters", "rows"), [(1.0, 8), (1.3, 4)])
def test_a_low_window_leaves_the_room_to_the_recommendations(
    page: RegionPage, answered: Register, letters: float, rows: int
) -> None:
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * letters)
    page.setFont(font)
    page.read()
    # What a window of 1000 × 640 leaves to a page.
    page.resize(940, 580)
    QTest.qWait(20)
    view = page.matrix.view
    shown = [
        row
        for row in range(page.model.rowCount())
        if page.model.recommendation(row)
        and view.rowViewportPosition(row) + view.rowHeight(row) <= view.viewport().height()
    ]
    assert len(shown) >= rows
    assert not page._legend.isVisible() and not page.order.isVisible()
    seen.click(page, "Display")
    assert all(part.isVisible() for part in (page._legend, page.order, page.exporting, page.asking))
    page.resize(920, 1200)
    QTest.qWait(20)
    assert page._legend.isVisible() and not page.folded.isVisible(), "where there is room nothing is folded away"


def test_what_was_noted_from_a_letter_is_marked_with_icon_and_word(page: RegionPage, answered: Register) -> None:
    page.read()
    index = at(page, "2.2", page.model.column_of("URY"))
    assert "From a letter: “Note verbale 12/2026”" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "From a letter" not in str(at(page, "2.2", page.model.column_of("MEX")).data(Qt.ItemDataRole.ToolTipRole))
    uruguay = next(a for a in page.model.shown if a.delegation == "URY")
    assert page.model.state_lines(uruguay) == ("1 of 46", "5 Nov 2026")
    assert page.model.is_from_letter(uruguay)
    marked, plain = (painted(page, at(page, "2.2", page.model.column_of(code))) for code in ("URY", "MEX"))
    lower = [
        sum(
            image.pixelColor(x, y) != image.pixelColor(0, y)
            for x in range(image.width())
            for y in range(image.height() - 8, image.height() - 3)
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
    seen.field(dialog, "Answered on", QLineEdit).setText("20 Nov 2026")
    assert "They stand before a note of that day or an earlier one" in seen.told(dialog)
    seen.field(dialog, "Delegation", QComboBox).setCurrentText("Uruguay")
    assert "submitted its own answers" not in seen.told(dialog)


def test_what_a_delegation_answered_is_read_with_where_it_comes_from(page: RegionPage, answered: Register) -> None:
    told = {"status": "planned", "next_step": "Agree with the\nConsulate"}
    answered.transcribe("MEX", "1.1", {"lead": "Navy"}, "Note verbale 9", date(2026, 11, 23))
    answered.transcribe("URY", "4.2", told, "Note verbale 13/2026", date(2026, 11, 6))
    page.read()
    view = page.matrix.view

    def read(code: str, ref: str) -> str:
        index = at(page, ref, page.model.column_of(code))
        view.scrollTo(index)
        seen.click_cell(view, index)
        assert page.findChildren(SaidDialog) == [], "one click selects"
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        dialog = seen.dialog(page)
        said = seen.told(dialog)
        assert seen.unnamed(dialog) == [] and not dialog.findChildren(QLineEdit), "to be read only"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        QTest.qWait(0)
        return said

    letter = read("URY", "4.2")
    assert letter.startswith("Uruguay · 4.2") and "Agree with the\nConsulate" in letter
    assert "Planned" in letter and "From a letter: “Note verbale 13/2026”, 6 Nov 2026" in letter
    assert answered.find("4.2").text.body in letter
    both = read("MEX", "1.1")
    assert "Implemented" in both and "Submitted 23 Nov 2026" in both and "Navy" in both
    assert "From a letter: “Note verbale 9”, 23 Nov 2026" in both
    silent = read("MEX", "3.3")
    assert "Not reported" in silent and "Submitted 23 Nov 2026" in silent
    page.matrix.go_to("PAN", answered.find("3.3").recommendation.id)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert seen.field(seen.dialog(page), "Delegation", QComboBox).currentText() == "Panama", "nothing to read yet"


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
    page.read()
    index = at(page, "1.1", page.model.column_of("MEX"))
    assert index.data() == "Not reported", "it answered, but not how it stands"
    assert "From a letter: “Note verbale 3”" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert at(page, "1.2", page.model.column_of("MEX")).data() == "Not asked" and "No status" in head(page, "MEX")
    register.undo()
    page.read()
    assert page.model.column_of("MEX") == -1


def test_the_region_is_exported_for_others(page: RegionPage, answered: Register) -> None:
    page.read()
    seen.click(page, "Export…")
    dialog = seen.dialog(page)
    assert seen.unnamed(dialog) == []
    assert "not what was reported since" in seen.told(dialog)
    seen.click(dialog, "Export")
    assert "✓ The answers of 3 delegations written" in seen.told(dialog)
    assert (answered.places.data / "Documents" / "Recommendations by delegation - 2026-11-23.xlsx").exists()
