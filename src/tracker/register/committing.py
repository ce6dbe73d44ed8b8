"""Writes ChangeSets, and takes actions back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tracker.domain.changes import SUBMISSION, ChangeSet, Committed
from tracker.errors import UserError
from tracker.progress import Progress, Unwatched
from tracker.register import undoing
from tracker.register.reader import Reader
from tracker.storage.apply import Writer, apply
from tracker.storage.engine import Connection
from tracker.storage.intake import Intake
from tracker.storage.journal_store import newest_action_number
from tracker.words import message


class Committing(Reader):
    """What every verb that changes something goes through: one action each, announced to all subscribers."""

    def commit(
        self,
        changes: ChangeSet,
        initiator: object = None,
        intakes: Sequence[Intake] = (),
        progress: Progress = Unwatched(),
    ) -> Committed:
        """Apply a ChangeSet and tell every subscriber; what stands already writes nothing and is not told."""
        return self._commit(lambda _: (changes, ()), initiator, intakes, progress)

    def undo(self, action: str | None = None, initiator: object = None, progress: Progress = Unwatched()) -> Committed:
        """Take back the named action, or the newest one that stands; raises `UserError` when there is none."""
        home = self._home_code()
        inverse = partial(undoing.changes_to_undo, home=home, name=action, progress=progress)
        return self._commit(inverse, initiator, progress=progress)

    def redo(self, initiator: object = None, progress: Progress = Unwatched()) -> Committed:
        """Do again what was undone last; raises `UserError` when there is nothing, or something was done since."""
        inverse = partial(undoing.changes_to_redo, home=self._home_code(), progress=progress)
        return self._commit(inverse, initiator, progress=progress)

    def _commit(
        self,
        make: Callable[[Connection], tuple[ChangeSet, tuple[tuple[str, str], ...]]],
        initiator: object,
        intakes: Sequence[Intake] = (),
        progress: Progress = Unwatched(),
    ) -> Committed:
        home = self._required_home()
        self._refuse_if_read_only()
        writer = Writer(self.author, self._installation.replica, home.code, self._clock())
        with self._writing_lock:
            with self._writing() as connection:
                # What another program wrote before is told first: until then what stood before that is all one knows.
                knows_all = newest_action_number(connection) == self._known_action
                changes, left = make(connection)
                _refuse_foreign(changes, home.code)
                applied = apply(connection, changes, writer, intakes, progress)
                newest = newest_action_number(connection)
            # Only now: what could not be kept after all is not known.
            if knows_all:
                self._known_action = newest
        committed = Committed(applied.action, changes.title, applied.entities, applied.written, initiator, left)
        if committed.action is not None:
            self._tell(committed)
        return committed


def _refuse_foreign(changes: ChangeSet, home: str) -> None:
    """A delegation writes only its own; another's submission may be taken in, and that taken back."""
    for change in changes.changes:
        subject = change.subject
        if subject.delegation != home and not (subject.kind == SUBMISSION and change.restores is not None):
            raise UserError(
                message("Nothing was saved."),
                message("This belongs to the delegation {code}, not to yours.", code=subject.delegation),
            )
