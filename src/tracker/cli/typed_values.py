"""Values as they are typed after FIELD=, and the words by which commitments are chosen."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.fields import FIELDS, Field, Kind, Value
from tracker.domain.query import NO_VALUE, Attention, Due, Filter
from tracker.domain.references import said_ref, split_reference
from tracker.domain.text import folded
from tracker.domain.things import CONFIDENTIALITY_LABELS, DOCUMENT_KIND_LABELS
from tracker.domain.typed_dates import AmbiguousDate, read_date
from tracker.domain.values import canonical_of
from tracker.domain.vocabulary import NOT_REPORTED, POSITION_LABELS, STATUS_LABELS
from tracker.errors import UserError
from tracker.words import Message, Words, message

if TYPE_CHECKING:
    from tracker.register.register import Register

_LABELS: dict[str, dict[str, Message]] = {
    "position": POSITION_LABELS,
    "status": STATUS_LABELS,
    "kind": DOCUMENT_KIND_LABELS,
    "confidentiality": CONFIDENTIALITY_LABELS,
}
_TYPED = tuple(key for key, field in FIELDS.items() if field.is_typed)
"""Fields that can be given a value; what is still correct is confirmed, not typed."""


class UsageError(UserError):
    """An option names what does not exist: not understood (exit code 2) rather than refused."""


def read_value(key: str, text: str, today: date, words: Words) -> Value:
    """The value typed for a field; nothing typed is None. Raises `UserError` for what the field cannot hold."""
    if key not in _TYPED:
        raise UserError(
            message("Not saved."),
            message("There is no field “{field}”.", field=key),
            message("The fields are: {fields}.", fields=", ".join(_TYPED)),
        )
    return read_typed(FIELDS[key], text, today, words)


def read_typed(field: Field, text: str, today: date, words: Words) -> Value:
    """`read_value` of a field that need not be a commitment's."""
    if not text.strip():
        return None
    match field.kind:
        case Kind.CHOICE:
            return canonical_of(field, _choice(field.key, text, words))
        case Kind.PERIOD:
            return _period(field, text, today)
        case Kind.NAMES | Kind.LINKS:
            return text
        case _:
            return canonical_of(field, text)


def _choice(key: str, text: str, words: Words) -> str:
    """The code that a code or a label stands for; the text itself where it is neither."""
    said = folded(text.replace("_", " "))
    for code, label in _LABELS[key].items():
        if said in (folded(code.replace("_", " ")), folded(label.template), folded(words(label))):
            return code
    return text


def _period(field: Field, text: str, today: date) -> Value:
    period = read_date(text, today, has_come=field.has_come)
    if isinstance(period, AmbiguousDate):
        raise UserError(
            message("Not saved."),
            message(
                "“{text}” may be {one} or {other} ({field}).",
                text=text.strip(),
                one=period.day_first.code,
                other=period.month_first.code,
                field=field.label,
            ),
            message("Write the one that is meant."),
        )
    return period.code if period else canonical_of(field, text)


def chosen(register: Register, arguments: Namespace, words: Words) -> Filter:
    """The filter that the options say; raises `UserError` where it asks what was confirmed since no meeting of ours."""
    if Attention.NOT_CONFIRMED in arguments.attention:
        _refuse_without_meeting(register, getattr(arguments, "delegation", ""))
    return Filter(
        search=arguments.search,
        panels=frozenset(panel for typed in arguments.panel for panel in _panels(register, typed)),
        statuses=frozenset(_status(typed, words) for typed in arguments.status),
        due=frozenset({Due.OVERDUE}) if arguments.overdue else frozenset(),
        attention=frozenset(Attention(reason) for reason in arguments.attention),
        cleared=arguments.cleared,
    )


def _refuse_without_meeting(register: Register, delegation: str) -> None:
    title = message("There is nothing to show.")
    named = register.delegation_named(delegation) if delegation else register.home
    if named and named != register.home:
        raise UserError(
            title,
            message(
                "What was confirmed since your last meeting is known of your own delegation, not of {code}.",
                code=named.code,
            ),
            message("Leave out --delegation, or not_confirmed."),
        )
    if register.last_frozen() is None:
        text, advice = message("No meeting has been frozen yet."), message("Freeze it first: tracker freeze MEETING.")
        raise UserError(title, text, advice)


def _status(text: str, words: Words) -> str:
    said = folded(text.replace("_", " "))
    if said in (folded(NOT_REPORTED.template), folded(words(NOT_REPORTED))):
        return NO_VALUE
    code = _choice("status", text, words)
    if code not in FIELDS["status"].choices:
        raise UsageError(
            message("The filter was not understood."),
            message("There is no status “{status}”.", status=text),
            message("Use one of: {codes}.", codes=", ".join((*FIELDS["status"].choices, "not_reported"))),
        )
    return code


def _panels(register: Register, text: str) -> list[str]:
    """Ids of the panels with this number, in every forum unless one is named."""
    forum, number = split_reference(text) or (None, "")
    panels = register.panels()
    found = [p.id for p in panels if str(p.number) == number and forum in (None, p.forum.upper())]
    if not found:
        several = len({p.forum for p in panels}) > 1
        raise UsageError(
            message("The filter was not understood."),
            message("There is no panel “{panel}”.", panel=text),
            message(
                "The panels are: {panels}.", panels=", ".join(said_ref(p.forum, str(p.number), several) for p in panels)
            ),
        )
    return found
