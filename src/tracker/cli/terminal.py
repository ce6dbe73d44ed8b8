"""Where the command line speaks and listens: the two streams, their width, progress and questions."""

from __future__ import annotations

import io
import json
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO

from tracker.progress import Progress, Unwatched
from tracker.words import Message, Words

_PLAIN = str.maketrans(
    {"→": "->", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "–": "-", "−": "-"}
    | dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", " ")
)
"""What stands in for signs that a terminal of an old code page cannot show."""


class Terminal:
    """One reader: `say` goes to standard output, `note` to standard error, `give` is JSON for another program."""

    def __init__(self, words: Words, out: TextIO, err: TextIO, keyboard: TextIO) -> None:
        self.words = words
        self._out = out
        self._err = err
        self._keyboard = keyboard
        for stream in (out, err, keyboard):
            # A name the terminal's code page lacks is shown as "?": better than an officer's work stopping there.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")

    @property
    def can_ask(self) -> bool:
        """Whether a person sits there who reads and types."""
        return self._keyboard.isatty() and self._out.isatty()

    @property
    def width(self) -> int | None:
        """Columns of the terminal; None where the output goes elsewhere and must not be cut."""
        return shutil.get_terminal_size().columns if self._out.isatty() else None

    def say(self, text: str | Message = "") -> None:
        """A line of the answer."""
        self._write(self._out, self._spoken(text) + "\n")

    def note(self, text: str | Message) -> None:
        """A line beside the answer, on standard error."""
        self._write(self._err, f"tracker: {self._spoken(text)}\n")

    def give(self, answer: Mapping[str, object] | Sequence[object]) -> None:
        """The answer as JSON; escaped where the stream cannot hold every letter, so that none is lost."""
        utf8 = (self._out.encoding or "").replace("-", "").lower() in ("utf8", "")
        self._out.write(json.dumps(answer, ensure_ascii=not utf8, indent=2) + "\n")

    def ask(self, question: str | Message) -> str:
        """What the person types, folded to lower case; raises `EOFError` when nothing more can come."""
        self._write(self._out, self._spoken(question) + " ")
        self._out.flush()
        line = self._keyboard.readline()
        if not line:
            self._out.write("\n")
            raise EOFError
        return line.strip().casefold()

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Watches long work, on a terminal only."""
        if not self._err.isatty():
            yield Unwatched()
            return
        shown = TerminalProgress(self._err, self.words)
        try:
            yield shown
        finally:
            shown.clear()

    def flush(self) -> None:
        """Hand everything on; a reader who has left shows here at the latest."""
        self._out.flush()
        self._err.flush()

    def _spoken(self, text: str | Message) -> str:
        return self.words(text) if isinstance(text, Message) else text

    def _write(self, stream: TextIO, text: str) -> None:
        try:
            text.encode(stream.encoding or "utf-8")
        except UnicodeEncodeError:
            text = text.translate(_PLAIN)
        stream.write(text)


class TerminalProgress:
    """One line that is written over, and only once the work has taken longer than a person waits without asking."""

    PATIENCE = 0.6
    PAUSE = 0.1

    def __init__(self, stream: TextIO, words: Words) -> None:
        self._stream = stream
        self._words = words
        self._due = time.monotonic() + self.PATIENCE
        self._width = 0

    def step(self, done: int, total: int, label: Message) -> None:
        """Show how far it is; Ctrl+C is what stops the work here."""
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + self.PAUSE
        percent = 100 * done // total if total else 0
        self._show(self._words("{work} {percent}%", work=label, percent=percent))

    def clear(self) -> None:
        """Leave the line as it was found."""
        if self._width:
            self._show("")
            self._stream.write("\r")
            self._stream.flush()

    def _show(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()
        self._width = len(text)


def open_terminal(words: Words) -> Terminal:
    """The streams of this process."""
    return Terminal(words, sys.stdout, sys.stderr, sys.stdin)
