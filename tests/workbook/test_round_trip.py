"""What is exported and comes back unedited says exactly what was exported."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tracker.domain import periods
from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.received import ReceivedWorkbook
from tracker.domain.values import canonical_value
from tracker.progress import Unwatched
from tracker.words import Words, load_words
from tracker.workbook.layout import EDITABLE
from tracker.workbook.receive import receive
from tracker.workbook.write import write_workbook
from workbook import sample
from workbook.conftest import Resave

ODD = [
    *("=1+1", "+1", "-", "- first", "@SUM(A1)", "#REF!", "#N/A", "TRUE", "1.10", "007", "1e5", "50 %", "2027-01-01"),
    *(
        "_x000D_",
        "_x0041_x0042_",
        "__x005F_x000D_",
        "_xFFFE_",
        "a  b",
        "a\nb",
        "a\n\n b",
        "'quoted'",
        '"',
        "<&>",
        "🌎é",
    ),
    *(
        "not reported",
        "Sin información",
        "x" * 32_000,
        "(full text",
        "\\u005fx",
        "\u2028line",
        "&amp;",
        "]]>",
        "~",
        "''",
    ),
]


def _canonical(key: str) -> st.SearchStrategy[Value]:
    field = FIELDS[key]
    days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
    kinds: dict[Kind, st.SearchStrategy[Value]] = {
        Kind.CHOICE: st.sampled_from(field.choices or ("",)),
        Kind.PERCENT: st.integers(0, 100),
        Kind.PERIOD: (
            st.builds(periods.holding, days, st.sampled_from(periods.Precision)).map(lambda period: period.code)
        ),
    }
    typed = st.text(max_size=60) | st.sampled_from(ODD) | st.from_regex(r"\A[=+@_ -]{0,2}_x[0-9A-F]{3,5}_?\Z")
    return st.none() | kinds.get(field.kind, typed.map(lambda text: canonical_value(key, text)))


ROWS = st.lists(st.fixed_dictionaries({column.key: _canonical(column.key) for column in EDITABLE}), max_size=46)


def _values(received: ReceivedWorkbook) -> dict[tuple[str, str], Value]:
    assert not [cell for row in received.rows for cell in row.cells if cell.doubt]
    return {(row.entity, cell.key): cell.value for row in received.rows for cell in row.cells}


@given(ROWS)
@settings(max_examples=12, deadline=None)
def test_every_value_a_field_can_hold_survives_its_cell(rows: list[dict[str, Value]]) -> None:
    refs = [row.ref for row in sample.commitments()]
    reported = {
        ref: {key: value for key, value in row.items() if value is not None}
        for ref, row in zip(refs, rows, strict=False)
    }
    commitments = sample.commitments(reported)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "all.xlsx"
        write_workbook(sample.report(commitments), path, load_words("en", Path(folder)), Unwatched())
        received = receive(path, Unwatched())
    assert _values(received) == sample.base_values(commitments)
    assert received.base is not None
    assert received.base.values == sample.base_values(commitments)


def test_an_unedited_workbook_says_what_was_exported(exported: Path) -> None:
    received = receive(exported, Unwatched())

    assert received.snapshot == sample.SNAPSHOT_ID
    assert (received.forum, received.delegation, received.filled_in_by) == ("HLF2017", "CRI", "")
    assert received.ignored == ()
    assert [row.ref for row in received.rows] == [row.ref for row in sample.commitments()]
    assert [row.text for row in received.rows] == [row.text.body for row in sample.commitments()]
    assert _values(received) == sample.base_values(sample.commitments())
    assert received.base is not None
    assert received.base.intact
    lines = sample.report().snapshot.lines
    assert received.base.records == {(line.entity, line.key): line.records for line in lines}
    assert (received.base.stamp, received.base.at) == (115_343_212_544_000_001, "2026-11-23T18:04:05Z")


def test_a_text_too_long_for_a_cell_stays_in_the_application(tmp_path: Path, english: Words) -> None:
    commitments = sample.commitments({"1.1": {"comment": "x" * 40_000, "lead": "Ministry of Labour"}})
    path = tmp_path / "long.xlsx"
    write_workbook(sample.report(commitments), path, english, Unwatched())

    received = receive(path, Unwatched())

    first = received.rows[0]
    assert "comment" not in {cell.key for cell in first.cells}
    assert received.base is not None
    assert (first.entity, "comment") not in received.base.values
    assert received.base.values[first.entity, "lead"] == "Ministry of Labour"
    assert received.ignored == ()


def test_what_is_typed_over_an_elided_text_is_listed_and_changes_nothing(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "long.xlsx"
    write_workbook(sample.report(sample.commitments({"1.1": {"comment": "x" * 40_000}})), path, english, Unwatched())
    workbook = load_workbook(path)
    workbook["Commitments"]["L2"] = "Shorter now."
    workbook.save(path)

    received = receive(path, Unwatched())

    assert "comment" not in {cell.key for cell in received.rows[0].cells}
    assert [(line.place.row, line.received) for line in received.ignored] == [(2, "Shorter now.")]


@pytest.mark.libreoffice
def test_what_libreoffice_saves_again_says_the_same(tmp_path: Path, english: Words, resaved: Resave) -> None:
    """By way of its own format, in which it keeps least; straight on it goes in `register/test_audiences`."""
    refs = [row.ref for row in sample.commitments() if row.ref not in sample.REPORTED]
    odd = {
        ref: {"comment": canonical_value("comment", text), "lead": canonical_value("lead", text[:200])}
        for ref, text in zip(refs, ODD, strict=False)
    }
    commitments = sample.commitments({**sample.REPORTED, **odd})
    path = tmp_path / "sent.xlsx"
    write_workbook(sample.report(commitments), path, english, Unwatched())

    for kind in ("ods", "xlsx"):
        path = resaved(path, kind)
    received = receive(path, Unwatched())

    assert received.snapshot == sample.SNAPSHOT_ID
    assert received.base is not None
    assert received.base.intact
    assert received.base.values == sample.base_values(commitments)
    assert _values(received) == sample.base_values(commitments)
    assert received.ignored == ()
