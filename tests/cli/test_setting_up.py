from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from command_line import CommandLine


def test_a_delegation_is_introduced_once_and_again(bare: CommandLine) -> None:
    first = bare.ok("init", "--delegation", "CRI", "--author", "Ana Mora")
    assert first.out == "Costa Rica (CRI) works here; changes are recorded under the name Ana Mora.\n"
    assert bare.ok("init", "--delegation", "CRI", "--author", "Ana Mora").out == first.out
    assert {row["delegation"] for row in bare.rows().values()} == {"CRI"}


def test_small_letters_will_do_and_the_answer_may_be_json(bare: CommandLine) -> None:
    ran = bare.ok("init", "--delegation", " cri", "--author", " Ana  Mora ", "--json")
    assert ran.json == {"delegation": "CRI", "author": "Ana Mora"}


@pytest.mark.parametrize(("asked", "meant"), [("CRX", "CRI"), ("Costa Rica", "CRI"), ("Brasil", "BRA"), ("", "(")])
def test_an_unknown_code_is_refused_with_the_nearest_ones(bare: CommandLine, asked: str, meant: str) -> None:
    told = bare.refused("init", "--delegation", asked, "--author", "Ana Mora")
    assert f"“{asked}”" in told
    assert meant in told
    assert "tracker init" in bare.refused("list")


def test_an_author_without_a_name_is_refused(bare: CommandLine) -> None:
    assert "--author" in bare.refused("init", "--delegation", "CRI", "--author", "  ")


@pytest.mark.parametrize(
    "line",
    [
        "list",
        "show 1.1",
        "history",
        "check 1.1",
        "set 1.1 status=planned",
        "undo",
        "redo",
        "export a.xlsx",
        "import a.xlsx",
    ],
)
def test_before_a_delegation_is_introduced_every_verb_says_how_and_makes_nothing(bare: CommandLine, line: str) -> None:
    assert "tracker init --delegation" in bare.refused(*line.split())
    assert not bare.folder.exists()


def test_a_database_that_is_copied_here_has_no_author_yet(run: CommandLine, tmp_path: Path) -> None:
    copied = tmp_path / "copied"
    copied.mkdir()
    shutil.copy(run.folder / "tracker.db", copied)
    assert "tracker init" in run.refused("--data-dir", copied, "check", "1.1")
    assert not (copied / "installation.json").exists()
