"""Workbooks as people return them: edited, sorted, moved about, and added to."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.fields import Value
from tracker.domain.received import ReceivedCell, ReceivedWorkbook
from tracker.progress import Unwatched
from tracker.workbook import baseline
from tracker.workbook.cells import unescaped
from tracker.workbook.layout import COLUMNS, EDITABLE, FILLED_IN_BY
from tracker.workbook.receive import file_hash, receive
from workbook import sample
from workbook.conftest import Edit

COLUMN = {column.key: number for number, column in enumerate(COLUMNS, start=1)}
BASE = sample.base_values(sample.commitments())


def commitments(workbook: Workbook) -> Worksheet:
    sheet = workbook["Commitments"]
    assert isinstance(sheet, Worksheet)
    return sheet


def sign(workbook: Workbook, name: str) -> None:
    ((sheet, place),) = workbook.defined_names[FILLED_IN_BY].destinations
    workbook[sheet][place] = name


def values(received: ReceivedWorkbook) -> dict[tuple[str, str], Value]:
    return {(row.entity, cell.key): cell.value for row in received.rows for cell in row.cells}


def cell_of(received: ReceivedWorkbook, ref: str, key: str) -> ReceivedCell | None:
    row = next(row for row in received.rows if row.ref == ref)
    return next((cell for cell in row.cells if cell.key == key), None)


def forge(workbook: Workbook, place: str, was: str, becomes: str) -> None:
    """Change a cell of the hidden sheet, and compute its checksum anew."""
    sheet = workbook["Baseline"]
    assert isinstance(sheet, Worksheet)
    cell = sheet[place]
    cell.value = str(cell.value or "").replace(was, becomes, 1)
    cell.data_type = "s"
    rows = [[unescaped(str(value or "")) for value in row] for row in sheet.iter_rows(values_only=True)]
    lines = [(row[0], row[1], row[2], "".join(row[3:])) for row in rows[2:]]
    sheet["B1"] = baseline._checksum(rows[1][0], lines)


def rewrite(path: Path, part: str, was: bytes, becomes: bytes) -> None:
    """Change a part of the file as it lies in the package."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert was in parts[part]
    parts[part] = parts[part].replace(was, becomes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_an_edit_is_read_with_its_place(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        commitments(workbook)["E2"] = "Implemented"
        commitments(workbook)["I2"] = datetime(2027, 6, 30)  # noqa: DTZ001 - Excel knows no zones
        sign(workbook, "  Marta Díaz,  Ministry of Labour ")

    received = returned(edit)

    status, deadline = cell_of(received, "1.1", "status"), cell_of(received, "1.1", "deadline")
    assert status and deadline
    assert (status.value, status.place.sheet, status.place.row, status.place.column) == (
        "implemented",
        "Commitments",
        2,
        "Status",
    )
    assert (deadline.value, deadline.text) == ("2027-06-30", "2027-06-30")
    assert received.filled_in_by == "Marta Díaz, Ministry of Labour"
    changed = {place for place, value in values(received).items() if value != BASE[place]}
    assert {key for _, key in changed} == {"status", "deadline"}


def test_rows_are_known_by_their_ids_wherever_they_went(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = commitments(workbook)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        types = [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, (row, kinds) in enumerate(zip(reversed(rows), reversed(types), strict=True), start=2):
            for number, (value, kind) in enumerate(zip(row, kinds, strict=True), start=1):
                cell = sheet.cell(at, number)
                cell.value, cell.data_type = value, kind
            sheet.row_dimensions[at].hidden = at % 2 == 0

    assert values(returned(edit)) == BASE


def test_columns_are_found_where_they_were_moved_and_under_other_names(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = commitments(workbook)
        sheet.title = "Compromisos"
        sheet.insert_cols(5, 2)
        for name, defined in workbook.defined_names.items():
            defined.attr_text = str(defined.attr_text).replace("Commitments", "Compromisos")
            for column in COLUMNS:
                if name == column.name and COLUMN[column.key] >= 5:
                    moved = get_column_letter(COLUMN[column.key] + 2)
                    defined.attr_text = f"Compromisos!${moved}$1"
        sheet["G1"] = "How far are we?"
        sheet["E1"] = "Our own remarks"
        sheet["E2"] = "ask the Minister"
        workbook.create_sheet("Annex")["A1"] = "notes"

    received = returned(edit)

    assert values(received) == BASE
    assert {(line.place.sheet, line.place.column) for line in received.ignored} == {
        ("Compromisos", "Our own remarks"),
        ("Annex", ""),
    }


def test_without_defined_names_headers_in_any_language_are_enough(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sign(workbook, "Marta Díaz")
        for name in list(workbook.defined_names):
            del workbook.defined_names[name]
        sheet = commitments(workbook)
        sheet["E1"], sheet["G1"] = "SITUACAO", "Institución responsable"

    received = returned(edit)

    assert values(received) == BASE
    assert received.filled_in_by == "Marta Díaz"


def test_a_header_that_says_another_column_is_believed_over_the_name(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = commitments(workbook)
        for row in range(1, 48):
            left, right = sheet.cell(row, COLUMN["limitation"]), sheet.cell(row, COLUMN["comment"])
            kinds = left.data_type, right.data_type
            left.value, right.value = right.value, left.value
            right.data_type, left.data_type = kinds

    assert values(returned(edit)) == BASE


def test_a_missing_column_says_nothing_of_its_fields(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        del workbook.defined_names["ct_comment"]
        sheet = commitments(workbook)
        for row in range(1, 48):
            sheet.cell(row, COLUMN["comment"]).value = None

    received = returned(edit)

    assert values(received) == {place: value for place, value in BASE.items() if place[1] != "comment"}
    assert [line.place.column for line in received.ignored] == ["Comment"]


def test_two_columns_with_one_header_are_not_guessed_between(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        del workbook.defined_names["ct_comment"]
        commitments(workbook).cell(1, len(COLUMNS) + 1, "Comment")

    received = returned(edit)

    assert "comment" not in {cell.key for row in received.rows for cell in row.cells}
    assert [line.place.column for line in received.ignored] == ["Comment"]


def test_an_emptied_cell_is_empty_and_a_removed_row_is_absent(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        commitments(workbook)["G2"] = None
        commitments(workbook).delete_rows(4)

    received = returned(edit)

    lead = cell_of(received, "1.1", "lead")
    assert lead and (lead.value, lead.doubt) == (None, None)
    assert "1.3" not in {row.ref for row in received.rows}
    assert len(received.rows) == 45


def test_a_new_row_is_told_without_an_id_and_blank_ones_are_not(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = commitments(workbook)
        sheet["C60"] = "Open a regional office"
        sheet["E60"] = "Planned"
        sheet["A61"] = "Total"
        sheet["A1048576"] = " "

    received = returned(edit)

    assert len(received.rows) == 47
    new = received.rows[-1]
    assert (new.entity, new.text, new.place.row) == ("", "Open a regional office", 60)


def test_only_the_top_left_of_merged_cells_speaks(returned: Edit) -> None:
    received = returned(lambda workbook: commitments(workbook).merge_cells("G2:G4"))

    lead = cell_of(received, "1.1", "lead")
    assert lead and lead.value == "Ministry of Foreign Affairs and Worship"
    assert cell_of(received, "1.2", "lead") is None
    assert cell_of(received, "1.3", "lead") is None


def test_formulas_and_links_never_pass_for_typed_text(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = commitments(workbook)
        sheet["K2"] = "=A1"
        sheet["L3"].hyperlink = "https://example.org/annex"
        sheet["L3"].value = None

    received = returned(edit)

    step, comment = cell_of(received, "1.1", "next_step"), cell_of(received, "1.2", "comment")
    assert step and step.value is None and step.doubt
    assert comment and (comment.value, comment.doubt) == (None, None)


def test_without_hidden_sheets_the_snapshot_is_still_known(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        del workbook["Baseline"]
        workbook.custom_doc_props.props.clear()  # type: ignore[attr-defined]

    received = returned(edit)

    assert received.snapshot == sample.SNAPSHOT_ID
    assert (received.base, received.forum, received.delegation) == (None, "", "")
    assert values(received) == BASE


def test_a_baseline_somebody_changed_is_not_used(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = workbook["Baseline"]
        assert isinstance(sheet, Worksheet)
        sheet["D4"] = '"implemented"'

    received = returned(edit)

    assert received.base is not None
    assert (received.base.intact, received.base.values) == (False, {})
    assert received.snapshot == sample.SNAPSHOT_ID


@pytest.mark.parametrize(
    ("place", "was", "becomes"),
    [
        ("A2", '"stamp":115343212544000001', '"stamp":9223372036854775808'),
        ("A2", '"stamp":115343212544000001', '"stamp":-1'),
        ("A2", '"stamp":115343212544000001', '"stamp":"soon"'),
        ("D3", '"', "nonsense"),
        ("D3", '"', '["' * 10_000),
        ("D3", '"', '{"by":5}'),
        ("C3", "", "no record"),
    ],
)
def test_a_baseline_that_nobody_exported_is_not_used_whatever_its_checksum(
    place: str, was: str, becomes: str, returned: Edit
) -> None:
    received = returned(lambda workbook: forge(workbook, place, was, becomes))

    assert received.base is not None
    assert (received.base.intact, received.base.stamp, received.base.values) == (False, 0, {})


def test_half_characters_in_a_baseline_are_left_out(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        forge(workbook, "A2", '"delegation":"', '"delegation":"\\ud800')
        forge(workbook, "A2", '"forum":"', '"forum":"_xD800_')

    received = returned(edit)

    assert (received.delegation, received.forum) == ("CRI", "HLF2017")
    assert received.base and received.base.intact


@pytest.mark.parametrize("digits", ["1E400", "9" * 400, "9" * 5_000])
def test_a_number_that_fits_nowhere_is_asked_about_and_the_rest_is_read(digits: str, exported: Path) -> None:
    workbook = load_workbook(exported)
    commitments(workbook)["I2"] = 1234567
    commitments(workbook)["I2"].number_format = "General"
    commitments(workbook)["L2"] = "Read all the same"
    workbook.save(exported)
    rewrite(exported, "xl/worksheets/sheet3.xml", b"<v>1234567</v>", f"<v>{digits}</v>".encode())

    received = receive(exported, Unwatched())

    deadline, comment = cell_of(received, "1.1", "deadline"), cell_of(received, "1.1", "comment")
    assert deadline and deadline.value is None and deadline.doubt
    assert comment and comment.value == "Read all the same"


def test_an_empty_chart_sheet_is_no_obstacle(returned: Edit) -> None:
    def edit(workbook: Workbook) -> None:
        workbook.create_chartsheet("Chart", 0)

    received = returned(edit)

    assert (values(received), received.ignored) == (BASE, ())


def test_every_line_of_the_baseline_is_an_editable_column(exported: Path) -> None:
    received = receive(exported, Unwatched())
    assert received.base is not None
    assert {key for _, key in received.base.values} == {column.key for column in EDITABLE}


def test_the_same_bytes_have_the_same_hash(exported: Path) -> None:
    again = exported.with_name("again.xlsx")
    again.write_bytes(exported.read_bytes())
    assert file_hash(exported) == file_hash(again)
    again.write_bytes(exported.read_bytes() + b" ")
    assert file_hash(exported) != file_hash(again)
