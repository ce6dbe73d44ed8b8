"""Puts words and values into cells, names them, and makes a sheet ready for print."""

from __future__ import annotations

import textwrap

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tracker.workbook import style
from tracker.workbook.cells import Written, elided, escaped
from tracker.workbook.layout import LONGEST_CELL

_LETTERS = 1.2
"""Letters of running text in the width of a digit."""

_INDENT = 1
"""Digits: what a step of indent takes of a column's width."""

_BOLD_AIR = 3
"""Digits: what a word in bold takes beyond its number of letters, with the white space beside it."""

_LINE, _AIR, _HIGHEST = 13.5, 5, 400
"""Points: a line of text, the white space of a row, and what Excel can still scroll (its limit is 409)."""

_PAGES = "&P / &N"
_LONGEST_FOOTER = 255
"""Excel takes a file with a longer one for damaged; the codes that say left, centre and right count too."""


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell itself; our sheets have no merged ones."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Write a text that stays a text: never a formula or an error, whatever it looks like, nor too long for a cell."""
    safe = elided(escaped(text), LONGEST_CELL)
    if safe:
        cell.value = safe
        cell.data_type = "s"
        cell.quotePrefix = safe[0] in "=+-@"


def put(cell: Cell, written: Written) -> None:
    """Write a field's value with its number format."""
    if isinstance(written.value, str):
        put_text(cell, written.value)
    else:
        cell.value = written.value
    cell.number_format = written.number_format


def say(
    sheet: Worksheet, row: int, column: int, text: str, font: Font = style.PLAIN, align: Alignment = style.WRAPPED
) -> Cell:
    """Write a line of our own, and return its cell for more."""
    cell = cell_at(sheet, row, column)
    put_text(cell, text)
    cell.font = font
    cell.alignment = align
    return cell


def header(sheet: Worksheet, row: int, column: int, text: str, colour: str = style.ACCENT) -> Cell:
    """Write a column's header: white on a colour."""
    cell = say(sheet, row, column, text, style.font(10, "FFFFFF", bold=True), style.MIDDLE)
    cell.fill = style.fill(colour)
    return cell


def name_cell(sheet: Worksheet, name: str, cell: Cell) -> None:
    """Give one cell a name that follows it wherever it is moved."""
    workbook = sheet.parent
    assert isinstance(workbook, Workbook)
    target = f"{quote_sheetname(sheet.title)}!{absolute_coordinate(cell.coordinate)}"
    workbook.defined_names[name] = DefinedName(name, attr_text=target)


class _FittedRow(RowDimension):
    """A row that has a height and still grows when a colleague types more: openpyxl would fix it."""

    @property
    def customHeight(self) -> bool:
        return False


def fit_row(sheet: Worksheet, row: int) -> None:
    """Make the row as high as its wrapped texts need; some programs do not do so when they open a file."""
    lines = 1
    for letter, column in sheet.column_dimensions.items():
        value = sheet[f"{letter}{row}"].value
        if isinstance(value, str) and not column.hidden:
            room = int((column.width - _INDENT) * _LETTERS)
            lines = max(lines, sum(len(textwrap.wrap(line, room)) or 1 for line in value.split("\n")))
    sheet.row_dimensions[row] = _FittedRow(sheet, index=row, ht=min(lines * _LINE + _AIR, _HIGHEST))


def widths(sheet: Worksheet, *characters: float) -> None:
    """Set the widths of the first columns."""
    for number, width in enumerate(characters):
        sheet.column_dimensions[chr(ord("A") + number)].width = width


def heading_width(heading: str, least: float) -> float:
    """So wide that no word of a header is broken, in whatever language; `least` is what the values below need."""
    return max(least, max(len(word) for word in heading.split()) + _BOLD_AIR)


def page(sheet: Worksheet, footer: str, landscape: bool = True) -> None:
    """Print one A4 page wide and as long as needed, without grid lines."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(_footer(footer)),
        center=_HeaderFooterPart(),
        right=_HeaderFooterPart(_PAGES),
    )


def _footer(text: str) -> str:
    room = _LONGEST_FOOTER - len("&L&C&R") - len(_PAGES)
    safe = escaped(text)
    # Every "&" is written twice, so that it is no code; a pair is never cut in two.
    return next(
        doubled
        for longest in range(room, 0, -1)
        if len((doubled := elided(safe, longest).replace("&", "&&")).encode("utf-16-le")) // 2 <= room
    )
