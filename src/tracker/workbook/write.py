"""Writes the progress workbook: whole or not at all, beside its target and then in its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.export import Audience, ProgressReport
from tracker.progress import Progress
from tracker.whole_file import replacing
from tracker.words import Words, message
from tracker.workbook import baseline, layout, sheets
from tracker.workbook.cells import TEXT_FORMAT, elided
from tracker.workbook.commitments_sheet import write_commitments, write_lists
from tracker.workbook.overdue_sheet import write_overdue
from tracker.workbook.raw import SNAPSHOT_PROPERTY
from tracker.workbook.readme_sheet import write_readme
from tracker.workbook.summary_sheet import write_summary
from tracker.workbook.things_sheets import write_actions, write_support

_LONGEST_TITLE = 31
"""Excel's limit for a sheet's name."""

_MEETING_IN_FOOTER = 120
"""Characters of the meeting's name: what stands behind it, that the workbook is internal, must be read too."""


def write_workbook(report: ProgressReport, path: Path, words: Words, progress: Progress) -> None:
    """Write the report to `path`, replacing what is there; raises `UserError` and leaves nothing when it cannot.

    The hidden baseline holds `report.snapshot.lines`, made with `baseline.base_lines`.
    """
    workbook = _workbook(report, words, progress)
    with replacing(path, message("The workbook was not saved.")) as file:
        workbook.save(file)


def _workbook(report: ProgressReport, words: Words, progress: Progress) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    footer = _footer(report, words)
    readme = _add(workbook, words(layout.TITLE_README))
    write_readme(readme, report, footer, words)
    write_summary(_add(workbook, words(layout.TITLE_SUMMARY)), report, footer, words)
    commitments = _add(workbook, words(layout.TITLE_COMMITMENTS))
    write_commitments(commitments, report, footer, words, progress)
    if report.things is not None:
        write_support(_add(workbook, words(layout.TITLE_SUPPORT)), report, footer, words)
    if report.is_to_be_filled_in:
        write_actions(_add(workbook, words(layout.TITLE_ACTIONS)), report, footer, words)
    write_overdue(_add(workbook, words(layout.TITLE_OVERDUE)), report, footer, words)
    if report.is_to_be_filled_in:
        write_lists(_add(workbook, layout.TITLE_LISTS), words)
    _write_baseline(_add(workbook, layout.TITLE_BASELINE), report, words)
    _describe(workbook, report, words)
    return workbook


def _add(workbook: Workbook, title: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title[:_LONGEST_TITLE])
    return sheet


def _footer(report: ProgressReport, words: Words) -> str:
    meeting = elided(report.meeting, _MEETING_IN_FOOTER)
    parts = [report.delegation.name(words.language).short, meeting]
    parts += [words("Internal")] if report.audience is Audience.INTERNAL else []
    return " · ".join(part for part in parts if part)


def _write_baseline(sheet: Worksheet, report: ProgressReport, words: Words) -> None:
    elided = words(layout.FULL_TEXT_ELSEWHERE)
    for row, texts in enumerate(baseline.sheet_rows(report.snapshot, report.audience, elided), start=1):
        for column, text in enumerate(texts, start=1):
            cell = sheets.cell_at(sheet, row, column)
            sheets.put_text(cell, text)
            cell.number_format = TEXT_FORMAT
    sheet.sheet_state = "veryHidden"


def _describe(workbook: Workbook, report: ProgressReport, words: Words) -> None:
    """Who and what in the document's properties: the delegation, never a person."""
    delegation = report.delegation.name(words.language).official
    about = workbook.properties
    about.creator = about.lastModifiedBy = delegation
    about.title = words("Progress on commitments: {delegation}", delegation=delegation)
    about.subject = report.forum_names(words.language)
    about.created = datetime.fromisoformat(report.snapshot.at).replace(tzinfo=None)
    snapshot = StringProperty(SNAPSHOT_PROPERTY, report.snapshot.id)
    workbook.custom_doc_props.append(snapshot)  # type: ignore[attr-defined]
