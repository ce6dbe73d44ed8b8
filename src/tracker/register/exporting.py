"""Puts together what a progress workbook says, and has it written."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tracker.domain.audience import outward
from tracker.domain.commitment import Commitment
from tracker.domain.export import Audience, Contents, ProgressReport, Snapshot
from tracker.domain.forum import Delegation, Forum
from tracker.domain.query import Filter, Outline
from tracker.domain.review import SourceKind
from tracker.domain.text import canonical_name
from tracker.domain.things import Thing
from tracker.progress import Progress
from tracker.storage.sent import SentParcel
from tracker.words import Words

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
"""Characters that Windows keeps out of file names."""

_LONGEST_PART = 60
"""Of a delegation's or a meeting's name in a file name; the day behind them always stands."""


def file_name(delegation: str, meeting: str, as_of: date, words: Words) -> str:
    """A name that says whose, what and when, and that every file system takes."""
    return plain_file_name([delegation, meeting or words("progress"), as_of.isoformat()], ".xlsx")


def plain_file_name(parts: Sequence[str], suffix: str) -> str:
    """The parts in one name that every file system takes."""
    said = [canonical_name(_FORBIDDEN.sub(" ", part))[:_LONGEST_PART].strip() for part in parts]
    return f"{' - '.join(part for part in said if part)}{suffix}"


def contents(rows: Sequence[Commitment], things: Mapping[str, tuple[Thing, ...]], audience: Audience) -> Contents:
    """What a workbook of these rows would hold for these readers."""
    from tracker.workbook.layout import seen_columns, seen_sheets

    told, _ = _readable(rows, things, audience)
    return Contents(
        rows=len(told),
        sheets=seen_sheets(audience),
        columns=seen_columns(audience),
        not_cleared=sum(row.awaits_clearance for row in told),
        to_clear=sum(row.is_to_clear for row in told),
    )


def _readable(
    rows: Sequence[Commitment], things: Mapping[str, tuple[Thing, ...]], audience: Audience
) -> tuple[Sequence[Commitment], Mapping[str, tuple[Thing, ...]]]:
    """What these readers may see of it."""
    if audience is Audience.INTERNAL:
        return rows, things
    stripped = [outward(row, things.get(row.id, ())) for row in rows]
    return [row for row, _ in stripped], {row.id: kept for row, kept in stripped}


def prepare(
    forums: Sequence[Forum],
    home: Delegation,
    everything: Outline,
    rows: Sequence[Commitment],
    which: Filter,
    meeting: str,
    as_of: date,
    stamp: int,
    at: str,
    audience: Audience,
    things: Mapping[str, tuple[Thing, ...]] | None,
) -> ProgressReport:
    """The report and its snapshot: the base of every editable cell, as it will be written.

    For others than colleagues, what is internal is taken out before anything else is done.
    """
    from tracker.workbook.baseline import base_lines

    rows, readable = _readable(rows, things or {}, audience)
    told = {group.panel.forum for group in everything.groups}
    exported = {row.recommendation.forum for row in rows}
    snapshot = Snapshot(
        id=str(uuid.uuid4()),
        stamp=stamp,
        at=at,
        forum=exported.pop() if len(exported) == 1 else "",
        delegation=home.code,
        filtered=not which.is_empty,
        lines=base_lines(rows, audience),
        meeting=canonical_name(meeting),
        as_of=as_of.isoformat(),
    )
    return ProgressReport(
        forums=tuple(forum for forum in forums if forum.code in told),
        delegation=home,
        snapshot=snapshot,
        as_of=as_of,
        meeting=snapshot.meeting,
        groups=everything.groups,
        commitments=tuple(rows),
        total=everything.total,
        audience=audience,
        things=readable if things is not None else None,
    )


def as_sent(report: ProgressReport, path: Path, author: str) -> SentParcel:
    """What is kept of its file, so that several workbooks of one day can be told apart."""
    snapshot, told = report.snapshot, {"audience": report.audience.value}
    whose, meeting = snapshot.delegation, snapshot.meeting
    kind = SourceKind.WORKBOOK.value
    # A name that the system gave may be no text.
    name = canonical_name(path.name)
    return SentParcel(snapshot.id, kind, whose, meeting, name, snapshot.at, author, 0, 0, told)


def write(report: ProgressReport, path: Path, words: Words, progress: Progress) -> None:
    """Write the workbook; openpyxl is imported only here, for it takes a quarter of a second."""
    from tracker.workbook.write import write_workbook

    write_workbook(report, path, words, progress)
