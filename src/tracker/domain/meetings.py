"""Meetings at which a delegation reports, and the state it presented there; what officers do to them, as ChangeSets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.changes import OWN, ChangeSet, FieldChange, Received, Subject, Title
from tracker.domain.commitment import Version
from tracker.domain.fields import Value
from tracker.domain.periods import FIRST_YEAR, LAST_YEAR, Precision, period_of
from tracker.domain.presented import Tally
from tracker.domain.text import canonical_name
from tracker.domain.values import LONGEST_TEXT, too_long
from tracker.errors import UserError
from tracker.words import Message, message

MEETING = "meeting"
"""The kind of a meeting."""

FREEZE = "freeze"
"""The kind of what a meeting was shown: parts that are written once, and never changed or taken back."""

ADD_MEETING = "add_meeting"
"""The code of the step that put a meeting down."""

TITLE, DATE, PLACE, FROZEN = "title", "date", "place", "frozen"
"""The fields of a meeting; the last names the parts of what was presented there."""

PART = "part"
"""The field of a freeze: each part holds, by commitment, the ids of the records that stood."""

LABELS: dict[str, Message] = {
    TITLE: message("title"),
    DATE: message("date"),
    PLACE: message("place"),
    FROZEN: message("state presented"),
}

IDS_IN_A_PART = 4_000
"""Record ids in one part: about a fifth of what a line of an update file may hold (MERGE.md)."""


_COUNT = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Freeze:
    """Which records were presented: `parts` are the records that list them, `values` how many they list together.

    `record` says so itself; it names the parts by the hash of what is in them, so nothing can change them later.
    `on` is the day from which the state was seen; `at` is UTC. `stamp` tells what was said since, whatever clocks show.
    """

    record: str
    on: date
    commitments: int
    values: int
    parts: tuple[str, ...]
    author: str
    at: str
    stamp: int

    @staticmethod
    def value(on: date, holdings: Mapping[str, Collection[str]], parts: Sequence[str]) -> dict[str, str]:
        """What the meeting's field holds."""
        values = sum(len(ids) for ids in holdings.values())
        told = {"on": on.isoformat(), "commitments": str(len(holdings)), "values": str(values)}
        return told | {"parts": " ".join(parts)}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it was read. `shown` are the records of each field, differing versions included; `seen` all of it.

    `versions` holds the fields of which people said different things, the one shown first in front; `deletions` are
    records of a deletion that somebody who edited it had not seen. `tally` counts what was presented.
    """

    id: str
    delegation: str
    title: str
    on: date
    place: str
    shown: Mapping[str, tuple[str, ...]]
    seen: tuple[str, ...]
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    deletions: tuple[str, ...] = ()
    freeze: Freeze | None = None
    tally: Tally | None = None

    @property
    def subject(self) -> Subject:
        """What a change of it is about: meetings are of no forum, for one may look at several."""
        return Subject(self.id, "", self.delegation, MEETING)

    @property
    def differs(self) -> bool:
        """Whether people said different things of it that nobody has decided between."""
        return bool(self.versions or self.deletions)


def read_freeze(record: str, value: Value, author: str, at: str, stamp: int) -> Freeze | None:
    """What the field says was presented; None where nothing was, or a newer version says it in another way."""
    if not isinstance(value, dict):
        return None
    on = period_of(value.get("on", ""))
    counts = [value.get(name, "") for name in ("commitments", "values")]
    if on is None or on.precision is not Precision.DAY or not all(map(_COUNT.fullmatch, counts)):
        return None
    commitments, values = map(int, counts)
    return Freeze(record, on.first, commitments, values, tuple(value.get("parts", "").split()), author, at, stamp)


def parts_of(holdings: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """The values of the parts that together list these records; a commitment of very many goes on in the next part."""
    parts: list[dict[str, str]] = [{}]
    room = IDS_IN_A_PART
    for commitment, ids in holdings.items():
        left = list(ids)
        while True:
            if room < 1:
                parts.append({})
                room = IDS_IN_A_PART
            some, left = left[:room], left[room:]
            parts[-1][commitment] = " ".join(some)
            # One that holds nothing takes room as well.
            room -= max(1, len(some))
            if not left:
                break
    return parts


def listed_in(parts: Iterable[Value]) -> dict[str, tuple[str, ...]]:
    """The records that these parts list, by commitment."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if isinstance(part, dict):
            for commitment, ids in part.items():
                found[commitment] = found.get(commitment, ()) + tuple(ids.split())
    return found


def add(entity: str, delegation: str, title: str, on: date, place: str) -> ChangeSet:
    """Put down a meeting; raises `UserError` for one without a title or far from our time."""
    subject = Subject(entity, "", delegation, MEETING)
    said = _said(title, on, place)
    changes = [FieldChange(subject, key, value) for key, value in said.items() if value is not None]
    return ChangeSet(_named(ADD_MEETING, said), tuple(changes))


def edit(seen: Meeting, title: str, on: date, place: str, deleted_field: str) -> ChangeSet:
    """Say anew what was on screen: it ends differing versions of a field, and brings back what a colleague deleted."""
    said = _said(title, on, place)
    now: dict[str, Value] = {TITLE: seen.title, DATE: seen.on.isoformat(), PLACE: seen.place or None}
    changes = [
        FieldChange(seen.subject, key, value, seen.shown.get(key, ()))
        for key, value in said.items()
        if value != now[key] or key in seen.versions
    ]
    if seen.deletions:
        changes.append(FieldChange(seen.subject, deleted_field, None, seen.deletions))
    return ChangeSet(_named("edit_meeting", said), tuple(changes))


def delete(seen: Meeting, deleted_field: str, gone: Value) -> ChangeSet:
    """Delete what was on screen: what somebody else writes meanwhile keeps the meeting from vanishing."""
    change = FieldChange(seen.subject, deleted_field, gone, seen.deletions, seen=seen.seen)
    return ChangeSet(Title("delete_meeting", {"meeting": seen.title}), (change,))


def freeze(
    seen: Meeting, holdings: Mapping[str, Sequence[str]], parts: Sequence[Received], ids: Sequence[str]
) -> ChangeSet:
    """Keep what stands as presented at the meeting, in place of what was kept before; `ids` are those of `parts`."""
    value = Freeze.value(seen.on, holdings, ids)
    change = FieldChange(seen.subject, FROZEN, value, seen.shown.get(FROZEN, ()))
    return ChangeSet(Title("freeze", {"meeting": seen.title}), (change,), received={OWN: tuple(parts)})


def _said(title: str, on: date, place: str) -> dict[str, Value]:
    name, where = canonical_name(title), canonical_name(place)
    refused = message("The meeting was not saved.")
    if not name:
        raise UserError(refused, message("It has no title."), message("Write what it is called."))
    if max(len(name), len(where)) > LONGEST_TEXT:
        raise UserError(refused, message("Its title or place is too long."), too_long())
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise UserError(
            refused,
            message("The year {year} is far from our time.", year=on.year),
            message("Give a day between {first} and {last}.", first=FIRST_YEAR, last=LAST_YEAR),
        )
    return {TITLE: name, DATE: on.isoformat(), PLACE: where or None}


def _named(code: str, said: Mapping[str, Value]) -> Title:
    return Title(code, {"meeting": str(said[TITLE])})
