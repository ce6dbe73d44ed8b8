"""What became of notes, actions and documents, in a sentence each."""

from __future__ import annotations

from tracker.domain.commitment import ThingChange
from tracker.domain.fields import Value
from tracker.domain.notes import NOTE
from tracker.domain.things import EVIDENCE, STEP, THING_FIELDS
from tracker.domain.vocabulary import capital
from tracker.domain.wording import value_words
from tracker.words import Message, Words, message

_LONGEST = 120

_DEEDS: dict[tuple[str, str], tuple[Message, Message]] = {
    (STEP, ""): (message("Action added"), message("Action added")),
    (STEP, "deleted"): (message("Action deleted"), message("Action brought back")),
    (STEP, "done"): (message("Action done"), message("Action reopened")),
    (EVIDENCE, ""): (message("Document added"), message("Document added")),
    (EVIDENCE, "deleted"): (message("Document deleted"), message("Document brought back")),
    (NOTE, ""): (message("Note written"), message("Note written")),
    (NOTE, "deleted"): (message("Note deleted"), message("Note brought back")),
    (NOTE, "text"): (message("Note changed"), message("Note changed")),
    (STEP, "text"): (message("Action changed"), message("Action changed")),
    (EVIDENCE, "title"): (message("Document renamed"), message("Document renamed")),
}
"""What is said of a change, where something is now said and where it is said no more."""


def made_words(change: ThingChange, words: Words) -> str:
    """ "Action done: Ask the ministry", "Date of “Ask the ministry”: Q1 2027 → Q2 2027"."""
    deed = _DEEDS.get((change.kind, change.key))
    if deed:
        said = words(deed[0] if change.new is not None or not change.key else deed[1])
        if change.key in ("text", "title") and change.old is not None:
            return words("{what}: {old} → {new}", what=said, old=_short(change.old), new=_short(change.new))
        return words("{what}: {name}", what=said, name=_short(change.name))
    field = THING_FIELDS.get(change.kind, {}).get(change.key)
    label = capital(words(field.label)) if field else change.key
    old, new = (_said(change, value, words) for value in (change.old, change.new))
    return words("{field} of “{name}”: {old} → {new}", field=label, name=_short(change.name), old=old, new=new)


def _said(change: ThingChange, value: Value, words: Words) -> str:
    return _short(value_words(f"{change.kind}.{change.key}", value, words))


def _short(value: Value) -> str:
    line = " ".join(str(value).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
