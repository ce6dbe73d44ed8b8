"""Meetings: put down, changed, deleted; the state presented at them kept, read again, and held against another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from tracker.domain import meetings
from tracker.domain.changes import ChangeSet, Committed
from tracker.domain.commitment import Commitment
from tracker.domain.meetings import Freeze, Meeting
from tracker.domain.narrative import Occasion, narrative
from tracker.domain.presented import Comparison, Presented, Tally, compare
from tracker.domain.text import folded
from tracker.domain.wording import INVENTED
from tracker.errors import UserError
from tracker.journal.deletion import DELETED, GONE
from tracker.register import presenting
from tracker.register.presenting import Holdings
from tracker.register.surveying import Surveying
from tracker.storage import meetings as stored
from tracker.storage.apply import new_id, tick, utc_text
from tracker.storage.engine import Connection
from tracker.storage.meta import home_code
from tracker.words import Words, message

_KEPT_READ = 3
"""Freezes whose parts are kept in memory: those the details of a commitment tell of."""


class Convening(Surveying):
    """What was presented is what its records say: nothing that is done later changes it."""

    @cached_property
    def _tallies(self) -> dict[str, Tally]:
        """By the freeze's record: what is complete stays as it is."""
        return {}

    @cached_property
    def _holdings(self) -> dict[str, Holdings]:
        return {}

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings of the home delegation, the newest first, each with the counts of what was presented there."""
        with self._reading() as connection:
            found = stored.meetings_of(connection, home_code(connection))
            return tuple(replace(m, tally=self._tally(connection, m.freeze)) if m.freeze else m for m in found)

    def find_meeting(self, name: str) -> Meeting:
        """By its title, a part of it, its date, or the beginning of its id; raises `UserError` for none or several."""
        wanted = folded(name)
        everything = self.meetings() if wanted else ()
        ways: tuple[Callable[[Meeting], bool], ...] = (
            lambda m: wanted in (folded(m.title), m.on.isoformat(), m.id),
            lambda m: wanted in folded(m.title) or m.on.isoformat().startswith(wanted),
            lambda m: m.id.startswith(wanted),
        )
        found = next((some for way in ways if (some := [m for m in everything if way(m)])), [])
        if len(found) == 1:
            return found[0]
        title = message("The meeting was not found.")
        if not found:
            text = message("No meeting has the title, date or id “{name}”.", name=name)
            raise UserError(title, text, message("See them with: tracker meetings"))
        text = message("“{name}” could be any of {n} meetings.", name=name, n=len(found))
        raise UserError(title, text, message("Use an id: {ids}.", ids=", ".join(m.id for m in found)))

    def add_meeting(self, title: str, on: date, place: str = "", initiator: object = None) -> Committed:
        """Put down a meeting; raises `UserError` for one without a title."""
        home = self._required_home()
        return self.commit(meetings.add(new_id(self._clock()), home.code, title, on, place), initiator)

    def edit_meeting(self, seen: Meeting, title: str, on: date, place: str, initiator: object = None) -> Committed:
        """Say it anew, in place of all that was on screen of it, differing versions and a deletion included."""
        return self.commit(meetings.edit(seen, title, on, place, DELETED), initiator)

    def delete_meeting(self, seen: Meeting, initiator: object = None) -> Committed:
        """Delete what was on screen of it."""
        return self.commit(meetings.delete(seen, DELETED, GONE), initiator)

    def freeze(self, seen: Meeting, initiator: object = None) -> Committed:
        """Keep what stands now as presented at this meeting, in place of what was kept for it before."""
        home = self._required_home()

        def make(connection: Connection) -> tuple[ChangeSet, tuple[tuple[str, str], ...]]:
            now = self._clock()
            holdings = stored.standing_records(connection, home.code)
            stamp = tick(connection, now)
            parts = presenting.made_parts(holdings, new_id(now), home.code, stamp, self.author, utc_text(now))
            return meetings.freeze(seen, holdings, parts, [part.id for part in parts]), ()

        return self._commit(make, initiator)

    def presented(self, meeting: Meeting) -> Presented:
        """How everything stood at a meeting; raises `UserError` where its state was not frozen."""
        return self._presented(_frozen(meeting), self.listed())

    def said_at_meetings(self, commitment: Commitment, limit: int) -> tuple[tuple[Meeting, Commitment | None], ...]:
        """How one commitment stood at the last meetings, the newest first; None: not all of it has arrived."""
        with self._reading() as connection:
            frozen = [m for m in stored.meetings_of(connection, home_code(connection)) if m.freeze][:limit]
        found: list[tuple[Meeting, Commitment | None]] = []
        for meeting in frozen:
            assert meeting.freeze is not None
            state = self._presented(meeting.freeze, [commitment])
            if commitment.id in state.commitments or commitment.id in state.unknown:
                found.append((meeting, state.commitments.get(commitment.id)))
        return tuple(found)

    def compare(self, before: Meeting, after: Meeting | None = None) -> Comparison:
        """What moved between two meetings, or from one to today; raises `UserError` where one was not frozen."""
        freezes = [_frozen(meeting) for meeting in (before, after) if meeting]
        today = self._standing()
        states = [self._presented(freeze, list(today.commitments.values())) for freeze in freezes]
        return compare(states[0], states[1] if after else today)

    def to_settle(self, after: Meeting | None = None) -> Presented | None:
        """What stands today, of which there is still time to decide and clear before it is told; None once it was.

        A state that is frozen ahead of its meeting is what will be read out there: it is frozen again once put right.
        """
        return None if after and after.on < self.today() else self._standing()

    def since_last_meeting(self) -> tuple[Meeting, Comparison] | None:
        """The last meeting that was frozen and what moved since; None without one."""
        last = self.last_frozen()
        return (last, self.compare(last)) if last else None

    def next_meeting(self) -> Meeting | None:
        """The first that is today or still to come."""
        with self._reading() as connection:
            found = stored.meetings_of(connection, home_code(connection))
        return next((m for m in reversed(found) if m.on >= self.today()), None)

    def narrative(
        self, found: Comparison, before: Meeting, after: Meeting | None = None, words: Words | None = None
    ) -> str:
        """A draft of what moved, to be copied, in the reader's language or another one; nothing internal is in it."""
        same_day = after is not None and after.on == before.on
        today = self.today()
        first = Occasion(before.on, True, before.title if same_day else "", before.on > today)
        second = Occasion(today, False)
        if after is not None:
            second = Occasion(after.on, True, after.title if same_day else "", after.on > today)
        spoken = words or self._words
        told = narrative(found, first, second, len(self.forums()) > 1, spoken)
        return f"{spoken(INVENTED)}\n\n{told}" if self.is_demonstration else told

    def _standing(self) -> Presented:
        return Presented(self.today(), {c.id: c for c in self.listed()})

    def _tally(self, connection: Connection, freeze: Freeze) -> Tally:
        """What is complete stays as it is, and is counted once."""
        if freeze.record not in self._tallies:
            tally = presenting.tally_of(connection, freeze, self._held_by(connection, freeze))
            if tally.missing:
                return tally
            self._tallies[freeze.record] = tally
        return self._tallies[freeze.record]

    def _presented(self, freeze: Freeze, current: Sequence[Commitment]) -> Presented:
        with self._reading() as connection:
            return presenting.presented(connection, freeze, self._held_by(connection, freeze), current)

    def _held_by(self, connection: Connection, freeze: Freeze) -> Holdings:
        found = self._holdings.get(freeze.record)
        if found is None:
            found = presenting.holdings_of(connection, freeze)
            if presenting.is_whole(freeze, found):
                for oldest in list(self._holdings)[: 1 - _KEPT_READ]:
                    self._holdings.pop(oldest, None)
                self._holdings[freeze.record] = found
        return found


def _frozen(meeting: Meeting) -> Freeze:
    if meeting.freeze is None:
        raise UserError(
            message("There is nothing to show."),
            message("No state was frozen for “{meeting}”.", meeting=meeting.title),
            message("Freeze it first: tracker freeze MEETING."),
        )
    return meeting.freeze
