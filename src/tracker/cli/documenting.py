"""Verbs about actions and supporting documents: `tracker action`, `done`, `document`, `save-document` and so on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.told import tell_done
from tracker.cli.typed_values import read_typed
from tracker.domain.audience import documents_told
from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.fields import DOCUMENTS, Value
from tracker.domain.things import EVIDENCE, STEP, THING_FIELDS, THING_LABELS, Thing, address_of
from tracker.domain.vocabulary import capital
from tracker.domain.wording import thing_words, told_words, value_words
from tracker.errors import UserError
from tracker.words import labelled, message

if TYPE_CHECKING:
    from tracker.register.register import Register


def actions(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """The actions on a commitment, the oldest first."""
    needs_home(register)
    commitment = register.find(arguments.ref)
    found, today = register.steps(commitment), register.today()
    if arguments.json:
        terminal.give([action_json(step, today) for step in found])
        return 0
    if not found:
        terminal.say(message("There are no actions on {ref}.", ref=arguments.ref))
    say_things(found, today, terminal)
    return 0


def action(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write an action."""
    needs_home(register)
    due = read_typed(THING_FIELDS[STEP]["due"], arguments.due, register.today(), terminal.words)
    commitment = register.find(arguments.ref)
    made = register.add_step(commitment, arguments.text, arguments.owner, str(due or ""))
    return tell_done(made, arguments, terminal)


def done(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Say that an action is done, or that it is not after all."""
    needs_home(register)
    step = register.find_thing(arguments.action, STEP)
    return tell_done(register.do_step(step, not arguments.open), arguments, terminal)


def delete_action(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Delete an action."""
    needs_home(register)
    return tell_done(register.delete_thing(register.find_thing(arguments.action, STEP)), arguments, terminal)


def documents(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """The supporting documents of a commitment, the oldest first."""
    home = needs_home(register)
    if arguments.delegation and register.delegation_named(arguments.delegation) != home:
        return _told_documents(register, arguments, terminal)
    found = register.documents(register.find(arguments.ref))
    if arguments.json:
        terminal.give([document_json(document, register.has_file(document)) for document in found])
        return 0
    if not found:
        terminal.say(message("There are no supporting documents for {ref}.", ref=arguments.ref))
    say_things(found, register.today(), terminal)
    return 0


def _told_documents(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """What another delegation told of its public documents."""
    code = register.delegation_named(arguments.delegation).code
    own = register.find(arguments.ref).recommendation.id
    theirs = next((c for c in register.listed(delegation=code) if c.recommendation.id == own), None)
    found = documents_told(theirs.values.get(DOCUMENTS)) if theirs else ()
    if arguments.json:
        terminal.give(
            [{"id": d.content or None, "title": d.title, "file": d.file or None, "link": d.link or None} for d in found]
        )
        return 0
    if not found:
        terminal.say(message("{code} told of no documents for {ref}.", code=code, ref=arguments.ref))
    for one in found:
        id = f" [{one.content}]" if one.content else ""
        terminal.say(f"{told_words(one, terminal.words)}{id}")
    return 0


def document(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Keep files and links as supporting documents, all in one action."""
    needs_home(register)
    if arguments.title and len(arguments.sources) > 1:
        raise UserError(
            message("Nothing was added."),
            message("One title cannot stand for {n} documents.", n=len(arguments.sources)),
            message("Add them one by one, or without --title."),
        )
    values: dict[str, Value] = {}
    for key in ("title", "kind", "date", "confidentiality"):
        value = read_typed(THING_FIELDS[EVIDENCE][key], getattr(arguments, key), register.today(), terminal.words)
        if value is not None:
            values[key] = value
    commitment = register.find(arguments.ref)
    sources = [_source(text) for text in arguments.sources]
    return tell_done(register.add_documents(commitment, sources, values), arguments, terminal)


def _source(text: str) -> Path | str:
    """A file that is there comes before an address that is written without https://."""
    address = address_of(text)
    return address if "://" in address and not Path(text).exists() else Path(text)


def save(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write the file of a document into a folder."""
    needs_home(register)
    if arguments.delegation:
        told = register.find_told_document(arguments.delegation, arguments.document)
        saved = register.save_told_document(told, arguments.folder)
    else:
        saved = register.save_document(register.find_thing(arguments.document, EVIDENCE), arguments.folder)
    if arguments.json:
        terminal.give({"file": str(saved)})
    else:
        terminal.say(message("Saved {file}.", file=saved))
    return 0


def delete_document(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Delete a document; its file stays, for this can be undone."""
    needs_home(register)
    return tell_done(register.delete_thing(register.find_thing(arguments.document, EVIDENCE)), arguments, terminal)


def say_things(things: Sequence[Thing], today: date, terminal: Terminal) -> None:
    """A line each, with the id that other verbs take."""
    for thing in things:
        terminal.say(f"{thing_words(thing, today, terminal.words)} [{thing.id}]")


def say_made(register: Register, commitment: Commitment, terminal: Terminal) -> None:
    """What the status of a commitment rests on, and what was made for it, below its values in `tracker show`."""
    words, today = terminal.words, register.today()
    if commitment.support:
        terminal.say(words("Supported by: {support}", support=value_words("support", commitment.support, words)))
    for thing in (*register.steps(commitment), *register.documents(commitment)):
        kind = capital(words(THING_LABELS[thing.kind]))
        terminal.say(labelled(kind, f"{thing_words(thing, today, words)} [{thing.id}]"))


def made_json(register: Register, detail: CommitmentDetail) -> dict[str, object]:
    """The same for `tracker show --json`."""
    commitment, today = detail.commitment, register.today()
    return {
        "actions": [action_json(step, today) for step in register.steps(commitment)],
        "supporting_documents": [document_json(d, register.has_file(d)) for d in register.documents(commitment)],
        "suggested_links": {f: list(codes) for f, codes in register.suggested_links(commitment).items()},
    }


def action_json(step: Thing, today: date) -> dict[str, object]:
    """One action; `differs` where somebody deleted what somebody else edited, or people said different things."""
    return {
        "id": step.id,
        "ref": step.ref,
        "text": step.name,
        "owner": step.text("owner") or None,
        "due": step.text("due") or None,
        "done": step.values.get("done"),
        "days_late": step.days_late(today),
        "author": step.author,
        "at": step.at,
        "differs": step.is_disputed or bool(step.differing),
    }


def document_json(document: Thing, is_here: bool) -> dict[str, object]:
    """One supporting document; what says nothing of its confidentiality is internal."""
    return {
        "id": document.id,
        "ref": document.ref,
        "title": document.name,
        "file": document.text("file") or None,
        "link": document.text("link") or None,
        "kind": document.text("kind") or None,
        "date": document.text("date") or None,
        "confidentiality": document.confidentiality,
        "here": is_here,
        "author": document.author,
        "at": document.at,
        "differs": document.is_disputed or bool(document.differing),
    }
