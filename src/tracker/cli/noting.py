"""Verbs about notes: `tracker note`, `notes` and `delete-note`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tracker.cli.history import moment_words
from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.told import tell_done
from tracker.words import message

if TYPE_CHECKING:
    from tracker.register.register import Register


def note(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write a note, or one in place of another."""
    needs_home(register)
    commitment = register.find(arguments.ref)
    if arguments.edit:
        return tell_done(register.edit_note(register.find_note(arguments.edit), arguments.text), arguments, terminal)
    return tell_done(register.add_note(commitment, arguments.text), arguments, terminal)


def notes(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """The notes on a commitment, the oldest first."""
    needs_home(register)
    found = register.notes(register.find(arguments.ref))
    if arguments.json:
        terminal.give(
            [
                {
                    "id": n.id,
                    "name": n.name,
                    "ref": n.ref,
                    "text": n.text,
                    "author": n.author,
                    "at": n.at,
                    "differs": n.differs,
                }
                for n in found
            ]
        )
        return 0
    if not found:
        terminal.say(message("There are no notes on {ref}.", ref=arguments.ref))
    for one in found:
        terminal.say(f"{moment_words(one.at, terminal.words)} · {one.author} [{one.name}]")
        terminal.say("    " + one.text.replace("\n", "\n    "))
    return 0


def delete(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Delete a note."""
    needs_home(register)
    return tell_done(register.delete_note(register.find_note(arguments.note)), arguments, terminal)
