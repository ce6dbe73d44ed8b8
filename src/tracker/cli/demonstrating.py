"""`tracker demo`: an invented delegation in a folder of its own."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from tracker.cli.terminal import Terminal
from tracker.errors import UserError
from tracker.words import message


def demo(arguments: Namespace, terminal: Terminal) -> int:
    """Make it in the language of the answers, as of the day asked for; never where an officer's own work may lie."""
    from tracker.demonstration.making import make_demonstration

    folder = arguments.data_dir
    if folder is None:
        raise UserError(
            message("No demonstration was made."),
            message("It is not said in which folder."),
            message("Name a new one: tracker demo --data-dir FOLDER"),
        )
    as_of = arguments.as_of or datetime.now().astimezone().date()
    with terminal.progress() as progress:
        delegation = make_demonstration(folder, as_of, terminal.words, progress)
    if arguments.json:
        terminal.give({"folder": str(folder), "delegation": delegation, "as_of": as_of.isoformat(), "invented": True})
        return 0
    terminal.say(message("A demonstration is in {folder}. All of it is invented.", folder=folder))
    terminal.say(message("Open it with: tracker --data-dir {folder} --as-of {day}", folder=folder, day=as_of))
    return 0
