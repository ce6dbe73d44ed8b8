"""The command line where more than one forum is followed: references tell which they are of."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import CommandLine, edit_workbook
from second_forum import add_second_forum
from tracker.places import Places
from tracker.register.opening import open_register


@pytest.fixture
def both(run: CommandLine) -> CommandLine:
    register = open_register(Places(run.folder, run.folder / "tracker.db"))
    add_second_forum(register)
    register.close()
    return run


def test_a_person_reads_the_full_reference_and_a_program_both_parts(both: CommandLine) -> None:
    lines = both.ok("list").out.splitlines()
    assert [line.split()[0] for line in lines if "/3.5 " in line] == ["HLF2017/3.5", "NEXT2030/3.5"]
    rows = both.ok("list", "--json").json
    assert {(row["forum"], row["ref"]) for row in rows if row["ref"] == "3.5"} == {
        ("HLF2017", "3.5"),
        ("NEXT2030", "3.5"),
    }


def test_a_bare_reference_is_ambiguous_and_a_full_one_is_not(both: CommandLine) -> None:
    told = both.refused("check", "3.5")
    assert "HLF2017/3.5" in told and "NEXT2030/3.5" in told
    both.ok("check", "next2030/3.5")
    assert [e["forum"] for e in both.ok("history", "--json").json] == ["NEXT2030"]
    assert "    NEXT2030/3.5 Status: not reported → Implemented\n" in both.ok("history").out


def test_panels_are_named_with_their_forum(both: CommandLine) -> None:
    assert "HLF2017/1, " in both("list", "--panel", "9").err
    assert "NEXT2030/6." in both("list", "--panel", "9").err
    assert {row["forum"] for row in both.ok("list", "--json", "--panel", "NEXT2030/3").json} == {"NEXT2030"}
    assert len(both.ok("list", "--json", "--panel", "3").json) == 16


def test_a_review_tells_which_forum_a_change_is_of(both: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "progress.xlsx"
    both.ok("export", book)
    edit_workbook(book, {("NEXT2030/3.5", "Status"): "Planned"})
    assert "    NEXT2030/3.5 Status: not reported → Planned" in both.ok("import", book, "--dry-run").out
    (item,) = both.ok("import", book, "--yes", "--json").json["items"]
    assert (item["forum"], item["ref"]) == ("NEXT2030", "3.5")


def test_what_an_undo_leaves_is_told_with_its_forum(both: CommandLine) -> None:
    first = both.ok("set", "NEXT2030/2.1", "percent=10", "--json").json["action"]
    both.ok("set", "NEXT2030/2.1", "percent=20")
    assert "NEXT2030/2.1 Progress (%)" in both.ok("undo", first).out
