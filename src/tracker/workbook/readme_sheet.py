"""The first sheet: what this workbook is, and how to fill it in and send it back where it is a form."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain import periods
from tracker.domain.export import Audience, ProgressReport
from tracker.domain.forum import in_language
from tracker.domain.wording import INVENTED, period_words, text_standing
from tracker.words import Message, Words, message
from tracker.workbook import sheets, style
from tracker.workbook.layout import FILLED_IN_BY, SNAPSHOT, TITLE_COMMITMENTS, TITLE_SUPPORT

_LABEL, _TEXT = 2, 3


def write_readme(sheet: Worksheet, report: ProgressReport, footer: str, words: Words) -> None:
    """Fill the sheet; one line goes below the other."""
    sheets.widths(sheet, 2.5, 27, 84)
    row = _write_title(sheet, report, words)
    row = _write_notice(sheet, row + 1, report.audience, words)
    if report.is_to_be_filled_in:
        row = _write_signature(sheet, row + 1, words)
    row = _write_facts(sheet, row + 1, report, words)
    if report.is_to_be_filled_in:
        row = _write_section(sheet, row + 1, words("How to fill it in"), _filling_in(words))
        row = _write_section(sheet, row + 1, words("How to send it back"), _sending_back(report, words))
    else:
        row = _write_section(sheet, row + 1, words("How to read it"), _reading(words))
    _write_snapshot(sheet, row + 1, report, words)
    sheets.page(sheet, footer, landscape=False)


def _write_title(sheet: Worksheet, report: ProgressReport, words: Words) -> int:
    for column in (1, _LABEL, _TEXT):
        sheets.cell_at(sheet, 1, column).fill = style.fill(style.ACCENT)
    sheet.row_dimensions[1].height = 9
    sheet.row_dimensions[2].height = 12
    lines = [
        *([(words(INVENTED), style.font(15, style.WARNING, bold=True), 24)] if report.is_demonstration else []),
        *((in_language(forum.names, words.language), style.font(10, style.QUIET), 18) for forum in report.forums),
        (words("Progress on commitments"), style.font(24, style.ACCENT, bold=True), 36),
        (report.delegation.name(words.language).official, style.font(15, style.INK), 24),
    ]
    if report.meeting:
        lines.append((report.meeting, style.font(12, style.QUIET), 20))
    for row, (text, font, height) in enumerate(lines, start=3):
        sheets.say(sheet, row, _LABEL, text, font, style.ONE_LINE)
        sheet.row_dimensions[row].height = height
    return 3 + len(lines)


def _write_notice(sheet: Worksheet, row: int, audience: Audience, words: Words) -> int:
    if audience is Audience.INTERNAL:
        label, colour, pale = words("Internal"), style.WARNING, style.WARNING_PALE
        notice = words(
            "This workbook is a working document of the delegation. It holds names, comments and unfinished work: "
            "do not pass it on outside the institutions it was sent to."
        )
    else:
        label, colour, pale = words("For others to read"), style.ACCENT, style.ACCENT_PALE
        notice = words(
            "This workbook was made for readers outside the delegation. It holds no comments, no names of persons, "
            "and only documents that are public."
        )
    sheets.say(sheet, row, _LABEL, label, style.font(11, colour, bold=True), style.MIDDLE)
    sheets.say(sheet, row, _TEXT, notice, style.font(10, colour), style.MIDDLE)
    for column in (_LABEL, _TEXT):
        sheets.cell_at(sheet, row, column).fill = style.fill(pale)
    sheet.row_dimensions[row].height = 36
    return row + 1


def _write_signature(sheet: Worksheet, row: int, words: Words) -> int:
    sheets.say(sheet, row, _LABEL, words("Filled in by"), style.font(12, style.INK, bold=True), style.MIDDLE)
    cell = sheets.cell_at(sheet, row, _TEXT)
    cell.font = style.font(12)
    cell.alignment = style.MIDDLE
    cell.fill = style.fill(style.FILL_IN)
    cell.border = style.INPUT
    cell.number_format = "@"
    sheets.name_cell(sheet, FILLED_IN_BY, cell)
    sheet.row_dimensions[row].height = 30
    hint = words("Please write your name and institution in the yellow cell before you send the workbook back.")
    sheets.say(sheet, row + 1, _TEXT, hint, style.SMALL)
    return row + 2


def _write_facts(sheet: Worksheet, row: int, report: ProgressReport, words: Words) -> int:
    for label, text in _facts(report, words):
        sheets.say(sheet, row, _LABEL, label, style.font(10, style.QUIET)).border = style.BELOW
        sheets.say(sheet, row, _TEXT, text).border = style.BELOW
        sheets.fit_row(sheet, row)
        row += 1
    return row


def _facts(report: ProgressReport, words: Words) -> Iterator[tuple[str, str]]:
    snapshot = report.snapshot
    shown, total = len(report.commitments), report.total
    yield words("Delegation"), report.delegation.name(words.language).short
    if report.meeting:
        yield words("Meeting"), report.meeting
    as_of, recorded = (period_words(periods.day(day), words) for day in (report.as_of, report.recorded))
    if report.as_of == report.recorded:
        yield words("As of"), as_of
    else:
        # A day asked for moves the deadlines' horizon; nobody can know here what a status was or will be then.
        yield words("As of"), words("{day} for deadlines; all else as recorded on {today}", day=as_of, today=recorded)
    yield words("Exported"), words("{day}, {time} UTC", day=recorded, time=snapshot.at[11:16])
    if snapshot.filtered:
        yield words("Commitments"), words("{n} of {total}: only those that were selected", n=shown, total=total)
    else:
        yield words("Commitments"), words("All {total}", total=total)
    yield from ((words("Text of the recommendations"), text) for text in _entered_texts(report, words))
    if report.things is not None:
        yield words("Clearance"), words(_clearance(report))


def _entered_texts(report: ProgressReport, words: Words) -> Iterator[str]:
    """Which texts are not those that the forum issued, and where they are from; in the sheets they are in italics."""
    refs: dict[str, list[str]] = {}
    for commitment in report.commitments:
        if commitment.text.entered:
            refs.setdefault(text_standing(commitment.text, words), []).append(report.ref_of(commitment))
    for standing, found in refs.items():
        yield words("{standing}, in italics: {refs}", standing=standing, refs=", ".join(found))


def _clearance(report: ProgressReport) -> Message:
    left, told = report.not_cleared, report.to_clear
    if not told:
        return message("Nothing is reported yet that could be cleared.")
    if not left:
        return message("All that is reported is cleared, as it stands here.")
    return message(
        "Not cleared, or changed since: {n} of {told} that report something. See “{sheet}”.",
        n=left,
        told=told,
        sheet=TITLE_SUPPORT,
    )


def _write_section(sheet: Worksheet, row: int, title: str, steps: Iterator[tuple[str, str]]) -> int:
    sheets.say(sheet, row, _LABEL, title, style.font(13, style.ACCENT, bold=True), style.ONE_LINE)
    for column in (_LABEL, _TEXT):
        sheets.cell_at(sheet, row, column).border = style.HEADING
    sheet.row_dimensions[row].height = 24
    for at, (label, text) in enumerate(steps, start=row + 1):
        sheets.say(sheet, at, _LABEL, label, style.BOLD).border = style.BELOW
        sheets.say(sheet, at, _TEXT, text).border = style.BELOW
        sheets.fit_row(sheet, at)
        row = at
    return row + 1


def _filling_in(words: Words) -> Iterator[tuple[str, str]]:
    yield (
        words("Where"),
        words(
            "On the sheet “{sheet}”, in the columns with a blue header. The columns with a grey header are there to be "
            "read; changes in them are not taken over.",
            sheet=TITLE_COMMITMENTS,
        ),
    )
    yield (
        words("Position and status"),
        words(
            "Choose from the list in the cell. An empty cell means not reported, which is not the same as not started."
        ),
    )
    yield words("Progress (%)"), words("A whole number from 0 to 100.")
    yield (
        words("Deadline"),
        words(
            "A day (30 Jun 2027), a month (Jun 2027), a quarter (Q2 2027), a half-year (1st half 2027) or a year "
            "(2027). Write the month as a word: 03/04/2027 reads two ways."
        ),
    )
    yield (
        words("What is still correct"),
        words("Leave it as it is. Emptying a cell removes what stood in it; deleting a row changes nothing."),
    )
    yield (
        words("Make it yours"),
        words(
            "Sort, filter, hide and widen as you like, and add columns or sheets for your own use: they stay with you."
        ),
    )


def _reading(words: Words) -> Iterator[tuple[str, str]]:
    yield (
        words("Status"),
        words(
            "An empty cell means not reported, which is not the same as not started. Continuous work has no end date "
            "and is not counted as implemented. What is not applicable is not counted at all."
        ),
    )


def _sending_back(report: ProgressReport, words: Words) -> Iterator[tuple[str, str]]:
    yield words("Save"), words("Save it as an Excel workbook (.xlsx), under any name, without a password.")
    yield (
        words("Return"),
        words(
            "Send the file back to the delegation of {delegation}. Every change is reviewed there before it is taken "
            "over.",
            delegation=report.delegation.name(words.language).short,
        ),
    )


def _write_snapshot(sheet: Worksheet, row: int, report: ProgressReport, words: Words) -> None:
    sheets.say(sheet, row, _LABEL, words("Snapshot"), style.SMALL)
    cell = sheets.say(sheet, row, _TEXT, report.snapshot.id, style.SMALL)
    sheets.name_cell(sheet, SNAPSHOT, cell)
    if not report.is_to_be_filled_in:
        return
    hint = words("By this number the application recognises the workbook when it comes back. Please leave it here.")
    sheets.say(sheet, row + 1, _TEXT, hint, style.SMALL)
