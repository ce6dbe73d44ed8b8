"""The sheets of what was made for commitments: documents, clearance and actions."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.audience import is_public
from tracker.domain.commitment import Commitment
from tracker.domain.export import Audience, ProgressReport
from tracker.domain.things import Thing
from tracker.domain.vocabulary import CLEARANCE_LABELS, capital
from tracker.domain.wording import value_words
from tracker.words import Words, plural
from tracker.workbook.cells import TEXT_FORMAT, Written, written_form
from tracker.workbook.layout import ACTIONS, SUPPORT, TITLE_ACTIONS, TITLE_SUPPORT
from tracker.workbook.listings import Listing, write_listing


def write_support(sheet: Worksheet, report: ProgressReport, footer: str, words: Words) -> None:
    """A row for each commitment exported."""
    columns = [
        *_named(report, words),
        (words("Status"), 16.5),
        (words("Supported by"), 17),
        (words("Clearance"), 34),
        (words("Documents"), 14),
        (words("Public documents"), 48),
    ]
    rows = [
        [
            *_name(commitment, report),
            written_form("status", commitment.values.get("status"), words),
            _text(capital(value_words("support", commitment.support, words)) if commitment.support else ""),
            _text(clearance_words(commitment, report.audience, words)),
            Written(len(report.documents_of(commitment)) or None, "0"),
            _text("\n".join(_titles(report.documents_of(commitment)))),
        ]
        for commitment in report.commitments
    ]
    note = words("What each status rests on, and how far its text was cleared. To be read here, not changed.")
    write_listing(sheet, Listing(SUPPORT, words(TITLE_SUPPORT), note, columns, rows), footer)


def write_actions(sheet: Worksheet, report: ProgressReport, footer: str, words: Words) -> None:
    """A row for each action on the commitments exported."""
    columns = [
        *_named(report, words),
        (words("Action"), 50),
        (words("Owner"), 22),
        (words("Date"), 13.5),
        (words("Done"), 26),
    ]
    rows, done = [], 0
    for commitment in report.commitments:
        for step in report.steps_of(commitment):
            done += step.is_done
            owner = _text(step.text("owner"))
            due = written_form("deadline", step.text("due") or None, words)
            rows.append([*_name(commitment, report), _text(step.name), owner, due, _text(_done(step, words))])
    counted = plural("{n} action, {done} of them done.", "{n} actions, {done} of them done.", len(rows), done=done)
    note = f"{words(counted)} {words('To be read here, not changed.')}"
    write_listing(sheet, Listing(ACTIONS, words(TITLE_ACTIONS), note, columns, rows), footer)


def clearance_words(commitment: Commitment, audience: Audience, words: Words) -> str:
    """How far its text was let go; who let it go, by which note, is for colleagues."""
    clearance = commitment.clearance
    if audience is Audience.INTERNAL or clearance is None:
        said = capital(value_words("clearance", commitment.values.get("clearance"), words))
    else:
        level = capital(words(CLEARANCE_LABELS[clearance["level"]]))
        said = words("{level}, {day}", level=level, day=value_words("deadline", clearance["on"], words))
    return words("{said}; changed since", said=said) if commitment.clearance_changed else said


def _named(report: ProgressReport, words: Words) -> list[tuple[str, float]]:
    return [(words("Ref"), 15 if report.several else 7), (words("Recommendation"), 46)]


def _name(commitment: Commitment, report: ProgressReport) -> list[Written]:
    return [_text(report.ref_of(commitment)), _text(commitment.text.body)]


def _text(text: str) -> Written:
    return Written(text or None, TEXT_FORMAT)


def _titles(documents: tuple[Thing, ...]) -> Iterator[str]:
    for document in documents:
        if is_public(document):
            link = document.text("link")
            yield document.name if link in ("", document.name) else f"{document.name} ({link})"


def _done(step: Thing, words: Words) -> str:
    """The day, and for colleagues who did it."""
    done = step.values.get("done")
    if not isinstance(done, dict):
        return ""
    return value_words("step.done", done, words) if done["by"] else value_words("deadline", done["on"], words)
