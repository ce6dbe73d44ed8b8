"""Tells what a writing verb did."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli.as_json import committed_json
from tracker.cli.terminal import Terminal
from tracker.domain.changes import Committed
from tracker.domain.titles import title_words
from tracker.words import message


def tell_done(committed: Committed, arguments: Namespace, terminal: Terminal) -> int:
    """The exit code; for verbs that leave nothing undone."""
    title = title_words(committed.title, terminal.words) if committed.action else terminal.words("Nothing changed")
    if arguments.json:
        terminal.give(committed_json(committed, title, ()))
    elif committed.action is None:
        terminal.say(message("Nothing changed: it is so already."))
    else:
        terminal.say(message("{title}.", title=title))
    return 0
