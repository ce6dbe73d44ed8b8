from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from command_line import CommandLine


def exported_refs(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    columns = [[str(cell.value) for cell in column if cell.value] for column in book["Commitments"].columns]
    book.close()
    return next(column[column.index("Ref") + 1 :] for column in columns if "Ref" in column)


def test_the_workbook_holds_all_commitments_and_replaces_an_older_one(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    path.write_text("older")
    assert run.ok("export", path).out == f"Exported 46 of 46 commitments to {path}.\n"
    assert exported_refs(path) == list(run.rows())


def test_that_it_is_open_in_another_program_is_noted(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    assert run.ok("export", path).err == ""
    (tmp_path / ".~lock.progress.xlsx#").touch()
    assert "seems to be open in another program" in run.ok("export", path).err
    assert "what was not saved there is not told here" in run.ok("import", path, "--dry-run").out


def test_the_filters_of_list_choose_the_rows(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "panel.xlsx"
    run.ok("check", "3.5")
    answer = run.ok("export", path, "--panel", "3", "--status", "implemented", "--json").json
    assert (answer["file"], answer["rows"], answer["total"]) == (str(path), 1, 46)
    assert answer["snapshot"]
    assert exported_refs(path) == ["3.5"]


def test_meeting_and_day_stand_in_the_workbook(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    run.ok("export", path, "--meeting", "Third ministerial meeting", "--as-of", "2026-11-23")
    book = openpyxl.load_workbook(path)
    said = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    book.close()
    assert any("Third ministerial meeting" in str(value) for value in said)
    assert any("23 Nov" in str(value) or (isinstance(value, date) and value.year == 2026) for value in said)


@pytest.mark.parametrize(
    ("name", "would_do"),
    [("progress", "progress.xlsx"), ("progress.xls", "progress.xlsx"), ("Report v1.2", "Report v1.2.xlsx")],
)
def test_another_kind_of_name_is_refused_with_one_that_would_do(
    run: CommandLine, tmp_path: Path, name: str, would_do: str
) -> None:
    told = run.refused("export", tmp_path / name)
    assert told.endswith(f"Use {tmp_path / would_do}.\n")
    assert sorted(tmp_path.iterdir()) == [run.folder]


def test_a_folder_that_does_not_exist_is_refused(run: CommandLine, tmp_path: Path) -> None:
    assert "missing" in run.refused("export", tmp_path / "missing" / "progress.xlsx")


def test_a_folder_of_that_name_is_refused(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "progress.xlsx").mkdir()
    assert "progress.xlsx" in run.refused("export", tmp_path / "progress.xlsx")
