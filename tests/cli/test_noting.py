"""Notes on the command line: written, told in a review, and named where several stand on one commitment."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from command_line import CommandLine
from tracker.cli.terminal import Terminal


@pytest.fixture
def luis(run: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A colleague of Ana Mora's, on a laptop of his own."""
    colleague = CommandLine(tmp_path / "luis", capsys)
    colleague.settle_in("CRI", "Luis Rojas")
    return colleague


def names(run: CommandLine) -> dict[str, str]:
    """What the notes on 3.2 are called, by their words."""
    return {note["text"]: note["name"] for note in run.ok("notes", "3.2", "--json").json}


def pass_on(sender: CommandLine, receiver: CommandLine, file: Path) -> str:
    sender.ok("send", file)
    return receiver.ok("import", file, "--yes").out


@pytest.fixture
def two_clashes(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    """Two notes on 3.2, each deleted by Luis and edited by Ana meanwhile."""
    run.ok("note", "3.2", "One")
    run.ok("note", "3.2", "Two")
    pass_on(run, luis, tmp_path / "1.ctu")
    called = names(run)
    assert names(luis) == called, "a note is called the same on every laptop"
    for text, name in called.items():
        run.ok("note", "3.2", f"{text}, edited", "--edit", name)
        luis.ok("delete-note", name)
    told = pass_on(luis, run, tmp_path / "2.ctu")
    assert "2 changes from Luis Rojas (2 with differing versions)" in told
    assert f"3.2 Note [{called['One']}]: One → deleted (here now: One, edited) · differing versions" in told


def test_a_review_tells_each_note_with_who_and_when(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "1.ctu"
    run.ok("note", "3.2", "Ask the ministry.")
    name = names(run)["Ask the ministry."]
    run.ok("send", file)
    (item,) = luis.ok("import", file, "--dry-run", "--json").json["items"]
    assert (item["ref"], item["field"], item["event"], item["theirs"]) == ("3.2", name, "written", "Ask the ministry.")
    assert (item["author"], item["standing"]) == ("Ana Mora", "clean") and item["at"].endswith("Z")
    assert f"3.2 New note [{name}]: Ask the ministry. · clean · Ana Mora, " in luis.ok("import", file, "--yes").out
    run.ok("note", "3.2", "Asked.", "--edit", name)
    told = pass_on(run, luis, tmp_path / "2.ctu")
    assert f"3.2 Note changed [{name}]: Ask the ministry. → Asked. · clean · Ana Mora, " in told
    run.ok("delete-note", name)
    assert f"3.2 Note deleted [{name}]: Asked. → deleted · clean" in pass_on(run, luis, tmp_path / "3.ctu")
    run.ok("undo")
    assert f"3.2 Note brought back [{name}]: deleted → Asked. · clean" in pass_on(run, luis, tmp_path / "4.ctu")
    assert luis.ok("notes", "3.2").out.splitlines()[0].endswith(f"Ana Mora [{name}]")


def test_two_notes_that_differ_on_one_commitment_are_decided_by_name(run: CommandLine, two_clashes: None) -> None:
    called = names(run)
    one, two = called["One, edited"], called["Two, edited"]
    assert {c["field"] for c in run.ok("conflicts", "--json").json} == {one, two}
    assert f"3.2 Note [{one}] (before: One)" in run.ok("conflicts").out
    refused = run.refused("decide", "3.2", "note", "--take", "deleted")
    assert "does not tell which note" in refused and one in refused and two in refused
    assert "does not tell which note" in run.refused("decide", "3.2", "note:none", "--take", "deleted")
    run.ok("decide", "3.2", one, "--take", "deleted")
    assert [c["field"] for c in run.ok("conflicts", "--json").json] == [two]
    run.ok("decide", "3.2", "note", "--take", "Two, at last")
    assert names(run) == {"Two, at last": two}
    assert run.ok("conflicts", "--json").json == []
    assert "No note on 3.2" in run.refused("decide", "3.2", two, "--take", "deleted")
    run.ok("delete-note", two)
    assert "is called" in run.refused("delete-note", two)


def test_notes_are_taken_again_at_the_terminal(
    run: CommandLine, luis: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.ok("note", "3.2", "One")
    pass_on(run, luis, tmp_path / "1.ctu")
    luis.ok("undo")
    again = luis.ok("import", tmp_path / "1.ctu", "--yes", "--json").json
    assert (again["questions"], again["applied"], names(luis)) == (1, 0, {})
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    monkeypatch.setattr(Terminal, "can_ask", True)
    assert "Take it again?" in luis.ok("import", tmp_path / "1.ctu").out
    assert list(names(luis)) == ["One"]
