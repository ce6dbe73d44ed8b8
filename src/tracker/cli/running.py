"""Runs one verb on the register, which is opened for it and closed after it, whatever happens in between."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from tracker.cli.terminal import Terminal
from tracker.places import Places
from tracker.register.opening import open_register


def run_verb(places: Places, arguments: Namespace, terminal: Terminal) -> int:
    """The verb's exit code; raises `UserError` for what it refuses."""
    with closing(open_register(places, arguments.as_of, words=terminal.words)) as register:
        code: int = arguments.run(register, arguments, terminal)
        return code
