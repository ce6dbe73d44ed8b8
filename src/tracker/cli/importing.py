"""`tracker import`: workbooks, updates and submissions that came, reviewed and, if so decided, taken."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli import passwords
from tracker.cli.asking import ask_answers, vouches
from tracker.cli.import_json import Taken, import_json
from tracker.cli.review_lines import ignored_line, proposal_line, source_lines
from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.domain.changes import Committed
from tracker.domain.review import Answers, Decision, Review, SourceKind, Standing
from tracker.domain.review_words import senders_words, summary_words
from tracker.errors import PasswordNeeded, UserError
from tracker.words import Message, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register

_BY_YES = {Standing.CLEAN: Decision.TAKE, Standing.CONFLICT: Decision.BOTH}
"""What --yes says of a proposal; a question is left where it is."""


def import_files(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Take the files; where nothing is to be written, tell what --yes would make of them."""
    needs_home(register)
    if arguments.yes or _asks(arguments, terminal):
        return _import(register, arguments, terminal)
    from tracker.register.rehearsal import rehearsal

    # Each file is held against what the ones before it leave, so that is made, where nobody else sees it.
    with rehearsal(register.places, arguments.as_of, terminal.words) as copy:
        return _import(copy, arguments, terminal, rehearsed=True)


def _asks(arguments: Namespace, terminal: Terminal) -> bool:
    return terminal.can_ask and not (arguments.yes or arguments.dry_run or arguments.json)


def _import(register: Register, arguments: Namespace, terminal: Terminal, rehearsed: bool = False) -> int:
    """Review every file before the first is taken, so that one that cannot be read leaves all untouched."""
    reviews = [(path, _review(register, path, arguments, terminal)) for path in arguments.files]
    taken: list[Taken] = []
    try:
        for path, review in reviews:
            if any(earlier.committed for earlier in taken):
                review = _review(register, path, arguments, terminal)
            committed = _take(register, path, review, arguments, terminal)
            taken.append(Taken(path, review, committed, rehearsed))
            if not (arguments.json or rehearsed):
                _say_written(taken[-1], terminal)
    except (UserError, KeyboardInterrupt):
        _tell(taken, arguments, terminal)
        raise
    _tell(taken, arguments, terminal)
    return 0


def _review(register: Register, path: Path, arguments: Namespace, terminal: Terminal) -> Review:
    password = passwords.given()
    while True:
        try:
            with terminal.progress() as progress:
                return register.review(path, author=arguments.author, password=password, progress=progress)
        except PasswordNeeded:
            if not _asks(arguments, terminal):
                raise
            password = passwords.typed(terminal, path.name)
            if not password:
                raise


def _take(register: Register, path: Path, review: Review, arguments: Namespace, terminal: Terminal) -> Committed | None:
    """What was committed of one file; None where that is nothing."""
    several = len(register.forums()) > 1
    if not arguments.json:
        names = {d.code: d.name(terminal.words.language).short for d in register.delegations()}
        _say_review(path, review, names, several, terminal)
    is_workbook = all(source.kind is SourceKind.WORKBOOK for source in review.sources)
    if _asks(arguments, terminal):
        if review.strangers and not vouches(terminal):
            return None
        answers = ask_answers(review, several, terminal)
    else:
        answers = Answers({p.number: _BY_YES[p.standing] for p in review.proposals if p.standing in _BY_YES})
    if all(decision is Decision.LEAVE for decision in answers.decisions.values()) and (
        is_workbook or answers.decisions
    ):
        return None
    return register.finish(review, answers)


def _say_written(taken: Taken, terminal: Terminal) -> None:
    n, file = taken.written, taken.path
    if n:
        terminal.say(plural("Wrote {n} change from {file}.", "Wrote {n} changes from {file}.", n, file=file))
    elif taken.committed and taken.review.sources[0].kind is SourceKind.RECEIPT:
        terminal.say(message("{file} was noted.", file=file))
    elif taken.committed:
        terminal.say(message("Nothing of {file} was written.", file=file))


def _say_review(path: Path, review: Review, names: Mapping[str, str], several: bool, terminal: Terminal) -> None:
    """Emptied cells stand apart: they take something away."""
    whose = senders_words(review.sources, names, terminal.words)
    terminal.say(f"{path}: {summary_words(review, whose, terminal.words)}.")
    for line in source_lines(review, names, terminal.words):
        terminal.say(line)
    for notice in review.notices:
        terminal.say(notice)
    kept, cleared = ([p for p in review.proposals if p.clears is clears] for clears in (False, True))
    for proposal in kept:
        terminal.say("    " + proposal_line(proposal, several, terminal.words))
    if cleared:
        terminal.say("    " + terminal.words(plural("{n} emptied cell:", "{n} emptied cells:", len(cleared))))
    for proposal in cleared:
        terminal.say("        " + proposal_line(proposal, several, terminal.words))
    for ignored in review.ignored:
        terminal.say("    " + ignored_line(ignored, terminal.words))


def _tell(taken: list[Taken], arguments: Namespace, terminal: Terminal) -> None:
    """The JSON, and on standard error what an officer might otherwise take for done."""
    if arguments.json:
        terminal.give(import_json(taken, terminal.words))
    open_ones = sum(len(one.review.proposals) for one in taken)
    if not open_ones:
        return
    if arguments.dry_run:
        terminal.note(message("Nothing was written: this was a dry run."))
    elif not (arguments.yes or _asks(arguments, terminal)):
        terminal.note(_NOT_ASKED)
    elif arguments.yes and (questions := sum(one.review.count(Standing.QUESTION) for one in taken)):
        terminal.note(
            plural(
                "{n} question was left where it is: answer it in the window, or here without --yes.",
                "{n} questions were left where they are: answer them in the window, or here without --yes.",
                questions,
            )
        )


_NOT_ASKED: Message = message(
    "Nothing was written, for nobody could be asked here: add --yes to take what is clean, or --dry-run to only look."
)
