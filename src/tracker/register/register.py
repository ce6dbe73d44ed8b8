"""The register: the one door through which anything is read or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tracker.bundle import bundled
from tracker.domain import actions
from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment
from tracker.domain.export import Audience, Contents, Exported
from tracker.domain.fields import Value
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.progress import Progress, Unwatched
from tracker.register import exporting, telling
from tracker.register.overseeing import Overseeing
from tracker.storage import queries
from tracker.storage.apply import tick, utc_text
from tracker.storage.backup import back_up, backups_in, made_at
from tracker.storage.sent import keep_sent
from tracker.storage.snapshots import keep_snapshot
from tracker.words import load_words, message

BACKUP_EVERY = timedelta(minutes=30)


class Register(Overseeing):
    """All verbs; made by `open_register`. Each one that changes something is one action, which can be undone."""

    def check_off(
        self, seen: Sequence[Commitment], initiator: object = None, progress: Progress = Unwatched()
    ) -> Committed:
        """Say of each that it is implemented."""
        return self.commit(actions.check_off(seen), initiator, progress=progress)

    def uncheck(
        self, seen: Sequence[Commitment], initiator: object = None, progress: Progress = Unwatched()
    ) -> Committed:
        """Bring back the status that stood before "implemented", or none."""
        with self._reading() as connection:
            before = {c.id: telling.status_before(connection, c) for c in seen}
        return self.commit(actions.uncheck(seen, before), initiator, progress=progress)

    def confirm(
        self, seen: Sequence[Commitment], initiator: object = None, progress: Progress = Unwatched()
    ) -> Committed:
        """Say that all of it is still correct, today, by the author; again only once a meeting was frozen since."""
        with self._reading() as connection:
            since = self._seen_from(connection).frozen
        return self.commit(actions.confirm(seen, self.author, self.today(), since), initiator, progress=progress)

    def edit(
        self,
        seen: Sequence[Commitment],
        values: Mapping[str, Value],
        initiator: object = None,
        progress: Progress = Unwatched(),
    ) -> Committed:
        """Give the fields these values in every commitment `seen`; the records they showed are replaced, no others.

        "contributing" takes all its names, joined with ";" or line ends. Equal values write nothing.
        """
        return self.commit(actions.edit(seen, values), initiator, progress=progress)

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
        delegation: str = "",
        language: str = "",
        audience: Audience = Audience.INTERNAL,
    ) -> Exported:
        """Write a progress workbook, replacing a file of that name whole; raises `UserError`, then nothing changed.

        Where nothing can be written here, nothing is kept of it: what comes back brings its own base.
        Of another delegation (its code) it tells what that delegation answered; nobody here takes it back.
        In another `language` than the screen's where one is named.
        `audience` says who may read it: what only colleagues may is in no workbook for others.
        """
        words = load_words(language, bundled("resources/i18n")) if language else self._words
        home = self._required_home()
        told_of = self.delegation_named(delegation) if delegation else home
        seen_from = as_of or self.today()
        with self._reading():
            everything = self.outline(delegation=told_of.code)
            rows = self._rows(which, as_of, told_of.code, words.language)
            things = self.things_on(rows) if told_of.code == home.code else None
        if not everything.total:
            raise UserError(
                message("Nothing was exported."),
                message("{delegation} has not answered.", delegation=told_of.name(self.language).short),
                message("Import its submission, or note its answer, first."),
            )
        if not rows:
            raise UserError(
                message("Nothing was exported."),
                message("No commitment passes the filter."),
                message("Clear the filter."),
            )
        with self._reading() if self.read_only else self._writing() as connection:
            stamp = tick(connection, self._clock(), keeps=not self.read_only)
        at = utc_text(self._clock())
        report = exporting.prepare(
            self.forums(), told_of, everything, rows, which, meeting, seen_from, stamp, at, audience, things
        )
        report = replace(report, is_demonstration=self.is_demonstration)
        exporting.write(report, path.resolve(), words, progress)
        if not self.read_only:
            with self._writing() as connection:
                keep_snapshot(connection, report.snapshot)
                keep_sent(connection, exporting.as_sent(report, path, self.author))
        # Of what another delegation answered nothing is known of its clearance.
        clearance = (report.not_cleared, report.to_clear) if things is not None else (0, 0)
        return Exported(path, len(rows), everything.total, report.snapshot.id, audience, *clearance)

    def would_export(self, which: Filter, as_of: date | None, audience: Audience) -> Contents:
        """What `export` would write of the home delegation for these readers, so that it is seen before it leaves."""
        with self._reading():
            rows = self._rows(which, as_of, self._required_home().code, self.language)
            return exporting.contents(rows, self.things_on(rows), audience)

    def _rows(self, which: Filter, as_of: date | None, delegation: str, language: str) -> tuple[Commitment, ...]:
        """The commitments that pass, in the order of the panels."""
        with self._reading() as connection:
            passing = queries.filtered(connection, delegation, which, self._seen_from(connection, as_of))
            ids = [i for panel in self.panels() for i in passing.get(panel.id, ())]
            return self.commitments(ids, delegation, language)

    def back_up_now(self) -> None:
        """Copy the database, whether or not a copy is due; raises `UserError` where that cannot be done."""
        back_up(self.places.database, self.places.backups, "asked-for", self._clock())

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
