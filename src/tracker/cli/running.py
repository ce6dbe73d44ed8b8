"""Runs one verb on the register, which is opened for it and closed after it, whatever happens in between."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from importlib import import_module

from tracker.cli.setting_up import not_set_up
from tracker.cli.terminal import Terminal
from tracker.domain.wording import INVENTED
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.sweeping import seldom_swept
from tracker.words import message


def run_verb(places: Places, arguments: Namespace, terminal: Terminal) -> int:
    """The verb's exit code; raises `UserError` for what it refuses: without a database, before one is made."""
    # Imported only now: the window, which has no verb, would pay for all of them.
    module, _, name = arguments.run.partition(".")
    verb: Callable[..., int] = getattr(import_module(f"tracker.cli.{module}"), name)
    if not arguments.opens:
        return verb(arguments, terminal)
    if not arguments.founds and not places.database.exists():
        raise not_set_up(message("There is no database {database}.", database=places.database))
    opened = open_register(places, arguments.as_of, words=terminal.words)
    with closing(opened) as register, seldom_swept():
        if register.is_demonstration:
            terminal.note(INVENTED)
        return verb(register, arguments, terminal)
