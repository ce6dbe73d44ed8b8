"""Finds the Commitments sheet and its columns, wherever a person moved them and whatever they are called now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.export import Audience
from tracker.domain.review import CellPlace, Ignored
from tracker.words import message
from tracker.workbook.labels import header_key
from tracker.workbook.layout import COLUMNS, EDITABLE, Column, columns_for
from tracker.workbook.raw import RawSheet, RawWorkbook

_HEADER_ROWS = 20
"""How far down a header row is looked for where no defined name points at one."""

_ENOUGH = 3
"""Known headers that make a row the header row, the reference or the hidden id among them."""


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """The sheet, its header row, and the number of each column found by key; `ignored` names the others."""

    sheet: RawSheet
    header_row: int
    numbers: Mapping[str, int]
    ignored: tuple[Ignored, ...]

    def header(self, key: str) -> str:
        """The header as it stands in the workbook."""
        return self.sheet.text(self.header_row, self.numbers[key])


def find_columns(workbook: RawWorkbook, audience: Audience) -> FoundColumns | None:
    """By defined names first, then by headers in any of the four languages; None where there is no such sheet.

    A column that no workbook for this `audience` has is neither missing nor read.
    """
    written = columns_for(audience)
    for sheet, header_row in _candidates(workbook):
        named = _named(workbook, sheet, header_row)
        headers = _headers(sheet, header_row)
        numbers, ignored = {}, list[Ignored]()
        for column in written:
            places = _places(column.key, named, headers)
            if len(places) == 1:
                numbers[column.key] = places[0]
            elif column.editable:
                ignored.append(_not_read(sheet, header_row, column, len(places)))
        if ("id" in numbers or "ref" in numbers) and any(column.key in numbers for column in EDITABLE):
            extra = _extra_columns(sheet, header_row, headers, numbers, written)
            return FoundColumns(sheet, header_row, numbers, (*ignored, *extra))
    return None


def too_large_to_search(workbook: RawWorkbook) -> bool:
    """Whether a sheet was left out that might have been the one."""
    return any(sheet.too_large for sheet in workbook.sheets)


def _candidates(workbook: RawWorkbook) -> Iterator[tuple[RawSheet, int]]:
    """Sheet and header row: where most defined names point, then the row with most known headers of each sheet."""
    pointed = [workbook.names[column.name][:2] for column in COLUMNS if column.name in workbook.names]
    for title, row in sorted(set(pointed), key=pointed.count, reverse=True):
        sheet = workbook.sheet(title)
        if sheet and pointed.count((title, row)) >= _ENOUGH:
            yield sheet, row
    for sheet in workbook.sheets:
        counts: dict[int, set[str]] = {}
        for (row, column), _cell in sheet.cells.items():
            if row <= _HEADER_ROWS and (key := header_key(sheet.text(row, column))):
                counts.setdefault(row, set()).add(key)
        best = max(counts, key=lambda row: len(counts[row]), default=0)
        if best and len(counts[best]) >= _ENOUGH:
            yield sheet, best


def _named(workbook: RawWorkbook, sheet: RawSheet, header_row: int) -> dict[str, int]:
    found = {column.key: workbook.names.get(column.name) for column in COLUMNS}
    return {key: place[2] for key, place in found.items() if place and place[:2] == (sheet.title, header_row)}


def _headers(sheet: RawSheet, header_row: int) -> dict[int, str]:
    columns = sorted(column for row, column in sheet.cells if row == header_row)
    return {column: sheet.text(header_row, column) for column in columns}


def _places(key: str, named: Mapping[str, int], headers: Mapping[int, str]) -> list[int]:
    """Where the column may be: at its name, unless another column's header was pasted over it."""
    at = named.get(key)
    if at is not None and header_key(headers.get(at, "")) in (key, None):
        return [at]
    taken = {number for other, number in named.items() if header_key(headers.get(number, "")) in (other, None)}
    return [number for number, text in headers.items() if header_key(text) == key and number not in taken]


def _not_read(sheet: RawSheet, header_row: int, column: Column, found: int) -> Ignored:
    place = CellPlace(sheet.title, header_row, str(column.header))
    if found:
        return Ignored(place, message("Several columns have this header, so none of them was read."))
    return Ignored(place, message("The column is missing; its fields stay as they are."))


def _extra_columns(
    sheet: RawSheet,
    header_row: int,
    headers: Mapping[int, str],
    numbers: Mapping[str, int],
    written: Sequence[Column],
) -> Iterator[Ignored]:
    known, keys = set(numbers.values()), {column.key for column in written}
    for number, text in headers.items():
        if number not in known and header_key(text) not in keys:
            yield Ignored(
                CellPlace(sheet.title, header_row, text),
                message("The column does not belong to the progress workbook and was not read."),
            )
