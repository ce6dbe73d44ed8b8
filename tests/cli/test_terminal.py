from __future__ import annotations

import gettext
import io
import json
import time

import pytest

from tracker.cli.terminal import Terminal, TerminalProgress
from tracker.progress import Unwatched
from tracker.words import Words, message

ENGLISH = Words("en", gettext.NullTranslations())


class Stream(io.TextIOWrapper):
    """A stream of some code page that says whether a person sits at it."""

    def __init__(self, encoding: str = "utf-8", person: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")
        self._person = person

    def isatty(self) -> bool:
        return self._person

    @property
    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


def at(out: Stream, err: Stream | None = None, keyboard: Stream | None = None) -> Terminal:
    return Terminal(ENGLISH, out, err or Stream(), keyboard or Stream())


def test_signs_that_an_old_code_page_lacks_are_said_plainly() -> None:
    out = Stream("ascii")
    at(out).say("“Planned” → José…")
    assert out.text == '"Planned" -> Jos?...\n'


def test_json_loses_no_letter_in_an_old_code_page() -> None:
    out = Stream("cp1252")
    at(out).give({"author": "José Łukasz"})
    assert json.loads(out.text) == {"author": "José Łukasz"}


def test_json_is_readable_in_utf_8() -> None:
    out = Stream()
    at(out).give({"author": "José"})
    assert '"José"' in out.text


def test_output_that_goes_elsewhere_has_no_width() -> None:
    assert at(Stream()).width is None
    assert at(Stream(person=True)).width is not None


def test_questions_are_asked_only_of_a_person() -> None:
    assert at(Stream(person=True), keyboard=Stream(person=True)).can_ask
    assert not at(Stream(), keyboard=Stream(person=True)).can_ask
    assert not at(Stream(person=True)).can_ask


def test_a_closed_keyboard_is_no_answer() -> None:
    with pytest.raises(EOFError):
        at(Stream()).ask("Take it?")


def test_progress_is_not_drawn_where_nobody_watches() -> None:
    with at(Stream()).progress() as progress:
        assert isinstance(progress, Unwatched)


def test_progress_shows_after_a_while_and_leaves_a_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    err = Stream(person=True)
    with at(Stream(), err).progress() as progress:
        progress.step(1, 4, message("Reading"))
        assert err.text == ""
        now = TerminalProgress.PATIENCE + 0.01
        progress.step(2, 4, message("Reading"))
        assert err.text == "\rReading 50%"
        now += TerminalProgress.PAUSE / 2
        progress.step(3, 4, message("Reading"))
        assert err.text == "\rReading 50%"
    assert err.text == "\rReading 50%\r" + " " * len("Reading 50%") + "\r"
