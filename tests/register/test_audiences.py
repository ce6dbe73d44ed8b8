"""Workbooks for colleagues and for others: what is in them, and that what comes back of each is exact."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from offices import NewOffice, Office
from post import edit
from tracker.domain.export import Audience
from tracker.domain.review import Review, Standing
from tracker.domain.vocabulary import ClearanceLevel
from workbook.conftest import Resave, profile, resaved

__all__ = ["profile", "resaved"]

SECRET = "SECRET"


@pytest.fixture
def ana(new_office: NewOffice, tmp_path: Path) -> Office:
    """An office whose every internal word is a secret."""
    office = new_office(author=f"{SECRET} Ana")
    register = office.register
    edit(office, "3.2", status="in_progress", lead="Labour", next_step="Publish", percent=40, deadline="2027-Q2")
    edit(office, "3.2", person=f"{SECRET} person", alternate=f"{SECRET} alternate", comment=f"{SECRET} comment")
    edit(office, "3.2", position_comment=f"{SECRET} why", deadline_reason=f"{SECRET} reason")
    edit(office, "3.4", comment=f"{SECRET} only a comment")
    seen = register.find("3.2")
    register.add_step(seen, "Ask the ministry", f"{SECRET} owner", "2027-03-01")
    register.add_step(seen, "=1+1", due="2027-Q3")
    register.do_step(register.steps(seen)[1])
    for level in ("public", "internal", "restricted"):
        path = tmp_path / (f"{level}.txt" if level == "public" else f"{SECRET} {level}.txt")
        path.write_text(f"{SECRET} content of {path.name}")
        register.add_document(seen, path, {"confidentiality": level})
    register.add_note(seen, f"{SECRET} note")
    register.clear(register.find("3.2"), ClearanceLevel.CLEARED, f"{SECRET} minister", f"{SECRET} document")
    register.clear(register.find("3.4"), ClearanceLevel.CONFIRMED, f"{SECRET} institution")
    return office


def exported(office: Office, audience: Audience) -> Path:
    return office.register.export(office.folder / f"{audience}.xlsx", audience=audience).path


def texts(path: Path, title: str) -> list[str]:
    sheet = openpyxl.load_workbook(path)[title]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def returned(office: Office, path: Path, change: Callable[[Workbook], None]) -> Review:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path.with_name("returned.xlsx"))
    book.close()
    return office.register.review(path.with_name("returned.xlsx"))


def test_a_workbook_for_others_holds_nothing_internal_in_any_of_its_parts(ana: Office) -> None:
    with zipfile.ZipFile(exported(ana, Audience.OUTWARD)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not [name for name, content in parts.items() if SECRET.encode() in content]
    assert ana.register._installation.replica.encode() not in b"".join(parts.values())
    with zipfile.ZipFile(exported(ana, Audience.INTERNAL)) as package:
        assert any(SECRET.encode() in package.read(name) for name in package.namelist())


def test_each_first_sheet_says_for_whom_it_is_and_how_much_is_not_cleared(ana: Office) -> None:
    for audience, label in ((Audience.INTERNAL, "Internal"), (Audience.OUTWARD, "For others to read")):
        said = texts(exported(ana, audience), "Read me")
        assert label in said
        assert "All that is reported is cleared, as it stands here." in said
    edit(ana, "3.2", status="implemented")
    path = exported(ana, Audience.OUTWARD)
    told = "Not cleared, or changed since: 1 of 1 that report something. See “Documents and clearance”."
    assert told in texts(path, "Read me")


def test_only_a_workbook_that_is_to_come_back_asks_its_reader_to_fill_it_in(ana: Office) -> None:
    asking = {"Filled in by", "How to fill it in", "How to send it back"}
    form, paper = (openpyxl.load_workbook(exported(ana, audience)) for audience in Audience)
    for book, asks in ((form, True), (paper, False)):
        said = {str(cell.value) for row in book["Read me"].iter_rows() for cell in row}
        assert said & asking == (asking if asks else set())
        assert ("How to read it" in said, any("comes back" in text for text in said)) == (not asks, asks)
        assert bool(book["Commitments"].data_validations.dataValidation) is asks
        heads = {cell.fill.fgColor.rgb for cell in book["Commitments"][1]}
        assert len(heads) == (2 if asks else 1), "colours tell what may be filled in"
        assert ("Lists" in book.sheetnames) is asks


def rows(path: Path, title: str) -> dict[str, list[Any]]:
    sheet = openpyxl.load_workbook(path)[title]
    found: list[list[Any]] = [[cell.value for cell in row[1:-1]] for row in sheet.iter_rows(min_row=6)]
    return {f"{row[0]} {row[2]}" if title == "Actions" else str(row[0]): row[2:] for row in found}


def test_documents_clearance_and_actions_are_told_each_reader_what_he_may_read(ana: Office) -> None:
    colleagues, others = (exported(ana, audience) for audience in Audience)
    told = rows(colleagues, "Documents and clearance")
    assert told["3.2"] == [
        "In progress",
        "Documented",
        f"Cleared by {SECRET} minister, 23 Nov 2026, {SECRET} document",
        3,
        "public",
    ]
    assert rows(others, "Documents and clearance")["3.2"] == [
        "In progress",
        "Documented",
        "Cleared, 23 Nov 2026",
        1,
        "public",
    ]
    assert told["3.5"] == [None, None, "Draft", None, None]
    day = openpyxl.load_workbook(colleagues)["Actions"].cell(6, 6).value
    assert str(day)[:10] == "2027-03-01"
    assert rows(colleagues, "Actions")["3.2 =1+1"] == ["=1+1", None, "Q3 2027", f"23 Nov 2026, {SECRET} Ana"]
    assert "Actions" not in openpyxl.load_workbook(others).sheetnames, "what is to be done is the delegation's own"


@pytest.mark.parametrize("audience", list(Audience))
def test_what_comes_back_untouched_says_nothing_and_what_was_typed_is_taken(ana: Office, audience: Audience) -> None:
    path = exported(ana, audience)
    untouched = ana.register.review(path)
    assert (untouched.proposals, untouched.ignored) == ((), ())

    def fill_in(book: Workbook) -> None:
        headers = [cell.value for cell in book["Commitments"][1]]
        for row in book["Commitments"].iter_rows(min_row=2):
            if row[0].value == "3.2":
                row[headers.index("Lead institution")].value = "Interior"
                row[headers.index("Progress (%)")].value = 60

    review = returned(ana, path, fill_in)
    assert {(p.ref, p.key, p.theirs, p.standing) for p in review.proposals} == {
        ("3.2", "lead", "Interior", Standing.CLEAN),
        ("3.2", "percent", 60, Standing.CLEAN),
    }


def test_a_comment_typed_into_a_workbook_for_others_is_told_and_not_read(ana: Office) -> None:
    def comment(book: Workbook) -> None:
        sheet = book["Commitments"]
        sheet.cell(1, 20).value = "Comment"
        sheet.cell(2, 20).value = "From outside"

    review = returned(ana, exported(ana, Audience.OUTWARD), comment)
    assert review.proposals == ()
    assert [(i.place.column, i.received) for i in review.ignored] == [("Comment", "")]


def test_what_is_changed_on_the_sheets_that_are_only_read_is_told_with_its_row(ana: Office) -> None:
    def change(book: Workbook) -> None:
        actions = book["Actions"]
        actions["E6"].value = "Eva Solís"
        actions["F6"].value = date(2027, 4, 1)
        actions["D7"].value = None
        actions["D9"].value = "A new one"
        book["Documents and clearance"]["F6"].value = "Cleared"

    review = returned(ana, exported(ana, Audience.INTERNAL), change)
    assert review.proposals == ()
    assert [(i.place.sheet, i.place.row, i.place.column, i.received) for i in review.ignored] == [
        ("Documents and clearance", 6, "Clearance", "Cleared"),
        ("Actions", 6, "Owner", "Eva Solís"),
        ("Actions", 6, "Date", "2027-04-01"),
        ("Actions", 7, "Action", ""),
        ("Actions", 9, "Action", "A new one"),
    ]
    assert {str(i.reason) for i in review.ignored} == {
        "This sheet is only to be read: change it in the application. Nothing was taken over."
    }


def test_a_sheet_that_lost_what_tells_its_changes_says_so(ana: Office) -> None:
    def strip(book: Workbook) -> None:
        book["Actions"].delete_cols(8)

    review = returned(ana, exported(ana, Audience.INTERNAL), strip)
    assert [(i.place.sheet, i.place.row) for i in review.ignored] == [("Actions", 0)]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("audience", "way"), [(Audience.INTERNAL, ("xlsx",)), (Audience.OUTWARD, ("ods", "xlsx"))], ids=list(Audience)
)
def test_what_libreoffice_saves_again_says_the_same(
    ana: Office, resaved: Resave, audience: Audience, way: tuple[str, ...]
) -> None:
    path = exported(ana, audience)
    for kind in way:
        path = resaved(path, kind)
    review = ana.register.review(path)
    assert (review.proposals, review.ignored) == ((), ())
