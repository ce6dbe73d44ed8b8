"""Things people make for a commitment: actions (steps) and supporting documents, each edited field by field.

An action in an officer's list is a Step in the code: there, an action is what a person does in the application.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.domain.changes import ChangeSet, FieldChange, Subject, Title
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Field, Kind, Value
from tracker.domain.periods import Period, period_of
from tracker.domain.values import canonical_of, is_value
from tracker.errors import UserError
from tracker.words import Message, message

STEP = "step"
EVIDENCE = "evidence"
"""The kinds of things, as records name them."""

ABOUT = "about"
"""The field that names the commitment a thing is about."""

CONTENT = "content"
"""The field of a supporting document that holds the SHA-256 (hex) of its file."""


class DocumentKind(StrEnum):
    """What a supporting document is."""

    LAW = "law"
    DECREE = "decree"
    POLICY = "policy"
    AGREEMENT = "agreement"
    REPORT = "report"
    STATISTICS = "statistics"
    MINUTES = "minutes"
    LETTER = "letter"
    PRESS = "press"
    OTHER = "other"


class Confidentiality(StrEnum):
    """Who may see a supporting document; one that says nothing is internal."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


DOCUMENT_KIND_LABELS: dict[str, Message] = {
    DocumentKind.LAW: message("law"),
    DocumentKind.DECREE: message("decree or regulation"),
    DocumentKind.POLICY: message("policy or plan"),
    DocumentKind.AGREEMENT: message("agreement"),
    DocumentKind.REPORT: message("report"),
    DocumentKind.STATISTICS: message("statistics"),
    DocumentKind.MINUTES: message("minutes"),
    DocumentKind.LETTER: message("letter"),
    DocumentKind.PRESS: message("press release"),
    DocumentKind.OTHER: message("other document"),
}

CONFIDENTIALITY_LABELS: dict[str, Message] = {
    Confidentiality.PUBLIC: message("public"),
    Confidentiality.INTERNAL: message("internal"),
    Confidentiality.RESTRICTED: message("restricted"),
}

THING_FIELDS: dict[str, dict[str, Field]] = {
    kind: {f.key: f for f in fields}
    for kind, fields in {
        STEP: (
            Field("text", Kind.TEXT, message("action")),
            Field("owner", Kind.NAME, message("owner")),
            Field("due", Kind.PERIOD, message("date")),
            Field("done", Kind.CONFIRMATION, message("done")),
        ),
        EVIDENCE: (
            Field("title", Kind.NAME, message("title")),
            Field("file", Kind.NAME, message("file")),
            Field(CONTENT, Kind.NAME, message("content")),
            Field("link", Kind.NAME, message("link")),
            Field("kind", Kind.CHOICE, message("kind of document"), tuple(DocumentKind)),
            Field("date", Kind.PERIOD, message("date"), has_come=True),
            Field("confidentiality", Kind.CHOICE, message("confidentiality"), tuple(Confidentiality)),
        ),
    }.items()
}
"""What each kind holds. Of a file `content` is the SHA-256 (hex) of what is in it, `file` the name it came under."""

NAMED_BY = {STEP: "text", EVIDENCE: "title"}
"""The field without which a thing is not there."""

_PRINTED = re.compile(r"(www\.[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?|([\w-]+\.)+[^\W\d_]{2,}(:\d+)?/\S*)", re.IGNORECASE)
"""An address as it stands on paper: "www." and what follows, or the name of a host and a path on it."""

THING_LABELS: dict[str, Message] = {STEP: message("action"), EVIDENCE: message("supporting document")}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as it was read. `shown` names per field the records whose value `values` shows, `seen` all it holds.

    `author` and `at` (UTC) tell who wrote its name, and when. `deletions` are records that say whether it is deleted;
    `is_disputed` where somebody deleted what somebody else edited unseen. `differing` are fields of which people said
    different things.
    """

    id: str
    kind: str
    commitment: str
    forum: str
    delegation: str
    ref: str
    values: Mapping[str, Value]
    author: str
    at: str
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    deletions: tuple[str, ...] = ()
    is_disputed: bool = False
    differing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The text that stands for it in a list."""
        return self.text(NAMED_BY[self.kind])

    def text(self, key: str) -> str:
        """A field's value where that is text, "" where nothing is said."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    @property
    def confidentiality(self) -> Confidentiality:
        """Of a document: who may see it; the fewest where people said different things."""
        if "confidentiality" in self.differing:
            return Confidentiality.RESTRICTED
        return Confidentiality(self.text("confidentiality") or Confidentiality.INTERNAL)

    @property
    def is_done(self) -> bool:
        """Of an action: whether somebody said that it is done."""
        return self.values.get("done") is not None

    @property
    def due(self) -> Period | None:
        """Of an action: its date, with its precision."""
        return period_of(self.text("due"))

    def days_late(self, as_of: date) -> int:
        """Days since the last day of its date, 0 where it is done or has none."""
        due = self.due
        return 0 if due is None or self.is_done else max(0, (as_of - due.last).days)

    @property
    def subject(self) -> Subject:
        """What a change of it is about."""
        return Subject(self.id, self.forum, self.delegation, self.kind)


def address_of(text: str) -> str:
    """A web address as it is opened: what is printed without https:// is given it, everything else is left as it is."""
    address = text.strip()
    return f"https://{address}" if _PRINTED.fullmatch(address) else address


def add(commitment: Commitment, kind: str, entity: str, values: Mapping[str, Value]) -> ChangeSet:
    """Make a thing; raises `UserError` for one without a name, or a value that its field cannot hold."""
    subject = Subject(entity, commitment.recommendation.forum, commitment.delegation, kind)
    said = {key: canonical(kind, key, value) for key, value in values.items()}
    _refuse_nameless(kind, said.get(NAMED_BY[kind]))
    changes = [FieldChange(subject, key, value) for key, value in said.items() if value is not None]
    about = FieldChange(subject, ABOUT, commitment.id)
    return ChangeSet(Title(f"add_{kind}", {"ref": commitment.ref, "n": 1}), (about, *changes))


def together(made: Sequence[ChangeSet]) -> ChangeSet:
    """Several things of one kind, made for one commitment in one step."""
    title = Title(made[0].title.code, {**made[0].title.values, "n": len(made)})
    return ChangeSet(title, tuple(change for one in made for change in one.changes))


def edit(seen: Thing, values: Mapping[str, Value]) -> ChangeSet:
    """Change these fields over what was on screen; what shows the value already is left alone."""
    said = {key: canonical(seen.kind, key, value) for key, value in values.items()}
    if NAMED_BY[seen.kind] in said:
        _refuse_nameless(seen.kind, said[NAMED_BY[seen.kind]])
    changes = tuple(
        FieldChange(seen.subject, key, value, seen.shown.get(key, ()))
        for key, value in said.items()
        if value != seen.values.get(key)
    )
    code = f"edit_{seen.kind}"
    if set(said) == {"done"}:
        code = "do_step" if said["done"] else "reopen_step"
    return ChangeSet(Title(code, {"ref": seen.ref, "n": 1}), changes)


def delete(seen: Thing, deleted_field: str, gone: Value) -> ChangeSet:
    """Delete what was on screen: what somebody else writes meanwhile keeps the thing from vanishing."""
    change = FieldChange(seen.subject, deleted_field, gone, seen.deletions, seen=seen.seen)
    return ChangeSet(Title(f"delete_{seen.kind}", {"ref": seen.ref, "n": 1}), (change,))


def canonical(kind: str, key: str, value: Value) -> Value:
    """The one form of a value of a thing; raises `UserError` for what the field cannot hold."""
    return canonical_of(THING_FIELDS[kind][key], value)


def fits_thing(kind: str, key: str, value: Value) -> bool:
    """Whether this version can show the value; one of a newer version it cannot."""
    try:
        return key in THING_FIELDS[kind] and is_value(value) and canonical(kind, key, value) == value
    except UserError:
        return False


def _refuse_nameless(kind: str, name: Value) -> None:
    if not name:
        raise UserError(
            message("Not saved."),
            message("The {kind} has no words yet.", kind=THING_LABELS[kind]),
            message("Say in a few words what it is; to remove it, delete it."),
        )
