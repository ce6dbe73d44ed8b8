"""The door that every value passes on its way into a field: the one form that is kept, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeGuard

from tracker.domain import frameworks
from tracker.domain.fields import FIELDS, Field, Kind, Value
from tracker.domain.periods import FIRST_YEAR, LAST_YEAR, period_of
from tracker.domain.text import canonical_name, canonical_text
from tracker.errors import UserError
from tracker.words import Message, message

_WHOLE_NUMBER = re.compile(r"\d{1,9}")
_LONGEST_SHOWN = 60
_WHERE = re.compile(r"[0-9a-f]{64}|https?://\S+")

LONGEST_TEXT = 100_000
"""Characters of one text: about forty pages, and a tenth of what a line of an update file may hold (MERGE.md)."""


def canonical_value(key: str, value: Value) -> Value:
    """The one form of a value that is kept; empty text is None.

    Raises `UserError` for a value the field cannot hold. A set ("contributing") takes one name at a time here.
    """
    return canonical_of(FIELDS[key], value)


def canonical_of(field: Field, value: Value) -> Value:
    """`canonical_value` of a field that need not be a commitment's."""
    if value is None:
        return None
    if field.kind is Kind.CONFIRMATION:
        if not _is_confirmation(value):
            raise _refused(field, value, message("It needs a day and a name."))
        return {"by": canonical_name(value["by"]), "on": value["on"]}
    if field.kind is Kind.CLEARANCE:
        return _clearance(field, value)
    if field.kind is Kind.DOCUMENTS:
        return _documents(field, value)
    if field.kind is Kind.WORDING:
        return _wording(field, value)
    if field.kind is Kind.LINKS:
        raise _refused(field, value, message("Links are added and removed one by one."))
    if field.kind is Kind.PERCENT:
        return _percent(field, value)
    if not isinstance(value, str):
        raise _refused(field, value, message("It needs text."))
    text = canonical_text(value) if field.kind is Kind.TEXT else canonical_name(value)
    if len(text) > LONGEST_TEXT:
        raise _refused(field, value, too_long())
    if field.kind is Kind.TEXT or not text:
        return text or None
    if field.kind is Kind.CHOICE and text not in field.choices:
        raise _refused(field, value, message("Use one of: {codes}.", codes=", ".join(field.choices)))
    if field.kind is Kind.PERIOD:
        period = period_of(text.upper())
        if period is None:
            raise _refused(
                field,
                value,
                message(
                    "Write a date such as 2026-12-31, 2026-12, 2027-Q2, 2027-H1 or 2027, between {first} and {last}.",
                    first=FIRST_YEAR,
                    last=LAST_YEAR,
                ),
            )
        return period.code
    return text


def canonical_member(key: str, element: str) -> str | None:
    """The one form of a member of a set; None for what cannot be in it."""
    if FIELDS[key].kind is Kind.LINKS:
        return frameworks.canonical_code(key, element)
    return canonical_name(element) or None


def member_order(key: str) -> Callable[[str], tuple[tuple[int, str], ...]]:
    """What sorts a set's members as a person expects: "10.2" after "8.8"."""
    return frameworks.in_order if FIELDS[key].kind is Kind.LINKS else _by_letters


def _by_letters(name: str) -> tuple[tuple[int, str], ...]:
    return ((0, name),)


def members_in(key: str, text: str) -> tuple[str, ...]:
    """Members typed into one place, split at ";" and line ends; codes of links at commas and blanks too.

    Raises `UserError` for one that cannot be in the set.
    """
    field = FIELDS[key]
    if len(text) > LONGEST_TEXT:
        raise _refused(field, text, too_long())
    parts = re.split(r"[;\n]" if field.kind is Kind.NAMES else r"[;,\s]+", text)
    found = {part: canonical_member(key, part) for part in parts if part.strip()}
    for part, member in found.items():
        if member is None and field.kind is Kind.LINKS:
            codes = frameworks.TITLES.get(key)
            ways = ", ".join(codes) if codes else "3.5, HLF2017/3.5"
            raise _refused(field, part, message("Use one of: {codes}.", codes=ways))
    return tuple(dict.fromkeys(member for member in found.values() if member))


def too_long() -> Message:
    """What to do about a text of more than LONGEST_TEXT characters."""
    return message("Write at most {n} characters, and keep the rest in a document.", n=LONGEST_TEXT)


def is_value(value: object) -> TypeGuard[Value]:
    """Whether it is of a form that any field of this version has; a newer version may write lists or yes and no."""
    if isinstance(value, dict):
        return all(isinstance(part, str) for part in value.values())
    return value is None or isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def fits(key: str, value: Value, element: str | None = None) -> bool:
    """Whether this version can show the value in this field: one of a newer version, or of nobody's, it cannot."""
    field = FIELDS.get(key)
    if field is None or field.is_set is not (element is not None) or not is_value(value):
        return False
    if element is not None:
        return value in (1, None) and canonical_member(key, element) == element
    try:
        return canonical_value(key, value) == value
    except UserError:
        return False


def _is_confirmation(value: Value) -> TypeGuard[dict[str, str]]:
    return (
        isinstance(value, dict)
        and set(value) == {"by", "on"}
        and all(isinstance(part, str) for part in value.values())
        and period_of(value["on"]) is not None
    )


def _clearance(field: Field, value: Value) -> Value:
    """Who let the text go, when, by which document ("" where none is cited), and how far: {level, by, on, document}."""
    if not (
        isinstance(value, dict)
        and set(value) == {"level", "by", "on", "document"}
        and all(isinstance(part, str) for part in value.values())
        and value["level"] in field.choices
        and period_of(value["on"]) is not None
        and canonical_name(value["by"])
    ):
        raise _refused(field, value, message("It needs a level, a day and a name."))
    return {**value, "by": canonical_name(value["by"]), "document": canonical_name(value["document"])}


def _documents(field: Field, value: Value) -> Value:
    """Titles by the SHA-256 (hex) of the document's file, whose name stands on a second line, or by its address."""
    if not (
        isinstance(value, dict)
        and value
        and all(_WHERE.fullmatch(where) for where in value)
        and all(isinstance(said, str) and canonical_text(said) == said != "" for said in value.values())
    ):
        raise _refused(field, value, message("Documents are added one by one."))
    return value


def _wording(field: Field, value: Value) -> Value:
    """A text, whether it is official, and where it is from: {body, standing, source}."""
    if not (
        isinstance(value, dict)
        and set(value) == {"body", "standing", "source"}
        and all(isinstance(part, str) for part in value.values())
        and value["standing"] in field.choices
        and canonical_text(value["body"])
    ):
        raise _refused(field, value, message("It needs words, and whether they are official."))
    body, source = canonical_text(value["body"]), canonical_name(value["source"])
    if max(len(body), len(source)) > LONGEST_TEXT:
        raise _refused(field, body, too_long())
    return {"body": body, "standing": value["standing"], "source": source}


def _percent(field: Field, value: Value) -> int:
    number = value
    if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(text := value.strip().removesuffix("%").strip()):
        number = int(text)
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= 100:
        raise _refused(field, value, message("Write a whole number from 0 to 100."))
    return number


def _refused(field: Field, value: Value, advice: Message) -> UserError:
    shown = value if not isinstance(value, str) or len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
    text = message("“{value}” is no value for “{field}”.", value=shown, field=field.label)
    return UserError(message("Not saved."), text, advice)
