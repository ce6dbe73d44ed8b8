"""The reading process: ``python -m tracker.workbook.child FILE`` prints the workbook's cells as JSON.

It runs apart because a workbook from outside may exhaust memory or crash the reader; only it opens such files.
"""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.cell.text import Text
from openpyxl.reader import excel
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from openpyxl.worksheet import _reader
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from tracker.workbook.raw import NAME_PREFIX, SNAPSHOT_PROPERTY, TOO_MANY_CELLS, CellKind

MEMORY = 1_000_000_000
ROWS, COLUMNS, CELLS = 20_000, 200, 1_000_000
CELLS_A_LINE = 1_000

Cells = dict[tuple[int, int], list[Any]]


def main(path: Path) -> int:
    """Print the workbook; 0 when it could be read."""
    _limit_memory()
    try:
        return _print_cells(path)
    except MemoryError:
        return TOO_MANY_CELLS


def _print_cells(path: Path) -> int:
    _correct_openpyxl()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas = _formulas(path)
        workbook = load_workbook(path, data_only=True)
    sheets = [_sheet(sheet, formulas.get(sheet.title, set())) for sheet in workbook.worksheets]
    if sum(len(sheet["cells"]) for sheet in sheets) > CELLS:
        return TOO_MANY_CELLS
    portions = [_portions(sheet.pop("cells")) for sheet in sheets]
    found = {
        "sheets": [sheet | {"portions": len(some)} for sheet, some in zip(sheets, portions, strict=True)],
        "names": dict(_names(workbook)),
        "snapshot": _property(workbook, SNAPSHOT_PROPERTY),
        "created": workbook.properties.created.date().isoformat() if workbook.properties.created else "",
        "epoch_1904": workbook.epoch == CALENDAR_MAC_1904,
    }
    for line in (found, *(portion for some in portions for portion in some)):
        sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    return 0


def _portions(cells: list[list[Any]]) -> list[list[list[Any]]]:
    """A line each: whoever takes them over shares a process with the window, which waits for a line to be read."""
    return [cells[first : first + CELLS_A_LINE] for first in range(0, len(cells), CELLS_A_LINE)]


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _correct_openpyxl() -> None:
    """Have cells say what stands in them; this process does nothing else, so nobody else is surprised."""
    # A number of five thousand digits would end the reading, and one of four hundred fits nowhere: it is infinite.
    _reader._cast_number = float  # type: ignore[attr-defined]
    # openpyxl stumbles over an empty chart sheet; no chart says anything that is read here.
    excel.ExcelReader.read_chartsheet = _empty_sheet  # type: ignore[method-assign]
    # A link's address would be put into its empty cell, as though a colleague had typed it.
    WorksheetReader.bind_hyperlinks = lambda self: None  # type: ignore[method-assign]
    # "x005F_" would be cut out of every text, so that an escaped "_x000D_" becomes a line end.
    excel.read_string_table = _shared_texts  # type: ignore[attr-defined]


def _empty_sheet(self: excel.ExcelReader, sheet: Any, rel: object) -> None:
    """Takes the chart's place, so that names find the sheets behind it."""
    self.wb.create_sheet(sheet.name)


def _shared_texts(source: IO[bytes]) -> list[str]:
    texts = []
    for _, node in iterparse(source):
        if node.tag == f"{{{SHEET_MAIN_NS}}}si":
            text = Text.from_tree(node)
            texts.append(text.content if text else "")
            node.clear()
    return texts


def _formulas(path: Path) -> dict[str, set[tuple[int, int]]]:
    """Where formulas stand; read first and forgotten, so that two whole workbooks are never held at once."""
    workbook = load_workbook(path)
    return {
        sheet.title: {place for place, cell in sheet._cells.items() if cell.data_type == "f"}
        for sheet in workbook.worksheets
    }


def _sheet(sheet: Worksheet, formulas: set[tuple[int, int]]) -> dict[str, Any]:
    # The sparse cells, not iter_rows: one stray cell in the last row would make a million of them.
    cells: Cells = {}
    for place, cell in sheet._cells.items():
        if cell.value is not None or place in formulas:
            number_format = cell.number_format if isinstance(cell.value, int | float | date) else ""
            cells[place] = [*_value(cell.value, cell.data_type), number_format, place in formulas]
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    too_large = len(rows) > ROWS or len(columns) > COLUMNS
    return {
        "title": sheet.title,
        "visible": sheet.sheet_state == "visible",
        "cells": [] if too_large else [[*place, *cell] for place, cell in cells.items()],
        "covered": [] if too_large else list(_covered(sheet, cells)),
        "too_large": too_large,
    }


def _value(value: object, data_type: str) -> tuple[str, str | float]:
    match value:
        case None:
            return CellKind.EMPTY, ""
        case bool():
            return CellKind.BOOLEAN, str(value).upper()
        case int() | float():
            return CellKind.NUMBER, value
        case datetime():
            return CellKind.DATE, value.isoformat()
        case date():
            return CellKind.DATE, datetime.combine(value, time()).isoformat()
        case time() | timedelta():
            return CellKind.TIME, str(value)
        case _:
            return (CellKind.ERROR if data_type == "e" else CellKind.TEXT), str(value)


def _covered(sheet: Worksheet, cells: Cells) -> Iterator[tuple[int, int]]:
    """The cells under merged ones, as far as other cells of the sheet reach."""
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, last_row) + 1):
            for column in range(area.min_col, min(area.max_col, last_column) + 1):
                if (row, column) != (area.min_row, area.min_col):
                    yield row, column


def _names(workbook: Workbook) -> Iterator[tuple[str, tuple[str, int, int]]]:
    for name, defined in workbook.defined_names.items():
        if name.startswith(NAME_PREFIX) and defined.type == "RANGE":
            for title, reference in defined.destinations:
                if title in workbook.sheetnames and ":" not in reference:
                    cell = workbook[title][reference]
                    yield name, (title, cell.row, cell.column)


def _property(workbook: Workbook, name: str) -> str:
    properties = workbook.custom_doc_props.props  # type: ignore[attr-defined]
    found = next((prop for prop in properties if prop.name == name), None)
    return str(found.value) if found and found.value else ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
