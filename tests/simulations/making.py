"""What people make for commitments in a random month: actions, documents with files, links, clearance, verification."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress

from offices import Office
from tracker.domain.things import Confidentiality, Thing
from tracker.domain.vocabulary import ClearanceLevel
from tracker.errors import UserError

CODES = ("2", "5", "23")


def make_thing(office: Office, ref: str, chance: random.Random, figures: Counter[str]) -> None:
    """Somebody writes an action, or keeps a document; two colleagues may keep the same file."""
    seen = office.register.find(ref)
    if chance.random() < 0.5:
        office.register.add_step(seen, f"action {chance.random()}", chance.choice(("Ana", "Luis", "")))
    else:
        file = office.folder / f"file {chance.randint(1, 4)}.txt"
        file.write_text(file.name)
        with suppress(UserError):  # It is among the documents already.
            office.register.add_document(seen, file, {"confidentiality": chance.choice(list(Confidentiality)).value})
    figures["actions and documents"] += 1


def change_thing(office: Office, ref: str, chance: random.Random, figures: Counter[str]) -> None:
    """Somebody does, changes or deletes one, sometimes on a sight of it that is out of date."""
    register = office.register
    things = things_of(office, ref)
    if not things:
        return
    thing = chance.choice(things)
    for _ in range(2 if chance.random() < 0.2 else 1):
        if chance.random() < 0.3:
            register.delete_thing(thing)
        elif thing.kind == "step":
            register.do_step(thing, not thing.is_done)
        else:
            register.edit_thing(thing, {"title": f"title {chance.random()}"})
    figures["actions and documents changed"] += 1


def link(office: Office, ref: str, chance: random.Random, figures: Counter[str]) -> None:
    """Somebody links a commitment to objectives, or says that it has nothing to do with them."""
    codes = chance.sample(CODES, 2)
    office.register.link_all(office.register.find(ref), {"gcm": codes}, chance.random() < 0.6)
    figures["links"] += 1


def clear(office: Office, ref: str, chance: random.Random, figures: Counter[str]) -> None:
    """Somebody lets a text go, or verifies a status."""
    seen = office.register.find(ref)
    if chance.random() < 0.6:
        office.register.clear(seen, chance.choice((*ClearanceLevel, None)), chance.choice(("Minister", "")))
        figures["clearances"] += 1
        return
    with suppress(UserError):  # Nothing to verify, or not by whoever reported it.
        office.register.verify(seen)
        figures["verifications"] += 1


def things_of(office: Office, ref: str) -> list[Thing]:
    """The actions and documents in sight."""
    seen = office.register.find(ref)
    return [*office.register.steps(seen), *office.register.documents(seen)]


def made_for(office: Office, ref: str) -> tuple[object, ...]:
    """What a person sees of all this."""
    c = office.register.find(ref)
    told = [
        (t.id, sorted(t.values.items(), key=str), t.is_disputed, sorted(t.differing)) for t in things_of(office, ref)
    ]
    return (told, dict(c.members), c.clearance_changed, c.support, c.documents, c.open_actions)


def check_files(office: Office, ref: str) -> None:
    """Once everything was sent to everybody, each has the file of every document."""
    register = office.register
    for document in register.documents(register.find(ref)):
        assert register.has_file(document), "the file of a document did not arrive"
