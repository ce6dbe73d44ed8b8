"""The noun that carries the application: a label plus field changes, made by use cases, applied in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from tracker.domain.fields import Value

COMMITMENT = "commitment"
"""What a delegation says of its own commitments, among colleagues."""

SUBMISSION = "submission"
"""What a delegation officially told others of its commitments; fields are "submitted/status" and so on."""

TRANSCRIPTION = "transcription"
"""What this delegation noted down of another's answer, from a cited note; fields are "transcribed/status" and so on."""

ENQUIRY = "enquiry"
"""Whether and when another delegation was asked."""


EVERY_ACTION = 1_000_000_000
"""More than anybody performs."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about: an entity of one forum and one delegation."""

    entity: str
    forum: str
    delegation: str
    kind: str = COMMITMENT


@dataclass(frozen=True, slots=True)
class WorkbookOrigin:
    """Says that a change came back in a workbook: nothing of the importer goes into its record (MERGE.md).

    `stamp` is the export's stamp; `author` only what the file says of who filled it in.
    """

    snapshot: str
    author: str
    stamp: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one thing gets one value.

    `replaces` holds the ids of the records whose value the person had on screen. `element` names the member of
    a set, whose value is then 1 (in it) or None (removed). `again`: it came in a workbook, but is written as this
    installation's own record, because the workbook's record is here and was undone. `restores` names the record an
    undo brings back (`Record.as_source`), "" where it brings back "not reported". `source` is the number of the file it
    came in, where several were taken in at once. `seen` names what of the thing the person saw, where that matters (a
    deletion); where it is not given, whoever takes a value away saw what that replaces.
    """

    subject: Subject
    key: str
    value: Value
    replaces: tuple[str, ...] = ()
    element: str | None = None
    origin: WorkbookOrigin | None = None
    again: bool = False
    restores: str | None = None
    source: int = 0
    seen: tuple[str, ...] | None = None

    def with_value(self, value: Value) -> FieldChange:
        """The same change with another value."""
        return replace(self, value=value)


@dataclass(frozen=True, slots=True)
class Title:
    """What an action is called: a code with parameters, put into words in the reader's language."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


SUBMIT = "submit"
FORGET_KEY = "forget_key"

LASTING = frozenset({SUBMIT, FORGET_KEY})
"""Codes of the titles of actions that cannot be taken back: others have a submission in their hands, and who signed
is vouched for anew when a file comes.
"""

OWN = -1
"""In `ChangeSet.received`: the records came in no file, but were made here for a submission."""


class Received(Protocol):
    """A record as it came: what is kept and passed on of it are these bytes."""

    @property
    def raw(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one user action changes; applied whole or not at all. `undoes` is the action it takes back.

    `received` are records as they came, by the number of the file they came in (or OWN); `changes` come after.
    """

    title: Title
    changes: tuple[FieldChange, ...]
    undoes: str | None = None
    received: Mapping[int, tuple[Received, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Committed:
    """What was applied: announced once to every subscriber, who re-reads only `entities`.

    `action` is None when nothing changed. `initiator` is whatever object the caller passed, so that an editor
    can skip its own echo. `left` names fields that an undo could not take back because they were edited since.
    """

    action: str | None
    title: Title
    entities: frozenset[str]
    written: int
    initiator: object = None
    left: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Undoing:
    """The action that took another back: its id, by whom, and when (UTC)."""

    id: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action in the list of what people did; `undoing` is there while it is taken back.

    `at` is UTC, "2026-11-23T18:04:05Z".
    """

    id: str
    title: Title
    author: str
    at: str
    undoing: Undoing | None = None

    @property
    def undone(self) -> bool:
        """Whether it is taken back at present."""
        return self.undoing is not None

    @property
    def can_be_undone(self) -> bool:
        """Whether it stands and is of a kind that can be taken back."""
        return not self.undone and self.title.code not in LASTING
