"""The register: the one door through which anything is read or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tracker.domain import actions
from tracker.domain.changes import ChangeSet, Committed
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.export import Exported
from tracker.domain.fields import Value
from tracker.domain.query import Filter
from tracker.domain.review import Answers, Review
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.progress import Progress, Unwatched
from tracker.register import deciding, exporting, reviewing, telling, undoing
from tracker.register.reader import Reader
from tracker.storage import queries
from tracker.storage.apply import Intake, Writer, apply, tick, utc_text
from tracker.storage.backup import back_up, backups_in, made_at
from tracker.storage.engine import Connection
from tracker.storage.journal_store import newest_action_number
from tracker.storage.snapshots import keep_snapshot
from tracker.words import message

BACKUP_EVERY = timedelta(minutes=30)


class Register(Reader):
    """All verbs; made by `open_register`. Each one that changes something is one action, which can be undone."""

    def check_off(self, seen: Sequence[Commitment], initiator: object = None) -> Committed:
        """Say of each that it is implemented."""
        return self.commit(actions.check_off(seen), initiator)

    def uncheck(self, seen: Sequence[Commitment], initiator: object = None) -> Committed:
        """Bring back the status that stood before "implemented"; in progress where none did."""
        with self._reading() as connection:
            before = {c.id: telling.status_before(connection, c) for c in seen}
        return self.commit(actions.uncheck(seen, before), initiator)

    def confirm(self, seen: Sequence[Commitment], initiator: object = None) -> Committed:
        """Say that all of it is still correct, today, by the author."""
        return self.commit(actions.confirm(seen, self.author, self.today()), initiator)

    def edit(self, seen: Sequence[Commitment], values: Mapping[str, Value], initiator: object = None) -> Committed:
        """Give the fields these values in every commitment `seen`; the records they showed are replaced, no others.

        "contributing" takes all its names, joined with ";" or line ends. Equal values write nothing.
        """
        return self.commit(actions.edit(seen, values), initiator)

    def decide(
        self, seen: Commitment, differing: DifferingVersions, value: Value, initiator: object = None
    ) -> Committed:
        """End differing versions of a field: `value` replaces those that were seen, and no others."""
        return self.commit(actions.decide(seen, differing, value), initiator)

    def commit(self, changes: ChangeSet, initiator: object = None, intake: Intake | None = None) -> Committed:
        """Apply a ChangeSet and tell every subscriber; what stands already writes nothing and is not told."""
        return self._commit(lambda _: (changes, ()), initiator, intake)

    def undo(self, action: str | None = None, initiator: object = None) -> Committed:
        """Take back the named action, or the newest one that stands; raises `UserError` when there is none."""
        home = self._home_code()
        return self._commit(partial(undoing.changes_to_undo, home=home, name=action), initiator)

    def redo(self, initiator: object = None) -> Committed:
        """Do again what was undone last; raises `UserError` when there is nothing, or something was done since."""
        return self._commit(partial(undoing.changes_to_redo, home=self._home_code()), initiator)

    def suggested_name(self, meeting: str = "", as_of: date | None = None) -> str:
        """A file name for an export: "Costa Rica - progress - 2026-11-23.xlsx"."""
        home = self.home
        name = home.name(self.language).short if home else ""
        return exporting.file_name(name, meeting, as_of or self.today(), self._words)

    def export(
        self,
        path: Path,
        which: Filter = Filter(),
        meeting: str = "",
        as_of: date | None = None,
        progress: Progress = Unwatched(),
    ) -> Exported:
        """Write a progress workbook, replacing a file of that name whole; raises `UserError`, then nothing changed."""
        home = self._required_home()
        self._refuse_if_read_only()
        seen_from = as_of or self.today()
        with self._reading() as connection:
            passing = queries.filtered(connection, home.code, which, seen_from)
        rows = self.commitments([i for panel in self.panels() for i in passing.get(panel.id, ())])
        if not rows:
            raise UserError(
                message("Nothing was exported."),
                message("No commitment passes the filter."),
                message("Clear the filter."),
            )
        everything = self.outline()
        with self._writing() as connection:
            stamp = tick(connection, self._clock())
        report = exporting.prepare(
            self.forums(), home, everything, rows, which, meeting, seen_from, stamp, utc_text(self._clock())
        )
        exporting.write(report, path.resolve(), self._words, progress)
        with self._writing() as connection:
            keep_snapshot(connection, report.snapshot)
        return Exported(path, len(rows), everything.total, report.snapshot.id)

    def review(self, path: Path, author: str = "", progress: Progress = Unwatched()) -> Review:
        """Hold a workbook against the database; writes nothing. `author` when the file does not say, or says wrong."""
        home = self._required_home()
        received = reviewing.receive_file(path, progress)
        with self._reading() as connection:
            current = {c.id: c for c in self.listed()}
            found = reviewing.hold_against(
                connection, received, home, current, self.delegations(), self._words, self._clock()
            )
        return replace(found, file=canonical_name(path.name), author=canonical_name(author) or found.author)

    def finish(self, review: Review, answers: Answers = Answers(), initiator: object = None) -> Committed:
        """Write what was decided as one action, after a backup; what nobody answered is left, conflicts kept both."""
        self._required_home()
        changes = deciding.decided(review, answers)
        if not changes.changes:
            return Committed(None, changes.title, frozenset(), 0, initiator)
        back_up(self.places.database, self.places.backups, "before-import", self._clock())
        intake = Intake(review.origin.snapshot, review.file, review.file_hash, review.author)
        return self.commit(changes, initiator, intake)

    def back_up_if_due(self) -> bool:
        """Copy the database if something was done since the last copy and that is half an hour old (SAFETY.md)."""
        if self.read_only:
            return False
        done, last = self.health(), backups_in(self.places.backups)
        made = made_at(last[0]) if last else None
        now = self._clock()
        if done.saved is None or (made and (now - made < BACKUP_EVERY or utc_text(made) > done.saved)):
            return False
        back_up(self.places.database, self.places.backups, "regular", now)
        return True

    def _commit(
        self,
        make: Callable[[Connection], tuple[ChangeSet, tuple[tuple[str, str], ...]]],
        initiator: object,
        intake: Intake | None = None,
    ) -> Committed:
        home = self._required_home()
        self._refuse_if_read_only()
        writer = Writer(self.author, self._installation.replica, home.code, self._clock())
        with self._writing() as connection:
            self._written_elsewhere |= newest_action_number(connection) != self._known_action
            changes, left = make(connection)
            for change in changes.changes:
                if change.subject.delegation != home.code:
                    raise UserError(
                        message("Nothing was saved."),
                        message("This belongs to the delegation {code}, not to yours.", code=change.subject.delegation),
                    )
            applied = apply(connection, changes, writer, intake)
            self._known_action = newest_action_number(connection)
        committed = Committed(applied.action, changes.title, applied.entities, applied.written, initiator, left)
        if committed.action is not None:
            self._tell(committed)
        return committed
