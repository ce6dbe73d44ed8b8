from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_line import CommandLine, edit_workbook, sign_workbook
from tracker.cli.terminal import Terminal

ITEM = [
    *("file", "ref", "forum", "delegation", "field", "base", "ours", "theirs", "element", "clears", "readable"),
    *("standing", "sheet", "row", "reason", "received", "author", "at", "event"),
]
COUNTS = ("changes", "clean", "conflicts", "questions", "ignored")


@pytest.fixture
def book(run: CommandLine, tmp_path: Path) -> Path:
    """A workbook as it was exported while 2.1 was planned."""
    path = tmp_path / "progress.xlsx"
    run.ok("set", "2.1", "status=planned")
    run.ok("export", path)
    return path


def test_an_untouched_workbook_changes_nothing(run: CommandLine, book: Path) -> None:
    before = run.ok("history", "--json").json
    answer = run.ok("import", book, "--yes", "--json").json
    assert [answer[name] for name in ("changes", "clean", "conflicts", "questions", "ignored", "applied")] == [0] * 6
    assert answer["items"] == [] and answer["ignored_items"] == [] and answer["notices"] == []
    assert answer["files"][0]["action"] is None
    assert "nothing changed" in run.ok("import", book, "--yes").out
    assert run.ok("history", "--json").json == before


def test_clean_changes_are_taken_and_attributed(run: CommandLine, book: Path) -> None:
    edit_workbook(book, {("2.1", "Status"): "In progress", ("2.2", "Lead institution"): "Ministry of Labour"})
    answer = run.ok("import", book, "--yes", "--author", "Luis Soto", "--json").json
    assert (answer["changes"], answer["clean"], answer["conflicts"], answer["questions"]) == (2, 2, 0, 0)
    assert answer["applied"] == 2
    item = next(item for item in answer["items"] if item["ref"] == "2.1")
    assert list(item) == ITEM
    assert (item["file"], item["field"], item["sheet"], item["standing"]) == (
        str(book),
        "status",
        "Commitments",
        "clean",
    )
    assert (item["base"], item["ours"], item["theirs"]) == ("planned", "planned", "in_progress")
    assert (answer["files"][0]["author"], answer["files"][0]["applied"]) == ("Luis Soto", 2)
    assert run.rows()["2.1"]["status"] == "in_progress"
    entry = run.ok("history", "2.1", "--json").json[0]
    assert (entry["author"], entry["imported_by"], entry["file"]) == ("Luis Soto", "Ana Mora", "progress.xlsx")


def test_the_same_file_twice_brings_nothing_new(run: CommandLine, book: Path) -> None:
    edit_workbook(book, {("2.1", "Status"): "In progress"})
    run.ok("import", book, "--yes")
    assert run.ok("import", book, book, "--yes", "--json").json["applied"] == 0


@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_without_yes_nothing_is_written_and_that_is_said(run: CommandLine, book: Path, how: list[str]) -> None:
    edit_workbook(book, {("2.1", "Status"): "In progress"})
    ran = run.ok("import", book, "--json", *how)
    assert (ran.json["changes"], ran.json["applied"]) == (1, 0)
    assert ran.err.startswith("tracker: Nothing was written")
    out = run.ok("import", book, *how).out
    assert "1 clean" in out and "2.1 Status: Planned → In progress" in out
    assert run.rows()["2.1"]["status"] == "planned"


@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_of_several_files_a_dry_run_says_what_yes_then_does(
    run: CommandLine, book: Path, tmp_path: Path, how: list[str]
) -> None:
    other = tmp_path / "other.xlsx"
    shutil.copy(book, other)
    edit_workbook(book, {("2.1", "Status"): "In progress", ("2.2", "Progress (%)"): 10})
    edit_workbook(other, {("2.1", "Status"): "Not started", ("2.2", "Progress (%)"): 10})
    before = tables(run)
    dry = run.ok("import", book, other, book, "--json", *how).json
    assert (tables(run), dry["applied"]) == (before, 0)
    assert {file["action"] for file in dry["files"]} == {None}
    done = run.ok("import", book, other, book, "--yes", "--json").json
    # The two statuses stand against each other, the progress is said twice; the file named twice counts once.
    assert (done["clean"], done["conflicts"], len(done["files"])) == (2, 2, 2)
    assert {file["action"] for file in done["files"]} == {done["action"]}
    assert [(f["file"], f["taken"], f["questioned"]) for f in done["files"]] == [(str(book), 1, 1), (str(other), 1, 1)]
    assert [dry[name] for name in COUNTS] == [done[name] for name in COUNTS]
    assert dry["items"] == done["items"]
    assert dry["notices"] == done["notices"]


def tables(run: CommandLine) -> list[str]:
    """All that the database holds."""
    with closing(sqlite3.connect(run.folder / "tracker.db")) as connection:
        return list(connection.iterdump())


def test_an_emptied_cell_is_listed_apart(run: CommandLine, book: Path) -> None:
    edit_workbook(book, {("2.1", "Status"): None, ("2.2", "Deadline"): "=1+1", ("2.3", "Comment"): "Theirs"})
    items = run.ok("import", book, "--dry-run", "--json").json["items"]
    assert [(i["ref"], i["theirs"], i["clears"], i["readable"]) for i in items] == [
        ("2.1", None, True, True),
        ("2.2", None, False, False),
        ("2.3", "Theirs", False, True),
    ]
    lines = [line.strip() for line in run.ok("import", book, "--dry-run").out.splitlines()]
    apart = lines.index("1 emptied cell:")
    assert lines[apart + 1].startswith("2.1 Status: Planned → (emptied)")
    assert any(line.startswith("2.3 Comment:") for line in lines[:apart])
    left = run.ok("import", book, "--yes", "--author", "Luis Rojas")
    assert "2 questions were not answered" in left.err, "the emptied cell and the formula"
    assert run.ok("show", "2.1", "--json").json["status"] == "planned"


def test_where_the_file_names_nobody_no_author_is_made_up(run: CommandLine, book: Path) -> None:
    run.ok("set", "2.1", "status=not_started")
    edit_workbook(book, {("2.1", "Status"): "In progress", ("2.2", "Status"): "Planned"})
    assert run.ok("import", book, "--yes", "--json").json["files"][0]["author"] is None
    assert run.ok("history", "2.2", "--json").json[0]["author"] is None
    told = run.ok("show", "2.1", "--json").json
    assert None in {version["author"] for version in told["differing"][0]["versions"]}
    assert run.ok("show", "2.2", "--json").json["updated_by"] is None
    for out in (run.ok("history").out, run.ok("show", "2.1").out):
        assert " · not named" in out and " ·  · " not in out


def test_the_author_given_is_believed_rather_than_the_file(run: CommandLine, book: Path) -> None:
    sign_workbook(book, "Eva Ríos")
    edit_workbook(book, {("2.1", "Status"): "In progress"})
    assert run.ok("import", book, "--dry-run", "--json").json["files"][0]["author"] == "Eva Ríos"
    answer = run.ok("import", book, "--yes", "--author", "Luis Soto", "--json").json
    assert answer["files"][0]["author"] == "Luis Soto"
    assert "whatever it says" in " ".join(run.ok("import", "--help").out.split())


def test_what_somebody_changed_meanwhile_becomes_differing_versions(run: CommandLine, book: Path) -> None:
    run.ok("set", "2.1", "status=not_started")
    edit_workbook(book, {("2.1", "Status"): "In progress"})
    answer = run.ok("import", book, "--yes", "--author", "Luis Soto", "--json").json
    assert (answer["changes"], answer["conflicts"], answer["applied"]) == (1, 1, 1)
    assert run.rows()["2.1"]["conflicts"] == 1
    differing = run.ok("show", "2.1", "--json").json["differing"]
    assert [field["field"] for field in differing] == ["status"] and differing[0]["base"] == "planned"
    assert {(v["value"], v["author"]) for v in differing[0]["versions"]} == {
        ("not_started", "Ana Mora"),
        ("in_progress", "Luis Soto"),
    }
    assert "differing versions" in run.ok("list").out
    run.ok("decide", "2.1", "status", "--take", "in_progress")
    row = run.rows()["2.1"]
    assert (row["status"], row["conflicts"]) == ("in_progress", 0)


def test_questions_are_listed_and_left(run: CommandLine, book: Path) -> None:
    edit_workbook(book, {("2.1", "Deadline"): "03/04/2027", ("2.2", "Progress (%)"): 40})
    ran = run.ok("import", book, "--yes", "--json")
    assert (ran.json["clean"], ran.json["questions"], ran.json["applied"]) == (1, 1, 1)
    question = next(item for item in ran.json["items"] if item["standing"] == "question")
    assert question["ref"] == "2.1" and question["reason"] and question["received"] == "03/04/2027"
    assert "1 question was not answered: import again in the window, or here without --yes" in ran.err
    rows = run.rows()
    assert (rows["2.1"]["deadline"], rows["2.2"]["percent"]) == (None, 40)


def test_one_broken_file_refuses_all_before_anything_is_written(run: CommandLine, book: Path, tmp_path: Path) -> None:
    edit_workbook(book, {("2.1", "Status"): "In progress"})
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(book.read_bytes()[:2000])
    told = run.refused("import", book, broken, "--yes")
    assert "broken.xlsx" in told and "Nothing of the other files was taken either." in told
    assert "other files" not in run.refused("import", broken, "--yes")
    assert run.rows()["2.1"]["status"] == "planned"


def test_a_missing_file_and_a_folder_are_refused(run: CommandLine, tmp_path: Path) -> None:
    assert "missing.xlsx" in run.refused("import", tmp_path / "missing.xlsx", "--yes")
    assert tmp_path.name in run.refused("import", tmp_path, "--yes")


def test_on_a_terminal_every_file_is_asked_about(run: CommandLine, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run.ok("set", "2.3", "comment=Ours")
    edit_workbook(book, {("2.1", "Status"): "In progress", ("2.3", "Comment"): "Theirs"})
    monkeypatch.setattr(Terminal, "can_ask", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    left = run.ok("import", book)
    assert left.err == "tracker: Stopped: nothing of progress.xlsx was written.\n"
    assert run.rows()["2.1"]["status"] == "planned"
    monkeypatch.setattr("sys.stdin", io.StringIO("y\nk\n"))
    assert "progress.xlsx: 1 change taken, 1 kept as it was.\n" in run.ok("import", book).out
    told = run.ok("show", "2.3", "--json").json
    assert (told["comment"], told["conflicts"]) == ("Ours", 0)
    assert run.rows()["2.1"]["status"] == "in_progress"


def test_asked_for_json_it_never_asks(run: CommandLine, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_workbook(book, {("2.1", "Status"): "In progress"})
    monkeypatch.setattr(Terminal, "can_ask", True)
    ran = run.ok("import", book, "--json")
    assert (ran.json["changes"], ran.json["applied"]) == (1, 0)
    assert "Nothing was written" in ran.err


def test_another_delegations_workbook_is_refused(run: CommandLine, book: Path, tmp_path: Path) -> None:
    elsewhere = ["--database", tmp_path / "panama.db", "--data-dir", tmp_path / "panama"]
    run.ok(*elsewhere, "init", "--delegation", "PAN", "--author", "Eva Ríos")
    assert "Panama" in run.refused(*elsewhere, "import", book, "--yes")


def test_a_colleagues_installation_of_the_same_delegation_is_taken_like_ones_own(
    run: CommandLine, tmp_path: Path
) -> None:
    theirs = ["--data-dir", tmp_path / "theirs"]
    book = tmp_path / "theirs.xlsx"
    run.ok(*theirs, "init", "--delegation", "CRI", "--author", "Eva Ríos")
    run.ok(*theirs, "export", book)
    edit_workbook(book, {("2.1", "Status"): "Planned"})
    answer = run.ok("import", book, "--yes", "--json").json
    assert (answer["clean"], answer["applied"]) == (1, 1)
    assert run.rows()["2.1"]["status"] == "planned"
