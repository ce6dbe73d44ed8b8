"""What files received would change, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from tracker.domain.changes import Received, WorkbookOrigin
from tracker.domain.exchange import Trust
from tracker.domain.fields import Value
from tracker.domain.notes import ReceivedNote
from tracker.words import Message


class Standing(StrEnum):
    """How sure a received change is."""

    CLEAN = "clean"
    CONFLICT = "conflict"
    QUESTION = "question"


class Decision(StrEnum):
    """What the officer says of one received change.

    TAKE theirs, KEEP ours (theirs is kept in the history), keep BOTH as differing versions until somebody decides,
    or LEAVE it where it is: nothing of a workbook's change is written. What an update file brings is always stored
    (MERGE.md): to LEAVE a clean change of one is to KEEP ours, to LEAVE a conflict is to keep BOTH.
    """

    TAKE = "take"
    KEEP = "keep"
    BOTH = "both"
    LEAVE = "leave"


class SourceKind(StrEnum):
    """What kind of file something came in."""

    WORKBOOK = "workbook"
    UPDATE = "update"
    SUBMISSION = "submission"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in the workbook: sheet, row (1-based, as Excel shows it), column header; no sheet outside a workbook."""

    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a review.

    `id` is its snapshot or parcel, `sent_at` when it left (UTC), `origin` what a workbook's records say of it,
    `records` those of a parcel that are new here, `path` where the file lay when it was read. `trust` is None for a
    workbook, which nobody signs; `fingerprint` is to be compared by telephone. `attachments` are files of documents by
    their SHA-256, where they wait.
    """

    kind: SourceKind
    file: str
    file_hash: str
    id: str = ""
    author: str = ""
    delegation: str = ""
    replica: str = ""
    sent_at: str = ""
    origin: WorkbookOrigin | None = None
    records: tuple[Received, ...] = ()
    trust: Trust | None = None
    fingerprint: str = ""
    public_key: str = ""
    answers: tuple[str, ...] = ()
    told: Mapping[str, object] = field(default_factory=dict)
    attachments: Mapping[str, Path] = field(default_factory=dict)
    path: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field that what came would change; `source` is the number of its file.

    `theirs` is None with `clears` for a cell that was truly emptied; `readable` is False where the cell held no value
    we could read (a formula, an error, a date that reads two ways): such a question can only be kept or left, unless
    the officer edits in a value. `replaces` are the records the colleague saw, `shown` those this laptop shows now,
    `heads` the colleague's own that would stand. `element` is the member of a set that comes or goes. `again`: it was
    imported before and undone. `received` is the text of the cell as the colleague sees it. `fixed`: taken in as it is,
    for nobody here is to decide it: another delegation's word, or a `note`. `author` and `at` (UTC) are of the value.
    """

    number: int
    entity: str
    forum: str
    delegation: str
    ref: str
    key: str
    base: Value
    ours: Value
    theirs: Value
    standing: Standing
    place: CellPlace
    replaces: tuple[str, ...]
    shown: tuple[str, ...]
    reason: Message | None = None
    received: str = ""
    clears: bool = False
    readable: bool = True
    again: bool = False
    source: int = 0
    element: str | None = None
    heads: tuple[str, ...] = ()
    restores: str = ""
    fixed: bool = False
    author: str = ""
    at: str = ""
    note: ReceivedNote | None = None

    @property
    def is_submitted(self) -> bool:
        """Whether it is another delegation's word."""
        return self.fixed and self.note is None

    @property
    def is_only_taken_away(self) -> bool:
        """Whether a colleague undid it, and put nothing in its place that could be kept beside it."""
        undone = self.restores or (self.note is not None and self.note.again)
        return self.standing is Standing.CONFLICT and bool(undone) and self.theirs is None

    @property
    def place_in_journal(self) -> tuple[str, str, str | None]:
        """Entity, field and element of what it would change; two files that speak of the same have the same."""
        return self.note.id if self.note else self.entity, self.key, self.element

    @property
    def usual(self) -> Decision | None:
        """What is ticked when the review opens: clean changes are taken, the others undecided."""
        return Decision.TAKE if self.standing is Standing.CLEAN else None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something in a file that changes nothing, and why."""

    place: CellPlace
    reason: Message
    received: str = ""
    source: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """Received files held against what stands here. `set_aside` is its id while it waits for the officer."""

    sources: tuple[Source, ...]
    proposals: tuple[Proposal, ...]
    ignored: tuple[Ignored, ...] = ()
    notices: tuple[Message, ...] = ()
    set_aside: str = ""

    @property
    def file(self) -> str:
        """The names of its files."""
        return ", ".join(source.file for source in self.sources)

    @property
    def author(self) -> str:
        """Whose changes they are: each colleague once; empty where no file says."""
        return ", ".join(dict.fromkeys(source.author for source in self.sources if source.author))

    def by(self, author: str) -> Review:
        """The same, the workbooks in it said to be this person's."""
        named = (replace(s, author=author) if s.kind is SourceKind.WORKBOOK else s for s in self.sources)
        return replace(self, sources=tuple(named))

    @property
    def brings(self) -> bool:
        """Whether anything is to be written, even if no field shown would change."""
        return bool(self.proposals) or any(source.records for source in self.sources)

    @property
    def strangers(self) -> tuple[Source, ...]:
        """Files whose sender somebody has to vouch for."""
        return tuple(source for source in self.sources if source.trust not in (None, Trust.KNOWN))

    def source_of(self, one: Proposal | Ignored) -> Source:
        """The file something came in."""
        return self.sources[one.source]

    def count(self, standing: Standing) -> int:
        """How many proposals stand so."""
        return sum(p.standing is standing for p in self.proposals)


@dataclass(frozen=True, slots=True)
class Answers:
    """The officer's word on a review, by proposal number; `edited` holds values typed in place of theirs.

    Conflicts without an answer are kept BOTH, everything else without an answer is LEFT.
    """

    decisions: Mapping[int, Decision] = field(default_factory=dict)
    edited: Mapping[int, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """A review that was put aside; `open_changes` had no answer yet. `at` is UTC.

    `author` names the colleagues whose files are in it, `delegations` are the codes of others whose word is.
    """

    id: str
    files: tuple[str, ...]
    author: str
    at: str
    changes: int
    open_changes: int
    needs_password: bool
    delegations: tuple[str, ...] = ()
