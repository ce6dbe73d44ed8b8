"""How far long work has come, and the wish to stop it: the same for the window and the terminal."""

from __future__ import annotations

from typing import Protocol

from tracker.words import Message


class Progress(Protocol):
    """Handed to long work, which calls `step` often."""

    def step(self, done: int, total: int, label: Message) -> None:
        """Tell how much of `total` is done; raises `Cancelled` when the person asked to stop."""


class Unwatched:
    """For work that nobody watches."""

    def step(self, done: int, total: int, label: Message) -> None:
        """Do nothing."""
