"""How meetings and what was presented at them are said to a person, in the window and in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.commitment import Commitment, Version
from tracker.domain.meetings import DATE, LABELS, Freeze, Meeting
from tracker.domain.moments import local_moment
from tracker.domain.narrative import NAMED
from tracker.domain.periods import day, period_of
from tracker.domain.presented import Comparison, Presented, Tally, state_of
from tracker.domain.vocabulary import NOT_REPORTED, POSITION_LABELS, STATUS_LABELS, capital
from tracker.domain.wording import period_words
from tracker.words import Message, Words, message, plural


def on_words(on: date, words: Words) -> str:
    """ "3 May 2026"."""
    return period_words(day(on), words)


def state_words(state: str, words: Words) -> str:
    """Where a commitment stands, alone in a cell: "In progress", "Not reported", "Not applicable"."""
    label = STATUS_LABELS.get(state) or POSITION_LABELS.get(state)
    return capital(words(label or NOT_REPORTED) if label or not state else state)


def rate_words(tally: Tally, words: Words) -> str:
    """ "14 of 44 implemented (32%)": of what applies."""
    if tally.percent is None:
        return words("nothing applies")
    return words(
        plural(
            "{n} of {counted} implemented ({percent}%)",
            "{n} of {counted} implemented ({percent}%)",
            tally.implemented,
            counted=tally.applicable,
            percent=tally.percent,
        )
    )


def stood_words(stood: Commitment | None, words: Words) -> str:
    """How a commitment stood: "In progress, by Q2 2027, Ministry of Labour"; None is one not all of which is here."""
    if stood is None:
        return words("not all of it has arrived yet")
    parts = [state_words(state_of(stood), words)]
    if stood.deadline:
        parts.append(words("by {deadline}", deadline=period_words(stood.deadline, words)))
    parts += [str(lead)] if (lead := stood.values.get("lead")) else []
    return ", ".join(parts) + (f" ({words('differing versions')})" if stood.conflicts else "")


def unchanged_told(found: Comparison) -> Message:
    """ "Unchanged: 20 of 46. …": also why the rest is not as many as the lines of a comparison speak of."""
    told = message("Unchanged: {n} of {total}.", n=len(found.unchanged), total=found.compared)
    if not (n := len(found.only_internal)):
        return told
    return plural(
        "{told} {n} of them changed internally only: shown here.",
        "{told} {n} of them changed internally only: shown here.",
        n,
        told=told,
    )


def not_cleared_told(state: Presented, refs: Sequence[str]) -> Message:
    """What of a state is not cleared, by these references; only so many are named."""
    told = sum(c.is_to_clear for c in state.commitments.values())
    named = message("{refs}", refs=", ".join(refs[:NAMED]))
    if len(refs) > NAMED:
        named = plural("{refs} and {n} other", "{refs} and {n} others", len(refs) - NAMED, refs=named)
    return message(
        "Not cleared, or changed since, {n} of {told} that report something: {refs}.",
        n=len(refs),
        told=told,
        refs=named,
    )


def confirmed_words(last: date, words: Words) -> str:
    """Of a commitment that was reported on or confirmed since the last meeting, of this day, was frozen."""
    return words("Changed or confirmed since the meeting of {day}", day=on_words(last, words))


def not_confirmed_words(last: date, words: Words) -> str:
    """Of one that is still to be gone through."""
    return words("Not confirmed since the meeting of {day}", day=on_words(last, words))


def not_arrived(missing: int) -> Message:
    """What is told wherever a freeze is shown that is not whole on this laptop."""
    return plural(
        "{n} value of this freeze has not arrived yet.", "{n} values of this freeze have not arrived yet.", missing
    )


def frozen_words(meeting: Meeting, freeze: Freeze, words: Words) -> str:
    """When the state was kept that was presented, and how much of it nobody had decided.

    Ahead of the meeting it may not be what was presented there.
    """
    on = local_moment(freeze.at).date()
    told = message("Frozen on {day}", day=on_words(on, words))
    if on < meeting.on:
        told = message("Frozen on {day}, before the meeting", day=on_words(on, words))
    if meeting.tally and (n := meeting.tally.undecided):
        told = plural("{frozen}, {n} undecided then", "{frozen}, {n} undecided then", n, frozen=told)
    return words(told)


def doubts(meeting: Meeting, words: Words) -> Iterator[str]:
    """Sentences on what of a meeting is not settled, or not here."""
    if meeting.tally and meeting.tally.missing:
        yield words(not_arrived(meeting.tally.missing))
    for key, versions in meeting.versions.items():
        said = words(" or ").join(_version(key, one, words) for one in versions)
        yield words("Versions of the {field} differ: {versions}.", field=words(LABELS[key]), versions=said)
    if meeting.deletions:
        yield words("Deleted by one, changed by another.")


def _version(key: str, one: Version, words: Words) -> str:
    if not isinstance(one.value, str):
        return one.author
    period = period_of(one.value) if key == DATE else None
    return f"“{period_words(period, words) if period else one.value}” ({one.author})"
