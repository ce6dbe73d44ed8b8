"""The workbook of the region, for others to read: recommendations beside delegations, in words and never ranked."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain import periods
from tracker.domain.exchange import DelegationAnswer
from tracker.domain.forum import in_language
from tracker.domain.references import said_ref
from tracker.domain.region import RegionCell, RegionReport, RegionRow
from tracker.domain.vocabulary import Position, Status, capital
from tracker.domain.wording import INVENTED, period_words, value_words
from tracker.progress import Progress
from tracker.whole_file import replacing
from tracker.words import Words, message, plural
from tracker.workbook import sheets, style

TITLE = message("Recommendations by delegation")
_REF, _TEXT, _TOTAL, _FIRST = 1, 2, 3, 4
_NAMES, _SOURCES = 6, 7
_LONGEST_TITLE = 31
"""Excel's limit for a sheet's name."""


def write_region(report: RegionReport, path: Path, words: Words, progress: Progress) -> None:
    """Write it to `path`, replacing what is there; raises `UserError` and leaves nothing when it cannot."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet: Worksheet = workbook.create_sheet(words(TITLE)[:_LONGEST_TITLE])
    _write_title(sheet, report, words)
    _write_heads(sheet, report, words)
    row, panel = _SOURCES, ""
    for number, line in enumerate(report.region.rows):
        progress.step(number, len(report.region.rows), message("Writing the workbook…"))
        if line.panel.id != panel:
            panel, row = line.panel.id, row + 1
            _write_panel(sheet, row, line, report, words)
        row += 1
        _write_line(sheet, row, line, report, words)
    _write_totals(sheet, row + 1, report, words)
    sheet.freeze_panes = sheets.cell_at(sheet, _SOURCES + 1, _FIRST)
    sheet.print_title_rows = f"{_NAMES}:{_SOURCES}"
    sheets.page(sheet, words(TITLE))
    about = workbook.properties
    about.creator = about.lastModifiedBy = report.home.name(words.language).official
    about.title = words(TITLE)
    with replacing(path, message("The workbook was not saved.")) as file:
        workbook.save(file)


def _write_title(sheet: Worksheet, report: RegionReport, words: Words) -> None:
    answered = len(report.region.delegations)
    sheets.say(sheet, 1, _REF, words(TITLE), style.font(20, style.ACCENT, bold=True), style.ONE_LINE)
    sheet.row_dimensions[1].height = 30
    quiet = style.font(10, style.QUIET)
    forums = "; ".join(in_language(forum.names, words.language) for forum in report.forums)
    sheets.say(sheet, 2, _REF, forums, quiet, style.ONE_LINE)
    told = words(plural("What {n} delegation answered", "What {n} delegations answered", answered))
    day = period_words(periods.day(report.day), words)
    sheets.say(sheet, 3, _REF, words("{told}, as of {day}.", told=told, day=day), quiet, style.ONE_LINE)
    counted = words(
        "Delegations to which a recommendation does not apply are not counted, nor are letters that do not speak of "
        "it: their fields are empty. Delegations are not ranked."
    )
    sheets.say(sheet, 4, _REF, counted, quiet, style.ONE_LINE)
    if report.is_demonstration:
        sheets.say(sheet, 5, _REF, words(INVENTED), style.font(12, style.WARNING, bold=True), style.ONE_LINE)
        sheet.row_dimensions[5].height = 22


def _write_heads(sheet: Worksheet, report: RegionReport, words: Words) -> None:
    fixed = {_REF: (words("Ref"), 8), _TEXT: (words("Recommendation"), 60), _TOTAL: (words("Implemented"), 10)}
    for column, (title, width) in fixed.items():
        sheets.header(sheet, _NAMES, column, title)
        sheet.column_dimensions[get_column_letter(column)].width = sheets.heading_width(title, width)
    sheets.say(sheet, _SOURCES, _TEXT, words("Source"), style.SMALL)
    for column, answer in enumerate(report.region.delegations, start=_FIRST):
        official = report.delegations[answer.delegation].name(words.language).official
        head = sheets.header(sheet, _NAMES, column, official)
        head.alignment, head.border = style.MIDDLE_CENTRED, style.BESIDE
        sheets.say(sheet, _SOURCES, column, _source(answer, words), style.SMALL, style.CENTRED)
        sheet.column_dimensions[get_column_letter(column)].width = 22
    sheet.row_dimensions[_NAMES].height = 44
    sheet.row_dimensions[_SOURCES].height = 30


def _source(answer: DelegationAnswer, words: Words) -> str:
    code = answer.told_on
    day = period_words(periods.day(date.fromisoformat(code)), words) if code else ""
    if answer.noted and not answer.submitted:
        return words("From a letter, {day}", day=day)
    return words("Submitted {day}", day=day)


def _write_panel(sheet: Worksheet, row: int, line: RegionRow, report: RegionReport, words: Words) -> None:
    title = f"{line.panel.number}  {in_language(line.panel.titles, words.language)}"
    sheets.say(sheet, row, _REF, title, style.BOLD, style.ONE_LINE)
    for column in range(_REF, _FIRST + len(report.region.delegations)):
        sheets.cell_at(sheet, row, column).fill = style.fill(style.ACCENT_PALE)


def _write_line(sheet: Worksheet, row: int, line: RegionRow, report: RegionReport, words: Words) -> None:
    recommendation = line.recommendation
    body = in_language({text.language: text.body for text in recommendation.texts}, words.language)
    sheets.say(sheet, row, _REF, said_ref(recommendation.forum, recommendation.ref, report.several), style.BOLD)
    sheets.say(sheet, row, _TEXT, body)
    sheets.say(sheet, row, _TOTAL, _counted(report.region.of_recommendation(line), words), align=style.CENTRED)
    for column, answer in enumerate(report.region.delegations, start=_FIRST):
        said = report.region.cell(line, answer)
        if said is None:
            continue
        colour = style.STATUS_COLOURS.get(said.status or "", style.QUIET)
        font = style.font(10, colour, bold=True) if said.status else style.SMALL
        sheets.say(sheet, row, column, _told(said, words), font, style.CENTRED)
    for column in range(_REF, _FIRST + len(report.region.delegations)):
        sheets.cell_at(sheet, row, column).border = style.BELOW
    sheets.fit_row(sheet, row)


def _told(cell: RegionCell, words: Words) -> str:
    """In words, for a colour alone says nothing in print."""
    if cell.position == Position.NOT_APPLICABLE:
        told = value_words("position", cell.position, words)
    else:
        told = value_words("status", cell.status, words)
    return capital(told) + ("\n" + words("from a letter") if cell.noted else "")


def _write_totals(sheet: Worksheet, row: int, report: RegionReport, words: Words) -> None:
    region = report.region
    sheets.say(sheet, row, _TEXT, words("Implemented"), style.BOLD)
    tallies = region.by_delegation()
    everything = sum(tallies.values(), Counter[str]())
    totals = [everything, *(tallies[answer.delegation] for answer in region.delegations)]
    for column, tally in enumerate(totals, start=_TOTAL):
        sheets.say(sheet, row, column, _counted(tally, words), style.BOLD, style.CENTRED)
    for column in range(_REF, _FIRST + len(region.delegations)):
        cell = sheets.cell_at(sheet, row, column)
        cell.fill, cell.border = style.fill(style.ACCENT_PALE), style.TOTAL


def _counted(tally: Counter[str], words: Words) -> str:
    return words("{done} of {counted}", done=tally[Status.IMPLEMENTED], counted=tally.total())
