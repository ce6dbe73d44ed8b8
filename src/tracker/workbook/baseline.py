"""The hidden baseline: what stood in each editable cell when the workbook left, so that edits can be told.

A line per row and editable column: entity, field, record ids, and the value as ASCII JSON, which no program that
saves the file can change by normalising it. A SHA-256 over all of it stands in front.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.commitment import Commitment
from tracker.domain.export import BaseLine, Snapshot
from tracker.domain.fields import Value
from tracker.domain.received import ReceivedBase
from tracker.errors import UserError
from tracker.words import Message, message
from tracker.workbook.cells import fits
from tracker.workbook.layout import EDITABLE

MARKER = "commitment-tracker baseline"
FORMAT_MAJOR, FORMAT_MINOR = 1, 0
_PART = 30_000
"""Characters of JSON a cell; Excel holds 32,767."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A received baseline; `elided` is the sentence written where a text was too long for a cell."""

    snapshot: str
    forum: str
    delegation: str
    elided: str
    received: ReceivedBase


def base_lines(commitments: Iterable[Commitment]) -> tuple[BaseLine, ...]:
    """The lines of an export: one per editable cell, none for a text too long to be edited in one."""
    return tuple(
        BaseLine(commitment.id, column.key, value, commitment.shown.get(column.key, ()))
        for commitment in commitments
        for column in EDITABLE
        if fits(value := commitment.values.get(column.key))
    )


def sheet_rows(snapshot: Snapshot, elided: str) -> Iterator[list[str]]:
    """The sheet's rows, texts only: marker and checksum, header, then the lines."""
    header = _json(
        {
            "format": [FORMAT_MAJOR, FORMAT_MINOR],
            "snapshot": snapshot.id,
            "stamp": snapshot.stamp,
            "at": snapshot.at,
            "forum": snapshot.forum,
            "delegation": snapshot.delegation,
            "elided": elided,
        }
    )
    lines = [(line.entity, line.key, " ".join(line.records), _json(line.value)) for line in snapshot.lines]
    yield [MARKER, _checksum(header, lines)]
    yield [header]
    for entity, key, records, value in lines:
        yield [entity, key, records, *(value[at : at + _PART] for at in range(0, len(value), _PART))]


def read_baseline(rows: Sequence[Sequence[str]]) -> Baseline | None:
    """The baseline in a sheet's rows; None where they hold none. Raises `UserError` for a newer major format."""
    if len(rows) < 2 or not rows[0] or rows[0][0] != MARKER or not rows[1]:
        return None
    try:
        header = json.loads(rows[1][0])
        major = header["format"][0]
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    if major != FORMAT_MAJOR:
        raise _newer()
    return _baseline(header, rows)


def _baseline(header: Mapping[str, object], rows: Sequence[Sequence[str]]) -> Baseline | None:
    lines = [(row[0], row[1], row[2], "".join(row[3:])) for row in rows[2:] if len(row) > 3]
    expected = rows[0][1] if len(rows[0]) > 1 else ""
    intact = _checksum(rows[1][0], lines) == expected
    values: dict[tuple[str, str], Value] = {}
    records: dict[tuple[str, str], tuple[str, ...]] = {}
    for entity, key, ids, value in lines if intact else ():
        values[entity, key] = json.loads(value)
        records[entity, key] = tuple(ids.split())
    stamp = header.get("stamp")
    received = ReceivedBase(
        stamp=stamp if isinstance(stamp, int) else 0,
        at=str(header.get("at", "")),
        intact=intact,
        values=values,
        records=records,
    )
    return Baseline(
        snapshot=str(header.get("snapshot", "")),
        forum=str(header.get("forum", "")),
        delegation=str(header.get("delegation", "")),
        elided=str(header.get("elided", "")),
        received=received,
    )


def _checksum(header: str, lines: Iterable[tuple[str, str, str, str]]) -> str:
    whole = "\n".join([header, *sorted("\t".join(line) for line in lines)])
    return hashlib.sha256(whole.encode()).hexdigest()


def _json(value: object) -> str:
    # No "_x": a spreadsheet program would take "_x000D_" in a cell for a carriage return.
    return json.dumps(value, sort_keys=True, separators=(",", ":")).replace("_x", "\\u005fx")


def _newer() -> UserError:
    advice: Message = message("Update Commitment Tracker, or ask for a workbook from your version.")
    return UserError(
        message("The workbook was not read."),
        message("It was exported by a newer version of Commitment Tracker, whose format this one does not know."),
        advice,
    )
