"""What a delegation officially tells others: which fields may leave, and what exactly would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.fields import DOCUMENTS, FIELDS, Value
from tracker.errors import UserError
from tracker.words import Message, message

LEVELS: dict[str, tuple[str, ...]] = {
    "status": ("position", "status", "percent", "start", "deadline"),
    "institutions": ("lead", "contributing"),
    "text": ("limitation", "next_step"),
    DOCUMENTS: (DOCUMENTS,),
}
"""What may be submitted, by level; comments and names of persons may not, whatever is chosen (UX.md, principle 8)."""

LEVEL_LABELS: dict[str, Message] = {
    "status": message("Status and dates"),
    "institutions": message("Institutions"),
    "text": message("Text"),
    DOCUMENTS: message("Documents"),
}

LEVEL_CONTENTS: dict[str, Message] = {
    "status": message("position, status, progress, start and deadline"),
    "institutions": message("lead and contributing"),
    "text": message("limitations and next steps"),
    DOCUMENTS: message("titles and links of public ones, with their files"),
}

ONLY = "only:"
"""Before a name that is a level as well as a field, where the field alone is meant."""

SUBMITTABLE = tuple(key for keys in LEVELS.values() for key in keys)

CLEARED = tuple(key for key in SUBMITTABLE if key != DOCUMENTS)
"""What a clearance lets go; whether a document may be seen is said of it, not of its commitment."""


@dataclass(frozen=True, slots=True)
class SubmittedValue:
    """One field of one commitment in a submission; `before` is what the last one said, on `before_on` (UTC) or never.

    `before_to`: to whom that was, "" where a colleague's laptop submitted it or nobody was named. In a draft the last
    one is the last to the same addressee, if there was any; what was told to others only is no `before` of it.
    "contributing" is one text here, its names joined with "; ". `replaces` are the records of
    all earlier submissions, whoever they went to: each addressee has got some of them.
    `differs`: the delegation's own officers have not settled between differing versions; this is the one shown.
    """

    entity: str
    forum: str
    ref: str
    key: str
    value: Value
    before: Value
    before_on: str
    replaces: tuple[str, ...]
    differs: bool = False
    before_to: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """All that will be in the file, and nothing else; `fields` in reading order.

    `cleared` are the commitments that were let go as they stand, `clearable` those among which they are counted: of all
    of the delegation's, whatever was left out. `files` are the SHA-256 (hex) of the public documents' files that go
    with it: those that are on this laptop.
    `whole`: no commitment was left out.
    """

    delegation: str
    to: str
    fields: tuple[str, ...]
    values: tuple[SubmittedValue, ...]
    cleared: frozenset[str]
    clearable: frozenset[str]
    files: tuple[str, ...] = ()
    whole: bool = True

    @property
    def commitments(self) -> int:
        """Of how many commitments it says anything."""
        return len({value.entity for value in self.values if value.value is not None})

    @property
    def changed(self) -> tuple[SubmittedValue, ...]:
        """What it says otherwise than the last submission."""
        return tuple(value for value in self.values if value.value != value.before)

    @property
    def to_clear(self) -> int:
        """Of how many commitments it tells something that is cleared first, be it cleared or not."""
        return len(self._to_clear)

    @property
    def not_cleared(self) -> tuple[str, ...]:
        """Which of those, by their references, nobody has let go as they stand."""
        return tuple(ref for entity, ref in self._to_clear.items() if entity not in self.cleared)

    @property
    def _to_clear(self) -> dict[str, str]:
        return {v.entity: v.ref for v in self.values if v.key != DOCUMENTS and v.entity in self.clearable}


def fields_of(names: Sequence[str]) -> tuple[str, ...]:
    """The fields that these levels and fields name, in reading order; raises `UserError` for what may not leave."""
    chosen: set[str] = set()
    for name in names:
        field = name.removeprefix(ONLY)
        if name in LEVELS:
            chosen |= set(LEVELS[name])
        elif field in SUBMITTABLE:
            chosen.add(field)
        elif field in FIELDS:
            raise _refused(
                message("“{field}” is internal: comments and names of persons are never submitted.", field=field)
            )
        else:
            raise _refused(message("There is no level and no field “{field}”.", field=name))
    if not chosen:
        raise _refused(message("No field was chosen."))
    return tuple(key for key in FIELDS if key in chosen)


def _refused(text: Message) -> UserError:
    levels, fields = ", ".join(LEVELS), ", ".join(SUBMITTABLE)
    advice = message("The levels are: {levels}. The fields are: {fields}.", levels=levels, fields=fields)
    return UserError(message("Nothing was submitted."), text, advice)
