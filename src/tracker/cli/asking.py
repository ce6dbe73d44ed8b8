"""Asks the person at the terminal what is to become of each change received."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.review_lines import proposal_line
from tracker.cli.terminal import Terminal
from tracker.domain.review import Answers, Decision, Proposal, Review, Source, Standing
from tracker.domain.text import folded
from tracker.words import Message, message, plural

_ALL = {"t": Decision.TAKE, "k": Decision.KEEP, "b": Decision.BOTH, "l": Decision.LEAVE}
_TAKEN_AWAY = {"t": Decision.TAKE, "k": Decision.KEEP}
_UNREADABLE = {"k": Decision.KEEP, "l": Decision.LEAVE}


def ask_answers(review: Review, several: bool, terminal: Terminal) -> Answers | None:
    """The decisions on a review; None if the person leaves before the end (Ctrl+D): then nothing of it is decided.

    `several` says that references tell their forum.
    """
    try:
        return Answers(_clean(review, terminal) | _others(review, several, terminal))
    except EOFError:
        terminal.note(message("Stopped: nothing of {file} was written.", file=review.file))
        return None


def vouches(strangers: Sequence[Source], terminal: Terminal) -> bool:
    """Whether the person knows where each of these files comes from; a key that came in several counts once."""
    unknown = {source.public_key or source.file_hash: source for source in strangers}
    return all(agrees(_do_you_know(source), terminal) for source in unknown.values())


def agrees(question: Message, terminal: Terminal) -> bool:
    """Whether the person says yes; leaving (Ctrl+D) is no."""
    try:
        return _yes_or_no(question, terminal)
    except EOFError:
        return False


def _do_you_know(source: Source) -> Message:
    if source.fingerprint:
        return message("Do you know where {file} comes from, and is the number right?", file=source.file)
    return message("Do you know where {file} comes from?", file=source.file)


def _clean(review: Review, terminal: Terminal) -> dict[int, Decision]:
    # A note is no change of anything, and is not asked about.
    clean = [p for p in review.proposals if p.standing is Standing.CLEAN and not p.note]
    if not clean:
        return {}
    question = plural("Take the {n} clean change?", "Take the {n} clean changes?", len(clean))
    decision = _taken(_yes_or_no(question, terminal))
    return {proposal.number: decision for proposal in clean}


def _others(review: Review, several: bool, terminal: Terminal) -> dict[int, Decision]:
    others = [proposal for proposal in review.proposals if proposal.standing is not Standing.CLEAN]
    return {proposal.number: _other(review, proposal, several, terminal) for proposal in others}


def _other(review: Review, proposal: Proposal, several: bool, terminal: Terminal) -> Decision:
    terminal.say()
    terminal.say(proposal_line(review, proposal, several, terminal.words))
    if proposal.again:
        return _taken(_yes_or_no(message("Take it again?"), terminal))
    if proposal.is_only_taken_away:
        return _one_of(_TAKEN_AWAY, message("[t]ake theirs, [k]eep ours?"), terminal)
    if proposal.readable:
        return _one_of(_ALL, message("[t]ake theirs, [k]eep ours, keep [b]oth, [l]eave for later?"), terminal)
    return _one_of(_UNREADABLE, message("[k]eep ours, [l]eave for later?"), terminal)


def _taken(yes: bool) -> Decision:
    return Decision.TAKE if yes else Decision.LEAVE


def _yes_or_no(question: Message, terminal: Terminal) -> bool:
    """Asks until it is yes or no: the reader's word or its first letter, or the English one."""
    yes, no = (terminal.words(word) for word in (message("yes"), message("no")))
    # The reader's own come last: where a letter means one thing there and another in English, theirs counts.
    said = (("yes", True), ("no", False), (yes, True), (no, False))
    meanings = {form: meant for word, meant in said for form in (folded(word), folded(word)[:1])}
    asked = message("{question} [{yes}/{no}]", question=question, yes=yes, no=no)
    while (typed := folded(terminal.ask(asked))) not in meanings:
        terminal.say(message("Answer {yes} or {no}.", yes=yes, no=no))
    return meanings[typed]


def _one_of(answers: dict[str, Decision], question: Message, terminal: Terminal) -> Decision:
    while (typed := terminal.ask(question)[:1]) not in answers:
        terminal.say(message("Answer with a letter in brackets."))
    return answers[typed]
