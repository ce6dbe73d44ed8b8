"""`tracker import`: workbooks, updates and submissions that came, reviewed as one and, if so decided, taken."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli import passwords
from tracker.cli.asking import ask_answers, vouches
from tracker.cli.import_json import Taken, import_json
from tracker.cli.review_lines import review_lines
from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.domain.exchange import Trust
from tracker.domain.review import Answers, Decision, Review, SourceKind, Standing
from tracker.domain.review_words import became_words
from tracker.errors import PasswordNeeded, UserError
from tracker.words import Message, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register

_BY_YES = {Standing.CLEAN: Decision.TAKE, Standing.CONFLICT: Decision.BOTH}
"""What --yes says of a proposal; a question is left where it is."""


def import_files(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Take the files, all in one action; one that cannot be read leaves all untouched."""
    needs_home(register)
    review = _review(register, arguments, terminal)
    if arguments.yes:
        _refuse_another_key(review)
    if not arguments.json:
        names = {d.code: d.name(terminal.words.language).short for d in register.delegations()}
        for line in review_lines(review, names, len(register.forums()) > 1, terminal.words):
            terminal.say(line)
    answers = _answers(register, review, arguments, terminal)
    taken = Taken(review, {})
    if answers is not None and _is_to_be_finished(review, answers):
        taken = _finish(register, review, answers)
        if not arguments.json and (written := _written(taken, terminal)):
            terminal.say(written)
    if arguments.json:
        terminal.give(import_json(taken, terminal.words))
    _note_what_is_open(taken, arguments, terminal)
    return 0


def _asks(arguments: Namespace, terminal: Terminal) -> bool:
    return terminal.can_ask and not (arguments.yes or arguments.dry_run or arguments.json)


def _review(register: Register, arguments: Namespace, terminal: Terminal) -> Review:
    typed: dict[Path, str] = {}
    while True:
        try:
            with terminal.progress() as progress:
                return register.review(
                    *arguments.files,
                    author=arguments.author,
                    password=passwords.given(),
                    passwords=typed,
                    progress=progress,
                )
        except PasswordNeeded as error:
            if error.path is None or not _asks(arguments, terminal):
                raise _told_of_all(_told_where_to_put_it(error, terminal), arguments) from error
            if error.path in typed:
                terminal.note(error.sentence(terminal.words))
            typed[error.path] = passwords.typed(terminal, error.path.name)
            if not typed[error.path]:
                raise
        except UserError as error:
            raise _told_of_all(error, arguments) from error


def _told_where_to_put_it(error: PasswordNeeded, terminal: Terminal) -> UserError:
    """Where nobody can be asked, a password can only come from the environment."""
    if terminal.can_ask and not passwords.given():
        return error
    advice = message("Put the password that the sender told you into {variable}.", variable=passwords.VARIABLE)
    return UserError(error.title, error.text, advice)


def _told_of_all(error: UserError, arguments: Namespace) -> UserError:
    """One file that cannot be used leaves the others untouched, which nobody would guess."""
    if len(arguments.files) < 2:
        return error
    others = message("Nothing of the other files was taken either.")
    advice = message("{advice} {more}", advice=error.advice, more=others) if error.advice else others
    return UserError(error.title, error.text, advice)


def _answers(register: Register, review: Review, arguments: Namespace, terminal: Terminal) -> Answers | None:
    """What is said of the changes; None where nobody says anything, or nobody vouches for the senders."""
    if _asks(arguments, terminal):
        if review.strangers and not vouches(review.strangers, terminal):
            terminal.note(message("Nothing was written: nobody vouches for where it comes from."))
            return None
        return ask_answers(review, len(register.forums()) > 1, terminal)
    if arguments.yes:
        return Answers({p.number: _BY_YES[p.standing] for p in review.proposals if p.standing in _BY_YES})
    return None


def _refuse_another_key(review: Review) -> None:
    """Saying yes to everything vouches for whoever is new, not for whoever signs otherwise than before."""
    for source in review.sources:
        if source.trust is Trust.CHANGED:
            raise UserError(
                message("{file} was not imported.", file=source.file),
                message(
                    "Earlier files from this laptop of {name} were signed with another key: somebody else may have "
                    "made this one.",
                    name=source.author,
                ),
                message(
                    "Compare {number} with {name} by telephone. If it is right, import the file again without --yes, "
                    "or forget the earlier key: see “tracker keys”.",
                    number=source.fingerprint,
                    name=source.author,
                ),
            )


def _is_to_be_finished(review: Review, answers: Answers) -> bool:
    """Not where all of it is left; a file that asks nothing is taken in all the same, for it answers what was sent."""
    if answers.decisions:
        return any(decision is not Decision.LEAVE for decision in answers.decisions.values())
    return any(source.kind is not SourceKind.WORKBOOK for source in review.sources)


def _finish(register: Register, review: Review, answers: Answers) -> Taken:
    action = register.finish(review, answers).action
    # The list of what was received is asked, so that it can never say anything else than what is said here.
    came = [received for received in register.received_files() if action and received.action == action]
    return Taken(review, dict(answers.decisions), action, came[::-1])


def _written(taken: Taken, terminal: Terminal) -> Message | None:
    """None where it was said already that there is nothing in it."""
    file = taken.review.file
    if taken.action is None:
        if all(source.kind is SourceKind.RECEIPT for source in taken.review.sources):
            return message("{file} was noted.", file=file)
        return message("Nothing of {file} was written.", file=file) if taken.review.proposals else None
    return message("{file}: {became}.", file=file, became=became_words(taken.became, terminal.words))


def _note_what_is_open(taken: Taken, arguments: Namespace, terminal: Terminal) -> None:
    """Say on standard error what an officer might otherwise take for done."""
    if not taken.review.proposals or _asks(arguments, terminal):
        return
    if not arguments.yes:
        terminal.note(_DRY_RUN if arguments.dry_run else _NOT_ASKED)
        return
    if taken.action and (differing := taken.review.count(Standing.CONFLICT)):
        terminal.note(
            plural(
                "{n} differing version was kept beside what stands here, for a decision: see “tracker conflicts”.",
                "{n} differing versions were kept beside what stands here, for a decision: see “tracker conflicts”.",
                differing,
            )
        )
    if questions := taken.review.count(Standing.QUESTION):
        terminal.note(
            plural(
                "{n} question was not answered: import again in the window, or here without --yes, to answer it.",
                "{n} questions were not answered: import again in the window, or here without --yes, to answer them.",
                questions,
            )
        )


_DRY_RUN: Message = message("Nothing was written: this was a dry run.")

_NOT_ASKED: Message = message(
    "Nothing was written, for nobody could be asked here: add --yes to take what is clean, or --dry-run to only look."
)
