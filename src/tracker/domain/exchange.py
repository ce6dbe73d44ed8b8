"""What goes between laptops of a delegation, and between delegations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.domain.identity import commitment_id

if TYPE_CHECKING:
    from tracker.domain.export import Audience


class ParcelKind(StrEnum):
    """An update stays within a delegation; a submission is its official word to others; a receipt answers either."""

    UPDATE = "update"
    SUBMISSION = "submission"
    RECEIPT = "receipt"


class Trust(StrEnum):
    """What is known of whoever signed a parcel.

    KNOWN: this key was confirmed before. NEW: signed, by a key never seen. CHANGED: this laptop's earlier files were
    signed with another key. UNSIGNED: nobody vouches for it. A signature that does not fit is no trust at all: such a
    file is refused.
    """

    KNOWN = "known"
    NEW = "new"
    CHANGED = "changed"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """Whose signature an officer here vouched for, and since when (UTC): a colleague by name, else a delegation.

    `fingerprint` is the number that is compared by telephone.
    """

    public_key: str
    fingerprint: str
    delegation: str
    author: str
    since: str


SUBMITTED = "submitted/"
"""Begins the fields of a submission: "submitted/status"."""


def submitted_field(key: str) -> str:
    """The field in which a submission holds `key`."""
    return SUBMITTED + key


WHOLE, IN_PART = "submission:", "submission in part:"
"""Begin the source of a submission's records, before the parcel's id: whether commitments were left out of it goes with
what it said from laptop to laptop."""


def transcribed_field(delegation: str, key: str) -> str:
    """The field in which this delegation notes what another answered: "transcribed/MEX/status"."""
    return f"transcribed/{delegation}/{key}"


def asked_field(delegation: str) -> str:
    """The field that says when another delegation was asked: "asked/MEX"."""
    return f"asked/{delegation}"


def key_told(field: str) -> str:
    """The commitment's field that a submitted or transcribed field speaks of; any other field is its own."""
    return field.rpartition("/")[2]


def delegation_noted(field: str) -> str:
    """Whose answer a transcribed or asked field speaks of; empty for any other field."""
    kind, _, rest = field.partition("/")
    return rest.partition("/")[0] if kind in ("transcribed", "asked") else ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that left: to whom, when (UTC), by whom, with how many records of the journal.

    `changes` is how many things those say that whoever knows none of it is asked about: the fields and members of sets
    they speak of, and the notes. `actions` and `documents` are told beside.
    `answered` is when something came that says it arrived (UTC); `answer` a receipt's own counts. `about` is the id of
    what a receipt answers. `followed`: a later submission went there that speaks of all this one spoke of, which are
    its `commitments`. `audience` is for whom a workbook was made; None of those made before that was kept, and of other
    kinds.
    """

    id: str
    kind: str
    to: str
    file: str
    at: str
    author: str
    records: int
    answered: str | None = None
    answer: Mapping[str, object] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    changes: int = 0
    actions: int = 0
    documents: int = 0
    about: str = ""
    followed: bool = False
    audience: Audience | None = None
    commitments: frozenset[str] = frozenset()

    @property
    def is_awaited(self) -> bool:
        """Whether a reply is due that has not come: from somebody named, and not to a receipt or a workbook."""
        expects = self.kind in (ParcelKind.UPDATE, ParcelKind.SUBMISSION) and bool(self.to)
        return expects and self.answered is None and not self.followed


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was taken in: from whom, when it left and when it was taken in (UTC).

    `action` is the import that did it, None where the file brought nothing new; `undone` while that is taken back.
    `taken`, `kept` and `questioned` count what became of its changes; of a receipt, what became there of the file that
    it answers, `about` (the name it left under; empty where it did not leave from here). Of the questioned, nobody has
    decided on `open_fields` until now, written as in a receipt: "HLF2017/1.2 deadline"; `kept_fields` are those kept.
    """

    id: str
    kind: str
    delegation: str
    author: str
    file: str
    sent_at: str
    at: str
    action: str | None
    undone: bool
    taken: int = 0
    kept: int = 0
    questioned: int = 0
    answers: tuple[str, ...] = ()
    about: str = ""
    open_fields: tuple[str, ...] = ()
    kept_fields: tuple[str, ...] = ()

    def to_decide(self, home: str) -> frozenset[str]:
        """The commitments, of the delegation that works here, that it left open and nobody has decided on yet."""
        return frozenset(open_field(told, home)[0] for told in self.open_fields)

    @property
    def still_open(self) -> int:
        """What it left open and nobody has decided yet."""
        return len(self.open_fields)

    @property
    def decided_since(self) -> int:
        """What it left open and somebody has decided since."""
        return self.questioned - self.still_open


def open_field(told: str, home: str) -> tuple[str, str]:
    """A commitment by id, and the key of a field of it, as a receipt writes both: "HLF2017/1.2 deadline"."""
    where, _, key = told.partition(" ")
    forum, _, ref = where.partition("/")
    return commitment_id(forum, ref, home), key


@dataclass(frozen=True, slots=True)
class Missing:
    """How many changes made on the laptop of a colleague have not arrived."""

    author: str
    changes: int


@dataclass(frozen=True, slots=True)
class Letter:
    """The note that is cited for what another delegation answered, and its day ("2026-11-23")."""

    cites: str
    day: str


class Answered(StrEnum):
    """Silence is not "not started": whether a delegation was asked, and whether it answered."""

    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class DelegationAnswer:
    """How it stands with one other delegation; dates are "2026-11-23".

    `submitted` is the day of its own last submission, `noted_on` that of the last letter its answer was noted from, and
    `noted` the note that was cited; `answered` is the later day. `in_whole`: nothing was left out of one of its
    submissions. `told` counts the recommendations `of` all of which it
    said how they stand: a status, or that they do not apply to it.
    """

    delegation: str
    state: Answered
    asked: str | None = None
    answered: str | None = None
    noted: str = ""
    submitted: str | None = None
    noted_on: str | None = None
    told: int = 0
    of: int = 0
    in_whole: bool = False

    @property
    def is_in_part(self) -> bool:
        """Whether it answered, but not on everything it was asked about."""
        return self.state is Answered.ANSWERED and 0 < self.told < self.of

    @property
    def tells_no_status(self) -> bool:
        """Whether it wrote, and said of nothing how it stands: that is not silence, and no answer to anything."""
        return self.state is Answered.ANSWERED and self.told == 0 < self.of

    @property
    def covers_all(self) -> bool:
        """Whether silence on a recommendation is "not reported".

        So it is where a delegation submitted all it had to say, or is ours; a letter speaks of nothing but what it
        names, nor does a submission from which commitments were left out.
        """
        is_ours = self.submitted is None and self.noted_on is None
        return self.state is Answered.ANSWERED and (self.in_whole or is_ours)

    @property
    def told_on(self) -> str | None:
        """The day of its own last submission, if it made one: a later letter speaks only of what it names."""
        return self.submitted or self.answered

    @property
    def asked_again(self) -> str | None:
        """The day on which it was asked after it had answered."""
        return self.asked if self.asked and self.answered and self.asked > self.answered else None
