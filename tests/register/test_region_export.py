"""The region in a workbook for others: what is in it, and what never is."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from offices import Clock, Office
from post import edit
from tracker.domain.region import RegionCell
from tracker.errors import UserError


@pytest.fixture
def mexico(tmp_path: Path) -> Office:
    return Office(tmp_path / "mexico", "MEX", "Rosa Díaz", Clock())


def written(office: Office) -> list[list[str]]:
    path = office.folder / "region.xlsx"
    office.register.export_region(path)
    (sheet,) = load_workbook(path).worksheets
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def line(rows: list[list[str]], ref: str) -> list[str]:
    return next(row[2:] for row in rows if row[0] == ref)


def test_it_holds_official_names_in_the_order_of_usual_ones_and_what_was_submitted(
    office: Office, mexico: Office
) -> None:
    edit(office, "1.1", status="planned")
    office.register.submit(office.folder / "ours.ctu", office.register.draft_submission("OAS"))
    edit(office, "1.1", status="implemented")
    edit(mexico, "1.1", status="implemented")
    edit(mexico, "1.2", position="not_applicable")
    mexico.register.submit(mexico.folder / "s.ctu", mexico.register.draft_submission("Costa Rica"))
    office.register.finish(office.register.review(mexico.folder / "s.ctu"))
    office.register.transcribe("URY", "1.3", {"status": "in_progress"}, "Note verbale 12/2026", date(2026, 11, 5))
    office.register.ask(["PAN"], date(2026, 10, 1))
    rows = written(office)
    names = ["Republic of Costa Rica", "United Mexican States", "Eastern Republic of Uruguay"]
    assert rows[5] == ["Ref", "Recommendation", "Implemented", *names]
    assert rows[6][3:] == ["Submitted 23 Nov 2026", "Submitted 23 Nov 2026", "From a letter, 5 Nov 2026"]
    assert line(rows, "1.1") == ["1 of 2", "Planned", "Implemented", ""], "the letter says nothing of it"
    assert line(rows, "1.2") == ["0 of 1", "Not reported", "Not applicable", ""]
    assert line(rows, "1.3") == ["0 of 3", "Not reported", "Not reported", "In progress\nfrom a letter"]
    assert rows[-1][1:] == ["Implemented", "1 of 92", "0 of 46", "1 of 45", "0 of 1"]


def test_nothing_internal_is_in_it(office: Office, mexico: Office) -> None:
    edit(office, "1.1", status="continuous", comment="Between us", person="Deputy Director", lead="Navy")
    office.register.transcribe("BRA", "1.3", {"status": "planned", "lead": "Itamaraty"}, "Note verbale 12/2026")
    office.register.ask(["PAN"])
    office.register.export_region(office.folder / "region.xlsx")
    with zipfile.ZipFile(office.folder / "region.xlsx") as book:
        everything = "".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
    assert "Brazil" in everything
    for internal in ("Note verbale", "Between us", "Deputy", "Navy", "Itamaraty", "Panama", "Ana Mora", "Continuous"):
        assert internal not in everything, internal


def test_where_nobody_answered_nothing_is_written(office: Office) -> None:
    edit(office, "1.1", status="implemented")
    with pytest.raises(UserError, match="nothing was submitted here"):
        office.register.export_region(office.folder / "region.xlsx")
    assert not (office.folder / "region.xlsx").exists()


def test_institutions_and_start_are_noted_from_a_letter_and_shown(office: Office) -> None:
    told = {"contributing": "Navy\nArmy; Navy", "start": "2027-Q1"}
    office.register.transcribe("MEX", "1.2", told, "Note verbale 3")
    theirs = next(c for c in office.register.listed(delegation="MEX") if c.ref == "1.2")
    assert (theirs.contributing, theirs.values["start"]) == (("Army", "Navy"), "2027-Q1")


def test_a_cell_names_the_note_it_was_transcribed_from_until_the_state_submits(office: Office, mexico: Office) -> None:
    office.register.transcribe("MEX", "1.1", {"status": "planned"}, "Note verbale 3", date(2026, 11, 5))
    assert cell(office).noted == "Note verbale 3"
    edit(mexico, "1.1", status="implemented")
    mexico.register.submit(mexico.folder / "s.ctu", mexico.register.draft_submission("Costa Rica"))
    office.register.finish(office.register.review(mexico.folder / "s.ctu"))
    assert (cell(office).status, cell(office).noted) == ("implemented", "")
    (answer,) = (a for a in office.register.answers() if a.delegation == "MEX")
    assert answer.submitted == "2026-11-23"


def cell(office: Office) -> RegionCell:
    return office.register.region().rows[0].cells["MEX"]
