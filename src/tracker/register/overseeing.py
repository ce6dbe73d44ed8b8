"""How everything stands together: the figures, the deadlines, and what meetings were shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from tracker.domain.deadlines import Deadlines, deadlines_of
from tracker.domain.overview import FILTERS, NOT_CONFIRMED, OPEN, RESULTS, AtMeeting, Moved, Overview, SinceMeeting
from tracker.domain.presented import NOT_APPLICABLE, state_of
from tracker.domain.wording import INVENTED
from tracker.errors import UserError
from tracker.register.convening import Convening
from tracker.register.exporting import plain_file_name
from tracker.storage import figures
from tracker.storage.engine import Connection
from tracker.storage.journal_store import said_again, standing
from tracker.storage.meetings import records_by_id
from tracker.storage.meta import home_code
from tracker.words import message

_COMING = 6
"""Deadlines that the overview names; all of them stand on a page of their own."""

_LOOKED_AT = 100
"""Records of an action that are looked up together: most often there is one among them that is looked for."""


class Overseeing(Convening):
    """Asks for figures, never for rows: a delegation may carry a hundred thousand commitments."""

    def overview(self, as_of: date | None = None) -> Overview:
        """The figures, as they would be seen on another day; every one is the length of its filter's list."""
        seen_from = as_of or self.today()
        with self._reading() as connection:
            home = home_code(connection)
            filters = (*FILTERS.values(), OPEN, RESULTS, NOT_CONFIRMED)
            *counted, opened, results, not_confirmed = figures.counts(
                connection, home, filters, self._seen_from(connection, as_of)
            )
            oldest = figures.oldest_overdue(connection, home, seen_from)
            coming = figures.coming(connection, home, seen_from, _COMING)
        return Overview(
            as_of=seen_from,
            panels=self.outline().groups,
            figures=dict(zip(FILTERS, counted, strict=True)),
            open=opened,
            results=results,
            oldest=(seen_from - oldest).days if oldest else 0,
            coming=self.commitments(coming),
            meetings=self.at_meetings(),
            since=self._since_last_meeting(not_confirmed),
            awaited=tuple(sent for sent in self.sent_files() if sent.is_awaited),
        )

    def at_meetings(self) -> tuple[AtMeeting, ...]:
        """How things stood at each meeting that was frozen, the oldest first."""
        found = [(meeting, meeting.tally) for meeting in reversed(self.meetings()) if meeting.freeze]
        return tuple(
            AtMeeting(
                meeting.title,
                meeting.on,
                {state: n for state, n in tally.counts.items() if state != NOT_APPLICABLE},
                tally.not_applicable,
                meeting.id,
            )
            for meeting, tally in found
            if tally is not None
        )

    def stood_at(self, meeting: str, state: str | None) -> tuple[str, ...]:
        """Which commitments stood so at a meeting, by its id; without a state, all that counted there.

        Raises `UserError` where the meeting is not frozen any more.
        """
        stood = {i: state_of(c) for i, c in self.presented(self.find_meeting(meeting)).commitments.items()}
        return tuple(i for i, one in stood.items() if (one != NOT_APPLICABLE if state is None else one == state))

    def _since_last_meeting(self, not_confirmed: int) -> SinceMeeting | None:
        found = self.since_last_meeting()
        if found is None:
            return None
        meeting, comparison = found
        refs = {i: c.ref for i, c in comparison.after.commitments.items()}
        moved = tuple(
            Moved(before, after, ids, tuple(refs[i] for i in ids))
            for (before, after), ids in comparison.flow.items()
            if before != after
        )
        return SinceMeeting(
            meeting.title, meeting.on, moved, comparison.same_status, comparison.unchanged, not_confirmed
        )

    def deadlines(self, as_of: date | None = None) -> Deadlines:
        """Every open commitment by its deadline, as seen today or from another day."""
        seen_from = as_of or self.today()
        with self._reading() as connection:
            home = home_code(connection)
            dated = figures.open_by_deadline(connection, home, seen_from)
        return deadlines_of(dated, seen_from, self.outline().total - len(dated))

    def has_open_deadlines(self) -> bool:
        """Whether there is anything that calendar programs could be given."""
        with self._reading() as connection:
            return bool(figures.coming(connection, home_code(connection), date.min, 1))

    def moved_by(self, action: str) -> tuple[str, ...]:
        """Ids of the commitments of which this action moved a deadline that stood before, and where it still stands."""
        with self._reading() as connection:
            return tuple(_moved(connection, action))

    def has_moved(self, action: str) -> bool:
        """Whether there are any: of thousands, known at the first."""
        with self._reading() as connection:
            return any(True for _ in _moved(connection, action))

    def suggested_calendar_name(self) -> str:
        """A file name: "Costa Rica - deadlines - 2026-11-23.ics"."""
        return plain_file_name([self._home_name(), self._words("deadlines"), self.today().isoformat()], ".ics")

    def save_calendar(self, path: Path) -> int:
        """Write the open deadlines for calendar programs, and tell how many; raises `UserError`, then nothing changed.

        The file may be passed on: no person's name, no comment and no note is in it.
        """
        from tracker.calendar_file import write_calendar

        self._required_home()
        dated = [entity for group in self.deadlines().groups for entity in group.ids]
        found = [c for c in self.commitments(dated) if c.deadline]
        if not found:
            raise UserError(
                message("No calendar file was saved."),
                message("No open commitment has a deadline."),
                message("Give commitments a deadline first."),
            )
        name = self._words("{delegation}: deadlines", delegation=self._home_name())
        if self.is_demonstration:
            name = f"{self._words(INVENTED)} {name}"
        write_calendar(path.resolve(), found, name, self._clock(), len(self.forums()) > 1, self._words)
        return len(found)

    def _home_name(self) -> str:
        home = self.home
        return home.name(self.language).short if home else ""


def _moved(connection: Connection, action: str) -> Iterator[str]:
    waiting = said_again(connection, action, "deadline")
    while said := list(islice(waiting, _LOOKED_AT)):
        former = records_by_id(connection, {id for record in said for id in record.replaces})
        stood = {id for id, record in former.items() if record.value is not None}
        stands = standing(connection, [record.id for record in said])
        yield from (record.entity for record in said if record.replaces & stood and record.id in stands)
