"""What colleagues type into a cell, and what is read from it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.fields import FIELDS, Value
from tracker.workbook.cells import Reading, read_cell, unescaped
from tracker.workbook.raw import CellKind, RawCell

EXPORTED = date(2026, 11, 23)
EPOCH = date(1899, 12, 30)


def typed(text: str) -> RawCell:
    return RawCell(CellKind.TEXT, text)


def number(value: float, number_format: str = "General") -> RawCell:
    return RawCell(CellKind.NUMBER, "", value, number_format)


def moment(iso: str, number_format: str = "d mmm yyyy") -> RawCell:
    return RawCell(CellKind.DATE, iso, 0, number_format)


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("status", typed("In progress"), "in_progress"),
        ("status", typed("  IN PROGRESS. "), "in_progress"),
        ("status", typed("en curso"), "in_progress"),
        ("status", typed("Não iniciada"), "not_started"),
        ("status", typed("nao iniciada"), "not_started"),
        ("status", typed("in_progress"), "in_progress"),
        ("status", typed("Partiellement appliquée"), "partially_implemented"),
        ("status", typed("Not reported"), None),
        ("status", typed("   "), None),
        ("position", typed("À l'examen"), "under_consideration"),
        ("position", typed("Aceptada parcialmente"), "accepted_in_part"),
        ("percent", number(50, '0"%"'), 50),
        ("percent", number(1, '0"%"'), 1),
        ("percent", number(0), 0),
        ("percent", number(50), 50),
        ("percent", number(0.29, "0%"), 29),
        ("percent", number(1, "0%"), 100),
        ("percent", number(50, "[Red]0\\%"), 50),
        ("percent", typed("50 %"), 50),
        ("percent", typed("50,0%"), 50),
        ("deadline", moment("2027-06-30T00:00:00"), "2027-06-30"),
        ("deadline", moment("2026-12-01T00:00:00", "mmm-yy"), "2026-12"),
        ("deadline", moment("2026-12-01T00:00:00", "dd/mm/yyyy"), "2026-12-01"),
        ("deadline", moment("2026-12-02T00:00:00", "mmm-yy"), "2026-12-02"),
        ("deadline", typed("Q2 2027"), "2027-Q2"),
        ("deadline", typed("Primer semestre de 2027"), "2027-H1"),
        ("deadline", typed("30 jun 2027"), "2027-06-30"),
        ("deadline", typed("30/06/2027"), "2027-06-30"),
        ("deadline", typed("dic. 2026"), "2026-12"),
        ("deadline", number(2027), "2027"),
        ("lead", typed(" Ministry\u00a0of  Labour\n"), "Ministry of Labour"),
        ("comment", number(0.1), "0.1"),
        ("comment", number(12_345_678_901_234), "12345678901234"),
        ("comment", typed("not reported"), "not reported"),
    ],
)
def test_what_is_plain_is_taken_without_asking(key: str, cell: RawCell, value: Value) -> None:
    reading = read_cell(key, cell, EXPORTED, EPOCH)
    assert (reading.value, reading.doubt) == (value, None)


@pytest.mark.parametrize(
    ("key", "cell", "proposed"),
    [
        ("status", typed("in progres"), "in_progress"),
        ("status", typed("implemnted"), "implemented"),
        ("percent", number(0.5), 50),
        ("percent", typed("0.5"), 50),
        ("percent", number(1), 1),
        ("percent", number(33.3), 33),
        ("deadline", typed("30 Jun"), "2027-06-30"),
        ("deadline", typed("in 3 weeks"), "2026-12-14"),
        ("deadline", moment("2027-06-30T14:30:00"), "2027-06-30"),
        ("deadline", moment("1905-07-19T00:00:00"), "2027"),
        ("deadline", number(46_568), "2027-06-30"),
        ("comment", moment("2027-06-30T00:00:00"), "2027-06-30"),
        ("comment", RawCell(CellKind.TEXT, "total", formula=True), "total"),
        ("percent", RawCell(CellKind.NUMBER, "", 75, '0"%"', True), 75),
    ],
)
def test_what_is_unsure_is_proposed_and_asked(key: str, cell: RawCell, proposed: Value) -> None:
    reading = read_cell(key, cell, EXPORTED, EPOCH)
    assert reading.value == proposed
    assert reading.doubt is not None


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("status", typed("see the annex")),
        ("status", number(3)),
        ("percent", typed("half")),
        ("percent", number(150)),
        ("percent", number(-1)),
        ("percent", typed("9" * 5_000)),
        ("percent", number(float("inf"))),
        ("deadline", number(float("inf"))),
        ("deadline", number(float("nan"))),
        ("comment", number(float("-inf"))),
        ("deadline", typed("9" * 5_000)),
        ("percent", moment("2027-06-30T00:00:00")),
        ("deadline", typed("03/04/2027")),
        ("deadline", typed("soon")),
        ("deadline", number(5)),
        ("deadline", moment("2150-01-01T00:00:00")),
        ("deadline", RawCell(CellKind.TIME, "14:30:00")),
        ("comment", RawCell(CellKind.ERROR, "#REF!")),
        ("comment", RawCell(CellKind.BOOLEAN, "TRUE")),
        ("comment", RawCell(CellKind.EMPTY, formula=True)),
    ],
)
def test_what_cannot_be_read_is_asked_and_never_empties_a_field(key: str, cell: RawCell) -> None:
    reading = read_cell(key, cell, EXPORTED, EPOCH)
    assert reading.value is None
    assert reading.doubt is not None


def test_the_two_readings_of_a_date_are_told_as_days_are_told_everywhere() -> None:
    doubt = read_cell("deadline", typed("03/04/2027"), EXPORTED, EPOCH).doubt
    assert str(doubt) == "This date reads two ways: 3 Apr 2027 or 4 Mar 2027."


def test_a_serial_number_counts_from_the_workbooks_own_epoch() -> None:
    assert read_cell("deadline", number(45_106), EXPORTED, date(1904, 1, 1)).value == "2027-06-30"


def test_an_empty_cell_is_truly_empty() -> None:
    reading = read_cell("comment", RawCell(), EXPORTED, EPOCH)
    assert (reading.value, reading.doubt) == (None, None)


def test_half_a_character_is_no_text_and_two_halves_are_one() -> None:
    assert unescaped("_xD800_a_xD83C__xDF0E_") == "a🌎"


_FORMATS = st.sampled_from(["General", "0%", '0"%"', "mmm-yy", "yyyy", "d mmm yyyy", ""])
_CELLS = (
    st.builds(RawCell, st.sampled_from([CellKind.TEXT, CellKind.TIME, CellKind.ERROR]), st.text().map(unescaped))
    | st.builds(number, st.floats(), _FORMATS)
    | st.builds(lambda at, shown: moment(at.isoformat(), shown), st.datetimes(), _FORMATS)
    | st.text("0123456789.,/-%Qq :").map(typed)
    | st.just(RawCell(formula=True))
)


@given(
    st.sampled_from([key for key in FIELDS if key != "confirmed"]),
    _CELLS,
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
)
def test_whatever_stands_in_a_cell_is_a_reading(key: str, cell: RawCell, exported: date) -> None:
    assert isinstance(read_cell(key, cell, exported, EPOCH), Reading)
