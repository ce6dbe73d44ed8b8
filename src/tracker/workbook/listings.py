"""Sheets that are only read: lists of things, whose changes are told when the workbook comes back, and not taken over.

Behind each row, in a hidden column, stand short hashes of what its cells said when they were written. So a change is
noticed wherever the row was sorted to, and whatever else was lost of the workbook.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.review import CellPlace, Ignored
from tracker.domain.text import canonical_text
from tracker.words import message
from tracker.workbook import sheets, style
from tracker.workbook.cells import TEXT_FORMAT, Written, elided, escaped
from tracker.workbook.layout import ACTIONS, LONGEST_CELL, SUPPORT
from tracker.workbook.raw import RawSheet, RawWorkbook

_FIRST, _HEADER_ROW = 2, 5
_MARKS = re.compile(r"#[0-9a-f]{8}( [0-9a-f]{8}){2,9}")

_NOT_READ = message("This sheet is only to be read: change it in the application. Nothing was taken over.")


@dataclass(frozen=True, slots=True)
class Listing:
    """What such a sheet says: `name` is the defined name by which it is known as ours, `columns` headers and widths."""

    name: str
    title: str
    note: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Written]]


def write_listing(sheet: Worksheet, listing: Listing, footer: str) -> None:
    """Fill the sheet."""
    sheets.widths(sheet, 2.5, *(width for _, width in listing.columns))
    title = sheets.say(sheet, 2, _FIRST, listing.title, style.font(20, style.ACCENT, bold=True), style.ONE_LINE)
    sheets.name_cell(sheet, listing.name, title)
    sheet.row_dimensions[2].height = 30
    sheets.say(sheet, 3, _FIRST, listing.note, style.font(10, style.QUIET), style.ONE_LINE)
    headers = [header for header, _ in listing.columns]
    for column, header in enumerate(headers, start=_FIRST):
        sheets.header(sheet, _HEADER_ROW, column, header, style.QUIET)
    marked = _FIRST + len(headers)
    _mark(sheet, _HEADER_ROW, marked, headers)
    sheet.row_dimensions[_HEADER_ROW].height = 22
    for row, written in enumerate(listing.rows, start=_HEADER_ROW + 1):
        for column, value in enumerate(written, start=_FIRST):
            cell = sheets.cell_at(sheet, row, column)
            sheets.put(cell, value)
            cell.alignment = style.LEFT
            cell.border = style.BELOW
            cell.font = style.BOLD if column == _FIRST else style.PLAIN
        _mark(sheet, row, marked, [_as_read(value) for value in written])
        sheets.fit_row(sheet, row)
    last = _HEADER_ROW + len(listing.rows)
    letter = get_column_letter(marked)
    sheet.column_dimensions[letter].hidden = True
    sheet.auto_filter.ref = f"{get_column_letter(_FIRST)}{_HEADER_ROW}:{letter}{last}"
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheets.page(sheet, footer)


def changed_cells(workbook: RawWorkbook, commitments: RawSheet) -> Iterator[Ignored]:
    """What a person changed, added or emptied on such sheets."""
    ours = {place[0] for name in (ACTIONS, SUPPORT) if (place := workbook.names.get(name))}
    for sheet in workbook.sheets:
        if sheet is commitments or not sheet.visible:
            continue
        marks = {place: cell.text for place, cell in sheet.cells.items() if _MARKS.fullmatch(cell.text)}
        if marks:
            yield from _changed(sheet, marks)
        elif sheet.title in ours:
            yield Ignored(CellPlace(sheet.title), _NOT_READ)


def _changed(sheet: RawSheet, marks: dict[tuple[int, int], str]) -> Iterator[Ignored]:
    header_row = min(row for row, _ in marks)
    column = next(column for row, column in marks if row == header_row)
    hashes = {row: marks[row, at].removeprefix("#").split() for row, at in marks if at == column}
    first = column - len(hashes[header_row])
    rows = {row for row, at in sheet.cells if row >= header_row and first <= at < column}
    for row in sorted(rows | hashes.keys()):
        for at, expected in enumerate(hashes.get(row, [_hash("")] * (column - first)), start=first):
            said = canonical_text(sheet.text(row, at))
            if _hash(said) != expected:
                header = sheet.text(header_row, at)
                yield Ignored(CellPlace(sheet.title, row, header), _NOT_READ, said)


def _as_read(written: Written) -> str:
    """What the cell will say when it is read again."""
    value = written.value
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else elided(escaped(str(value)), LONGEST_CELL)


def _mark(sheet: Worksheet, row: int, column: int, said: Sequence[str]) -> None:
    cell = sheets.say(sheet, row, column, "#" + " ".join(_hash(canonical_text(text)) for text in said))
    cell.number_format = TEXT_FORMAT


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
