from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
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
from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.register.register import Register
from tracker.ui.region.cells import NAME_LINES, name_of
from tracker.ui.region.matrix import lines_at
from tracker.ui.region.page import RegionPage
from tracker.ui.region.region_model import Fixed
from tracker.ui.region.said_dialog import SaidDialog
from tracker.ui.region.telling import Telling
from tracker.words import Words


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
    (table,) = dialog.findChildren(QTableWidget)
    assert [table.isColumnHidden(column) for column in range(5)] == [False, True, True, False, False], "said once above"
    assert answered.find("2.2").text.body in seen.told(dialog)
    assert all(table.columnWidth(column) >= table.sizeHintForColumn(column) for column in (0, 3, 4)), "none is cut"
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
        *("Federative Republic of Brazil", "United Mexican States", "Eastern Republic of Uruguay")
    ]
    assert listed_in(dialog)[2][1] == "Answered 5 Nov 2026 · 1 of 46 answered"
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
    column, ours = page.model.column_of("MEX"), page.model.column_of("CRI")
    fixed, view = page.matrix.fixed, page.matrix.view
    assert not fixed.isColumnHidden(ours) and view.isColumnHidden(ours), "ours, until another is chosen"
    page.pinned.setCurrentText("Mexico")
    assert fixed.isColumnHidden(ours) and not view.isColumnHidden(ours)
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
    page.read()
    assert fixed.isColumnHidden(column) and not view.isColumnHidden(column)


def test_every_name_is_whole_in_the_head_of_its_column(page: RegionPage) -> None:
    seen.click(page, "Show all States")
    matrix, model = page.matrix, page.model
    for answer in model.shown:
        column = model.column_of(answer.delegation)
        width = max(half.columnWidth(column) for half in (matrix.fixed, matrix.view)) - 16
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
    seen.click(page, "Icons")
    assert page._legend.isVisible() and not page.order.isVisible(), "what they mean is a button of its own"
    seen.click(page, "Display")
    assert all(part.isVisible() for part in (page.order, page.exporting, page.asking))
    seen.click(page, "Icons")
    assert not page._legend.isVisible() and page.order.isVisible()
    page.resize(920, 1200)
    QTest.qWait(20)
    assert page._legend.isVisible() and not page.folded.isVisible() and not page.icons.isVisible(), (
        "where there is room nothing is folded away"
    )


def test_what_was_noted_from_a_letter_is_marked_with_a_pen_that_the_legend_explains(
    page: RegionPage, answered: Register
) -> None:
    page.read()
    index = at(page, "2.2", page.model.column_of("URY"))
    assert "From a letter: “Note verbale 12/2026”" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "From a letter" not in str(at(page, "2.2", page.model.column_of("MEX")).data(Qt.ItemDataRole.ToolTipRole))
    uruguay = next(a for a in page.model.shown if a.delegation == "URY")
    assert page.model.state_lines(uruguay) == ("1 of 46", "5 Nov 2026")
    assert page.model.is_from_letter(uruguay)
    marked, plain = (inks(page, at(page, "2.2", page.model.column_of(code))) for code in ("URY", "BRA"))
    assert len(marked) == 2, "a pen beside the icon, in the same pill"
    assert len(plain) == 1
    assert "From a letter: noted here, not submitted" in page._legend.accessibleName()


def test_silence_after_asking_and_silence_of_a_letter_have_a_sign_each_and_who_was_not_asked_has_none(
    page: RegionPage, answered: Register
) -> None:
    page.read()
    seen.click(page, "Show all States")
    for code, why, signs in (
        ("PAN", "Asked 23 Nov 2026, no answer", 3),
        ("URY", "Nothing that came speaks of it", 1),
        ("ARG", "Not asked", 0),
    ):
        index = at(page, "1.1", page.model.column_of(code))
        assert why in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        assert why in str(index.data(Qt.ItemDataRole.ToolTipRole))
        assert len(inks(page, index)) == signs, code
    assert "Nothing that came speaks of it, Asked, no answer" in page._legend.accessibleName()


def inks(page: RegionPage, index: QModelIndex) -> list[int]:
    """How wide each thing is that is drawn in the middle of a cell, from left to right, on whatever ground."""
    view = page.matrix.view
    view.scrollTo(index)
    image = view.viewport().grab(view.visualRect(index)).toImage()
    lines = range(image.height() // 2 - 7, image.height() // 2 + 7)
    ground = image.pixelColor(16, image.height() // 2 - 9)
    drawn = [any(differs(image.pixelColor(x, y), ground) for y in lines) for x in range(16, 46)]
    return [len(list(run)) for is_drawn, run in groupby(drawn) if is_drawn]


def differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 25


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


def test_a_letter_leaves_the_day_of_what_was_submitted(words: Words) -> None:
    june, november = "2026-06-16", "2026-11-20"
    both = DelegationAnswer("MEX", Answered.ANSWERED, None, november, "", june, november, told=43, of=46)
    assert Telling(words).state_lines(both) == ("43 of 46", "16 Jun 2026")
    assert Telling(words).state(both).startswith("Answered 16 Jun 2026, letter of 20 Nov 2026")


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
    assert at(page, "1.2", page.model.column_of("MEX")).data() == "Nothing that came speaks of it"
    assert "No status" in head(page, "MEX")
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
