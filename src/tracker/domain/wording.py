"""How values, periods and fields are said to a person; codes are never shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from tracker.domain.audience import ToldDocument, documents_told
from tracker.domain.clearance import VERIFIED
from tracker.domain.commitment import HistoryEntry
from tracker.domain.exchange import delegation_noted, key_told
from tracker.domain.fields import CLEARANCE, CONFIRMED, DOCUMENTS, FIELDS, TEXT_FIELDS, Field, Kind, Standing, Value
from tracker.domain.forum import OfficialText
from tracker.domain.frameworks import TITLES
from tracker.domain.notes import NOTE, OTHER_LABELS
from tracker.domain.periods import Period, Precision, period_of
from tracker.domain.things import (
    CONFIDENTIALITY_LABELS,
    DOCUMENT_KIND_LABELS,
    NAMED_BY,
    STEP,
    THING_FIELDS,
    THING_LABELS,
    Thing,
)
from tracker.domain.vocabulary import (
    CLEARANCE_LABELS,
    NOT_REPORTED,
    POSITION_LABELS,
    STATUS_LABELS,
    SUPPORT_LABELS,
    ClearanceLevel,
    capital,
)
from tracker.words import Message, Words, labelled, message, plural

INVENTED = message("Demonstration: invented data.")
"""What stands wherever a demonstration could be taken for a delegation's own work."""

NOT_SENT = message("This is a demonstration: all of it is invented, and no file for anybody else can be saved from it.")
"""Why a demonstration writes no file for anybody."""

_MONTHS: tuple[Message, ...] = (
    message("Jan"),
    message("Feb"),
    message("Mar"),
    message("Apr"),
    message("May"),
    message("Jun"),
    message("Jul"),
    message("Aug"),
    message("Sep"),
    message("Oct"),
    message("Nov"),
    message("Dec"),
)

STANDING_LABELS: dict[str, Message] = {
    Standing.OFFICIAL: message("Official text"),
    Standing.UNOFFICIAL: message("Unofficial translation"),
}

_CHOICES: dict[str, dict[str, Message]] = {
    "standing": STANDING_LABELS,
    "position": POSITION_LABELS,
    "status": STATUS_LABELS,
    "support": SUPPORT_LABELS,
    "evidence.kind": DOCUMENT_KIND_LABELS,
    "evidence.confidentiality": CONFIDENTIALITY_LABELS,
}

_LANGUAGE_OF = {field.key: language for language, field in TEXT_FIELDS.items()}

LANGUAGE_LABELS: dict[str, Message] = {
    "en": message("English"),
    "es": message("Spanish"),
    "pt": message("Portuguese"),
    "fr": message("French"),
}

_THING_FIELDS: dict[str, tuple[str, Field]] = {
    f"{kind}.{key}": (kind, field) for kind, fields in THING_FIELDS.items() for key, field in fields.items()
}
"""What is told of actions and documents beside a commitment's own fields, by the key a history entry has for it."""


def field_label(key: str, words: Words) -> str:
    """A field's name as it stands alone: "Lead institution"; a key of a newer version is shown as it is.

    Of what was submitted: "Lead institution, submitted". Of an action or a document: "Action" for its words,
    "Action: owner" for the rest.
    """
    if (told := key_told(key)) != key:
        said = field_label(told, words)
        is_noted = bool(delegation_noted(key))
        return words("{field}, from a letter", field=said) if is_noted else words("{field}, submitted", field=said)
    if key in _THING_FIELDS:
        kind, field = _THING_FIELDS[key]
        thing = capital(words(THING_LABELS[kind]))
        return thing if field.key == NAMED_BY[kind] else words(labelled(thing, words(field.label)))
    label = FIELDS[key].label if key in FIELDS else OTHER_LABELS.get(key)
    return capital(words(label)) if label else key


def period_words(period: Period, words: Words) -> str:
    """ "30 Jun 2027", "Jun 2027", "Q2 2027", "1st half 2027" or "2027"."""
    return words(period_told(period))


def period_told(period: Period) -> Message:
    """The same for a sentence that is put into the reader's language only later."""
    first = period.first
    month = _MONTHS[first.month - 1]
    match period.precision:
        case Precision.DAY:
            if first.day == 1:
                # A number like the others in some languages, the first in others: "1er avr. 2026".
                return message("1 {month} {year}", month=month, year=first.year)
            return message("{day} {month} {year}", day=first.day, month=month, year=first.year)
        case Precision.MONTH:
            return message("{month} {year}", month=month, year=first.year)
        case Precision.QUARTER:
            return message("Q{quarter} {year}", quarter=period.number, year=first.year)
        case Precision.HALF:
            if period.number == 1:
                return message("1st half {year}", year=first.year)
            return message("2nd half {year}", year=first.year)
        case Precision.YEAR:
            return Message("{year}", {"year": first.year})


def value_words(key: str, value: Value, words: Words) -> str:
    """A field's value for a person: "In progress", "31 Dec 2026", "50%"; None is "not reported".

    A value this version cannot read (a code of a newer version) is shown as it is rather than hidden.
    """
    if value is None and key == CLEARANCE:
        return words(CLEARANCE_LABELS[None])
    if value is None:
        return words(_nothing(key))
    if isinstance(value, dict) and key == CLEARANCE:
        return clearance_words(value, words)
    if isinstance(value, dict) and key == DOCUMENTS:
        return "; ".join(told_words(document, words) for document in documents_told(value))
    if isinstance(value, dict) and key in _LANGUAGE_OF:
        text = OfficialText(_LANGUAGE_OF[key], value["standing"], value["source"], value["body"], entered=True)
        return f"{text.body} ({text_standing(text, words)})"
    if isinstance(value, dict):
        return words("{day}, {name}", day=_code_words(value.get("on", ""), words), name=value.get("by", ""))
    key = key_told(key)
    field = FIELDS.get(key) or _THING_FIELDS.get(key, ("", None))[1]
    kind = field.kind if field else Kind.TEXT
    if kind is Kind.PERCENT:
        return words("{number}%", number=value)
    if kind is Kind.PERIOD:
        return _code_words(str(value), words)
    label = _CHOICES.get(key, {}).get(str(value))
    return capital(words(label)) if label else str(value)


def text_standing(text: OfficialText, words: Words) -> str:
    """ "Official text, English"; of what was entered also where it is from: "Unofficial translation, Spanish · OIM"."""
    label, language = STANDING_LABELS.get(text.standing), LANGUAGE_LABELS.get(text.language)
    standing, spoken = words(label or text.standing), words(language or text.language)
    said = words("{standing}, {language}", standing=standing, language=spoken)
    return f"{said} · {text.source}" if text.source and text.entered else said


def change_words(key: str, old: Value, new: Value, words: Words, said: Callable[[Value], str]) -> str:
    """ "Planned → In progress"; what left the value as it was decided it, or said it again to others.

    `said` puts a value into words.
    """
    if old == new and key != key_told(key):
        return words("{value}, as before", value=said(new))
    if old == new:
        return words("decided: {value}", value=said(new))
    # Before its first words there was no note, which is no value that it had.
    return said(new) if key == NOTE and old is None else f"{said(old)} → {said(new)}"


def entry_words(entry: HistoryEntry, words: Words, said: Callable[[Value], str]) -> str:
    """What became of a field, without its name: "Planned → In progress", "decided: Planned, not Implemented".

    A version that nobody has decided on is marked. `said` puts a value into words.
    """
    if entry.is_decision:
        return words("decided: {value}, not {other}", value=said(entry.new), other=said(entry.over))
    told = change_words(entry.key, entry.old, entry.new, words, said)
    return f"{told} ({words('one of differing versions')})" if entry.differs else told


def clearance_words(stamp: Mapping[str, str], words: Words) -> str:
    """ "Cleared by the Minister, 3 May 2026, Note 14/2026"."""
    label = CLEARANCE_LABELS.get(stamp["level"])
    level = capital(words(label)) if label else stamp["level"]
    day = _code_words(stamp["on"], words)
    if not stamp["by"]:
        said = words("{level}, {day}", level=level, day=day)
    elif stamp["level"] == ClearanceLevel.CLEARED:
        said = words("{level} by {name}, {day}", level=level, name=stamp["by"], day=day)
    else:
        said = words("{level}, {name}, {day}", level=level, name=stamp["by"], day=day)
    return words("{said}, {document}", said=said, document=stamp["document"]) if stamp["document"] else said


def already_there(known: Mapping[Path | str, str]) -> Message:
    """Says which files or addresses are among the documents of a commitment already, and under which title."""
    names = ", ".join(_as_listed(source, title) for source, title in known.items())
    return message("Already among its documents: {names}.", names=names)


def _as_listed(source: Path | str, title: str) -> str:
    name, usual = (source.name, source.stem) if isinstance(source, Path) else (source, source)
    if not title or title == name:
        return name
    return title if title == usual else f"{name} ({title})"


def not_cleared(n: int, told: int) -> Message:
    """Of so many commitments that leave and say something, `n` were not cleared as they stand."""
    return message("Not cleared, or changed since: {n} of {told} that report something.", n=n, told=told)


def differing_told(n: int) -> Message:
    """So many values of a submission are not settled among colleagues."""
    return plural(
        "{n} value has differing versions: the one shown here would be submitted. Decide first.",
        "{n} values have differing versions: the ones shown here would be submitted. Decide first.",
        n,
    )


def link_words(framework: str, code: str, words: Words) -> str:
    """A link's number with the title of its framework, "10.7 Facilitate orderly, safe…"; a reference alone."""
    title = TITLES.get(framework, {}).get(code)
    return f"{code} {words(title)}" if title else code


def thing_words(thing: Thing, as_of: date, words: Words) -> str:
    """An action or a document on one line: "Ask the ministry · Luis Rojas · 30 Jun 2027 · 3 days late"."""
    said = {key: value_words(f"{thing.kind}.{key}", value, words) for key, value in thing.values.items()}
    if thing.kind == STEP:
        late = thing.days_late(as_of)
        told = [words("done: {said}", said=said["done"])] if thing.is_done else []
        told += [words(plural("{n} day late", "{n} days late", late))] if late else []
        parts = [thing.name, said.get("owner"), said.get("due"), *told]
    else:
        level = capital(words(CONFIDENTIALITY_LABELS[thing.confidentiality]))
        parts = [thing.name, said.get("kind"), said.get("date"), level, said.get("file")]
        parts += [said["link"]] if said.get("link") not in (None, thing.name) else []
    if thing.is_disputed or thing.differing:
        parts.append(words("differing versions"))
    return " · ".join(part for part in parts if part)


_EMPTY = {NOTE: message("deleted"), VERIFIED: message("not verified"), CONFIRMED: message("never")}
"""Where it is something else than not to report."""


def _nothing(key: str) -> Message:
    """What is said where a field holds nothing."""
    if key in _THING_FIELDS:
        return message("nothing")
    if key == "clearance":
        return CLEARANCE_LABELS[None]
    return _EMPTY.get(key, NOT_REPORTED)


def told_words(document: ToldDocument, words: Words) -> str:
    """ "Decree 12 (decree.pdf)", "The law (https://example.org/law)"."""
    place = document.link or document.file
    if place in ("", document.title):
        return document.title
    return words("{title} ({place})", title=document.title, place=place)


def _code_words(code: str, words: Words) -> str:
    period = period_of(code)
    return period_words(period, words) if period else code
