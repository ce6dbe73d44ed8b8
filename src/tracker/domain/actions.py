"""What officers do to commitments, as ChangeSets: each takes the commitments as the person saw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.changes import ENQUIRY, TRANSCRIPTION, ChangeSet, FieldChange, Subject, Title
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.exchange import asked_field, transcribed_field
from tracker.domain.fields import CONFIRMED, FIELDS, SAYING_HOW_IT_STANDS, Value
from tracker.domain.identity import delegation_id
from tracker.domain.moves import REASON
from tracker.domain.values import canonical_value, members_in
from tracker.domain.vocabulary import Status
from tracker.errors import UserError
from tracker.words import message, plural

_NAMED = 3
"""Commitments that a title names one by one; more are only counted."""


def subject_of(commitment: Commitment) -> Subject:
    """What a change of this commitment is about."""
    return Subject(commitment.id, commitment.recommendation.forum, commitment.delegation)


def check_off(seen: Sequence[Commitment]) -> ChangeSet:
    """Say of each that it is implemented."""
    changes = [_set(c, "status", Status.IMPLEMENTED.value) for c in seen if c.status is not Status.IMPLEMENTED]
    return ChangeSet(_title("check_off", changes, seen), tuple(changes))


def uncheck(seen: Sequence[Commitment], before: Mapping[str, Value]) -> ChangeSet:
    """Bring back the status that stood `before` (by commitment id), or none where none did: nobody said more."""
    changes = [_set(c, "status", before.get(c.id)) for c in seen if c.status is Status.IMPLEMENTED]
    return ChangeSet(_title("uncheck", changes, seen), tuple(changes))


def confirm(seen: Sequence[Commitment], author: str, on: date, since: int) -> ChangeSet:
    """Say of each that all it holds is still correct, unless that stands already, and was said `since` (a stamp).

    Where versions differ nobody can say so, for nobody has said which of them: those are left out, and counted in the
    title as those are that contradict themselves, and named where they are few. Raises `UserError` where nothing else
    is there to confirm.
    """
    said = canonical_value(CONFIRMED, {"by": author, "on": on.isoformat()})
    undecided, decided = list[Commitment](), list[Commitment]()
    for c in seen:
        (undecided if SAYING_HOW_IT_STANDS.intersection(c.conflicts) else decided).append(c)
    told = [c for c in decided if c.confirmed != said or not c.is_confirmed_since(since)]
    if undecided and not told:
        n, ref = len(undecided), undecided[0].ref
        counted = plural("{n} commitment has differing versions.", "{n} commitments have differing versions.", n)
        raise UserError(
            message("Nothing was confirmed."),
            message("{ref} has differing versions.", ref=ref) if n == 1 else counted,
            message("Decide first which of them holds."),
        )
    if not told:
        return ChangeSet(Title("confirmed_already", {"n": len(seen), "ref": seen[0].ref if len(seen) == 1 else ""}), ())
    changes = [_set(c, CONFIRMED, said) for c in told]
    title = _title("confirm", changes, seen)
    values = dict(title.values)
    for name, pointed in (("undecided", undecided), ("contradictory", [c for c in told if c.contradicts_itself])):
        if pointed:
            values[name] = len(pointed)
            values[f"{name}_refs"] = ", ".join(c.ref for c in pointed) if len(pointed) <= _NAMED else ""
    return ChangeSet(replace(title, values=values), tuple(changes))


def edit(seen: Sequence[Commitment], values: Mapping[str, Value]) -> ChangeSet:
    """Give the fields these values; what shows the value already is left alone.

    A set ("contributing", links) takes all its members, joined with ";" or line ends. Raises `UserError` for a value
    that no field can hold. A deadline that moves leaves the reason of its former move behind.
    """
    changes: list[FieldChange] = []
    for commitment in seen:
        for key, value in values.items():
            if FIELDS[key].is_set:
                changes += _set_members(commitment, key, str(value or ""))
            elif (canonical := canonical_value(key, value)) != commitment.values.get(key):
                changes.append(_set(commitment, key, canonical))
                if key == "deadline" and REASON in commitment.values and REASON not in values:
                    changes.append(_set(commitment, REASON, None))
    title = _title("edit", changes, seen)
    if len(values) == 1:
        (key,) = values
        told: dict[str, str | int] = {**title.values, "field": key}
        if changes and _is_nothing(key, values[key]):
            # How many held something else is not told beside it: all that are emptied did.
            told["emptied"] = 1
        elif title.values["n"] != 1 and (replaced := _replaced(seen, changes, key)):
            told["replaced"] = replaced
        title = Title(title.code, told)
    else:
        title = Title(title.code, {**title.values, "fields": " ".join(dict.fromkeys(c.key for c in changes))})
    return ChangeSet(title, tuple(changes))


def decide(seen: Commitment, differing: DifferingVersions, value: Value) -> ChangeSet:
    """End differing versions: the value replaces the records of all that were on screen."""
    key = differing.key
    change = FieldChange(subject_of(seen), key, canonical_value(key, value), differing.records)
    return ChangeSet(Title("decide", {"n": 1, "ref": seen.ref, "field": key}), (change,))


def ask(home: str, seen: Mapping[str, tuple[str, ...]], names: Sequence[str], on: date) -> ChangeSet:
    """Note the day on which other delegations were asked; `seen` are their codes with the records noted before."""
    changes = [
        FieldChange(Subject(delegation_id(code), "", home, ENQUIRY), asked_field(code), on.isoformat(), records)
        for code, records in seen.items()
    ]
    return ChangeSet(Title("ask", {"n": len(changes), "delegation": ", ".join(names)}), tuple(changes))


def transcribe(
    home: str, theirs: Commitment, name: str, told: Mapping[str, Value], seen: Mapping[str, tuple[str, ...]]
) -> ChangeSet:
    """Note what another delegation, of this name, answered; `seen` are the records noted before, by field."""
    changes = []
    subject = Subject(theirs.id, theirs.recommendation.forum, home, TRANSCRIPTION)
    for key, value in told.items():
        field = transcribed_field(theirs.delegation, key)
        # All institutions in one text, as a submission holds them.
        held = "; ".join(members_in("contributing", str(value or ""))) if key == "contributing" else value
        canonical = canonical_value(key, held) if key in FIELDS else held
        changes.append(FieldChange(subject, field, canonical, seen.get(field, ())))
    return ChangeSet(Title("transcribe", {"n": 1, "ref": theirs.ref, "delegation": name}), tuple(changes))


def member_change(commitment: Commitment, key: str, element: str, value: Value) -> FieldChange:
    """Put a member into a set (1) or take it out (None), which says that it is not in it even where it never was.

    `seen` is given so that what was never in the set can be left out of it for good.
    """
    records = commitment.shown.get(f"{key}/{element}", ())
    seen = records if value is None else None
    return FieldChange(subject_of(commitment), key, value, records, element, seen=seen)


def _set(commitment: Commitment, key: str, value: Value) -> FieldChange:
    return FieldChange(subject_of(commitment), key, value, commitment.shown.get(key, ()))


def _is_nothing(key: str, value: Value) -> bool:
    """Whether a field that is given this value holds nothing then."""
    return not (members_in(key, str(value or "")) if FIELDS[key].is_set else canonical_value(key, value) is not None)


def _replaced(seen: Sequence[Commitment], changes: Sequence[FieldChange], key: str) -> int:
    """In how many something else stood: whoever edits several at once may not have seen it."""
    changed = {change.subject.entity for change in changes}
    return sum(c.id in changed and (c.values.get(key) is not None or bool(c.members.get(key))) for c in seen)


def _set_members(commitment: Commitment, key: str, text: str) -> list[FieldChange]:
    wanted, present = members_in(key, text), commitment.members.get(key, ())
    added = [member_change(commitment, key, name, 1) for name in wanted if name not in present]
    removed = [member_change(commitment, key, name, None) for name in present if name not in wanted]
    return added + removed


def _title(code: str, changes: Sequence[FieldChange], seen: Sequence[Commitment]) -> Title:
    touched = {change.subject.entity for change in changes}
    values: dict[str, str | int] = {"n": len(touched)}
    if len(touched) == 1:
        values["ref"] = next(c.ref for c in seen if c.id in touched)
    return Title(code, values)
