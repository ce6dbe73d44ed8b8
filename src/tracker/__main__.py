"""`tracker`: the window without a verb, the command line with one."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentError, ArgumentParser, Namespace
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from tracker.bundle import bundled
from tracker.cli.arguments import build_parser
from tracker.cli.terminal import Terminal, open_terminal
from tracker.cli.typed_values import UsageError
from tracker.errors import Cancelled, UserError
from tracker.language import language_of
from tracker.places import Places, find_places
from tracker.words import load_words, message

_INTERRUPTED = 130
"""What shells expect of a program that Ctrl+C ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the command line asks: 0 done, 1 refused and nothing written, 2 not understood."""
    given = sys.argv[1:] if argv is None else argv
    terminal = open_terminal(load_words(_language(given), bundled("resources/i18n")))
    try:
        code = _run(argv, terminal)
        terminal.flush()
    except (KeyboardInterrupt, Cancelled):
        return _INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return 0
    return code


def _run(argv: Sequence[str] | None, terminal: Terminal) -> int:
    try:
        arguments = build_parser(terminal.words).parse_args(argv)
    except SystemExit as told:
        return int(told.code or 0)
    try:
        if arguments.self_check:
            from tracker.cli.self_check import self_check

            return self_check(terminal)
        places = find_places(arguments.data_dir, arguments.database)
        if arguments.run is None:
            return _open_window(places, arguments, terminal)
        from tracker.cli.running import run_verb

        return run_verb(places, arguments, terminal)
    except UserError as error:
        terminal.note(error.sentence(terminal.words))
        return 2 if isinstance(error, UsageError) else 1


def _open_window(places: Places, arguments: Namespace, terminal: Terminal) -> int:
    try:
        from tracker.app import run_window
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise UserError(
            message("The window cannot be opened."),
            message("Qt, which draws it, is missing or incomplete here ({reason}).", reason=error),
            message("The command line works without it: tracker --help"),
        ) from error
    return run_window(places, arguments.as_of, terminal.words.language)


def _language(argv: Sequence[str]) -> str:
    """Looked for before all else is read: whatever is told of it is told in that language."""
    early = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language", default="")
    early.add_argument("--data-dir", type=Path)
    # What stands behind "export" is the language of the workbook.
    before = list(takewhile(lambda argument: argument != "export", argv))
    try:
        asked, _rest = early.parse_known_args(before)
    except ArgumentError:
        asked = Namespace(language="", data_dir=None)
    return language_of(asked.language, find_places(asked.data_dir).installation, os.environ)


def _close_quietly() -> None:
    """The reader of our output has left; keep the interpreter from complaining when it flushes at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
