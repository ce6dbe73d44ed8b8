"""`tracker init`: which delegation works here, and who."""

from __future__ import annotations

from argparse import Namespace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tracker.cli.terminal import Terminal
from tracker.domain.forum import Delegation
from tracker.domain.text import canonical_name, folded
from tracker.errors import UserError
from tracker.words import Message, message

if TYPE_CHECKING:
    from tracker.register.register import Register

_NEAREST = 3


def init(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Introduce the delegation and the author; saying the same again changes nothing."""
    author = canonical_name(arguments.author)
    if not author:
        raise UserError(
            message("Not set up."), message("The name of the author is empty."), message("Give it: --author NAME")
        )
    delegation = _delegation(register, arguments.delegation)
    register.introduce(delegation.code, author)
    if arguments.json:
        terminal.give({"delegation": delegation.code, "author": author})
    else:
        short = delegation.name(terminal.words.language).short
        name = short if short == delegation.code else f"{short} ({delegation.code})"
        terminal.say(
            message(
                "{delegation} works here; changes are recorded under the name {author}.", delegation=name, author=author
            )
        )
    return 0


def needs_home(register: Register) -> Delegation:
    """The delegation that works here; refuses what is asked, saying how to set it up, where there is none yet."""
    if register.home is None:
        database = register.places.database
        raise not_set_up(message("{database} does not say which delegation works with it.", database=database))
    return register.home


def not_set_up(why: Message) -> UserError:
    """What is told where the first start is still to be done."""
    return UserError(
        message("Nothing is set up here yet."),
        why,
        message('Say first who works here: tracker init --delegation CRI --author "Your name"'),
    )


def _delegation(register: Register, asked: str) -> Delegation:
    code = asked.strip().upper()
    known = register.delegations()
    for delegation in known:
        if delegation.code == code:
            return delegation
    nearest = sorted(known, key=lambda delegation: -_likeness(asked, delegation))[:_NEAREST]
    raise UserError(
        message("Not set up."),
        message("“{code}” is not the code of a delegation.", code=asked),
        message("The nearest are: {nearest}.", nearest=", ".join(f"{d.code} ({d.name('en').short})" for d in nearest)),
    )


def _likeness(asked: str, delegation: Delegation) -> float:
    said = folded(asked)
    names = [delegation.code, *(name.short for name in delegation.names.values())]
    return max(SequenceMatcher(None, said, folded(name)).ratio() for name in names)
