"""Passwords of sealed files: from the environment, or typed unseen; never from the command line, which others see."""

from __future__ import annotations

import getpass
import os

from tracker.cli.terminal import Terminal
from tracker.errors import UserError
from tracker.words import message

VARIABLE = "TRACKER_PASSWORD"


def given() -> str:
    """The password in the environment; empty where there is none."""
    return os.environ.get(VARIABLE, "")


def typed(terminal: Terminal, file: str) -> str:
    """The password a person types for a file that came; raises `EOFError` when nothing more can come."""
    return getpass.getpass(terminal.words("Password of {file}: ", file=file))


def chosen(terminal: Terminal) -> str:
    """A password for a file that is to leave, typed twice; raises `UserError` where there is nobody to type it."""
    if from_environment := given():
        return from_environment
    if not terminal.can_ask:
        raise UserError(
            message("No file was written."),
            message("Nobody could be asked for a password here."),
            message("Put it into TRACKER_PASSWORD, or leave out --seal."),
        )
    first = getpass.getpass(terminal.words("Password: "))
    if not first or first != getpass.getpass(terminal.words("The same again: ")):
        raise UserError(message("No file was written."), message("The two passwords are not the same, or empty."))
    return first
