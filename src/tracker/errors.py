"""What can go wrong through no fault of ours: told as a title, a text and an advice, in the reader's words."""

from __future__ import annotations

from pathlib import Path

from tracker.words import Message, Words


class UserError(Exception):
    """Something the person can understand and act on; anything else that is raised is our bug.

    `title` names what did not happen, `text` says why and where, `advice` what to do next; `meanwhile` what goes on
    all the same, where somebody might think that nothing does, or that all does.
    """

    meanwhile: Message | None = None

    def __init__(self, title: Message, text: Message, advice: Message | None = None) -> None:
        super().__init__(f"{title} {text}" + (f" {advice}" if advice else ""))
        self.title = title
        self.text = text
        self.advice = advice

    def sentence(self, words: Words) -> str:
        """All of it on one line, as the command line prints it."""
        parts = (self.title, self.text, self.advice, self.meanwhile)
        return " ".join(words(part) for part in parts if part).replace("\n", " ")


class Cancelled(Exception):
    """The person stopped a long piece of work; nothing of it was kept."""


class Stranded(UserError):
    """The data lie elsewhere than they belong: nothing may be begun in their place."""


class DamagedData(UserError):
    """What an officer's work lies in cannot be read any more: a backup is the way out, and nothing is lost by it."""


class PasswordNeeded(UserError):
    """A file is closed with a password: none was given, or it does not fit. To be asked for, and tried again.

    `path` tells which of several files it is, where several were asked for.
    """

    path: Path | None = None
