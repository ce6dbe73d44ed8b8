"""The command line as tests run it, and the colleague who fills in a workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from offices import new_database
from tracker.__main__ import main


@dataclass(frozen=True)
class Ran:
    """What one call of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """`tracker`, run in this process on a folder of its own; `ok` insists on success."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        self._capsys.readouterr()
        code = main(["--data-dir", str(self.folder), *map(str, arguments)])
        printed = self._capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    def ok(self, *arguments: object) -> Ran:
        ran = self(*arguments)
        assert ran.code == 0, ran.err
        return ran

    def settle_in(self, delegation: str, author: str) -> None:
        """Somebody is introduced here, on a database that was made once for all tests."""
        self.folder.mkdir()
        (self.folder / "tracker.db").write_bytes(new_database())
        self.ok("init", "--delegation", delegation, "--author", author)

    def refused(self, *arguments: object) -> str:
        """The one line it was refused with."""
        ran = self(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("tracker: ") and ran.err.count("\n") == 1, ran.err
        return ran.err

    def rows(self, *filters: str) -> dict[str, dict[str, Any]]:
        """`tracker list --json` by reference."""
        return {row["ref"]: row for row in self.ok("list", "--json", *filters).json}


def sign_workbook(path: Path, name: str) -> None:
    """Write a name into "Filled in by" on the first sheet."""
    book = openpyxl.load_workbook(path)
    label = next(c for row in book.worksheets[0].iter_rows() for c in row if c.value == "Filled in by")
    label.offset(column=1).value = name
    book.save(path)
    book.close()


def edit_workbook(path: Path, cells: Mapping[tuple[str, str], str | int | date | None]) -> None:
    """Put values into the Commitments sheet, by reference and header, as a colleague does in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book["Commitments"]
    rows = list(sheet.iter_rows())
    header = next(row for row in rows if "Ref" in [cell.value for cell in row])
    columns = {str(cell.value): cell.column for cell in header if cell.value}
    numbers = {str(sheet.cell(row[0].row, columns["Ref"]).value): row[0].row for row in rows if row[0].row}
    for (ref, name), value in cells.items():
        sheet.cell(numbers[ref], columns[name]).value = value
    book.save(path)
    book.close()
