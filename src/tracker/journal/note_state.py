"""What stands of a note, from its heads: its words, the commitment it is about, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.commitment import DifferingVersions, Version
from tracker.domain.fields import Value
from tracker.domain.notes import ABOUT, NOTE, TEXT
from tracker.journal.deletion import DELETED, Existence, Presence, existence_of, seen_by_deleter
from tracker.journal.heads import FieldState, common_base, text_state_of
from tracker.journal.record import Record


@dataclass(frozen=True, slots=True)
class NoteState:
    """`about` is None, or `text` holds no words, where the writing of the note was undone or has not come yet."""

    heads: tuple[Record, ...]
    about: str | None
    text: FieldState
    existence: Existence

    @property
    def words(self) -> str | None:
        """What it says, deleted or not; None where it says nothing."""
        return self.text.value if isinstance(self.text.value, str) else None

    @property
    def is_written(self) -> bool:
        """Whether there is a note to show or to hide."""
        return self.about is not None and self.words is not None

    @property
    def value(self) -> Value:
        """The words that are shown; None where none are."""
        return self.words if self.is_written and self.presence is not Presence.DELETED else None

    @property
    def presence(self) -> Presence:
        """DIFFERING as well where two people put different words: one of them would vanish unseen."""
        presence = self.existence.presence
        return Presence.DIFFERING if presence is Presence.PRESENT and self.text.differs else presence

    @property
    def differs(self) -> bool:
        """Whether somebody has to decide."""
        return self.is_written and self.presence is Presence.DIFFERING

    @property
    def versions(self) -> tuple[Record, ...]:
        """What people say of it, the version shown first in front; a deletion, of which one is enough, last."""
        if not self.is_written:
            return ()
        gone = self.existence.deletions[:1]
        return gone if self.presence is Presence.DELETED else (*self.text.versions, *gone)

    @property
    def seen(self) -> tuple[str, ...]:
        """`seen` of a deletion by somebody who had on screen what is shown: one version of its words."""
        shown = {head.id for head in self.text.shown}
        return tuple(sorted(seen_by_deleter(h for h in self.heads if h.field != TEXT or h.id in shown)))

    def differing(self, versions: Sequence[Version], texts: Mapping[str, Record]) -> DifferingVersions:
        """What is to be decided between these `versions`; `texts` are all records of its words, by id."""
        existence, seen = self.existence, {i for d in self.existence.deletions for i in d.seen}
        base = common_base(self.text.heads, texts)
        if existence.deletions:
            base = next((record.value for record in texts.values() if record.id in seen), None)
        return DifferingVersions(
            NOTE,
            tuple(versions),
            base,
            tuple(r.id for r in (*existence.deletions, *existence.restorals)),
            self.heads[0].entity,
            tuple(sorted(seen_by_deleter(self.heads))),
            tuple(head.id for head in self.text.heads),
        )


def note_state(heads: Iterable[Record]) -> NoteState:
    """From the heads of all its fields, in whatever order they come."""
    known = tuple(heads)
    about = text_state_of(known, ABOUT).value
    return NoteState(
        known,
        about if isinstance(about, str) else None,
        text_state_of(known, TEXT),
        existence_of(known),
    )


def version_value(record: Record) -> Value:
    """What a version of a note says: its words, or None where it deletes it."""
    return None if record.field == DELETED else record.value
