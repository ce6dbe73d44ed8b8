"""The region as others may read it: what of it leaves the laptop, and the workbook it is written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tracker.domain.exchange import Answered
from tracker.domain.region import Region, RegionCell, RegionReport
from tracker.domain.submission import SubmittedValue
from tracker.progress import Progress
from tracker.words import Words


def outward(region: Region, home: str, recommendations: Mapping[str, str], said: Sequence[SubmittedValue]) -> Region:
    """Of whoever answered; of `home` only what its last submissions `said`, and nothing where it made none.

    `recommendations` are those of its commitments, by the commitment's id.
    """
    told: dict[str, dict[str, str]] = {}
    for value in said:
        if value.before_on:
            told.setdefault(recommendations[value.entity], {})[value.key] = str(value.before or "")
    day = max((value.before_on[:10] for value in said), default="")
    delegations = tuple(
        replace(a, asked=None, answered=a.answered or day, submitted=day if a.delegation == home else a.submitted)
        for a in region.delegations
        if (day if a.delegation == home else a.state is Answered.ANSWERED)
    )
    shown = {a.delegation for a in delegations}
    rows = []
    for row in region.rows:
        own = told.get(row.recommendation.id)
        cells = {code: cell for code, cell in row.cells.items() if code in shown and code != home}
        if own is not None:
            cells[home] = RegionCell(own.get("status") or None, own.get("position") or None)
        rows.append(replace(row, cells=cells))
    return Region(delegations, tuple(rows))


def write(report: RegionReport, path: Path, words: Words, progress: Progress) -> None:
    """Write the workbook; openpyxl is imported only here, for it takes a quarter of a second."""
    from tracker.workbook.region_sheet import write_region

    write_region(report, path, words, progress)
