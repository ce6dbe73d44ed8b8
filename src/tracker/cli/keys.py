"""Verbs about signatures: `tracker keys` and `forget-key`."""

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


def keys(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Whose signatures are known, with the numbers to compare by telephone."""
    needs_home(register)
    known = register.known_keys()
    if arguments.json:
        terminal.give(
            [
                {"name": k.author or None, "delegation": k.delegation, "fingerprint": k.fingerprint, "since": k.since}
                for k in known
            ]
        )
        return 0
    if not known:
        terminal.say(message("No signature is known yet: one becomes known with the first file that is taken in."))
    names = {d.code: d.name(terminal.words.language).short for d in register.delegations()}
    for key in known:
        name = key.author or names.get(key.delegation, key.delegation)
        since = terminal.words("known since {moment}", moment=moment_words(key.since, terminal.words))
        terminal.say(f"{name} ({key.delegation}) · {key.fingerprint} · {since}")
    return 0


def forget(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Vouch for a signature no longer."""
    needs_home(register)
    return tell_done(register.forget_key(register.find_key(" ".join(arguments.key))), arguments, terminal)
