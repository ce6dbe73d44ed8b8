"""Deadlines as a calendar file for other programs: official words, institutions and days, and no person's name.

May import: domain, the ground floor and icalendar, which is used nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from tracker.domain.commitment import Commitment
from tracker.domain.references import said_ref
from tracker.domain.vocabulary import capital
from tracker.domain.wording import field_label, value_words
from tracker.whole_file import replacing
from tracker.words import Words, labelled, message

_LONGEST_SUMMARY = 72
"""Letters of the official text in an event's title; all of it stands in the description."""

_DESCRIBED = ("deadline", "status", "lead")


def write_calendar(
    path: Path, dated: Sequence[Commitment], name: str, at: datetime, several: bool, words: Words
) -> None:
    """One event for each commitment with a deadline, on its last day; `several` forums are told apart.

    An event keeps its id, so that a calendar that takes a later file moves what it has instead of doubling it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Commitment Tracker//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for commitment in dated:
        if event := _event(commitment, at, several, words):
            calendar.add_component(event)
    with replacing(path, message("The calendar file was not saved.")) as file:
        file.write(calendar.to_ical())


def _event(commitment: Commitment, at: datetime, several: bool, words: Words) -> Event | None:
    deadline = commitment.deadline
    if deadline is None:
        return None
    ref = said_ref(commitment.recommendation.forum, commitment.ref, several)
    event = Event()
    event.add("uid", f"{commitment.id}@commitment-tracker")
    event.add("dtstamp", at)
    event.add("dtstart", deadline.last)
    event.add("dtend", deadline.last + timedelta(days=1))
    title = _short(commitment.text.body)
    event.add("summary", words("Deadline of {ref}: {recommendation}", ref=ref, recommendation=title))
    said = [words(labelled(field_label(key, words), _said(commitment, key, words))) for key in _DESCRIBED]
    event.add("description", "\n".join([commitment.text.body, *said]))
    # A deadline occupies nobody's day.
    event.add("transp", "TRANSPARENT")
    return event


def _said(commitment: Commitment, key: str, words: Words) -> str:
    value = commitment.values.get(key)
    said = value_words(key, value, words)
    return said if value else capital(said)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SUMMARY else line[: _LONGEST_SUMMARY - 1].rstrip() + "…"
