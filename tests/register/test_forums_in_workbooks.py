"""What is said and read where a delegation follows more than one forum, and "3.5" may be either."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from offices import Office
from second_forum import add_second_forum
from tracker.domain.query import Filter
from tracker.domain.review import Standing

FIRST = "High-Level Forum on the Flows of Irregular Migrants in the Americas"


@pytest.fixture
def two_forums(office: Office) -> Office:
    add_second_forum(office.register)
    office.register.edit([office.register.find("NEXT2030/3.5")], {"deadline": "2026-01", "status": "planned"})
    return office


@pytest.fixture
def book(two_forums: Office, tmp_path: Path) -> Path:
    return two_forums.register.export(tmp_path / "both.xlsx").path


def said(workbook: Workbook, title: str) -> list[str]:
    return [str(cell.value) for row in workbook[title].iter_rows() for cell in row if cell.value is not None]


def column(workbook: Workbook, title: str, header: str) -> list[str]:
    cells = next(c for c in workbook[title].iter_cols(values_only=True) if header in c)
    return [str(value) for value in cells[cells.index(header) + 1 :] if value is not None]


def test_references_tell_their_forum(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    refs = column(workbook, "Commitments", "Ref")
    assert len(set(refs)) == len(refs) == 92
    assert {"HLF2017/3.5", "NEXT2030/3.5"} <= set(refs)
    assert column(workbook, "Overdue and next 90 days", "Ref")[0] == "NEXT2030/3.5"


def test_cover_properties_and_summary_name_every_forum(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    assert [text for text in said(workbook, "Read me") if "Forum" in text] == [FIRST, "The Next Forum"]
    assert workbook.properties.subject == f"{FIRST}; The Next Forum"
    panels = [f"Panel {n}" for n in range(1, 7)]
    assert column(workbook, "Summary", "Panel")[:15] == ["HLF2017", *panels, "NEXT2030", *panels, "Total"]
    assert FIRST in said(workbook, "Summary") and "The Next Forum" in said(workbook, "Summary")


def test_one_forum_is_named_once_and_its_references_are_bare(office: Office, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(office.register.export(tmp_path / "one.xlsx").path)
    assert column(workbook, "Commitments", "Ref")[0] == "1.1"
    assert workbook.properties.subject == FIRST
    assert "HLF2017" not in said(workbook, "Summary")


def test_the_rows_of_one_forum_keep_their_full_reference(two_forums: Office, tmp_path: Path) -> None:
    path = tmp_path / "part.xlsx"
    exported = two_forums.register.export(path, Filter(statuses=frozenset({"planned"})))
    assert (exported.rows, exported.total) == (1, 92)
    assert column(openpyxl.load_workbook(path), "Commitments", "Ref") == ["NEXT2030/3.5"]


@pytest.mark.parametrize("with_ids", [True, False])
def test_a_returned_row_is_found_in_its_own_forum(two_forums: Office, book: Path, with_ids: bool) -> None:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Commitments"]
    headers = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "NEXT2030/3.5":
            row[headers.index("Status")].value = "In progress"
        if not with_ids:
            row[headers.index("Id")].value = None
    workbook.save(book)
    found = two_forums.register.review(book)
    assert [(p.forum, p.ref, p.theirs) for p in found.proposals] == [("NEXT2030", "3.5", "in_progress")]
    assert found.proposals[0].standing is (Standing.CLEAN if with_ids else Standing.QUESTION)


def test_a_row_that_names_another_forum_than_its_identifier_is_a_question(two_forums: Office, book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Commitments"]
    headers = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "NEXT2030/3.5")
    row[0].value = "HLF2017/3.5"
    row[headers.index("Status")].value = "In progress"
    workbook.save(book)
    (doubtful,) = two_forums.register.review(book).proposals
    assert (doubtful.forum, doubtful.standing) == ("NEXT2030", Standing.QUESTION)
    assert "NEXT2030/3.5" in str(doubtful.reason)
