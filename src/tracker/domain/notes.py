"""Notes on a commitment: internal, each a thing of its own that is edited and deleted whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.changes import ChangeSet, FieldChange, Subject, Title
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import LONGEST_TEXT, Value, too_long
from tracker.domain.text import canonical_text
from tracker.errors import UserError
from tracker.words import Message, message

NOTE = "note"
"""The kind of the thing, and the key under which a note that one deleted and another edited is told as differing."""

OTHER_LABELS: dict[str, Message] = {NOTE: message("note")}
"""What is told beside a commitment's fields."""

TEXT = "text"
ABOUT = "about"
"""The fields of a note: its words, and the id of the commitment it is about."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it was read; `shown` are the records of its text, `seen` of all that it holds. `at` is UTC.

    `deletions` are records of a deletion that somebody who edited it had not seen: then it is differing.
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
    """End "deleted by one, edited by another": None deletes all of it, the text keeps it."""
    subject = Subject(differing.thing, seen.recommendation.forum, seen.delegation, NOTE)
    records: Sequence[str] = differing.records
    if value is None:
        changes = [FieldChange(subject, deleted_field, gone, tuple(records), seen=differing.seen)]
    else:
        changes = [FieldChange(subject, deleted_field, None, tuple(records))]
        text = _written(str(value))
        if text not in {version.value for version in differing.versions}:
            changes.append(FieldChange(subject, TEXT, text, differing.seen))
    return ChangeSet(Title("decide", {"n": 1, "ref": seen.ref, "field": NOTE}), tuple(changes))


def _written(text: str) -> str:
    written = canonical_text(text)
    if not written:
        raise UserError(
            message("The note was not saved."), message("It is empty."), message("To remove a note, delete it.")
        )
    if len(written) > LONGEST_TEXT:
        raise UserError(message("The note was not saved."), message("It is too long."), too_long())
    return written
