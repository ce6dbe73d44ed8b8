"""The sheet that people read, and fill in where the workbook is a form: one table, one row per commitment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.commitment import Commitment
from tracker.domain.export import ProgressReport
from tracker.domain.fields import FIELDS
from tracker.domain.moments import local_moment
from tracker.domain.vocabulary import STATUS_LABELS, capital
from tracker.domain.wording import value_words
from tracker.progress import Progress
from tracker.words import Words, message
from tracker.workbook import sheets, style
from tracker.workbook.cells import TEXT_FORMAT, Written, date_format, written_form
from tracker.workbook.layout import TABLE_NAME, TITLE_LISTS, Column, columns_for

_WRITING = message("Writing the workbook")
_FONTS = {"ref": style.BOLD, "panel": style.SMALL, "updated": style.SMALL, "status": style.BOLD}
_CENTRED = frozenset({"ref", "percent", "deadline", "updated"})
_CHOICES = ("position", "status")
_QUALIFIED = 15
"""Width of the references where they name their forum."""


def write_commitments(sheet: Worksheet, report: ProgressReport, footer: str, words: Words, progress: Progress) -> None:
    """Fill the sheet and name its columns."""
    commitments, columns = report.commitments, columns_for(report.audience)
    _write_headers(sheet, columns, report, words)
    if report.several:
        sheet.column_dimensions[_letter("ref", columns)].width = _QUALIFIED
    for row, commitment in enumerate(commitments, start=2):
        progress.step(row - 2, len(commitments), _WRITING)
        _write_row(sheet, row, commitment, columns, report, words)
    last = len(commitments) + 1
    _make_table(sheet, last, columns)
    if report.is_to_be_filled_in:
        _offer_choices(sheet, max(last, 2), columns, words)
    _colour_statuses(sheet, max(last, 2), columns, words)
    sheets.page(sheet, footer)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{_letter('updated', columns)}{last}"
    sheet.freeze_panes = "D2"


def write_lists(sheet: Worksheet, words: Words) -> None:
    """The labels behind the drop-downs, a column per field."""
    for column, key in enumerate(_CHOICES, start=1):
        for row, code in enumerate(FIELDS[key].choices, start=1):
            sheets.say(sheet, row, column, value_words(key, code, words))
    sheet.sheet_state = "hidden"


def _write_headers(sheet: Worksheet, columns: Sequence[Column], report: ProgressReport, words: Words) -> None:
    for number, column in enumerate(columns, start=1):
        is_quiet = report.is_to_be_filled_in and not column.editable
        cell = sheets.header(sheet, 1, number, words(column.header), style.QUIET if is_quiet else style.ACCENT)
        cell.alignment = style.MIDDLE_CENTRED if column.key in _CENTRED else style.MIDDLE
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        sheets.name_cell(sheet, column.name, cell)
    sheet.row_dimensions[1].height = 30


def _write_row(
    sheet: Worksheet, row: int, commitment: Commitment, columns: Sequence[Column], report: ProgressReport, words: Words
) -> None:
    for number, column in enumerate(columns, start=1):
        cell = sheets.cell_at(sheet, row, number)
        sheets.put(cell, _written(column, commitment, report, words))
        is_entered = column.key == "recommendation" and commitment.text.entered
        cell.font = style.ITALIC if is_entered else _FONTS.get(column.key, style.PLAIN)
        cell.alignment = style.CENTRED if column.key in _CENTRED else style.LEFT
        cell.border = style.BELOW
        if report.is_to_be_filled_in and not column.editable:
            cell.fill = style.fill(style.PALE)
    sheets.fit_row(sheet, row)


def _written(column: Column, commitment: Commitment, report: ProgressReport, words: Words) -> Written:
    match column.key:
        case "ref":
            return Written(report.ref_of(commitment), TEXT_FORMAT)
        case "panel":
            return Written(f"{commitment.recommendation.panel}. {commitment.panel_title}", TEXT_FORMAT)
        case "recommendation":
            return Written(commitment.text.body, TEXT_FORMAT)
        case "updated":
            return Written(_local_day(commitment.updated), date_format(words))
        case "id":
            return Written(commitment.id, TEXT_FORMAT)
        case key:
            return written_form(key, commitment.values.get(key), words)


def _local_day(at: str | None) -> date | None:
    """The day on the officer's own calendar: late in the evening, UTC is already a day ahead."""
    return local_moment(at).date() if at else None


def _make_table(sheet: Worksheet, last: int, columns: Sequence[Column]) -> None:
    # Excel repairs a table without a body row, so an export of nothing keeps an empty one.
    table = Table(displayName=TABLE_NAME, ref=f"A1:{get_column_letter(len(columns))}{max(last, 2)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _letter(key: str, columns: Sequence[Column]) -> str:
    return get_column_letter(1 + next(n for n, column in enumerate(columns) if column.key == key))


def _offer_choices(sheet: Worksheet, last: int, columns: Sequence[Column], words: Words) -> None:
    for number, key in enumerate(_CHOICES, start=1):
        letter = get_column_letter(number)
        offered = f"{TITLE_LISTS}!${letter}$1:${letter}${len(FIELDS[key].choices)}"
        # A warning, not a refusal: what else is typed is asked about when the workbook comes back.
        choice = DataValidation(type="list", formula1=offered, allow_blank=True, errorStyle="warning")
        choice.errorTitle = words("Not in the list")
        choice.error = words("Please choose a value from the list, or leave the cell empty.")
        choice.showErrorMessage = True
        choice.add(f"{_letter(key, columns)}2:{_letter(key, columns)}{last}")
        sheet.add_data_validation(choice)


def _colour_statuses(sheet: Worksheet, last: int, columns: Sequence[Column], words: Words) -> None:
    """Each status in its colour beside its word, following what is chosen."""
    letter = _letter("status", columns)
    for code, label in STATUS_LABELS.items():
        shown = capital(words(label)).replace('"', '""')
        look = DifferentialStyle(font=Font(color=style.STATUS_COLOURS[code]))
        rule = Rule(type="expression", formula=[f'${letter}2="{shown}"'], dxf=look)
        sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
