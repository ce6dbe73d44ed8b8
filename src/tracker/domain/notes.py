"""Notes on a commitment: internal, each a thing of its own that is edited and deleted whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.changes import ChangeSet, FieldChange, Subject, Title
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Value
from tracker.domain.text import canonical_text
from tracker.domain.values import LONGEST_TEXT, too_long
from tracker.errors import UserError
from tracker.words import Message, message

NOTE = "note"
"""The kind of the thing, and the key under which a note that one deleted and another edited is told as differing."""

OTHER_LABELS: dict[str, Message] = {NOTE: message("note"), "cites": message("cited note")}
"""What is told beside a commitment's fields."""

TEXT = "text"
ABOUT = "about"
"""The fields of a note: its words, and the id of the commitment it is about."""

_NAME_LENGTH = 8


def note_name(id: str) -> str:
    """What a note is called where several stand on one commitment: "note:3f9a1c2e", on every laptop and for good.

    It is the end of its id: ids begin with a clock, and those of one morning begin alike.
    """
    return f"{NOTE}:{id[-_NAME_LENGTH:]}"


def is_called(id: str, name: str) -> bool:
    """Whether a note of this id is meant by a name, or by what its id begins or ends with."""
    part = name.removeprefix(f"{NOTE}:")
    return part != "" and (id.startswith(part) or id.endswith(part))


def differing_name(differing: DifferingVersions) -> str:
    """What the command line calls a field or a note of which there are differing versions."""
    return note_name(differing.thing) if differing.thing else differing.key


class NoteEvent(StrEnum):
    """What somebody did to a note."""

    WRITTEN = "written"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class ReceivedNote:
    """What came of one note in a file, by the note's id; or, by its `kind`, of an action or a supporting document that
    was taken back, here or there.

    `differing` is what a person has to decide, once all that came is in; `again` is what taking it again writes, or
    keeping it where a colleague undid the import that had brought it there.
    """

    id: str
    event: NoteEvent
    differing: DifferingVersions | None = None
    again: tuple[FieldChange, ...] = ()
    kind: str = NOTE


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it was read; `shown` are the records of its text, `seen` of all that is on screen. `at` is UTC.

    It `differs` where somebody deleted what another edited unseen, or two edited it: `text` is then one version.
    `deletions` are the records that say whether it is there.
    """

    id: str
    commitment: str
    forum: str
    delegation: str
    ref: str
    text: str
    author: str
    at: str
    shown: tuple[str, ...]
    seen: tuple[str, ...]
    deletions: tuple[str, ...] = ()
    differs: bool = False

    @property
    def name(self) -> str:
        """By which the command line knows it."""
        return note_name(self.id)

    @property
    def subject(self) -> Subject:
        """What a change of it is about."""
        return Subject(self.id, self.forum, self.delegation, NOTE)


def add(commitment: Commitment, entity: str, text: str) -> ChangeSet:
    """Write a note; raises `UserError` for an empty one."""
    subject = Subject(entity, commitment.recommendation.forum, commitment.delegation, NOTE)
    changes = (FieldChange(subject, ABOUT, commitment.id), FieldChange(subject, TEXT, _written(text)))
    return ChangeSet(Title("add_note", {"ref": commitment.ref, "n": 1}), changes)


def edit(seen: Note, text: str) -> ChangeSet:
    """Write it anew, over the text that was on screen."""
    change = FieldChange(seen.subject, TEXT, _written(text), seen.shown)
    return ChangeSet(Title("edit_note", {"ref": seen.ref, "n": 1}), (change,))


def delete(seen: Note, deleted_field: str, gone: Value) -> ChangeSet:
    """Delete what was on screen: words that somebody else writes meanwhile keep the note from vanishing."""
    change = FieldChange(seen.subject, deleted_field, gone, seen.deletions, seen=seen.seen)
    return ChangeSet(Title("delete_note", {"ref": seen.ref, "n": 1}), (change,))


def decide(seen: Commitment, differing: DifferingVersions, value: Value, deleted_field: str, gone: Value) -> ChangeSet:
    """End what people said differently of a note: None deletes it, the text keeps it."""
    subject = Subject(differing.thing, seen.recommendation.forum, seen.delegation, NOTE)
    title = Title("decide", {"n": 1, "ref": seen.ref, "field": NOTE})
    return ChangeSet(title, settled(subject, differing, value, deleted_field, gone))


def settled(
    subject: Subject, differing: DifferingVersions, value: Value, deleted_field: str, gone: Value
) -> tuple[FieldChange, ...]:
    """What `decide` writes of the note that is the `subject`."""
    if value is None:
        return (FieldChange(subject, deleted_field, gone, differing.records, seen=differing.seen),)
    text = _written(str(value))
    changes = []
    if differing.records:
        changes.append(FieldChange(subject, deleted_field, None, differing.records))
    if {version.value for version in differing.versions} - {None} != {text}:
        changes.append(FieldChange(subject, TEXT, text, differing.texts))
    return tuple(changes)


def _written(text: str) -> str:
    written = canonical_text(text)
    if not written:
        raise UserError(
            message("The note was not saved."), message("It is empty."), message("To remove a note, delete it.")
        )
    if len(written) > LONGEST_TEXT:
        raise UserError(message("The note was not saved."), message("It is too long."), too_long())
    return written
