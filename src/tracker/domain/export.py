"""What goes into a progress workbook and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation, Forum, in_language
from tracker.domain.query import Group
from tracker.domain.references import said_ref
from tracker.domain.things import EVIDENCE, STEP, Thing
from tracker.words import Message


class Audience(StrEnum):
    """Who may read an export: colleagues, or others as well (UX.md, principle 8)."""

    INTERNAL = "internal"
    OUTWARD = "outward"


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

    `forums` are all those that the groups belong to. `things` are actions and documents by commitment; None where they
    are not known, because the workbook tells what another delegation answered. For others than colleagues nothing
    internal is in it at all (`audience.py`). Of a demonstration all is invented, and it says so.
    """

    forums: tuple[Forum, ...]
    delegation: Delegation
    snapshot: Snapshot
    as_of: date
    meeting: str
    groups: tuple[Group, ...]
    commitments: tuple[Commitment, ...]
    total: int
    audience: Audience = Audience.INTERNAL
    things: Mapping[str, tuple[Thing, ...]] | None = None
    is_demonstration: bool = False

    @property
    def is_to_be_filled_in(self) -> bool:
        """Whether it is a form that comes back: what others read is not, nor what another delegation answered."""
        return self.audience is Audience.INTERNAL and self.things is not None

    @property
    def not_cleared(self) -> int:
        """How many of the rows nobody has cleared, or have changed since."""
        return sum(row.awaits_clearance for row in self.commitments)

    @property
    def to_clear(self) -> int:
        """How many there were to clear: a row that reports nothing is not one of them."""
        return sum(row.is_to_clear for row in self.commitments)

    def steps_of(self, commitment: Commitment) -> tuple[Thing, ...]:
        """The actions on it."""
        return self._things(commitment, STEP)

    def documents_of(self, commitment: Commitment) -> tuple[Thing, ...]:
        """Its supporting documents."""
        return self._things(commitment, EVIDENCE)

    def _things(self, commitment: Commitment, kind: str) -> tuple[Thing, ...]:
        found = self.things.get(commitment.id, ()) if self.things else ()
        return tuple(thing for thing in found if thing.kind == kind)

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
class Contents:
    """What a workbook of the delegation's own would hold, told before it is written.

    `sheets` and `columns` (of the sheet of commitments) are those that its reader sees.
    """

    rows: int
    sheets: tuple[Message, ...]
    columns: tuple[Message, ...]
    not_cleared: int
    to_clear: int


@dataclass(frozen=True, slots=True)
class Exported:
    """A written workbook: where, for whom, how many rows of how many, its snapshot id; of those to clear, how many are
    not.
    """

    path: Path
    rows: int
    total: int
    snapshot: str
    audience: Audience
    not_cleared: int = 0
    to_clear: int = 0
