"""Says what an action did: "Checked off 1.3", "Undid: Set deadline of 2.1"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.changes import Title
from tracker.domain.fields import FIELDS
from tracker.domain.notes import OTHER_LABELS
from tracker.domain.vocabulary import CLEARANCE_LABELS
from tracker.words import Message, Words, message, plural

_NAMED = 3
"""Fields that a title names one by one."""

_MAKING: dict[str, Message] = {
    "add_note": message("Wrote a note on {ref}"),
    "edit_note": message("Changed a note on {ref}"),
    "delete_note": message("Deleted a note on {ref}"),
    "add_step": message("Added an action to {ref}"),
    "edit_step": message("Changed an action of {ref}"),
    "do_step": message("Did an action of {ref}"),
    "reopen_step": message("Reopened an action of {ref}"),
    "delete_step": message("Deleted an action of {ref}"),
    "edit_evidence": message("Changed a supporting document of {ref}"),
    "delete_evidence": message("Deleted a supporting document of {ref}"),
    "verify": message("Verified the status of {ref}"),
}
"""Titles that name nothing but the commitment."""


def title_words(title: Title, words: Words) -> str:
    """The title in the reader's language; an action of a newer version is called a change."""
    return words(_title(title.code, title.values))


def _title(code: str, values: Mapping[str, str | int]) -> Message:
    ref, n = str(values.get("ref", "")), int(values.get("n", 1))
    match code:
        case "check_off" if ref:
            return message("Checked off {ref}", ref=ref)
        case "check_off":
            return plural("Checked off {n} commitment", "Checked off {n} commitments", n)
        case "uncheck" if ref:
            return message("Unchecked {ref}", ref=ref)
        case "uncheck":
            return plural("Unchecked {n} commitment", "Unchecked {n} commitments", n)
        case "confirm" if ref:
            return message("Confirmed that {ref} is still correct", ref=ref)
        case "confirm":
            return plural(
                "Confirmed that {n} commitment is still correct", "Confirmed that {n} commitments are still correct", n
            )
        case "decide" if ref and "field" in values:
            return message(
                "Settled the differing versions of {field} in {ref}", field=_label(str(values["field"])), ref=ref
            )
        case "import":
            source = str(values.get("author") or values.get("file", ""))
            told = plural("Imported {n} change from {source}", "Imported {n} changes from {source}", n, source=source)
            return _with_decisions(told, int(values.get("kept", 0)), int(values.get("differing", 0)))
        case "add_evidence":
            return plural("Added a supporting document to {ref}", "Added {n} supporting documents to {ref}", n, ref=ref)
        case _ if code in _MAKING:
            return message(_MAKING[code].template, ref=ref)
        case "clear" if values.get("level"):
            return message("Marked {ref} as {level}", ref=ref, level=CLEARANCE_LABELS[str(values["level"])])
        case "clear":
            return message("Made {ref} a draft again", ref=ref)
        case "link" | "unlink":
            field, codes = _label(str(values.get("field", ""))), str(values.get("codes", ""))
            if code == "link":
                return message("Linked {ref} to {field}: {codes}", ref=ref, field=field, codes=codes)
            return message("Took links of {ref} away: {field} {codes}", ref=ref, field=field, codes=codes)
        case "reassign":
            leaver, successor = str(values.get("from", "")), str(values.get("to", ""))
            if successor:
                return plural(
                    "Gave {n} entry of {leaver} to {successor}",
                    "Gave {n} entries of {leaver} to {successor}",
                    n,
                    leaver=leaver,
                    successor=successor,
                )
            return plural("Left {n} entry of {leaver} open", "Left {n} entries of {leaver} open", n, leaver=leaver)
        case "add_meeting":
            return message("Put down the meeting “{meeting}”", meeting=str(values.get("meeting", "")))
        case "edit_meeting":
            return message("Changed the meeting “{meeting}”", meeting=str(values.get("meeting", "")))
        case "delete_meeting":
            return message("Deleted the meeting “{meeting}”", meeting=str(values.get("meeting", "")))
        case "freeze":
            return message("Froze the state for “{meeting}”", meeting=str(values.get("meeting", "")))
        case "submit":
            to = str(values.get("to", ""))
            if to:
                return plural("Submitted {n} commitment to {to}", "Submitted {n} commitments to {to}", n, to=to)
            return plural("Submitted {n} commitment", "Submitted {n} commitments", n)
        case "ask":
            names = str(values.get("delegation", ""))
            if n == 1 and names:
                return message("Noted that {delegation} was asked", delegation=names)
            return plural("Noted that {n} delegation was asked", "Noted that {n} delegations were asked", n)
        case "transcribe":
            whose = str(values.get("delegation", ""))
            return message("Noted the answer of {delegation} on {ref}", delegation=whose, ref=ref)
        case "forget_key":
            name, number = str(values.get("name", "")), str(values.get("number", ""))
            return message("Forgot the signature of {name} ({number})", name=name, number=number)
        case "received":
            return message("Received in a file")
        case "undo":
            return message("Undid: {action}", action=_undone(values))
        case "redo":
            return message("Did again: {action}", action=_undone(values))
        case _:
            return _changed(values, ref, n)


def _with_decisions(imported: Message, kept: int, differing: int) -> Message:
    """What of an import did not simply come to stand."""
    ours = plural("{n} kept as it was", "{n} kept as they were", kept)
    both = plural("{n} differing", "{n} differing", differing)
    if kept and differing:
        return message("{title}: {first}, {next}", title=imported, first=ours, next=both)
    if kept or differing:
        return message("{title}: {first}", title=imported, first=ours if kept else both)
    return imported


def _changed(values: Mapping[str, str | int], ref: str, n: int) -> Message:
    keys = str(values.get("fields") or values.get("field", "")).split()
    if len(keys) > 1:
        fields = _fields(keys)
        if ref:
            return message("Changed {fields} of {ref}", fields=fields, ref=ref)
        return plural("Changed {fields} of {n} commitment", "Changed {fields} of {n} commitments", n, fields=fields)
    if keys:
        field = _label(keys[0])
        if ref:
            return message("Set {field} of {ref}", field=field, ref=ref)
        return plural("Set {field} of {n} commitment", "Set {field} of {n} commitments", n, field=field)
    if ref:
        return message("Changed {ref}", ref=ref)
    return plural("Changed {n} commitment", "Changed {n} commitments", n)


def _undone(values: Mapping[str, str | int]) -> Message:
    """The action taken back; its own values are those of the title, without "of"."""
    rest = {name: value for name, value in values.items() if name != "of"}
    return _title(str(values.get("of", "")), rest)


def _fields(keys: Sequence[str]) -> Message:
    """ "status, lead institution and deadline" in the order of reading; more than that are only counted."""
    if len(keys) > _NAMED:
        return plural("{n} field", "{n} fields", len(keys))
    known = list(FIELDS)
    *others, last = sorted(keys, key=lambda key: known.index(key) if key in known else len(known))
    first = _label(others[0])
    for other in others[1:]:
        first = message("{first}, {next}", first=first, next=_label(other))
    return message("{first} and {last}", first=first, last=_label(last))


def _label(key: str) -> Message | str:
    """In the middle of a sentence, so without a capital; a field of a newer version as it is called there."""
    return FIELDS[key].label if key in FIELDS else OTHER_LABELS.get(key, key)
