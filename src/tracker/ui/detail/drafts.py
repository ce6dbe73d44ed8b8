"""What was typed in the details and could not be saved, kept for its commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tracker.domain.commitment import Commitment
from tracker.domain.notes import Note
from tracker.domain.things import Thing
from tracker.words import Message, message

Place: TypeAlias = tuple[str, str]
"""The id of a commitment, and what of it: a field, the id of a thing, or nothing for one that is being added."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, by field; `ref` names its commitment to the person.

    `over` is what was on screen then: once saved, it takes the place of that, and of nothing that came meanwhile.
    """

    ref: str
    typed: Mapping[str, str]
    over: Commitment | Thing | Note | None = None


def typed_is_kept(ref: str) -> Message:
    """What goes on where something typed for this recommendation was refused."""
    return message("What you typed is kept in the details of {ref}.", ref=ref)
