"""The hidden baseline: what stood in each editable cell when the workbook left, so that edits can be told.

A line per row and editable column: entity, field, record ids, and the value as ASCII JSON, which no program that
saves the file can change by normalising it. A SHA-256 over all of it stands in front.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tracker.domain.commitment import Commitment
from tracker.domain.export import Audience, BaseLine, Snapshot
from tracker.domain.fields import Value
from tracker.domain.periods import LAST_YEAR
from tracker.domain.received import ReceivedBase
from tracker.domain.text import canonical_name
from tracker.domain.values import canonical_value
from tracker.errors import UserError
from tracker.words import Message, message
from tracker.workbook.cells import fits
from tracker.workbook.layout import EDITABLE, columns_for

MARKER = "commitment-tracker baseline"
FORMAT_MAJOR, FORMAT_MINOR = 1, 1
_PART = 30_000
"""Characters of JSON a cell; Excel holds 32,767."""

WIDEST = 16
"""Cells in a row of the sheet at most: the longest text that fits a cell takes seven parts as JSON."""

_LATEST_STAMP = int(datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC).timestamp() * 1000) << 16
_KEYS = frozenset(column.key for column in EDITABLE)
_RECORDS = re.compile(r"([0-9a-f]{32}( [0-9a-f]{32})*)?")
_NO_JSON = (ValueError, RecursionError)

_Line = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A received baseline; `elided` is the sentence written where a text was too long for a cell."""

    snapshot: str
    forum: str
    delegation: str
    elided: str
    received: ReceivedBase
    audience: Audience = Audience.INTERNAL


def base_lines(commitments: Iterable[Commitment], audience: Audience = Audience.INTERNAL) -> tuple[BaseLine, ...]:
    """The lines of an export: one per editable cell, none for a text too long to be edited in one."""
    return tuple(
        BaseLine(commitment.id, column.key, value, commitment.shown.get(column.key, ()))
        for commitment in commitments
        for column in columns_for(audience)
        if column.editable and fits(value := commitment.values.get(column.key))
    )


def sheet_rows(snapshot: Snapshot, audience: Audience, elided: str) -> Iterator[list[str]]:
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
            "audience": audience.value,
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
    except (*_NO_JSON, TypeError, KeyError, IndexError):
        return None
    if major != FORMAT_MAJOR:
        raise _newer()
    return _baseline(header, rows)


def _baseline(header: Mapping[str, object], rows: Sequence[Sequence[str]]) -> Baseline:
    lines = [(row[0], row[1], row[2], "".join(row[3:])) for row in rows[2:] if len(row) > 3]
    expected = rows[0][1] if len(rows[0]) > 1 else ""
    intact = _checksum(rows[1][0], lines) == expected
    return Baseline(
        snapshot=_told(header, "snapshot"),
        forum=_told(header, "forum"),
        delegation=_told(header, "delegation"),
        elided=_told(header, "elided"),
        received=(intact and _base(header, lines)) or ReceivedBase(0, _told(header, "at"), False, {}, {}),
        audience=Audience.OUTWARD if intact and _told(header, "audience") == Audience.OUTWARD else Audience.INTERNAL,
    )


def _base(header: Mapping[str, object], lines: Iterable[_Line]) -> ReceivedBase | None:
    """What the lines say; None where no exporter can have said it, whatever the checksum: anybody can compute one."""
    stamp = header.get("stamp")
    if not isinstance(stamp, int) or not 0 <= stamp < _LATEST_STAMP:
        return None
    values: dict[tuple[str, str], Value] = {}
    records: dict[tuple[str, str], tuple[str, ...]] = {}
    for entity, key, ids, value in lines:
        if key not in _KEYS:
            continue
        try:
            values[entity, key] = canonical_value(key, json.loads(value))
        except (*_NO_JSON, UserError):
            return None
        if not _RECORDS.fullmatch(ids):
            return None
        records[entity, key] = tuple(ids.split())
    return ReceivedBase(stamp, _told(header, "at"), True, values, records)


def _told(header: Mapping[str, object], key: str) -> str:
    found = header.get(key)
    return canonical_name(found) if isinstance(found, str) else ""


def _checksum(header: str, lines: Iterable[_Line]) -> str:
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
