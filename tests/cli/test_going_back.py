"""Backups and going back to one, typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_line import CommandLine
from offices import MORNING
from tracker.cli.terminal import Terminal
from tracker.storage.backup import back_up


@pytest.fixture
def backed_up(run: CommandLine) -> CommandLine:
    """1.1 was checked off, a backup was made, and then 1.2 was checked off, too."""
    run.ok("check", "1.1")
    back_up(run.folder / "tracker.db", run.folder / "backups", "before-import", MORNING)
    run.ok("check", "1.2")
    return run


NAME = "20261123T090000Z-before-import"


def _checked(run: CommandLine) -> list[str]:
    return [ref for ref, row in run.rows("--status", "implemented").items()]


def test_backups_are_listed_with_the_day_the_reason_and_the_name(backed_up: CommandLine) -> None:
    header, line = backed_up.ok("backups").out.splitlines()
    assert header.split() == ["Made", "Why", "Size", "Name"]
    assert "23 Nov 2026" in line and "before an import" in line and line.endswith(NAME)
    (told,) = backed_up.ok("backups", "--json").json
    assert (told["name"], told["made"], told["why"]) == (NAME, "2026-11-23T09:00:00Z", "before-import")
    assert told["bytes"] > 0


def test_where_there_is_none_it_says_so(bare: CommandLine) -> None:
    assert "There is no backup yet" in bare.ok("backups").out
    assert bare.ok("backups", "--json").json == []


def test_without_yes_only_what_would_be_lost_is_told(backed_up: CommandLine) -> None:
    ran = backed_up.ok("restore", NAME)
    assert "1 change that stands now is not in it." in ran.out
    assert "--yes" in ran.err
    assert _checked(backed_up) == ["1.1", "1.2"]


def test_with_yes_it_is_gone_back_and_forth(backed_up: CommandLine) -> None:
    there = backed_up.ok("restore", NAME, "--yes", "--json").json
    assert (there["restored"], there["lost"]) == (True, 1)
    assert _checked(backed_up) == ["1.1"]
    said = backed_up.ok("restore", f"{there['kept']}.db", "--yes").out
    assert f"Went back to {there['kept']}." in said and "tracker restore 20" in said
    assert _checked(backed_up) == ["1.1", "1.2"]


def test_on_a_terminal_it_is_asked_first(backed_up: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "can_ask", True)
    answers = iter(["no", "yes"])
    monkeypatch.setattr(Terminal, "ask", lambda _terminal, _question: next(answers))
    backed_up.ok("restore", NAME)
    assert _checked(backed_up) == ["1.1", "1.2"]
    backed_up.ok("restore", NAME)
    assert _checked(backed_up) == ["1.1"]


def test_a_file_from_elsewhere_is_taken_by_its_path(backed_up: CommandLine, tmp_path: Path) -> None:
    stick = tmp_path / "from the stick.db"
    (backed_up.folder / "backups" / f"{NAME}.db").rename(stick)
    backed_up.ok("restore", stick, "--yes")
    assert _checked(backed_up) == ["1.1"]


def test_what_cannot_be_gone_back_to_is_refused_in_one_line(backed_up: CommandLine) -> None:
    assert "no such backup.db is not there" in backed_up.refused("restore", "no such backup.db", "--yes")
    with closing(sqlite3.connect(backed_up.folder / "tracker.db")) as other:
        other.execute("SELECT count(*) FROM record").fetchone()
        assert "Another window or program has" in backed_up.refused("restore", NAME, "--yes", "--json")
    assert _checked(backed_up) == ["1.1", "1.2"]


def test_a_damaged_database_is_the_time_to_go_back(backed_up: CommandLine) -> None:
    (backed_up.folder / "tracker.db").write_bytes(b"no database at all" * 1000)
    assert "go back to a backup" in backed_up.refused("list")
    said = backed_up.ok("restore", NAME, "--yes").out
    assert "What would be lost cannot be counted" in said and "To come back" not in said
    assert _checked(backed_up) == ["1.1"]
