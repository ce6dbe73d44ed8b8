"""Planted texts in every internal field, and a thousand files that leave: none of them may hold one.

Internal is what only colleagues see: comments, names of persons, who wrote, confirmed, cleared or verified what,
values of former days, fields of a level that was not chosen, notes, actions, links, documents that are not public
(titles, file names, addresses, what is in the files), and all that colleagues' and other delegations' files brought.
"""

from __future__ import annotations

import io
import lzma
import random
import sys
import tempfile
import zipfile
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

from offices import Office
from post import delivered, edit
from tracker.domain.fields import DOCUMENTS, Value
from tracker.domain.submission import LEVELS
from tracker.domain.things import Confidentiality, Thing
from tracker.domain.vocabulary import ClearanceLevel, Status
from tracker.errors import UserError

CANARY = "CANARY"
MEETING = date(2026, 5, 3)
_NOT_AT_THIS_LEVEL = f"{CANARY} not at this level"

_OF_A_DAY, _OF_ONE_DELEGATION = 4, 12
"""Files; a delegation that works on takes longer for each, and they tell nothing else."""

TEXTS = {"lead": "institutions", "limitation": "text", "next_step": "text"}
"""Fields that may leave, with the level under which they do."""


class Delegation:
    """Two officers of one delegation whose every internal word is a canary; a third State's submission is here too."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.number = 0
        self.office = Office(folder / "ana", "CRI", f"{CANARY} Ana")
        self.colleague = Office(folder / "luis", "CRI", f"{CANARY} Luis")
        self.other = Office(folder / "rosa", "MEX", f"{CANARY} Rosa")

    def report(self, office: Office, ref: str) -> None:
        """Former values first, then what may be said; around it all that may not."""
        register = office.register
        edit(office, ref, **dict.fromkeys(TEXTS, f"{CANARY} formerly {self.chance.random()}"))
        edit(office, ref, comment=f"{CANARY} note", position_comment=f"{CANARY} why", contributing=f"{CANARY} once")
        edit(office, ref, person=f"{CANARY} Person", alternate=f"{CANARY} Alternate", contributing="Police")
        register.confirm([register.find(ref)])
        self.make(office, ref)
        edit(office, ref, status=self.chance.choice(list(Status)).value, **dict.fromkeys(TEXTS, "said aloud"))

    def make(self, office: Office, ref: str) -> None:
        """Things on a commitment: of all of them, only what is public of the documents may be said."""
        register = office.register
        register.add_note(register.find(ref), f"{CANARY} note")
        register.add_step(register.find(ref), f"{CANARY} action", f"{CANARY} owner", "2027-03")
        if self.chance.random() < 0.5:
            register.do_step(register.steps(register.find(ref))[-1])
        for level in (Confidentiality.INTERNAL, Confidentiality.RESTRICTED, None):
            self.add_document(office, ref, f"{CANARY} {level}", level)
        self.add_document(office, ref, f"{CANARY} withdrawn", Confidentiality.PUBLIC)
        for withdrawn in self.public_documents(office, ref):
            if self.chance.random() < 0.5:
                register.delete_thing(withdrawn)
            else:
                register.edit_thing(withdrawn, {"confidentiality": Confidentiality.INTERNAL.value})
        register.link(register.find(ref), "gcm", ["23"])
        edit(office, ref, deadline_reason=f"{CANARY} reason", deadline="2027-Q3")
        edit(office, ref, status=Status.PLANNED.value)
        register.clear(register.find(ref), ClearanceLevel.CLEARED, f"{CANARY} minister", f"{CANARY} note verbale")
        other = self.colleague if office is self.office else self.office
        tell(office, other)
        with suppress(UserError):  # Where it was the other who reported this status.
            other.register.verify(other.register.find(ref))
        tell(other, office)

    def add_document(self, office: Office, ref: str, words: str, level: Confidentiality | None) -> None:
        """A file and a link that say the same words wherever words are."""
        self.number += 1
        file = office.folder / f"{words} {self.number}.txt"
        file.write_text(f"{words} in file {self.number}")
        values: dict[str, Value] = {"confidentiality": level.value} if level else {}
        register = office.register
        register.add_document(register.find(ref), file, values)
        address = f"https://example.org/{words.replace(' ', '-')}-{self.number}"
        register.add_link(register.find(ref), address, {**values, "title": f"{words} link {self.number}"})

    def public_documents(self, office: Office, ref: str) -> list[Thing]:
        """Those that may leave as it stands."""
        found = office.register.documents(office.register.find(ref))
        return [document for document in found if document.confidentiality is Confidentiality.PUBLIC]

    def work(self) -> str:
        """A day in the office, most of it internal; the commitment of which more may be said."""
        refs = self.chance.sample(["1.1", "2.3", "3.2", "4.1", "5.2", "6.9"], 2)
        self.report(self.colleague, refs[0])
        self.report(self.office, refs[1])
        self.colleague.register.add_meeting(f"{CANARY} meeting", MEETING, f"{CANARY} place")
        self.colleague.register.freeze(self.colleague.register.meetings()[0])
        tell(self.colleague, self.office)
        return refs[1]

    def submit(self, ref: str) -> bytes:
        """Everything that is in one submission, at levels of chance, unpacked, and its name."""
        levels = self.chance.sample(list(LEVELS), self.chance.randint(1, len(LEVELS)))
        said = {key: "said aloud" if level in levels else _NOT_AT_THIS_LEVEL for key, level in TEXTS.items()}
        edit(self.office, ref, **said)
        # What is public may leave, if its level was chosen; else not even that.
        public = "said aloud" if DOCUMENTS in levels else _NOT_AT_THIS_LEVEL
        self.add_document(self.office, ref, public, Confidentiality.PUBLIC)
        path = self.office.folder / self.office.register.suggested_name().replace(".xlsx", ".ctu")
        self.office.register.submit(path, self.office.register.draft_submission("Secretariat", levels))
        edit(self.office, ref, **dict.fromkeys(TEXTS, "said aloud"))
        for document in self.public_documents(self.office, ref):
            self.office.register.delete_thing(document)
        return content(path) + path.name.encode()

    def hear(self) -> None:
        """Another State's submission comes in: it is never to leave with ours."""
        edit(self.other, "1.1", lead=f"{CANARY} of Mexico", status="planned")
        path = self.other.folder / "mexico.ctu"
        self.other.register.submit(path, self.other.register.draft_submission("", ["status", "institutions"]))
        self.office.register.finish(self.office.register.review(path))

    def close(self) -> None:
        """Let go of the databases."""
        for office in (self.office, self.colleague, self.other):
            office.register.close()


def tell(sender: Office, receiver: Office) -> None:
    """What is new goes to the colleague, who takes it in: everything, each time, would take most of the time."""
    receiver.register.finish(delivered(sender, receiver, receiver.author, since_last=True))


def content(path: Path) -> bytes:
    """All parts of the file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = [package.read(name) for name in package.namelist()]
    return b"\n".join(lzma.decompress(part) if part.startswith(b"\xfd7zXZ") else part for part in parts)


def look(files: int, folder: Path) -> Counter[str]:
    """Write so many files and look into each; raises AssertionError at the first that holds a canary."""
    figures: Counter[str] = Counter()
    while figures["files"] < files:
        with tempfile.TemporaryDirectory(dir=folder) as room:
            delegation = Delegation(figures["files"], Path(room))
            delegation.hear()
            ref = ""
            for number in range(min(_OF_ONE_DELEGATION, files - figures["files"])):
                ref = ref if number % _OF_A_DAY else delegation.work()
                raw = delegation.submit(ref)
                figures["files"] += 1
                figures["bytes"] += len(raw)
                figures["values"] += raw.count(b'"submitted/')
                figures["documents with their files"] += raw.count(b"said aloud in file")
                assert CANARY.encode() not in raw, f"file {figures['files']} holds an internal text"
                assert delegation.office.register._installation.replica.encode() not in raw
            delegation.close()
    return figures


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as room:
        for name, figure in look(count, Path(room)).items():
            print(f"{figure:>8}  {name}")  # noqa: T201
        print("       0  with a planted text")  # noqa: T201
