"""What a colleague's workbook would change, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.changes import WorkbookOrigin
from tracker.domain.fields import Value
from tracker.words import Message


class Standing(StrEnum):
    """How sure a received change is."""

    CLEAN = "clean"
    CONFLICT = "conflict"
    QUESTION = "question"


class Decision(StrEnum):
    """What the officer says of one received change.

    TAKE theirs, KEEP ours (theirs is kept in the history), keep BOTH as differing versions until somebody decides,
    or LEAVE it where it is: nothing of it is written.
    """

    TAKE = "take"
    KEEP = "keep"
    BOTH = "both"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in the workbook: sheet, row (1-based, as Excel shows it), column header."""

    sheet: str
    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cell that differs from what was exported.

    `theirs` is None with `clears` for a cell that was truly emptied; `readable` is False where the cell held no value
    we could read (a formula, an error, a date that reads two ways): such a question can only be kept or left, unless
    the officer edits in a value. `replaces` are the records the workbook showed, `shown` those this database shows now.
    `again`: it was imported before and undone. `received` is the text of the cell as the colleague sees it.
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

    @property
    def usual(self) -> Decision | None:
        """What is ticked when the review opens: clean changes are taken, the others undecided."""
        return Decision.TAKE if self.standing is Standing.CLEAN else None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something in the workbook that changes nothing, and why."""

    place: CellPlace
    reason: Message
    received: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One received workbook held against this database."""

    file: str
    file_hash: str
    author: str
    origin: WorkbookOrigin
    exported_at: str
    proposals: tuple[Proposal, ...]
    ignored: tuple[Ignored, ...]
    notices: tuple[Message, ...] = ()

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
