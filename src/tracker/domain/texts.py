"""Texts of a recommendation that a delegation entered, in languages in which the forum did not issue it.

Each is a field of its commitment, so that it can be undone and travels to colleagues; what was issued is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.actions import subject_of
from tracker.domain.changes import ChangeSet, FieldChange, Title
from tracker.domain.commitment import Commitment
from tracker.domain.fields import TEXT_FIELDS, Standing, Value
from tracker.domain.forum import OfficialText, Recommendation
from tracker.domain.values import canonical_value
from tracker.errors import UserError
from tracker.words import LANGUAGES, Message, message


def languages_to_enter(seen: Commitment) -> tuple[str, ...]:
    """The languages in which a text can be entered, or was: all but those in which the forum issued it."""
    issued = {text.language for text in seen.recommendation.texts if not text.entered}
    return tuple(language for language in LANGUAGES if language not in issued)


def enter(seen: Commitment, language: str, body: str, standing: Standing, source: str) -> ChangeSet:
    """Give the recommendation a text in a language; without any words, the one that was entered goes.

    Raises `UserError` in a language in which the forum issued it, and for an official text without a source.
    """
    if language not in LANGUAGES:
        raise _refused(message("Use one of: {codes}.", codes=", ".join(languages_to_enter(seen))))
    if language not in languages_to_enter(seen):
        raise _refused(message("The forum issued the text in this language: it is never changed."))
    if body.strip() and standing is Standing.OFFICIAL and not source.strip():
        raise _refused(message("An official text needs its source: who issued it, and where."))
    key = TEXT_FIELDS[language].key
    value: Value = {"body": body, "standing": standing.value, "source": source} if body.strip() else None
    canonical = canonical_value(key, value)
    changed = canonical != seen.values.get(key)
    change = FieldChange(subject_of(seen), key, canonical, seen.shown.get(key, ()))
    told: dict[str, str | int] = {"n": 1, "ref": seen.ref, "field": key}
    if canonical is None:
        told["emptied"] = 1
    return ChangeSet(Title("edit", told), (change,) if changed else ())


def with_entered(issued: Recommendation, values: Mapping[str, Value]) -> tuple[OfficialText, ...]:
    """All its texts: those that were issued, then those that were entered in other languages."""
    known = {text.language for text in issued.texts}
    entered = []
    for language, field in TEXT_FIELDS.items():
        value = values.get(field.key)
        if language not in known and isinstance(value, dict):
            entered.append(OfficialText(language, value["standing"], value["source"], value["body"], entered=True))
    return (*issued.texts, *entered)


def _refused(text: Message) -> UserError:
    return UserError(message("The text was not saved."), text)
