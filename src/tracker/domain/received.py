"""What was found in a returned workbook, cell by cell, before it is held against the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.fields import Value
from tracker.domain.review import CellPlace, Ignored
from tracker.words import Message


@dataclass(frozen=True, slots=True)
class ReceivedCell:
    """One editable cell: a canonical value, or else the reason why it needs a person's eye.

    `doubt` with a value means "read so, but ask"; `doubt` without one means that it could not be read. An empty
    cell without `doubt` is truly empty. `text` is what the colleague sees in the cell.
    """

    key: str
    place: CellPlace
    value: Value = None
    doubt: Message | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One row of Commitments; `entity` is empty where the hidden id is missing, `ref` as written in its cell."""

    entity: str
    ref: str
    text: str
    place: CellPlace
    cells: tuple[ReceivedCell, ...]


@dataclass(frozen=True, slots=True)
class ReceivedBase:
    """The hidden baseline: what was in the cells when the workbook left, by entity and field.

    `intact` is False where its checksum does not fit: then it is not used.
    """

    stamp: int
    at: str
    intact: bool
    values: Mapping[tuple[str, str], Value]
    records: Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ReceivedWorkbook:
    """All that a returned workbook says; `snapshot`, `forum` and `delegation` are empty where it does not say.

    `file_hash` is the SHA-256 of the file's bytes: it tells that the same file came twice. `base` is None where the
    hidden sheet is gone; the exporter's own copy may then serve.
    """

    snapshot: str
    forum: str
    delegation: str
    filled_in_by: str
    file_hash: str
    rows: tuple[ReceivedRow, ...]
    base: ReceivedBase | None
    ignored: tuple[Ignored, ...] = ()
