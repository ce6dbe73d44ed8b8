"""The sheet of what presses: overdue, and due in the next 90 days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain import periods
from tracker.domain.commitment import NOT_CARRIED, SETTLED, Commitment
from tracker.domain.deadlines import distance
from tracker.domain.export import ProgressReport
from tracker.domain.vocabulary import POSITION_LABELS, STATUS_LABELS, Position, Status
from tracker.domain.wording import period_words
from tracker.words import Message, Words, message, plural
from tracker.workbook import sheets, style
from tracker.workbook.cells import TEXT_FORMAT, Written, written_form
from tracker.workbook.layout import OVERDUE, TITLE_OVERDUE, columns_for

_AHEAD = timedelta(days=90)
_FIELDS = {"lead": 26, "person": 22, "status": 18, "deadline": 14}
"""With the widths of their columns."""
_FIRST = 2


def write_overdue(sheet: Worksheet, report: ProgressReport, footer: str, words: Words) -> None:
    """Fill the sheet from the rows exported."""
    as_of = report.as_of
    late = sorted((c for c in report.commitments if c.days_late(as_of)), key=lambda c: -c.days_late(as_of))
    # What would be late on the day after the 90 days, and is not yet, is due within them.
    soon = [c for c in report.commitments if c.days_late(as_of + _AHEAD + timedelta(days=1)) and c not in late]
    soon.sort(key=lambda c: c.deadline.last if c.deadline else as_of)
    widths = (_FIELDS[key] for key in _fields(report))
    sheets.widths(sheet, 2.5, 15 if report.several else 7, 62, *widths, 20)
    title = sheets.say(sheet, 2, _FIRST, words(TITLE_OVERDUE), style.font(20, style.ACCENT, bold=True), style.ONE_LINE)
    sheets.name_cell(sheet, OVERDUE, title)
    sheet.row_dimensions[2].height = 30
    sheets.say(sheet, 3, _FIRST, _seen(report, words), style.font(10, style.QUIET), style.ONE_LINE)
    sheets.say(sheet, 4, _FIRST, _left_out(words), style.font(10, style.QUIET), style.ONE_LINE)
    row = _write_list(sheet, 6, plural("Overdue: {n}", "Overdue: {n}", len(late)), late, report, words)
    _write_list(
        sheet,
        row + 1,
        plural("Due in the next 90 days: {n}", "Due in the next 90 days: {n}", len(soon)),
        soon,
        report,
        words,
    )
    sheets.page(sheet, footer)


def _fields(report: ProgressReport) -> list[str]:
    told = {column.key for column in columns_for(report.audience)}
    return [key for key in _FIELDS if key in told]


def _seen(report: ProgressReport, words: Words) -> str:
    day = period_words(periods.day(report.as_of), words)
    if report.snapshot.filtered:
        return words("As of {day}; of the commitments selected for this workbook.", day=day)
    return words("As of {day}.", day=day)


def _left_out(words: Words) -> str:
    """Which commitments are not looked for here, in the words of their status and position."""
    settled = [words(STATUS_LABELS[status]) for status in Status if status in SETTLED]
    not_carried = [words(POSITION_LABELS[position]) for position in Position if position in NOT_CARRIED]
    return words(
        "Whatever their deadline, commitments are not counted as overdue or due whose status is: {statuses}; "
        "or whose position is: {positions}.",
        statuses=", ".join(settled),
        positions=", ".join(not_carried),
    )


def _write_list(
    sheet: Worksheet, row: int, title: Message, listed: Sequence[Commitment], report: ProgressReport, words: Words
) -> int:
    sheets.say(sheet, row, _FIRST, words(title), style.font(13, style.INK, bold=True), style.ONE_LINE)
    sheet.row_dimensions[row].height = 24
    if not listed:
        sheets.say(sheet, row + 1, _FIRST, words("Nothing."), style.font(10, style.QUIET), style.ONE_LINE)
        return row + 2
    labels = {column.key: column.header for column in columns_for(report.audience)}
    shown = [*(labels[key] for key in ("ref", "recommendation", *_fields(report))), message("When")]
    for column, label in enumerate(shown, start=_FIRST):
        sheets.header(sheet, row + 1, column, words(label))
    sheet.row_dimensions[row + 1].height = 22
    for at, commitment in enumerate(listed, start=row + 2):
        _write_line(sheet, at, commitment, report, words)
    return row + 2 + len(listed)


def _write_line(sheet: Worksheet, row: int, commitment: Commitment, report: ProgressReport, words: Words) -> None:
    written = [
        Written(report.ref_of(commitment), TEXT_FORMAT),
        Written(commitment.text.body, TEXT_FORMAT),
        *(written_form(key, commitment.values.get(key), words) for key in _fields(report)),
        Written(words(_when(commitment, report)), TEXT_FORMAT),
    ]
    overdue = commitment.days_late(report.as_of) > 0
    for column, value in enumerate(written, start=_FIRST):
        cell = sheets.cell_at(sheet, row, column)
        sheets.put(cell, value)
        cell.alignment = style.LEFT
        cell.border = style.BELOW
        cell.font = style.BOLD if column == _FIRST else style.PLAIN
        if overdue and column >= _FIRST + len(written) - 2:
            cell.font = style.font(10, style.WARNING, bold=True)
    sheets.fit_row(sheet, row)


def _when(commitment: Commitment, report: ProgressReport) -> Message:
    return distance((commitment.deadline.last - report.as_of).days if commitment.deadline else 0)
