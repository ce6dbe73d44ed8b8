"""Letting go of what is said of a commitment, and verifying its status: stamps that name what the person saw."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tracker.domain.actions import subject_of
from tracker.domain.changes import ChangeSet, FieldChange, Title
from tracker.domain.commitment import Commitment
from tracker.domain.fields import CLEARANCE, Value
from tracker.domain.values import canonical_value
from tracker.domain.vocabulary import ClearanceLevel
from tracker.errors import UserError
from tracker.words import Message, message

VERIFIED = "verified"


def clear(
    seen: Commitment, level: ClearanceLevel | None, by: str, document: str, on: date, covered: Collection[str]
) -> ChangeSet:
    """Say how far the text was let go as it stood on screen (`covered` are its records); None makes it a draft."""
    value: Value = None
    if level is not None:
        stamp = {"level": level.value, "by": by, "on": on.isoformat(), "document": document}
        value = canonical_value(CLEARANCE, stamp)
    title = Title("clear", {"n": 1, "ref": seen.ref, "level": level.value if level else ""})
    return ChangeSet(title, (_stamp(seen, CLEARANCE, value, covered),))


def verify(seen: Commitment, by: str, on: date, reported: Collection[str], reporters: Collection[str]) -> ChangeSet:
    """Say that a second person has held the status against its documents; `reported` are the records that say it.

    Raises `UserError` where no status is reported, nothing documents it, or `by` is one of the `reporters`.
    """
    if not reported:
        raise _not_verified(message("No status is reported yet."), message("Choose a status first."))
    if not seen.documents:
        raise _not_verified(message("No document supports it yet."), message("Add a supporting document first."))
    if by in reporters:
        raise _not_verified(
            message("{name} reported this status.", name=by),
            message("Ask somebody else of your delegation to verify it."),
        )
    value = canonical_value(VERIFIED, {"by": by, "on": on.isoformat()})
    return ChangeSet(Title("verify", {"n": 1, "ref": seen.ref}), (_stamp(seen, VERIFIED, value, reported),))


def _stamp(seen: Commitment, key: str, value: Value, records: Collection[str]) -> FieldChange:
    return FieldChange(subject_of(seen), key, value, seen.shown.get(key, ()), seen=tuple(sorted(records)))


def _not_verified(text: Message, advice: Message) -> UserError:
    return UserError(message("The status was not verified."), text, advice)
