from __future__ import annotations

import shutil
from pathlib import Path

from command_line import CommandLine, edit_workbook


def test_the_main_job_from_end_to_end(run: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "Costa Rica.xlsx"
    run.ok("check", "1.3", "2.1")
    run.ok("set", "3.5", "lead=Ministry of Labour", "deadline=30 Jun 2027", "status=planned")
    run.ok("export", book, "--meeting", "Third ministerial meeting")
    before = run.ok("list", "--json").json

    edit_workbook(
        book,
        {
            ("3.5", "Status"): "In progress",
            ("3.5", "Progress (%)"): 40,
            ("3.5", "Deadline"): "Q4 2027",
            ("4.10", "Focal point"): "Luis Soto",
            ("2.1", "Comment"): "=1+1 is what we said",
            ("1.3", "Status"): None,
        },
    )
    answer = run.ok("import", book, "--yes", "--author", "Luis Soto", "--json").json
    assert answer["changes"] == answer["clean"] + answer["conflicts"] + answer["questions"]
    assert answer["applied"] == answer["clean"] > 0
    rows = run.rows()
    assert (rows["3.5"]["status"], rows["3.5"]["percent"], rows["3.5"]["deadline"]) == ("in_progress", 40, "2027-Q4")
    assert rows["4.10"]["person"] == "Luis Soto"

    action = answer["files"][0]["action"]
    assert {entry["action"] for entry in run.ok("history", "--json").json[: answer["applied"]]} == {action}
    assert "Luis Soto" in run.ok("history", "4.10").out

    run.ok("undo")
    assert run.ok("list", "--json").json == before
    run.ok("redo")
    assert run.rows()["4.10"]["person"] == "Luis Soto"


def test_two_edited_copies_of_one_export_both_survive(run: CommandLine, tmp_path: Path) -> None:
    first, second = tmp_path / "labour.xlsx", tmp_path / "interior.xlsx"
    run.ok("export", first)
    shutil.copy(first, second)
    edit_workbook(first, {("1.1", "Comment"): "From Labour", ("1.2", "Status"): "Planned", ("1.3", "Progress (%)"): 10})
    edit_workbook(second, {("1.1", "Comment"): "From the Interior", ("1.4", "Status"): "Planned"})

    answer = run.ok("import", first, second, "--yes", "--json").json
    assert [one["applied"] > 0 for one in answer["files"]] == [True, True]
    # They are held against each other, in one review.
    assert [one["conflicts"] for one in answer["files"]] == [1, 1]
    rows = run.rows()
    assert (rows["1.2"]["status"], rows["1.4"]["status"], rows["1.3"]["percent"]) == ("planned", "planned", 10)
    told = run.ok("show", "1.1", "--json").json
    assert {version["value"] for version in told["differing"][0]["versions"]} == {"From Labour", "From the Interior"}

    run.ok("undo")
    rows = run.rows()
    assert (rows["1.1"]["conflicts"], rows["1.4"]["status"], rows["1.2"]["status"]) == (0, None, None)


def test_what_an_import_did_is_undone_by_its_id_after_later_work(run: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "progress.xlsx"
    run.ok("export", book)
    edit_workbook(book, {("1.1", "Status"): "Planned", ("1.2", "Status"): "Planned"})
    action = run.ok("import", book, "--yes", "--json").json["files"][0]["action"]
    run.ok("check", "1.2")
    answer = run.ok("undo", action, "--json").json
    assert answer["left"] == [{"ref": "1.2", "forum": "HLF2017", "field": "status"}]
    rows = run.rows()
    assert (rows["1.1"]["status"], rows["1.2"]["status"]) == (None, "implemented")
