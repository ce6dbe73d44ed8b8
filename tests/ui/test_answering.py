"""What a form asks and is told: of what was asked last, whatever became of what was asked before."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobs_kept import JobsKept
from tracker.errors import UserError
from tracker.ui.answering import Answering
from tracker.ui.job_runner import JobRunner, Jobs
from tracker.words import Words, message


class Form(QWidget):
    """`told` is what it was: an answer, or "refused" with why."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.told: list[str] = []
        self.asks = Answering(jobs, self.answer, self.told.append, self._refuse, "In it", self)

    def answer(self, question: str) -> str:
        if question == "a bug":
            raise KeyError(question)
        if question == "locked":
            raise UserError(message("Not read."), message("The disk is not there."))
        return f"{question}!"

    def _refuse(self, error: UserError | None) -> None:
        self.told.append(f"refused: {error.text if error else None}")


def test_only_what_was_asked_last_is_answered_and_only_once(qtbot: QtBot) -> None:
    form = Form(jobs := JobsKept())
    qtbot.addWidget(form)
    assert not form.asks.is_awaited
    form.asks.ask("first")
    form.asks.ask("second")
    assert form.asks.is_awaited and form.told == []
    while jobs.asked:
        jobs.asked.pop()()
    assert (form.told, form.asks.is_awaited) == (["second!"], False)
    form.asks.ask("second")
    jobs.asked.pop()()
    assert form.told == ["second!", "second!"], "things may have changed meanwhile"


@pytest.mark.parametrize("question", ["first", "locked"])
def test_what_is_asked_no_more_is_neither_answered_nor_refused(qtbot: QtBot, question: str) -> None:
    form = Form(jobs := JobsKept())
    qtbot.addWidget(form)
    answer = form.answer

    def withdrawn_meanwhile(asked: str) -> str:
        form.asks.withdraw()
        return answer(asked)

    form.asks._answer = withdrawn_meanwhile
    form.asks.ask(question)
    jobs.asked.pop()()
    assert (form.told, form.asks.is_awaited, jobs.asked) == ([], False, [])


@pytest.mark.parametrize(("question", "why"), [("locked", "The disk is not there."), ("a bug", None)])
def test_what_cannot_be_answered_is_awaited_no_longer_and_can_be_asked_again(
    qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch, question: str, why: str | None
) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: bugs.append(kind))
    jobs = JobRunner(words)
    form = Form(jobs)
    qtbot.addWidget(form)
    form.asks.ask(question)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert (form.told, form.asks.is_awaited) == ([f"refused: {why}"], False)
    assert bugs == ([] if why else [KeyError]), "the crash notice tells it"
    form.asks.ask("first")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert form.told[1:] == ["first!"]
    jobs.close()


def test_a_bug_in_what_was_asked_before_refuses_nothing_of_what_is_asked_now(
    qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    jobs = JobRunner(words)
    form = Form(jobs)
    qtbot.addWidget(form)
    answer = form.answer

    def asked_otherwise_meanwhile(asked: str) -> str:
        if asked == "a bug":
            form.asks.ask("second")
        return answer(asked)

    form.asks._answer = asked_otherwise_meanwhile
    form.asks.ask("a bug")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert form.told == ["second!"]
    jobs.close()
