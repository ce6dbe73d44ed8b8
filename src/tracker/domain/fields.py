"""The fields of a commitment: what kind of value each holds, and its label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain import frameworks
from tracker.domain.vocabulary import ClearanceLevel, Position, Status
from tracker.words import Message, message

Value = str | int | dict[str, str] | None
"""A field's canonical JSON value; None is "not reported"."""


class Kind(StrEnum):
    """How a field's values are read, checked and compared."""

    CHOICE = "choice"
    PERCENT = "percent"
    NAME = "name"
    NAMES = "names"
    PERIOD = "period"
    TEXT = "text"
    LINKS = "links"
    CONFIRMATION = "confirmation"
    CLEARANCE = "clearance"
    DOCUMENTS = "documents"
    WORDING = "wording"


class Standing(StrEnum):
    """Whether a text in a language was issued by whoever may, or only translated."""

    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `key` is its name in records, JSON and the command line; `has_come`: its day is one that was.

    `agrees`: all that is said in it agrees, as two people who find a commitment still correct do not differ.
    `covers`: it is a stamp, whose record names in `seen` what it covers.
    `whoever`: two stamps on the same agree, whoever gave them.
    """

    key: str
    kind: Kind
    label: Message
    choices: tuple[str, ...] = ()
    has_come: bool = False
    agrees: bool = False
    covers: bool = False
    whoever: bool = False

    @property
    def is_set(self) -> bool:
        """Whether it holds members, each with a register of its own."""
        return self.kind in (Kind.NAMES, Kind.LINKS)

    @property
    def is_typed(self) -> bool:
        """Whether a person gives it a value; the others are put by commands of their own, or are told."""
        return self.kind not in (Kind.CONFIRMATION, Kind.CLEARANCE, Kind.DOCUMENTS, Kind.WORDING)


DOCUMENTS = "documents"
"""The field that only submissions have: which documents are public. Here each of them is a thing of its own."""


TEXT_FIELDS: dict[str, Field] = {
    language: Field(f"text_{language}", Kind.WORDING, label, tuple(Standing))
    for language, label in {
        "en": message("text in English"),
        "es": message("text in Spanish"),
        "pt": message("text in Portuguese"),
        "fr": message("text in French"),
    }.items()
}
"""What the delegation entered of a recommendation's words, by language (texts.py)."""


FIELDS: dict[str, Field] = {
    field.key: field
    for field in (
        Field("position", Kind.CHOICE, message("position"), tuple(Position)),
        Field("position_comment", Kind.TEXT, message("comment on the position")),
        Field("status", Kind.CHOICE, message("status"), tuple(Status)),
        Field("percent", Kind.PERCENT, message("progress (%)")),
        Field("lead", Kind.NAME, message("lead institution")),
        Field("contributing", Kind.NAMES, message("contributing institutions")),
        Field("person", Kind.NAME, message("focal point")),
        Field("alternate", Kind.NAME, message("alternate focal point")),
        Field("start", Kind.PERIOD, message("start")),
        Field("deadline", Kind.PERIOD, message("deadline")),
        Field("deadline_reason", Kind.TEXT, message("reason for the new deadline")),
        Field("limitation", Kind.TEXT, message("limitations")),
        Field("next_step", Kind.TEXT, message("next steps")),
        Field("comment", Kind.TEXT, message("comment")),
        Field(frameworks.GCM, Kind.LINKS, message("objectives of the Global Compact for Migration")),
        Field(frameworks.SDG, Kind.LINKS, message("targets of the Sustainable Development Goals")),
        Field(frameworks.RELATED, Kind.LINKS, message("related recommendations")),
        Field(DOCUMENTS, Kind.DOCUMENTS, message("public supporting documents")),
        Field("confirmed", Kind.CONFIRMATION, message("last confirmed"), agrees=True),
        Field("verified", Kind.CONFIRMATION, message("verified"), covers=True, whoever=True),
        Field("clearance", Kind.CLEARANCE, message("clearance"), tuple(ClearanceLevel), covers=True),
        *TEXT_FIELDS.values(),
    )
}
"""All fields of a commitment, in the order a person reads them."""

CLEARANCE = "clearance"

CONFIRMED = "confirmed"
"""The field that says of all the others that they are still correct."""

AGREEING = frozenset(key for key, field in FIELDS.items() if field.agrees)
"""Fields of which the last word stands for all that was said, and no two words are differing versions."""

COVERING = frozenset(key for key, field in FIELDS.items() if field.covers)
"""Fields that hold stamps."""

ALIKE_BY_WHOMEVER = frozenset(key for key, field in FIELDS.items() if field.whoever)
"""Fields in which two stamps differ only where they cover different things."""

SAYING_HOW_IT_STANDS = frozenset(
    {CONFIRMED, *(key for key, field in FIELDS.items() if field.is_typed and field.kind is not Kind.LINKS)}
).difference(("person", "alternate", "deadline_reason"))
"""Whoever gives one of these a value has gone through the commitment. Persons, links and reasons say nothing of how it
stands, and are often given to many at once; nor do a clearance or a translation."""
