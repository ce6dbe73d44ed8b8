"""Notes on commitments: written, changed, deleted, and what became of a note of which people say different things."""

from __future__ import annotations

from tracker.domain import actions, notes
from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, DifferingVersions, Version
from tracker.domain.fields import Value
from tracker.domain.notes import Note
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.journal.deletion import DELETED, GONE
from tracker.journal.note_state import note_state, version_value
from tracker.register import telling
from tracker.register.committing import Committing
from tracker.storage import notes as stored
from tracker.storage.apply import new_id
from tracker.storage.journal_store import heads_of, records_of, said_by_id
from tracker.words import message


class Noting(Committing):
    """Notes are internal: no submission and no workbook holds them."""

    def notes(self, commitment: Commitment) -> tuple[Note, ...]:
        """The notes on it that are not deleted, the oldest first."""
        with self._reading() as connection:
            forum, delegation = commitment.recommendation.forum, commitment.delegation
            return tuple(stored.notes_of(connection, commitment.id, forum, delegation, commitment.ref))

    def add_note(self, commitment: Commitment, text: str, initiator: object = None) -> Committed:
        """Write a note; raises `UserError` for an empty one."""
        return self.commit(notes.add(commitment, new_id(self._clock()), text), initiator)

    def edit_note(self, seen: Note, text: str, initiator: object = None) -> Committed:
        """Write it anew, over the text that was on screen."""
        return self.commit(notes.edit(seen, text), initiator)

    def delete_note(self, seen: Note, initiator: object = None) -> Committed:
        """Delete what was on screen of it."""
        return self.commit(notes.delete(seen, DELETED, GONE), initiator)

    def find_note(self, id: str) -> Note:
        """By its name ("note:3f9a1c2e"), its id, or what only one id begins or ends with; raises `UserError`."""
        found = [n for c in self.listed() for n in self.notes(c) if notes.is_called(n.id, id)]
        if len(found) != 1:
            raise UserError(
                message("The note was not found."),
                message("No note, or more than one, is called “{id}”.", id=id),
                message("See what they are called with: tracker notes REF"),
            )
        return found[0]

    def differing(self) -> tuple[tuple[Commitment, DifferingVersions], ...]:
        """Every field and note of the home delegation of which people said different things, in the outline's order."""
        marked = self.listed(Filter(conflicts=True))
        with self._reading() as connection:
            fields = {c.id: telling.differing_versions(connection, c.id) for c in marked}
        return tuple((c, one) for c in marked for one in (*fields[c.id], *self.differing_notes(c)))

    def decide(
        self, seen: Commitment, differing: DifferingVersions, value: Value, initiator: object = None
    ) -> Committed:
        """End differing versions: `value` replaces those that were seen, and no others; None deletes a note."""
        if differing.thing:
            return self.commit(notes.decide(seen, differing, value, DELETED, GONE), initiator)
        return self.commit(actions.decide(seen, differing, value), initiator)

    def differing_notes(self, commitment: Commitment) -> list[DifferingVersions]:
        """Notes on it that one person deleted and another edited, as versions to decide between."""
        return [self._differing_note(note.id) for note in self.notes(commitment) if note.differs]

    def _differing_note(self, id: str) -> DifferingVersions:
        with self._reading() as connection:
            note = note_state(head for heads in heads_of(connection, [id]).values() for head in heads)
            texts = {record.id: record for record in records_of(connection, (id, notes.TEXT, None))}
            said = [said_by_id(connection, record.id) for record in note.versions]
        versions = [Version(s.record.id, version_value(s.record), s.effective_by, s.effective_at) for s in said]
        return note.differing(versions, texts)
