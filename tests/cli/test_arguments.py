from __future__ import annotations

import gettext
from datetime import date
from pathlib import Path

import pytest

from tracker.cli.arguments import build_parser
from tracker.words import Words

PARSER = build_parser(Words("en", gettext.NullTranslations()))


@pytest.mark.parametrize(
    "line",
    [
        "--data-dir d --database b.db --as-of 2026-11-23 list",
        "list --data-dir d --database b.db --as-of 2026-11-23",
        "--data-dir d list --as-of 2026-11-23 --database b.db",
    ],
)
def test_where_and_when_may_stand_before_and_after_the_verb(line: str) -> None:
    read = PARSER.parse_args(line.split())
    assert (read.data_dir, read.database, read.as_of) == (Path("d"), Path("b.db"), date(2026, 11, 23))
    assert read.run == "reading.list_commitments"


def test_the_place_after_the_verb_wins() -> None:
    assert PARSER.parse_args(["--as-of", "2026-01-01", "list", "--as-of", "2026-02-02"]).as_of == date(2026, 2, 2)


def test_options_may_stand_among_a_verbs_arguments() -> None:
    read = PARSER.parse_args(["import", "a.xlsx", "--yes", "b.xlsx", "--json"])
    assert read.run == "importing.import_files"
    assert (read.files, read.yes, read.json) == ([Path("a.xlsx"), Path("b.xlsx")], True, True)
    assert PARSER.parse_args(["undo", "--json", "a-1"]).action == "a-1"
    assert PARSER.parse_args(["undo", "--json"]).action is None
    assert PARSER.parse_args(["set", "1.3", "--json", "a=1", "b=x=y"]).values == [("a", "1"), ("b", "x=y")]


def test_a_parser_serves_again_after_a_line_it_did_not_understand() -> None:
    with pytest.raises(SystemExit):
        PARSER.parse_args(["set", "1.3"])
    assert PARSER.parse_args(["check", "1.1", "--json", "1.2"]).refs == ["1.1", "1.2"]
    assert PARSER.parse_args(["check", "1.1"]).run == "writing.check"


def test_without_a_verb_there_is_nothing_to_run_but_the_window() -> None:
    assert PARSER.parse_args([]).run is None


@pytest.mark.parametrize(
    "line",
    [
        "import a.xlsx --yes --dry-run",
        "import",
        "set 1.3",
        "set 1.3 status",
        "set 1.3 =planned",
        "list --as-of 2026-13-01",
        "list --as-of 2026-11",
        "list --over",
        "check",
        "frobnicate",
        "init --delegation CRI",
    ],
)
def test_what_is_not_understood_is_told_with_the_usage(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        PARSER.parse_args(line.split())
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: tracker")


def test_a_missing_path_is_not_taken_for_this_folder() -> None:
    with pytest.raises(SystemExit):
        PARSER.parse_args(["--data-dir", "", "list"])
