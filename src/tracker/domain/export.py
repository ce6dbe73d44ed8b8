"""What goes into a progress workbook and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation, Forum, in_language
from tracker.domain.query import Group
from tracker.domain.references import said_ref


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

    `stamp` is the hybrid logical clock at export; `at` UTC; `filtered` says whether rows were left out. `forum` is
    empty where the rows are of several.
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
    """Everything a progress workbook says; `groups` tally all commitments, `commitments` are the rows exported.

    `forums` are all those that the groups belong to.
    """

    forums: tuple[Forum, ...]
    delegation: Delegation
    snapshot: Snapshot
    as_of: date
    meeting: str
    groups: tuple[Group, ...]
    commitments: tuple[Commitment, ...]
    total: int

    @property
    def recorded(self) -> date:
        """The day whose state it shows: that of the export (UTC), whatever day its deadlines are seen from."""
        return date.fromisoformat(self.snapshot.at[:10])

    @property
    def several(self) -> bool:
        """Whether a bare reference could be of more than one forum."""
        return len(self.forums) > 1

    def ref_of(self, commitment: Commitment) -> str:
        """The reference as this report writes it."""
        return said_ref(commitment.recommendation.forum, commitment.ref, self.several)

    def forum_names(self, language: str) -> str:
        """All its forums on one line."""
        return "; ".join(in_language(forum.names, language) for forum in self.forums)


@dataclass(frozen=True, slots=True)
class Exported:
    """A written workbook: where, how many rows of how many, and its snapshot id."""

    path: Path
    rows: int
    total: int
    snapshot: str
