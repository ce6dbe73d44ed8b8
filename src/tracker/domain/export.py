"""What goes into a progress workbook and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation, Forum
from tracker.domain.query import Group


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One editable cell as it was written: the base a returned workbook is compared with."""

    entity: str
    key: str
    value: Value
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One export: its id (on the first sheet, in the document's properties and in the exporter's database).

    `stamp` is the hybrid logical clock at export; `at` UTC; `filtered` says whether rows were left out.
    """

    id: str
    stamp: int
    at: str
    forum: str
    delegation: str
    filtered: bool
    lines: tuple[BaseLine, ...]
    meeting: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Everything a progress workbook says; `groups` tally all commitments, `commitments` are the rows exported."""

    forum: Forum
    delegation: Delegation
    snapshot: Snapshot
    as_of: date
    meeting: str
    groups: tuple[Group, ...]
    commitments: tuple[Commitment, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Exported:
    """A written workbook: where, how many rows of how many, and its snapshot id."""

    path: Path
    rows: int
    total: int
    snapshot: str
