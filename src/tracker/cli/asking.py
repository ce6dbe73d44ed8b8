"""Asks the person at the terminal what is to become of each change received."""

from __future__ import annotations

from typing import TypeVar

from tracker.cli.review_lines import proposal_line
from tracker.cli.terminal import Terminal
from tracker.domain.review import Answers, Decision, Proposal, Review, Standing
from tracker.words import Message, message, plural

Chosen = TypeVar("Chosen")

_ALL = {"t": Decision.TAKE, "k": Decision.KEEP, "b": Decision.BOTH, "l": Decision.LEAVE}
_UNREADABLE = {"k": Decision.KEEP, "l": Decision.LEAVE}


def ask_answers(review: Review, several: bool, terminal: Terminal) -> Answers:
    """The decisions on one workbook; nothing of it is decided if the person leaves before the end (Ctrl+D).

    `several` says that references tell their forum.
    """
    try:
        return Answers(_clean(review, terminal) | _others(review, several, terminal))
    except EOFError:
        terminal.note(message("Stopped: nothing of {file} was written.", file=review.file))
        return Answers()


def vouches(terminal: Terminal) -> bool:
    """Whether the person knows where the file comes from."""
    return agrees(message("Do you know where this file comes from, and is the number right? [y/n]"), terminal)


def agrees(question: Message, terminal: Terminal) -> bool:
    """Whether the person says yes; leaving (Ctrl+D) is no."""
    try:
        return _one_of({"y": True, "n": False}, question, terminal)
    except EOFError:
        return False


def _clean(review: Review, terminal: Terminal) -> dict[int, Decision]:
    clean = [proposal for proposal in review.proposals if proposal.standing is Standing.CLEAN]
    if not clean:
        return {}
    question = plural("Take the {n} clean change? [y/n]", "Take the {n} clean changes? [y/n]", len(clean))
    decision = _one_of({"y": Decision.TAKE, "n": Decision.LEAVE}, question, terminal)
    return {proposal.number: decision for proposal in clean}


def _others(review: Review, several: bool, terminal: Terminal) -> dict[int, Decision]:
    others = [proposal for proposal in review.proposals if proposal.standing is not Standing.CLEAN]
    return {proposal.number: _other(proposal, several, terminal) for proposal in others}


def _other(proposal: Proposal, several: bool, terminal: Terminal) -> Decision:
    terminal.say()
    terminal.say(proposal_line(proposal, several, terminal.words))
    if proposal.readable:
        return _one_of(_ALL, message("[t]ake theirs, [k]eep ours, keep [b]oth, [l]eave for later?"), terminal)
    return _one_of(_UNREADABLE, message("[k]eep ours, [l]eave for later?"), terminal)


def _one_of(answers: dict[str, Chosen], question: Message, terminal: Terminal) -> Chosen:
    while True:
        typed = terminal.ask(question)[:1]
        if typed in answers:
            return answers[typed]
