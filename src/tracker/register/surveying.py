"""Many delegations in one database: who was asked, who answered what, and what was noted of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from tracker.domain import actions
from tracker.domain.changes import Committed
from tracker.domain.exchange import Answered, DelegationAnswer, asked_field
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation
from tracker.domain.ordering import in_order
from tracker.domain.region import NOT_REPORTED, Region, RegionCell, RegionReport, RegionRow
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.progress import Progress, Unwatched
from tracker.register import regional, submitting
from tracker.register.exporting import plain_file_name
from tracker.register.setting_aside import SettingAside
from tracker.storage import catalogue, region
from tracker.storage.carrying import carry, is_carried
from tracker.storage.engine import Connection
from tracker.storage.journal_store import heads_of
from tracker.storage.meta import home_code
from tracker.words import message

STATE = "state"


class Surveying(SettingAside):
    """The home delegation is written, the others are read."""

    def answers(self) -> tuple[DelegationAnswer, ...]:
        """How it stands with every other delegation, in the order of their usual names."""
        with self._reading() as connection:
            return self._answers(connection, region.submitted_in_whole(connection))

    def _answers(self, connection: Connection, whole: Set[str]) -> tuple[DelegationAnswer, ...]:
        home = home_code(connection)
        submitted, noted = region.submitted_on(connection), region.noted(connection, home)
        told, of = region.told(connection), region.asked_about(connection)
        others = [d for d in self.delegations() if d.code != home]
        others.sort(key=self._alphabetical)
        found = (_answer(d.code, submitted.get(d.code), noted.get(d.code, {})) for d in others)
        return tuple(replace(a, told=told.get(a.delegation, 0), of=of, in_whole=a.delegation in whole) for a in found)

    def _alphabetical(self, delegation: Delegation) -> str:
        """By the usual name also where the official one is written: nobody looks for Chile among the republics."""
        return in_order(delegation.name(self.language).short, self.language)

    def last_submitted(self) -> Mapping[str, str]:
        """The day ("2026-11-23") on which each delegation whose submissions stand here submitted last, by code."""
        with self._reading() as connection:
            return {code: moment[:10] for code, moment in region.submitted_on(connection).items()}

    def region(self) -> Region:
        """Recommendations beside delegations: every State, and each organisation of which something is known."""
        with self._reading() as connection:
            return self._region(connection)

    def _region(self, connection: Connection) -> Region:
        home = self.home
        kinds = {d.code: d.kind for d in self.delegations()}
        whole = region.submitted_in_whole(connection)
        known = {a.delegation: a for a in self._answers(connection, whole)}
        if home is not None and (home.kind == STATE or self._has_reported(home.code)):
            known[home.code] = DelegationAnswer(home.code, Answered.ANSWERED, in_whole=home.code in whole)
        places = {d.code: self._alphabetical(d) for d in self.delegations()}
        shown = [a for a in known.values() if kinds[a.delegation] == STATE or a.state is not Answered.NOT_ASKED]
        shown.sort(key=lambda a: places[a.delegation])
        answered = {a.delegation: a for a in shown if a.state is Answered.ANSWERED}
        noted = {code for code, a in answered.items() if a.noted_on}
        panels = {(p.forum, p.number): p for p in catalogue.panels(connection)}
        letters = region.letters(connection, home_code(connection))
        cells: dict[str, dict[str, RegionCell]] = {}
        for cell in region.cells(connection, answered, noted):
            letter = next((letters[record].cites for record in cell.shown if record in letters), "")
            told = RegionCell(cell.status, cell.position, letter)
            if told != NOT_REPORTED:
                cells.setdefault(cell.recommendation, {})[cell.delegation] = told
        everything = catalogue.recommendations(connection)
        rows = tuple(RegionRow(panels[r.forum, r.panel], r, cells.get(r.id, {})) for r in everything)
        return Region(tuple(shown), rows)

    def export_region(self, path: Path, progress: Progress = Unwatched()) -> int:
        """Write the region for others to read, and return of how many delegations; raises `UserError`.

        Nothing internal is in it: of the home delegation what it submitted, whatever was reported since; of the others
        neither the notes that were cited nor whether they were asked.
        """
        home = self._required_home()
        with self._reading() as connection:
            current = self.listed()
            said = submitting.drafted(connection, home.code, "", ("position", "status"), current, {})
            here = self._region(connection)
        shown = regional.outward(here, home.code, {c.id: c.recommendation.id for c in current}, said.values)
        if not shown.delegations:
            raise UserError(
                message("Nothing was exported."),
                message("No delegation has answered yet, and nothing was submitted here."),
                message("Import a submission, or note an answer, first."),
            )
        known = {d.code: d for d in self.delegations()}
        report = RegionReport(shown, known, tuple(self.forums()), home, self.today(), self.is_demonstration)
        regional.write(report, path.resolve(), self._words, progress)
        return len(shown.delegations)

    def suggested_region_name(self) -> str:
        """A file name for it: "Recommendations by delegation - 2026-11-23.xlsx"."""
        parts = [self._words("Recommendations by delegation"), self.today().isoformat()]
        return plain_file_name(parts, ".xlsx")

    def _has_reported(self, code: str) -> bool:
        """An organisation that only gathers what States answer carries nothing itself, and is not counted."""
        with self._reading() as connection:
            return bool(region.cells(connection, {code}))

    def ask(self, delegations: Sequence[str], on: date | None = None, initiator: object = None) -> Committed:
        """Note that other delegations were asked for their answer, today or on another day."""
        self._refuse_future(on)
        others = [self._other(d) for d in delegations]
        entities = {other.code: other.id for other in others}
        names = [other.name(self.language).short for other in others]
        home = self._required_home()
        with self._reading() as connection:
            standing = heads_of(connection, set(entities.values()))
        seen = {
            code: tuple(head.id for head in standing.get((entity, asked_field(code), None), ()))
            for code, entity in entities.items()
        }
        return self.commit(actions.ask(home.code, seen, names, on or self.today()), initiator)

    def transcribe(
        self,
        delegation: str,
        ref: str,
        values: Mapping[str, Value],
        cites: str,
        on: date | None = None,
        initiator: object = None,
    ) -> Committed:
        """Note what another delegation answered of a recommendation, from a note that is cited."""
        self._refuse_future(on)
        other, home = self._other(delegation), self._required_home()
        if not canonical_name(cites):
            raise UserError(
                message("Nothing was noted."),
                message("Another delegation's answer needs the note it stands in."),
                message("Cite it, such as “Note verbale 12/2027”."),
            )
        self._refuse_if_read_only()
        with self._writing() as connection:
            if not is_carried(connection, other.code):
                carry(connection, other.code)
        own = self.find(ref)
        theirs = next(c for c in self.listed(delegation=other.code) if c.recommendation.id == own.recommendation.id)
        with self._reading() as connection:
            standing = heads_of(connection, [theirs.id])
        seen = {field: tuple(h.id for h in heads) for (_, field, _), heads in standing.items()}
        told = dict(values) | {"cites": canonical_name(cites), "answered": (on or self.today()).isoformat()}
        return self.commit(
            actions.transcribe(home.code, theirs, other.name(self.language).short, told, seen), initiator
        )

    def _refuse_future(self, on: date | None) -> None:
        if on is not None and on > self.today():
            raise UserError(
                message("Nothing was noted."),
                message("{day} is still to come.", day=on.isoformat()),
                message("Give the day on which it happened."),
            )

    def _other(self, delegation: str) -> Delegation:
        other = self.delegation_named(delegation)
        if other.code == self._home_code():
            raise UserError(
                message("Nothing was noted."), message("This is your own delegation: report on it directly.")
            )
        return other


def _answer(code: str, last_submitted: str | None, noted: Mapping[str, str]) -> DelegationAnswer:
    asked, transcribed = noted.get("asked"), noted.get("answered")
    submitted = last_submitted[:10] if last_submitted else None
    if answered := max(filter(None, (submitted, transcribed)), default=None):
        cites = noted.get("cites", "") if transcribed else ""
        return DelegationAnswer(code, Answered.ANSWERED, asked, answered, cites, submitted, transcribed)
    return DelegationAnswer(code, Answered.NO_ANSWER if asked else Answered.NOT_ASKED, asked)
