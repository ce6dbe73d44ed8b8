"""The sheet for the meeting: status by panel, with numbers, denominators and a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain import periods
from tracker.domain.export import ProgressReport
from tracker.domain.forum import Forum, in_language
from tracker.domain.query import NO_VALUE, Group
from tracker.domain.vocabulary import NOT_REPORTED, STATUS_LABELS, Status, capital
from tracker.domain.wording import period_words
from tracker.words import Words, plural
from tracker.workbook import sheets, style
from tracker.workbook.cells import share_format
from tracker.workbook.layout import SUMMARY

_NUMBER = "0;-0;"
"""No noughts, in the table as in the bars, whose numbers follow the cells."""
_LEAST = 11
"""How wide a column of numbers is at least."""
_HEADER_ROW = 6
_PANEL, _TITLE, _FIRST = 2, 3, 4
_STATUSES = tuple(style.STATUS_COLOURS)
_COUNTED = _FIRST + len(_STATUSES)
_IMPLEMENTED, _NOT_APPLICABLE = _COUNTED + 1, _COUNTED + 2


def write_summary(sheet: Worksheet, report: ProgressReport, footer: str, words: Words) -> None:
    """Fill the sheet: a sentence, the table, the chart."""
    headings = _headings(words)
    sheets.widths(sheet, 2.5, 10, 38, *(sheets.heading_width(heading, _LEAST) for heading in headings))
    total = sum((Counter(group.tally) for group in report.groups), Counter[str]())
    not_applicable = sum(group.not_applicable for group in report.groups)
    _write_title(sheet, report, total, not_applicable, words)
    _write_headers(sheet, headings, words)
    row = _HEADER_ROW
    for forum in report.forums:
        if report.several:
            row += 1
            _write_forum(sheet, row, forum, words)
        for group in (group for group in report.groups if group.panel.forum == forum.code):
            row += 1
            _write_panel(sheet, row, group, words)
    _write_numbers(sheet, row + 1, total, not_applicable, words)
    _finish_total(sheet, row + 1, words)
    _add_chart(sheet, row, total, words)
    if report.several:
        # The table and the bars of several forums do not fit on one printed page.
        sheet.row_breaks.append(Break(id=row + 2))
    sheets.page(sheet, footer)


def _write_title(
    sheet: Worksheet, report: ProgressReport, total: Counter[str], not_applicable: int, words: Words
) -> None:
    title = sheets.say(sheet, 2, _PANEL, words("Summary"), style.font(20, style.ACCENT, bold=True), style.ONE_LINE)
    sheets.name_cell(sheet, SUMMARY, title)
    sheet.row_dimensions[2].height = 30
    seen = words(
        "{delegation}, as recorded on {day}. All commitments are counted, whichever were selected for this workbook; "
        "the numbers do not follow changes made here.",
        delegation=report.delegation.name(words.language).short,
        day=period_words(periods.day(report.recorded), words),
    )
    sheets.say(sheet, 3, _PANEL, seen, style.font(10, style.QUIET), style.ONE_LINE)
    done, counted = total[Status.IMPLEMENTED], total.total()
    sentence = words("{done} of {counted} commitments are implemented.", done=done, counted=counted)
    if not_applicable:
        apart = plural(
            "{n} is not applicable and not counted.", "{n} are not applicable and not counted.", not_applicable
        )
        sentence = f"{sentence} {words(apart)}"
    sheets.say(sheet, 4, _PANEL, sentence, style.font(12, style.INK, bold=True), style.ONE_LINE)
    sheet.row_dimensions[4].height = 22


def _headings(words: Words) -> list[str]:
    """Of the columns of numbers."""
    labels = [capital(words(STATUS_LABELS.get(code, NOT_REPORTED))) for code in _STATUSES]
    return [*labels, words("Counted"), words("Implemented (%)"), words("Not applicable")]


def _write_headers(sheet: Worksheet, headings: Sequence[str], words: Words) -> None:
    sheets.header(sheet, _HEADER_ROW, _PANEL, words("Panel"))
    sheets.header(sheet, _HEADER_ROW, _TITLE, words("Theme"))
    for column, heading in enumerate(headings, start=_FIRST):
        sheets.header(sheet, _HEADER_ROW, column, heading).alignment = style.MIDDLE_CENTRED
    sheet.row_dimensions[_HEADER_ROW].height = 32


def _write_forum(sheet: Worksheet, row: int, forum: Forum, words: Words) -> None:
    """Its code stands where the panels' numbers do, so that it heads their bars in the chart as well."""
    sheets.say(sheet, row, _PANEL, forum.code, style.font(10, style.ACCENT, bold=True), style.MIDDLE)
    name = in_language(forum.names, words.language)
    sheets.say(sheet, row, _TITLE, name, style.font(10, style.ACCENT, bold=True), style.ONE_LINE)
    for column in range(_PANEL, _NOT_APPLICABLE + 1):
        sheets.cell_at(sheet, row, column).border = style.BELOW
    sheet.row_dimensions[row].height = 24


def _write_panel(sheet: Worksheet, row: int, group: Group, words: Words) -> None:
    number = group.panel.number
    sheets.say(sheet, row, _PANEL, words("Panel {number}", number=number), style.BOLD, style.MIDDLE)
    sheets.say(sheet, row, _TITLE, in_language(group.panel.titles, words.language), style.PLAIN, style.MIDDLE)
    _write_numbers(sheet, row, Counter(group.tally), group.not_applicable, words)
    sheet.row_dimensions[row].height = 30


def _write_numbers(sheet: Worksheet, row: int, tally: Counter[str], not_applicable: int, words: Words) -> None:
    counted = tally.total()
    numbers = [tally[code] for code in _STATUSES]
    implemented = tally[Status.IMPLEMENTED] / counted if counted else None
    share = share_format(words)
    for column, number in enumerate([*numbers, counted, implemented, not_applicable], start=_FIRST):
        cell = sheets.cell_at(sheet, row, column)
        cell.value = number
        cell.number_format = share if column == _IMPLEMENTED else _NUMBER
        cell.font = style.BOLD if column in (_COUNTED, _IMPLEMENTED) else style.PLAIN
        cell.alignment = style.MIDDLE_CENTRED
    for column in range(_PANEL, _NOT_APPLICABLE + 1):
        sheets.cell_at(sheet, row, column).border = style.BELOW


def _finish_total(sheet: Worksheet, row: int, words: Words) -> None:
    sheets.say(sheet, row, _PANEL, words("Total"), style.BOLD, style.MIDDLE)
    for column in range(_PANEL, _NOT_APPLICABLE + 1):
        cell = sheets.cell_at(sheet, row, column)
        cell.font = style.BOLD
        cell.fill = style.fill(style.ACCENT_PALE)
        cell.border = style.TOTAL
    sheet.row_dimensions[row].height = 24


def _add_chart(sheet: Worksheet, last: int, total: Counter[str], words: Words) -> None:
    """A bar per panel, stacked by status; statuses that nobody has are left out of the legend."""
    title = words("Commitments by panel and status")
    sheets.say(sheet, last + 3, _PANEL, title, style.font(13, style.ACCENT, bold=True), style.ONE_LINE)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 45
    for column, code in enumerate(_STATUSES, start=_FIRST):
        if total[code]:
            chart.add_data(Reference(sheet, min_col=column, min_row=_HEADER_ROW, max_row=last), titles_from_data=True)
            _paint(chart.series[-1], code)
    chart.set_categories(Reference(sheet, min_col=_PANEL, min_row=_HEADER_ROW + 1, max_row=last))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    top, height = last + 3, max(10, 3 * (last - _HEADER_ROW) + 4)
    corners = AnchorMarker(col=_PANEL - 1, row=top), AnchorMarker(col=_NOT_APPLICABLE, row=top + height)
    chart.anchor = TwoCellAnchor("oneCell", *corners)  # type: ignore[assignment]
    sheet.add_chart(chart)


def _paint(series: Series, code: str) -> None:
    """A status in its colour, each part of the bar with its number."""
    series.graphicalProperties = GraphicalProperties(solidFill=style.STATUS_COLOURS[code])
    series.graphicalProperties.line.noFill = True
    ink = style.INK if code == NO_VALUE else "FFFFFF"
    text = Paragraph(
        pPr=ParagraphProperties(defRPr=CharacterProperties(sz=900, b=True, solidFill=ink)), endParaRPr=None
    )
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    series.dLbls.txPr = RichText(p=[text])
