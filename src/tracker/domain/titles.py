"""Says what an action did: "Checked off 1.3", "Undid: Set deadline of 2.1"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import Formatter

from tracker.domain.changes import Title
from tracker.domain.fields import FIELDS, Kind
from tracker.domain.notes import OTHER_LABELS
from tracker.domain.vocabulary import CLEARANCE_LABELS
from tracker.words import Message, Words, message, plural

_NAMED = 3
"""Fields that a title names one by one."""

_IN_A_SENTENCE: Mapping[str, Message] = {
    "percent": message("progress"),
    "gcm": message("GCM objectives"),
    "sdg": message("SDG targets"),
}
"""Fields whose labels are too long for a sentence, or hold a sign that is none of its words."""

_SENTENCES: Mapping[str, tuple[Message, ...]] = {
    "check_off": (
        message("Checked off {ref}"),
        plural("Checked off {n} commitment", "Checked off {n} commitments", 1),
    ),
    "uncheck": (
        message("Unchecked {ref}"),
        plural("Unchecked {n} commitment", "Unchecked {n} commitments", 1),
    ),
    "confirm": (
        message("Confirmed that {ref} is still correct"),
        plural("Confirmed that {n} commitment is still correct", "Confirmed that {n} commitments are still correct", 1),
    ),
    "confirmed_already": (
        message("{ref} was confirmed already today"),
        plural("{n} commitment was confirmed already today", "{n} commitments were confirmed already today", 1),
    ),
    "decide": (message("Settled the differing versions of {field} in {ref}"),),
    "import": (
        plural("Imported {n} change from {source}", "Imported {n} changes from {source}", 1),
        message("Took in what {source} sent"),
    ),
    "add_note": (message("Wrote a note on {ref}"),),
    "edit_note": (message("Changed a note on {ref}"),),
    "delete_note": (message("Deleted a note on {ref}"),),
    "add_step": (message("Added an action to {ref}"),),
    "edit_step": (message("Changed an action of {ref}"),),
    "do_step": (message("Marked an action of {ref} as done"),),
    "reopen_step": (message("Reopened an action of {ref}"),),
    "delete_step": (message("Deleted an action of {ref}"),),
    "add_evidence": (plural("Added a supporting document to {ref}", "Added {n} supporting documents to {ref}", 1),),
    "edit_evidence": (message("Changed a supporting document of {ref}"),),
    "delete_evidence": (message("Deleted a supporting document of {ref}"),),
    "verify": (message("Verified the status of {ref}"),),
    "clear": (message("Marked {ref} as {level}"), message("Made {ref} a draft again")),
    "link": (message("Linked {ref} to {field}: {codes}"),),
    "unlink": (message("Took links of {ref} away: {field} {codes}"),),
    "reassign": (
        plural(
            "Gave {n} entry of {leaver} to {successor}",
            "Gave {n} entries of {leaver} to {successor}",
            1,
        ),
        plural("Left {n} entry of {leaver} open", "Left {n} entries of {leaver} open", 1),
    ),
    "add_meeting": (message("Added the meeting “{meeting}”"),),
    "edit_meeting": (message("Changed the meeting “{meeting}”"),),
    "delete_meeting": (message("Deleted the meeting “{meeting}”"),),
    "freeze": (message("Froze the state for “{meeting}”"),),
    "submit": (
        plural("Submission of {n} commitment saved for {to}", "Submission of {n} commitments saved for {to}", 1),
        plural("Submission of {n} commitment saved", "Submission of {n} commitments saved", 1),
    ),
    "ask": (
        message("Noted that {delegation} was asked"),
        plural("Noted that {n} delegation was asked", "Noted that {n} delegations were asked", 1),
    ),
    "transcribe": (message("Noted the answer of {delegation} on {ref}"),),
    "forget_key": (message("Forgot the signature of {name} ({number})"),),
    "received": (message("Received in a file"),),
    "undo": (message("Undid: {action}"),),
    "redo": (message("Did again: {action}"),),
}
"""Of each action the first is said of which every place can be filled, else, or where it counts nothing, the last; its
number is the title's.
"""


def title_words(title: Title, words: Words) -> str:
    """The title in the reader's language; an action of a newer version is called a change."""
    return words(_title(title.code, title.values))


def _title(code: str, values: Mapping[str, str | int]) -> Message:
    sentences, n = _SENTENCES.get(code, ()), int(values.get("n", 1))
    if not sentences:
        return _changed(values, str(values.get("ref", "")), n)
    places = _places(code, values, n)
    fitting = (s for s in sentences if n and all(places[name] for name in _places_in(s)))
    said = next(fitting, sentences[-1])
    filled = replace(said, values={name: places[name] for name in _places_in(said)} | {"n": n}, count=n)
    if code == "import":
        # Earlier versions counted only what differed.
        left = int(values.get("open", values.get("differing", 0)))
        return _with_decisions(filled, int(values.get("kept", 0)), left)
    if code == "confirm":
        return _with_pointed_at(filled, values)
    return filled


def _places(code: str, values: Mapping[str, str | int], n: int) -> Mapping[str, Message | str | int]:
    """What can stand in a sentence; empty where the title tells nothing of it."""
    said = {name: str(values.get(name, "")) for name in ("ref", "meeting", "to", "codes", "name", "number")}
    level = str(values.get("level", ""))
    return said | {
        "field": _label(str(values.get("field", ""))),
        "level": CLEARANCE_LABELS.get(level, level),
        "source": str(values.get("author") or values.get("file", "")),
        "leaver": str(values.get("from", "")),
        "successor": said["to"],
        # Several are only counted.
        "delegation": str(values.get("delegation", "")) if n == 1 else "",
        "action": _undone(values) if code in ("undo", "redo") else "",
    }


def _places_in(sentence: Message) -> list[str]:
    """But for the number, which there always is."""
    return [name for _text, name, _form, _conversion in Formatter().parse(sentence.template) if name and name != "n"]


def _with_decisions(imported: Message, kept: int, left: int) -> Message:
    """What of an import did not simply come to stand."""
    ours = plural("{n} kept as it was", "{n} kept as they were", kept)
    open_ = plural("{n} left open", "{n} left open", left)
    if kept and left:
        return message("{title}: {first}, {next}", title=imported, first=ours, next=open_)
    if kept or left:
        return message("{title}: {first}", title=imported, first=ours if kept else open_)
    return imported


def _with_pointed_at(confirmed: Message, values: Mapping[str, str | int]) -> Message:
    """What of a confirmation is to be looked at again."""
    told = []
    if n := int(values.get("contradictory", 0)):
        refs = str(values.get("contradictory_refs", ""))
        below = plural("{n} is implemented, yet below 100%", "{n} are implemented, yet below 100%", n)
        if values.get("ref"):
            below = message("it is implemented, yet below 100%")
        elif refs:
            below = plural(
                "{refs} is implemented, yet below 100%", "{refs} are implemented, yet below 100%", n, refs=refs
            )
        told.append(below)
    if n := int(values.get("undecided", 0)):
        refs = str(values.get("undecided_refs", ""))
        left = plural(
            "{n} with differing versions was left for a decision",
            "{n} with differing versions were left for a decision",
            n,
        )
        if refs:
            left = plural(
                "{refs} has differing versions and was left for a decision",
                "{refs} have differing versions and were left for a decision",
                n,
                refs=refs,
            )
        told.append(left)
    for said in told:
        confirmed = message("{title}; {next}", title=confirmed, next=said)
    return confirmed


def _changed(values: Mapping[str, str | int], ref: str, n: int) -> Message:
    keys = str(values.get("fields") or values.get("field", "")).split()
    if len(keys) > 1:
        fields = _fields(keys)
        if ref:
            return message("Changed {fields} of {ref}", fields=fields, ref=ref)
        return plural("Changed {fields} of {n} commitment", "Changed {fields} of {n} commitments", n, fields=fields)
    if keys:
        # Of a choice none is one: whoever chose "Not reported" emptied nothing.
        is_choice = keys[0] in FIELDS and FIELDS[keys[0]].kind is Kind.CHOICE
        field, is_emptied = _label(keys[0]), bool(values.get("emptied")) and not is_choice
        if ref and is_emptied:
            return message("Emptied {field} of {ref}", field=field, ref=ref)
        if is_emptied:
            return plural("Emptied {field} of {n} commitment", "Emptied {field} of {n} commitments", n, field=field)
        if ref:
            return message("Set {field} of {ref}", field=field, ref=ref)
        said = plural("Set {field} of {n} commitment", "Set {field} of {n} commitments", n, field=field)
        replaced = int(values.get("replaced", 0))
        another = plural("{n} had another value", "{n} had another value", replaced)
        return message("{title}: {first}", title=said, first=another) if replaced else said
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
    if key in _IN_A_SENTENCE:
        return _IN_A_SENTENCE[key]
    return FIELDS[key].label if key in FIELDS else OTHER_LABELS.get(key, key)
