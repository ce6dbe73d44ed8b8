"""Puts words and values into cells, names them, and makes a sheet ready for print."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tracker.workbook import style
from tracker.workbook.cells import Written, escaped


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell itself; our sheets have no merged ones."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Write a text that stays a text: never a formula or an error, whatever it looks like."""
    cell.value = escaped(text)
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


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


def widths(sheet: Worksheet, *characters: float) -> None:
    """Set the widths of the first columns."""
    for number, width in enumerate(characters):
        sheet.column_dimensions[chr(ord("A") + number)].width = width


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
        left=_HeaderFooterPart(footer.replace("&", "&&")),
        center=_HeaderFooterPart(),
        right=_HeaderFooterPart("&P / &N"),
    )
