"""What is let go, verified, linked and entered in another language, and who takes over from a person who leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain import clearance, linking, reassigning, texts
from tracker.domain.changes import ChangeSet, Committed
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Standing
from tracker.domain.text import canonical_name
from tracker.domain.things import Thing
from tracker.domain.vocabulary import ClearanceLevel
from tracker.errors import UserError
from tracker.journal.record import Record
from tracker.journal.stamps import covered, reported
from tracker.register.documenting import Documenting
from tracker.storage import figures
from tracker.storage.crosswalk import crosswalk
from tracker.storage.journal_store import said_by_id
from tracker.storage.meta import home_code
from tracker.storage.things import steps_owned_by


class Clearing(Documenting):
    """Stamps and links on commitments, and texts in other languages."""

    def clear(
        self,
        seen: Commitment,
        level: ClearanceLevel | None,
        by: str = "",
        document: str = "",
        on: date | None = None,
        initiator: object = None,
    ) -> Committed:
        """Say who let the text go as it stood on screen, by which document; None makes it a draft again."""
        lets_go = covered(self._shown_records(seen))
        stamp = canonical_name(by) or self.author
        return self.commit(clearance.clear(seen, level, stamp, document, on or self.today(), lets_go), initiator)

    def last_cleared_by(self, level: ClearanceLevel) -> str:
        """Who else than the author let go last, to this level, of what stands so; empty where nobody did."""
        with self._reading() as connection:
            return figures.last_cleared_by(connection, home_code(connection), level, self.author)

    def verify(self, seen: Commitment, initiator: object = None) -> Committed:
        """Say that the author has held the status against its documents; raises `UserError` for who reported it."""
        return self.commit(self._verification(seen), initiator)

    def why_not_verified(self, seen: Commitment) -> UserError | None:
        """What `verify` would say, where it would refuse."""
        try:
            self._verification(seen)
        except UserError as error:
            return error
        return None

    def _verification(self, seen: Commitment) -> ChangeSet:
        records = self._shown_records(seen)
        with self._reading() as connection:
            status = [said_by_id(connection, r.id) for r in records if r.field == "status"]
        reporters = {said.effective_by for said in status}
        return clearance.verify(seen, self.author, self.today(), reported(records), reporters)

    def enter_text(
        self,
        seen: Commitment,
        language: str,
        body: str,
        standing: Standing = Standing.UNOFFICIAL,
        source: str = "",
        initiator: object = None,
    ) -> Committed:
        """Give the recommendation a text in a language it was not issued in; without words, take that away again."""
        return self.commit(texts.enter(seen, language, body, standing, source), initiator)

    def suggested_links(self, commitment: Commitment) -> Mapping[str, tuple[str, ...]]:
        """Links of the crosswalk that nobody has confirmed or declined yet, by framework."""
        links = crosswalk().get(commitment.recommendation.forum, {}).get(commitment.ref, {})
        return linking.open_suggestions(commitment, links)

    def link(self, seen: Commitment, framework: str, codes: Sequence[str], initiator: object = None) -> Committed:
        """Link it to these objectives, targets or recommendations; raises `UserError` for an unknown code."""
        return self.commit(linking.link(seen, framework, codes), initiator)

    def unlink(self, seen: Commitment, framework: str, codes: Sequence[str], initiator: object = None) -> Committed:
        """Take links away, or decline suggested ones."""
        return self.commit(linking.unlink(seen, framework, codes), initiator)

    def link_all(
        self, seen: Commitment, links: Mapping[str, Sequence[str]], linked: bool = True, initiator: object = None
    ) -> Committed:
        """`link` (or, where not `linked`, `unlink`) by framework, in one step."""
        return self.commit(linking.link_all(seen, links, linked), initiator)

    def reassign(self, leaver: str, successor: str, initiator: object = None) -> Committed:
        """Everything that one person has, as focal point, alternate or owner of an open action, becomes another's.

        Raises `UserError` where the person has nothing.
        """
        name = canonical_name(leaver)
        commitments, steps = self._with_steps_of(name)
        return self.commit(reassigning.reassign(commitments, steps, name, canonical_name(successor)), initiator)

    def entries_of(self, person: str) -> int:
        """How many places `reassign` would take over from this person."""
        name = canonical_name(person)
        return reassigning.entries_of(*self._with_steps_of(name), name) if name else 0

    def _with_steps_of(self, owner: str) -> tuple[tuple[Commitment, ...], tuple[Thing, ...]]:
        home = self._required_home()
        commitments = self.listed()
        with self._reading() as connection:
            places = {c.id: (c.recommendation.forum, home.code, c.ref) for c in commitments}
            return commitments, steps_owned_by(connection, owner, places)

    def _shown_records(self, seen: Commitment) -> list[Record]:
        ids = [i for records in seen.shown.values() for i in records]
        with self._reading() as connection:
            return [said_by_id(connection, i).record for i in ids]
