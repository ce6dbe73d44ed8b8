"""A commitment: a recommendation as one delegation carries it, and what is derived from its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.changes import Title
from tracker.domain.exchange import Letter
from tracker.domain.fields import CLEARANCE, CONFIRMED, FIELDS, Value
from tracker.domain.forum import OfficialText, Recommendation
from tracker.domain.periods import Period, period_of
from tracker.domain.submission import CLEARED, SubmittedValue
from tracker.domain.vocabulary import ClearanceLevel, Position, Status, Support

SETTLED = frozenset({Status.IMPLEMENTED, Status.CONTINUOUS, Status.SUPERSEDED, Status.NOT_TO_BE_IMPLEMENTED})
"""Statuses that no deadline presses any more; continuous work has no end date (GLOSSARY.md)."""

CLAIMED = frozenset({Status.IMPLEMENTED, Status.PARTIALLY_IMPLEMENTED, Status.CONTINUOUS})
"""Statuses that say something was done, so that a reader asks what shows it."""

NOT_CARRIED = frozenset({Position.NOT_ACCEPTED, Position.NOT_APPLICABLE})
"""Positions under which nothing is owed, so nothing can be late."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values a field has: its record's id, who wrote it and when (UTC, ISO)."""

    record: str
    value: Value
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is known of one commitment at the moment it was read.

    `values` holds only what is reported, the members of sets (contributing institutions, links) apart in `members`.
    `shown` names, per field ("contributing/NAME" for a member, one that was taken out included), the journal records
    whose value `values` shows: an edit made on this sight of it replaces those and no others. `conflicts` are the
    fields that have differing versions. `updated` and `implemented_at` are UTC, "2026-11-23T18:04:05Z".
    `said_stamp` is that of what was said last of how it stands, a report or a confirmation; what a workbook brought
    was said when that was exported.
    `clearance_changed`: what was cleared has changed since. `documents` counts supporting documents, `notes` notes,
    `open_actions` actions not yet done.
    """

    id: str
    delegation: str
    recommendation: Recommendation
    panel_title: str
    text: OfficialText
    values: Mapping[str, Value] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    updated: str | None = None
    updated_by: str | None = None
    said_stamp: int = 0
    implemented_at: str | None = None
    support: Support | None = None
    clearance_changed: bool = False
    documents: int = 0
    open_actions: int = 0
    notes: int = 0

    @property
    def contributing(self) -> tuple[str, ...]:
        """The institutions that help the lead."""
        return self.members.get("contributing", ())

    def value_of(self, key: str) -> Value:
        """A field's value, a set's members joined with "; "; None where nothing is reported."""
        if FIELDS[key].is_set:
            return "; ".join(self.members.get(key, ())) or None
        return self.values.get(key)

    @property
    def ref(self) -> str:
        """The bare reference, "3.5"."""
        return self.recommendation.ref

    def text_of(self, key: str) -> str | None:
        """A field's value where that is text; None where it is not reported."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    @property
    def status(self) -> Status | None:
        """How far it is; None is not reported."""
        code = self.text_of("status")
        return Status(code) if code else None

    @property
    def position(self) -> Position | None:
        """What the delegation said of it; None is not reported."""
        code = self.text_of("position")
        return Position(code) if code else None

    @property
    def percent(self) -> int | None:
        """Progress in whole percent."""
        value = self.values.get("percent")
        return value if isinstance(value, int) else None

    @property
    def lacks_documents(self) -> bool:
        """Whether something is said to be done that no document shows."""
        return self.status in CLAIMED and not self.documents

    @property
    def contradicts_itself(self) -> bool:
        """Whether it is implemented, yet its progress is not 100%."""
        return self.status is Status.IMPLEMENTED and self.percent not in (None, 100)

    @property
    def confirmed(self) -> Mapping[str, str] | None:
        """When ("on") and by whom ("by") it was last said to be still correct."""
        value = self.values.get(CONFIRMED)
        return value if isinstance(value, dict) else None

    def is_confirmed_since(self, stamp: int) -> bool:
        """Whether it was reported on or confirmed after what has this stamp, such as the freeze of a meeting."""
        return self.said_stamp > stamp

    @property
    def clearance(self) -> Mapping[str, str] | None:
        """How far ("level"), when ("on"), by whom ("by") and by which "document" it was let go; None is a draft."""
        value = self.values.get("clearance")
        return value if isinstance(value, dict) else None

    @property
    def is_cleared(self) -> bool:
        """Whether what may be told to others of it was let go as it stands now, in no two versions."""
        cleared = self.clearance is not None and self.clearance["level"] == ClearanceLevel.CLEARED
        return cleared and not self.clearance_changed and CLEARANCE not in self.conflicts

    @property
    def awaits_clearance(self) -> bool:
        """Whether it says anything that others may be told and that was not let go as it stands, or has changed since.

        Where nothing is reported there is nothing to let go; a document is public, or not, by itself.
        """
        return not self.is_cleared and (self.says_what_is_cleared or self.clearance_changed)

    @property
    def says_what_is_cleared(self) -> bool:
        """Whether anything is reported that a clearance lets go."""
        return any(self.value_of(key) is not None for key in CLEARED)

    @property
    def is_to_clear(self) -> bool:
        """Whether it is one of those among which the cleared ones are counted."""
        return self.awaits_clearance or self.is_cleared

    @property
    def deadline(self) -> Period | None:
        """The deadline with its precision."""
        code = self.text_of("deadline")
        return period_of(code) if code else None

    def days_late(self, as_of: date) -> int:
        """Days since the last day of the deadline, 0 when it is not overdue.

        A quarter or a half-year is late after its last day; what is settled or not carried is never late.
        """
        deadline = self.deadline
        if deadline is None or self.status in SETTLED or self.position in NOT_CARRIED:
            return 0
        return max(0, (as_of - deadline.last).days)


@dataclass(frozen=True, slots=True)
class DifferingVersions:
    """A field that two people changed without knowing of each other.

    `base` is what their nearest common ancestor said; `records` are all that stand, several of which may say the same.
    Of a note (key "note", `thing` its id) that one deleted and another edited: the deletion's value is None, `records`
    are of the deletion, `texts` of its words, `seen` of all that the note holds but the deletion.
    """

    key: str
    versions: tuple[Version, ...]
    base: Value
    records: tuple[str, ...]
    thing: str = ""
    seen: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One field changed once: what it was, what it became, by whom, through which action.

    `imported_by`, `imported_at` and `file` tell who took it in, when and from where, when it came in a file;
    `differs` marks a value that stands as one of several versions nobody has decided between. `over` is the value that
    a decision set aside where it kept another that stood; `delegation` the code of another, whose answer it is.
    """

    record: str
    commitment: str
    forum: str
    ref: str
    key: str
    old: Value
    new: Value
    element: str | None
    author: str
    at: str
    action: str
    title: Title
    imported_by: str | None = None
    imported_at: str | None = None
    file: str | None = None
    differs: bool = False
    is_decision: bool = False
    over: Value = None
    delegation: str = ""


@dataclass(frozen=True, slots=True)
class ThingChange:
    """What became of a note, an action or a document, which are `kind`s of things called `name`.

    `key` is the field that changed; "" for one that was made, and "deleted" for one that was deleted (`new`) or brought
    back. `imported_by` and `file` as in `HistoryEntry`.
    """

    kind: str
    name: str
    key: str
    old: Value
    new: Value
    author: str
    at: str
    imported_by: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentDetail:
    """Everything the detail panel shows of one commitment; history newest first.

    `made` is what became of its notes, actions and documents, newest first too. `submitted` is what the last
    submissions said of it, field by field, whatever it says now. `letters` are, of another delegation, those from which
    the fields shown were noted.
    """

    commitment: Commitment
    panel_introduction: str
    differing: tuple[DifferingVersions, ...]
    history: tuple[HistoryEntry, ...]
    submitted: tuple[SubmittedValue, ...] = ()
    made: tuple[ThingChange, ...] = ()
    letters: Mapping[str, Letter] = field(default_factory=dict)
