"""Verbs that change commitments: `tracker set`, `check`, `uncheck`, `confirm`, `decide`, `undo` and `redo`.

Every reference and value is read before anything is written, so that a slip in the last one leaves all untouched.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.cli.as_json import committed_json
from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.typed_values import read_value
from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, DifferingVersions
from tracker.domain.fields import Value
from tracker.domain.forum import Recommendation
from tracker.domain.notes import NOTE, differing_name, is_called
from tracker.domain.references import said_ref
from tracker.domain.titles import title_words
from tracker.domain.wording import field_label
from tracker.errors import UserError
from tracker.words import message

if TYPE_CHECKING:
    from tracker.register.register import Register


def set_fields(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Give fields of one commitment new values, all in one action."""
    needs_home(register)
    values: dict[str, Value] = {}
    for key, text in arguments.values:
        if key in values:
            raise UserError(message("Not saved."), message("“{field}” is given twice.", field=key))
        values[key] = read_value(key, text, register.today(), terminal.words)
    commitment = register.find(arguments.ref)
    return _tell(register.edit([commitment], values), register, arguments, terminal)


def check(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Check commitments off."""
    return _tell(register.check_off(_named(register, arguments.refs)), register, arguments, terminal)


def uncheck(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Take checks back."""
    return _tell(register.uncheck(_named(register, arguments.refs)), register, arguments, terminal)


def confirm(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Say that commitments are still correct."""
    return _tell(register.confirm(_named(register, arguments.refs)), register, arguments, terminal)


def decide(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """End differing versions of a field or a note."""
    needs_home(register)
    commitment = register.find(arguments.ref)
    if arguments.field.partition(":")[0] == NOTE:
        value: Value = None if arguments.take in ("", "deleted") else arguments.take
        differing = _differing_note(register, commitment, arguments.field)
    else:
        value = read_value(arguments.field, arguments.take, register.today(), terminal.words)
        differing = _differing_field(register, commitment, arguments.field, terminal)
    return _tell(register.decide(commitment, differing, value), register, arguments, terminal)


def _differing_field(register: Register, seen: Commitment, key: str, terminal: Terminal) -> DifferingVersions:
    differing = next((d for c, d in register.differing() if c.id == seen.id and d.key == key), None)
    if differing is None:
        label = field_label(key, terminal.words)
        raise UserError(
            message("Nothing to settle."),
            message("“{field}” of {ref} has no differing versions.", field=label, ref=seen.ref),
            message("To change it: tracker set {ref} {field}=…", ref=seen.ref, field=key),
        )
    return differing


def _differing_note(register: Register, seen: Commitment, name: str) -> DifferingVersions:
    """The note of this name; the only one that differs where it is just called “note”."""
    notes = [d for c, d in register.differing() if c.id == seen.id and d.thing]
    meant = notes if name == NOTE else [d for d in notes if is_called(d.thing, name)]
    if len(meant) == 1:
        return meant[0]
    if not notes:
        raise UserError(
            message("Nothing to settle."), message("No note on {ref} has differing versions.", ref=seen.ref)
        )
    raise UserError(
        message("Nothing was settled."),
        message("“{name}” does not tell which note on {ref} is meant.", name=name, ref=seen.ref),
        message("Use one of: {names}.", names=", ".join(differing_name(d) for d in notes)),
    )


def undo(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Take back an action; what was edited since stays as it is, and is told."""
    needs_home(register)
    return _tell(register.undo(arguments.action), register, arguments, terminal)


def redo(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Do again what was undone."""
    needs_home(register)
    return _tell(register.redo(), register, arguments, terminal)


def _named(register: Register, refs: Sequence[str]) -> list[Commitment]:
    needs_home(register)
    found = {commitment.id: commitment for commitment in (register.find(ref) for ref in refs)}
    return list(found.values())


def _tell(committed: Committed, register: Register, arguments: Namespace, terminal: Terminal) -> int:
    left = _left(committed, register)
    title = title_words(committed.title, terminal.words) if committed.action else terminal.words("Nothing changed")
    if arguments.json:
        terminal.give(committed_json(committed, title, left))
        return 0
    if committed.action is None:
        terminal.say(message("Nothing changed: it is so already."))
        return 0
    terminal.say(message("{title}.", title=title))
    for what, key in left:
        field = _field_words(what, key, register, terminal)
        terminal.say(message("Left as it is, because it was edited since: {field}.", field=field))
    return 0


def _left(committed: Committed, register: Register) -> list[tuple[Recommendation, str]]:
    entities = sorted({entity for entity, _ in committed.left})
    found = {c.id: c.recommendation for c in register.commitments(entities)}
    return [(found[entity], key) for entity, key in committed.left if entity in found]


def _field_words(what: Recommendation, key: str, register: Register, terminal: Terminal) -> str:
    ref = said_ref(what.forum, what.ref, several=len(register.forums()) > 1)
    return f"{ref} {field_label(key, terminal.words)}"
