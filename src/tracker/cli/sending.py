"""Verbs of exchange: `tracker send`, `submit`, `receipt`, `sent` and `received`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli import passwords
from tracker.cli.history import moment_words
from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.typed_values import chosen
from tracker.domain.audience import without
from tracker.domain.exchange import ParcelKind, Received, Sent
from tracker.domain.references import said_ref
from tracker.domain.review_words import SOURCES, answer_words, held_words, kept_words, missing_told, received_words
from tracker.domain.submission import Submission, SubmittedValue
from tracker.domain.text import folded
from tracker.domain.wording import differing_told, field_label, not_cleared, value_words
from tracker.errors import UserError
from tracker.words import Message, labelled, message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register


def send(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write an update file for a colleague."""
    needs_home(register)
    path = _named(arguments.file)
    to = folded(arguments.to)
    is_first = not any(s.kind == ParcelKind.UPDATE and folded(s.to) == to for s in register.sent_files())
    password = passwords.chosen(terminal) if arguments.seal else ""
    with terminal.progress() as progress:
        sent = register.send(path, arguments.to, arguments.since_last, password, progress)
    if arguments.since_last and is_first:
        terminal.note(
            message("Nothing was sent to “{name}” from here before: the file holds everything.", name=arguments.to)
        )
    if arguments.json:
        terminal.give(sent_json(sent))
    else:
        terminal.say(message("Wrote {what} to {file}.", what=held_words(sent, terminal.words), file=path))
        terminal.say(message("Whoever imports it is shown only what is new there."))
        terminal.say(
            message("If your colleague asks, this laptop's number is {number}.", number=register.own_fingerprint())
        )
    return 0


def submit(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write a submission, or only tell what would be in it."""
    needs_home(register)
    path = _named(arguments.file)
    fields = [name.strip().casefold() for name in arguments.fields.split(",") if name.strip()]
    left_out = {register.find(ref).id for ref in arguments.without}
    draft = without(
        register.draft_submission(arguments.to, fields, chosen(register, arguments, terminal.words)), left_out
    )
    sent = None
    if not arguments.dry_run:
        password = passwords.chosen(terminal) if arguments.seal else ""
        with terminal.progress() as progress:
            sent = register.submit(path, draft, password, progress)
    if arguments.json:
        terminal.give(_submission_json(draft, path, sent))
        return 0
    several = len(register.forums()) > 1
    for value in draft.values:
        terminal.say("    " + _value_line(value, several, terminal))
    if n := len(draft.files):
        terminal.say(plural("{n} file of a document goes with it.", "{n} files of documents go with it.", n))
    _warn(draft, terminal)
    n = draft.commitments
    if sent is None:
        told = plural("{n} commitment would be submitted; nothing was written.",
                      "{n} commitments would be submitted; nothing was written.", n)  # fmt: skip
    else:
        told = plural("Submitted {n} commitment in {file}.", "Submitted {n} commitments in {file}.", n, file=path)
    terminal.say(told)
    return 0


def _warn(draft: Submission, terminal: Terminal) -> None:
    """What an officer would rather know before a file leaves that nobody can take back."""
    if n := sum(value.differs for value in draft.values):
        terminal.note(differing_told(n))
    if n := len(draft.not_cleared):
        terminal.note(not_cleared(n, draft.to_clear))
    if not draft.to:
        terminal.note(message("It names nobody: say whom it is for with --to, and their reply is followed by it."))


def receipt(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write a receipt for a file that was taken in."""
    needs_home(register)
    path = _named(arguments.file)
    found = [r for r in register.received_files() if r.id.startswith(arguments.received) and arguments.received]
    if len({r.id for r in found}) != 1:
        raise UserError(
            message("No receipt was written."),
            message("No file, or more than one, has the id “{id}”.", id=arguments.received),
            message("See the ids with: tracker received"),
        )
    sent = register.write_receipt(path, found[0])
    if arguments.json:
        terminal.give(sent_json(sent))
    else:
        terminal.say(message("Wrote the receipt to {file}.", file=path))
    return 0


def sent(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What left this laptop, newest first."""
    needs_home(register)
    files = register.sent_files()
    if arguments.json:
        terminal.give([sent_json(one) for one in files])
        return 0
    if not files:
        terminal.say(message("Nothing was sent yet."))
    names, several = _names(register, terminal), len(register.forums()) > 1
    for one in files:
        to = names.get(one.to, one.to) or terminal.words("nobody named")
        what = [moment_words(one.at, terminal.words), terminal.words(SOURCES[one.kind]), to, one.file]
        what += [held_words(one, terminal.words), terminal.words(_reply(one, terminal))]
        terminal.say(f"{' · '.join(filter(None, what))} [{one.id}]")
        if kept := kept_words(one, several, terminal.words):
            terminal.say("    " + kept)
    return 0


def received(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What was taken in, newest first."""
    needs_home(register)
    files = register.received_files()
    if arguments.json:
        terminal.give([received_json(one) for one in files])
        return 0
    if not files:
        terminal.say(message("Nothing was taken in yet."))
    names = _names(register, terminal)
    for one in files:
        who = one.author or names.get(one.delegation, one.delegation)
        line = f"{moment_words(one.at, terminal.words)} · {terminal.words(SOURCES[one.kind])} · {who} · {one.file}"
        became = received_words(one, terminal.words)
        undone = f" ({terminal.words('undone')})" if one.undone else ""
        terminal.say(f"{line} · {became}{undone} [{one.id}]")
    for missing in register.missing():
        terminal.say(missing_told(missing))
    return 0


def _names(register: Register, terminal: Terminal) -> dict[str, str]:
    """The delegations as people call them, by code: files name them so."""
    return {d.code: d.name(terminal.words.language).short for d in register.delegations()}


def sent_json(sent: Sent) -> dict[str, object]:
    """One file that left; `answered` is when something came back that says it arrived."""
    return {
        "id": sent.id,
        "kind": sent.kind,
        "audience": sent.audience,
        "to": sent.to or None,
        "file": sent.file or None,
        "at": sent.at,
        "author": sent.author or None,
        "changes": sent.changes,
        "actions": sent.actions,
        "documents": sent.documents,
        "records": sent.records,
        "fields": list(sent.fields),
        "answered": sent.answered,
        "awaited": sent.is_awaited,
        "answer": dict(sent.answer),
    }


def received_json(received: Received) -> dict[str, object]:
    """One file that was taken in; `from` is null where no name crosses, as in a submission."""
    return {
        "id": received.id,
        "kind": received.kind,
        "delegation": received.delegation,
        "from": received.author or None,
        "file": received.file,
        "sent_at": received.sent_at or None,
        "at": received.at,
        "action": received.action,
        "undone": received.undone,
        "taken": received.taken,
        "kept": received.kept,
        "questioned": received.questioned,
        "about": received.about or None,
    }


def _reply(sent: Sent, terminal: Terminal) -> Message:
    if sent.answered:
        on = moment_words(sent.answered, terminal.words)
        if sent.answer:
            return message("answered {date}: {became}", date=on, became=answer_words(sent.answer, terminal.words))
        return message("answered {date}", date=on)
    if sent.followed:
        return message("a later one followed")
    return message("reply awaited") if sent.is_awaited else message("no reply needed")


def _submission_json(draft: Submission, path: Path, sent: Sent | None) -> dict[str, object]:
    return {
        "id": sent.id if sent else None,
        "file": str(path),
        "to": draft.to or None,
        "delegation": draft.delegation,
        "fields": list(draft.fields),
        "commitments": draft.commitments,
        "files": list(draft.files),
        "values": [
            {
                "ref": value.ref,
                "forum": value.forum,
                "field": value.key,
                "value": value.value,
                "differs": value.differs,
                "before": value.before,
                "before_on": value.before_on or None,
            }
            for value in draft.values
        ],
    }


def _value_line(value: SubmittedValue, several: bool, terminal: Terminal) -> str:
    words = terminal.words
    ref = said_ref(value.forum, value.ref, several)
    said = value_words(value.key, value.value, words)
    line = f"{ref} {words(labelled(field_label(value.key, words), said))}"
    if value.differs:
        line += " " + words("(one of differing versions)")
    if value.before_on and value.before != value.value:
        line += " " + words("(last said: {value})", value=value_words(value.key, value.before, words))
    return line


def _named(path: Path) -> Path:
    if path.suffix.lower() != ".ctu":
        raise UserError(
            message("No file was written."),
            message("The name of such a file ends in .ctu, and “{name}” does not.", name=path.name),
            message("Use {path}.", path=path.with_name(f"{path.name}.ctu")),
        )
    return path
