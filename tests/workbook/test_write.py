"""The progress workbook as people and programs find it."""

from __future__ import annotations

import errno
import html
import os
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tracker.bundle import bundled
from tracker.errors import Cancelled, UserError
from tracker.progress import Unwatched
from tracker.words import Message, Words, load_words
from tracker.workbook import style
from tracker.workbook.write import write_workbook
from workbook import sample

HEADERS = [
    *("Ref", "Panel", "Recommendation", "Position", "Status", "Progress (%)", "Lead institution", "Focal point"),
    *("Deadline", "Limitations", "Next steps", "Comment", "Last updated"),
]


@pytest.fixture
def workbook(exported: Path) -> Workbook:
    return load_workbook(exported)


def texts(workbook: Workbook, title: str) -> list[str]:
    return [str(cell.value) for row in workbook[title].iter_rows() for cell in row if cell.value is not None]


def test_sheets_stand_in_order_and_two_are_hidden(workbook: Workbook) -> None:
    assert [(sheet.title, sheet.sheet_state) for sheet in workbook] == [
        ("Read me", "visible"),
        ("Summary", "visible"),
        ("Commitments", "visible"),
        ("Documents and clearance", "visible"),
        ("Actions", "visible"),
        ("Overdue and next 90 days", "visible"),
        ("Lists", "hidden"),
        ("Baseline", "veryHidden"),
    ]


def test_the_table_has_the_agreed_headers_and_the_id_hidden_inside(workbook: Workbook) -> None:
    sheet = workbook["Commitments"]
    assert [cell.value for cell in sheet[1]] == [*HEADERS, "Id"]
    assert sheet.tables["Commitments"].ref == "A1:N47"
    assert sheet.tables["Commitments"].autoFilter is not None
    assert sheet.column_dimensions["N"].hidden
    assert not sheet.protection.sheet
    assert workbook.defined_names["ct_status"].attr_text == "'Commitments'!$E$1"


def test_a_table_looks_like_one(workbook: Workbook) -> None:
    """The recommendation is not for filling in: its header is quiet, and its cells are shaded."""
    head, ref, text = (workbook["Commitments"][where] for where in ("A1", "A2", "C2"))
    assert (head.font.b, head.font.color.rgb, head.fill.fgColor.rgb) == (True, "00FFFFFF", f"00{style.QUIET}")
    assert (ref.font.b, text.font.b, text.font.sz, text.alignment.wrap_text) == (True, False, 10, True)
    assert (text.border.bottom.style, head.border.bottom.style, text.fill.fill_type) == ("thin", None, "solid")


def test_cells_hold_values_of_the_right_kind(workbook: Workbook) -> None:
    sheet = workbook["Commitments"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    first = rows["1.1"]
    assert [cell.value for cell in first[3:9]] == [
        "Accepted",
        "In progress",
        60,
        "Ministry of Foreign Affairs and Worship",
        "Ana Solís Rojas",
        datetime(2026, 10, 30),  # noqa: DTZ001 - Excel knows no zones
    ]
    assert (first[5].number_format, first[8].number_format) == ('0"%"', "[$-809]d mmm yyyy")
    assert first[12].data_type == "d"
    assert [rows[ref][8].value for ref in ("1.2", "1.4", "1.6")] == ["Dec 2025", "Q2 2027", "2027"]
    assert rows["4.10"][0].data_type == "s"


def test_nothing_typed_becomes_a_formula_or_an_error(exported: Path, workbook: Workbook) -> None:
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    with zipfile.ZipFile(exported) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in package.read(name) for name in sheets)


def test_choices_come_from_the_hidden_list(workbook: Workbook) -> None:
    offered = {
        str(choice.sqref): str(choice.formula1) for choice in workbook["Commitments"].data_validations.dataValidation
    }
    assert offered == {"D2:D47": "Lists!$A$1:$A$6", "E2:E47": "Lists!$B$1:$B$8"}
    assert [cell.value for cell in workbook["Lists"]["B"]][:3] == ["Not started", "Planned", "In progress"]


def test_it_prints_and_scrolls_well(workbook: Workbook) -> None:
    sheet = workbook["Commitments"]
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "D2")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_first_sheet_says_what_it_is(workbook: Workbook) -> None:
    said = texts(workbook, "Read me")
    for expected in (
        "Republic of Costa Rica",
        "Third follow-up meeting, San José",
        "23 Nov 2026",
        "23 Nov 2026, 18:04 UTC",
        "All 46",
        "Internal",
        "Filled in by",
        sample.SNAPSHOT_ID,
    ):
        assert expected in said


def test_a_filtered_export_says_so(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "part.xlsx"
    write_workbook(sample.report(shown=3), path, english, Unwatched())
    workbook = load_workbook(path)
    assert "3 of 46: only those that were selected" in texts(workbook, "Read me")
    assert workbook["Commitments"].max_row == 4


def test_an_export_of_nothing_is_a_sound_workbook(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "none.xlsx"
    write_workbook(sample.report(shown=0), path, english, Unwatched())
    assert load_workbook(path)["Commitments"].tables["Commitments"].ref == "A1:N2"


def test_the_summary_counts_without_what_does_not_apply(workbook: Workbook) -> None:
    sheet = workbook["Summary"]
    assert "2 of 45 commitments are implemented. 1 is not applicable and not counted." in texts(workbook, "Summary")
    total = [cell.value for cell in sheet[13]][1:]
    assert total == ["Total", None, 2, 1, 4, 2, 1, 1, 1, 1, 32, 45, pytest.approx(2 / 45), 1]
    panel_3 = [cell.value for cell in sheet[9]]
    assert (panel_3[1], panel_3[12], panel_3[14]) == ("Panel 3", 7, 1)


def test_the_chart_can_be_read_and_edited(exported: Path) -> None:
    with zipfile.ZipFile(exported) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert chart.count("<c:ser>") + chart.count("<ser>") == 9
    assert 'delete val="1"' not in chart
    assert 'grouping val="stacked"' in chart


def test_what_presses_is_told_in_words(workbook: Workbook) -> None:
    said = texts(workbook, "Overdue and next 90 days")
    assert [text for text in said if re.fullmatch(r"\d+ days? late|in \d+ days?", text)] == [
        "54 days late",
        "24 days late",
        "1 day late",
        "in 22 days",
        "in 69 days",
        "in 89 days",
    ]


def test_what_is_never_late_is_said_on_the_sheet(workbook: Workbook) -> None:
    """2.2 is implemented and 1.2 too: both have deadlines long past, and somebody may look for them here."""
    said = [text for text in texts(workbook, "Overdue and next 90 days") if "not counted" in text]
    assert said == [
        "Whatever their deadline, commitments are not counted as overdue or due whose status is: implemented, "
        "continuous, superseded, will not be implemented; or whose position is: not accepted, not applicable."
    ]
    assert not {"1.2", "2.2"} & set(texts(workbook, "Overdue and next 90 days"))


def test_the_documents_properties_name_no_person(exported: Path, workbook: Workbook) -> None:
    about = workbook.properties
    assert (about.creator, about.lastModifiedBy) == ("Republic of Costa Rica", "Republic of Costa Rica")
    assert "Costa Rica" in str(about.title)
    with zipfile.ZipFile(exported) as package:
        assert b"Solis" not in package.read("docProps/core.xml")
        assert sample.SNAPSHOT_ID.encode() in package.read("docProps/custom.xml")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(errno.ENOSPC, "The disk is full."), (errno.EACCES, "is open in another program or protected")],
)
def test_what_cannot_be_saved_leaves_the_old_file_as_it_was(
    trouble: int, said: str, exported: Path, english: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise OSError(trouble, os.strerror(trouble))

    before = exported.read_bytes()
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UserError) as caught:
        write_workbook(sample.report(), exported, english, Unwatched())
    assert said in caught.value.sentence(english)
    assert exported.read_bytes() == before
    assert list(exported.parent.iterdir()) == [exported]


def test_a_folder_that_is_not_there(tmp_path: Path, english: Words) -> None:
    with pytest.raises(UserError, match="does not exist"):
        write_workbook(sample.report(), tmp_path / "gone" / "out.xlsx", english, Unwatched())
    with pytest.raises(UserError, match="is a folder"):
        write_workbook(sample.report(), tmp_path, english, Unwatched())


def test_a_stopped_export_leaves_nothing(tmp_path: Path, english: Words) -> None:
    class Impatient:
        def step(self, done: int, total: int, label: Message) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(sample.report(), tmp_path / "out.xlsx", english, Impatient())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["Follow-up meeting " * 25, "&" * 400, "🌎" * 300, "M" * 40_000])
def test_a_long_name_of_a_meeting_is_cut_where_a_workbook_holds_no_more(
    name: str, tmp_path: Path, english: Words
) -> None:
    path = tmp_path / "long.xlsx"
    write_workbook(sample.report(meeting=name.strip()), path, english, Unwatched())
    workbook = load_workbook(path)
    cover = next(text for text in texts(workbook, "Read me") if text.startswith(name[:10]))
    assert cover == name.strip() or (len(cover) == 32_000 and cover.endswith("…"))
    with zipfile.ZipFile(path) as package:
        sheets = [n for n in package.namelist() if re.match(r"xl/worksheets/sheet\d+\.xml", n)]
        found = [re.search(r"<oddFooter>(.*?)</oddFooter>", package.read(n).decode()) for n in sheets]
    footers = [html.unescape(footer[1]) for footer in found if footer]
    assert len(footers) == 6
    for footer in footers:
        assert len(footer.encode("utf-16-le")) // 2 <= 255
        assert footer.endswith("&R&P / &N")
        assert "&" not in footer.removeprefix("&L").removesuffix("&R&P / &N").replace("&&", "")
    assert "…" in footers[0]
    assert name.startswith("&") or "Internal" in footers[0]


@pytest.mark.parametrize(
    ("language", "progress", "share"),
    [("es", '0"\N{NO-BREAK SPACE}%"', '0"\N{NO-BREAK SPACE}"%'), ("pt", '0"%"', "0%")],
)
def test_the_summary_breaks_no_word_of_a_header_and_writes_percent_as_the_language_does(
    tmp_path: Path, language: str, progress: str, share: str
) -> None:
    path = tmp_path / "progress.xlsx"
    write_workbook(sample.report(), path, load_words(language, bundled("resources/i18n")), Unwatched())
    book = load_workbook(path)
    summary, commitments = book.worksheets[1:3]
    heads = [cell for cell in summary[6] if cell.value]
    assert len(heads) == 14
    for head in heads:
        longest = max(len(word) for word in str(head.value).split())
        assert summary.column_dimensions[head.column_letter].width > longest + 1, head.value
    assert (commitments["F2"].number_format, summary["N7"].number_format) == (progress, share)
