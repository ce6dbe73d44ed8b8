"""Random months of two to six laptops of one delegation, on real databases, that exchange update files and workbooks.

Files are whole, or hold only what is new, or are months old, or come several at once. They hold notes as well: written,
edited on two laptops, deleted, taken again after an undo. Whenever anything was written: nobody overwrote a value who
did not have it on screen (`witness.py`). After every import: the same files again bring nothing new.
After every undo: what stood before the action stands again. At the end everybody gets everything, in different orders:
then all show the same, and the tables are what the journal alone gives.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from offices import Office
from received import export, returned, review
from simulations import making, witness
from simulations.witness import Screen, Witness
from tracker.domain.export import Snapshot
from tracker.domain.fields import Value
from tracker.domain.meetings import Meeting
from tracker.domain.notes import NOTE, Note
from tracker.domain.review import Answers, Decision, Proposal, Review
from tracker.errors import UserError
from tracker.register import exporting
from tracker.storage.rebuild import rebuild

DERIVED = ("commitment", "thing", "note", "tally", "name_used", "search_index", "head", "awaited", "record")
REFS = ("1.1", "3.5", "4.10")
VALUES: dict[str, Sequence[Value]] = {
    "status": ("planned", "in_progress", "implemented", None),
    "lead": ("Labour", "Interior", None),
    "deadline": ("2027-06-30", "2027-Q2", None),
    "contributing": ("Police", "Navy; Police", "Army", None),
}


@dataclass(frozen=True)
class Posted:
    """An update file and who wrote it."""

    sender: Office
    path: Path


class Months:
    """One random history; `figures` counts what happened in it."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.figures: Counter[str] = Counter(histories=1)
        names = ("Ana", "Luis", "Eva", "Marta", "Rosa", "Juan")[: self.chance.choice((2, 2, 3, 3, 4, 5, 6))]
        self.offices = [Office(folder / name, author=name) for name in names]
        for office in self.offices:
            # Clocks up to three years off, either way.
            office.clock.later(days=self.chance.randint(-1000, 1000))
        self.folder = folder
        self.numbers = count()
        self.posted: list[Posted] = []
        self.workbooks: list[tuple[Office, Snapshot]] = []
        self.presented: dict[str, object] = {}
        self.witness = Witness()

    def run(self, steps: int) -> None:
        """Take random steps, then check what must hold at the end."""
        usual = (*[self.edit] * 16, *[self.send] * 6, *[self.take_in] * 10, *[self.decide] * 6)
        rare = (self.step_back, self.undo_an_import, self.export, self.return_workbook)
        of_notes = (*[self.write_note] * 2, *[self.change_note] * 3, *[self.take_again] * 3)
        meeting = (self.meet, self.freeze, self.delete_a_meeting)
        things = (self.make, self.make, self.make, self.confirm)
        for _ in range(steps):
            office = self.chance.choice(self.offices)
            verb = self.chance.choice(usual + rare + of_notes + meeting + things)
            self.looking(office, partial(verb, office))
            self.look_at_freezes(office)
        self.check_the_end()

    def close(self) -> None:
        """Let go of the databases."""
        for office in self.offices:
            office.register.close()

    def edit(self, office: Office) -> None:
        """Somebody types a value, sometimes on a sight of the commitment that is out of date."""
        key = self.chance.choice(list(VALUES))
        seen = office.register.find(self.chance.choice(REFS))
        if self.chance.random() < 0.2:
            office.register.edit([seen], {key: self.chance.choice(VALUES[key])})
        office.register.edit([seen], {key: self.chance.choice(VALUES[key])})
        self.look_at_screens(office, witness.screen_of([seen]))
        self.figures["edits"] += 1

    def confirm(self, office: Office) -> None:
        """Somebody finds everything still correct: nobody is asked about that, whoever else finds it as well."""
        office.register.confirm([office.register.find(ref) for ref in REFS])
        assert not any("confirmed" in c.conflicts for c in office.register.listed())
        self.figures["confirmations"] += 1

    def looking(self, office: Office, verb: Callable[[], object]) -> None:
        """Somebody does something with all versions of everything in sight, which is more than most verbs need."""
        screen = witness.screen_of_versions(office, REFS)
        verb()
        self.look_at_screens(office, screen)

    def look_at_screens(self, office: Office, *screens: Screen) -> None:
        """Nobody overwrote what was not on their screen."""
        self.figures["values overwritten, each of them seen"] += self.witness.look(office, *screens)

    def write_note(self, office: Office) -> None:
        """Somebody writes a note."""
        office.register.add_note(office.register.find(self.chance.choice(REFS)), self.words())

    def change_note(self, office: Office) -> None:
        """Somebody edits a note or deletes it."""
        notes = self.notes(office)
        if not notes:
            return
        note = self.chance.choice(notes)
        if self.chance.random() < 0.5:
            office.register.edit_note(note, self.words())
        else:
            office.register.delete_note(note)
        self.figures["notes changed or deleted"] += 1

    def meet(self, office: Office) -> None:
        """A meeting is put down, or said anew."""
        known, title, on = office.register.meetings(), f"Meeting {next(self.numbers)}", date(2026, 5, 3)
        if known and self.chance.random() < 0.5:
            office.register.edit_meeting(self.chance.choice(known), title, on, self.chance.choice(("", "Quito")))
        else:
            office.register.add_meeting(title, on, "Lima")
        self.figures["meetings"] += 1

    def freeze(self, office: Office) -> None:
        """What stands is kept as presented: from then on it is looked at whenever anything was done."""
        if known := office.register.meetings():
            office.register.freeze(self.chance.choice(known))
            self.figures["freezes"] += 1

    def delete_a_meeting(self, office: Office) -> None:
        """A meeting is deleted by somebody who saw it."""
        if known := office.register.meetings():
            office.register.delete_meeting(self.chance.choice(known))
            self.figures["meetings deleted"] += 1

    def read_freeze(self, office: Office, meeting: Meeting) -> object:
        """All that a freeze shows."""
        state = office.register.presented(meeting)
        return {i: (dict(c.values), c.contributing, c.conflicts) for i, c in state.commitments.items()}

    def look_at_freezes(self, office: Office) -> None:
        """What was presented is what it was, wherever it is read and whatever was done."""
        for meeting in office.register.meetings():
            if meeting.freeze is None or (meeting.tally and meeting.tally.missing):
                continue
            shown = self.read_freeze(office, meeting)
            former = self.presented.setdefault(" ".join(meeting.freeze.parts), shown)
            assert shown == former, "what was presented at a meeting changed"
            self.figures["freezes looked at"] += 1

    def make(self, office: Office) -> None:
        """Somebody makes or changes something for a commitment that is more than a value."""
        verbs = (
            making.make_thing,
            making.make_thing,
            making.change_thing,
            making.change_thing,
            making.link,
            making.clear,
        )
        self.chance.choice(verbs)(office, self.chance.choice(REFS), self.chance, self.figures)

    def decide(self, office: Office) -> None:
        """Somebody settles differing versions, with one of them or with something else."""
        differing = office.register.differing()
        if not differing:
            return
        commitment, one = self.chance.choice(differing)
        values = [version.value for version in one.versions]
        values += [self.words()] if one.thing else [self.chance.choice(VALUES[one.key])] if one.key in VALUES else []
        office.register.decide(commitment, one, self.chance.choice(values))
        left = [(d.key, d.thing) for c, d in office.register.differing() if c.id == commitment.id]
        assert (one.key, one.thing) not in left, "a decision left a difference"
        self.figures["decisions"] += 1
        self.figures["decisions on notes"] += bool(one.thing)

    def send(self, office: Office) -> None:
        """A file that holds everything, or what is new since the last."""
        path = self.folder / f"{next(self.numbers)}.ctu"
        try:
            office.register.send(path, "all", since_last=self.chance.random() < 0.5)
        except UserError:
            return
        self.posted.append(Posted(office, path))
        self.figures["update files"] += 1

    def take_in(self, office: Office) -> None:
        """Some files that colleagues wrote, lately or long ago, come in at once."""
        others = [p.path for p in self.posted if p.sender is not office]
        if not others:
            return
        files = self.chance.sample(others, min(len(others), self.chance.choice((1, 1, 2, 3))))
        found = office.register.review(*files)
        before = self.shown(office)
        screen = witness.screen_of_review(office, found, REFS)
        committed = office.register.finish(found, self.answers(found))
        self.look_at_screens(office, screen)
        self.figures["imports"] += 1
        self.figures["changes received"] += len(found.proposals)
        if committed.action and self.chance.random() < 0.25:
            self.looking(office, office.register.undo)
            assert self.shown(office) == before, "an import taken back left something"
            self.figures["imports undone at once"] += 1
            return
        records = office.tables("record")
        again = office.register.review(*files)
        office.register.finish(again)
        assert all(p.again for p in again.proposals), "the same files twice brought something new"
        assert office.tables("record") == records, "the same files twice wrote something"

    def undo_an_import(self, office: Office) -> None:
        """Some import is undone, whatever was done since."""
        imports = [a for a in office.register.actions() if a.title.code == "import" and not a.undone]
        if imports:
            office.register.undo(self.chance.choice(imports).id)
            self.figures["imports undone later"] += 1

    def take_again(self, office: Office) -> None:
        """A file comes whose import was undone: all of it is taken again, then perhaps taken back once more."""
        others = [p.path for p in self.posted if p.sender is not office]
        if not others:
            return
        file = self.chance.choice(others)
        found = office.register.review(file)
        asked = [p for p in found.proposals if p.again]
        if not asked:
            return
        before = self.shown(office)
        screen = witness.screen_of_review(office, found, REFS)
        committed = office.register.finish(found, Answers({p.number: Decision.TAKE for p in asked}))
        self.look_at_screens(office, screen)
        assert committed.action, "what was taken again wrote nothing"
        assert not any(p.again and p.note for p in office.register.review(file).proposals), (
            "a note, an action or a document is asked about twice"
        )
        if not any(source.records for source in found.sources):
            self.look_at_what_came_back(office, asked)
        self.figures["taken again"] += 1
        if self.chance.random() < 0.5:
            self.looking(office, office.register.undo)
            assert self.shown(office) == before, "what was taken again and taken back left something"
            self.figures["taken again and back"] += 1

    def look_at_what_came_back(self, office: Office, asked: Sequence[Proposal]) -> None:
        """What was made is there again, or gone again, as it was asked; notes with the very words."""
        there = {note.id: note.text for note in self.notes(office)}
        made = {thing.id for ref in REFS for thing in making.things_of(office, ref)}
        for p in asked:
            if p.note and p.note.kind == NOTE:
                assert there.get(p.note.id) == p.theirs, "a note that was taken again did not come back as it was told"
                self.figures["notes taken again"] += 1
            elif p.note:
                assert (p.note.id in made) is (p.theirs is not None), "what was made and taken again did not come back"
                self.figures["actions and documents taken again"] += 1

    def step_back(self, office: Office) -> None:
        """Undo, and sometimes redo: what stood before stands again."""
        before = self.shown(office)
        try:
            self.looking(office, office.register.undo)
        except UserError:
            return
        self.looking(office, office.register.redo)
        assert self.shown(office) == before, "undo and redo left something"
        if self.chance.random() < 0.5:
            self.looking(office, office.register.undo)
        self.figures["undone"] += 1

    def export(self, office: Office) -> None:
        """A workbook leaves; it may come back to any laptop, edited differently each time."""
        self.workbooks.append((office, export(office, office.folder / "a.xlsx")))

    def return_workbook(self, office: Office) -> None:
        """A colleague's copy of some export comes in."""
        if not self.workbooks:
            return
        exporter, snapshot = self.chance.choice(self.workbooks)
        keys = ("status", "lead", "deadline")
        edits = {
            (self.chance.choice(REFS), key): self.chance.choice(VALUES[key]) for key in self.chance.sample(keys, 2)
        }
        found = review(office, returned(exporter, snapshot, edits, author=self.chance.choice(["", "Rosa"])))
        screens = witness.screen_of_workbook(snapshot), witness.screen_of_review(office, found, REFS)
        office.register.finish(found, self.answers(found))
        self.look_at_screens(office, *screens)
        self.figures["workbooks"] += 1

    def answers(self, found: Review) -> Answers:
        """Random answers; questions and conflicts may stay open."""
        asked = [p for p in found.proposals if self.chance.random() < 0.5]
        return Answers({p.number: self.chance.choice(list(Decision)) for p in asked})

    def words(self) -> str:
        """The words of a note, which nobody else ever writes."""
        return f"note {next(self.numbers)}"

    def notes(self, office: Office) -> list[Note]:
        """All notes in sight."""
        return [note for ref in REFS for note in office.register.notes(office.register.find(ref))]

    def shown(self, office: Office) -> dict[str, object]:
        """What a person sees of the commitments that anybody here ever edits, and of the notes on them."""
        found = (office.register.find(ref) for ref in REFS)
        shown: dict[str, object] = {
            c.ref: (dict(c.values), c.contributing, sorted(c.conflicts), making.made_for(office, c.ref)) for c in found
        }
        return shown | {note.id: (note.text, note.author, note.differs) for note in self.notes(office)}

    def check_the_end(self) -> None:
        """Everybody gets everything; what each knows of its own is checked, then that all know the same."""
        for _ in range(2):
            for office in self.chance.sample(self.offices, len(self.offices)):
                self.send_everything(office)
        shown = [self.shown(office) for office in self.offices]
        assert all(one == shown[0] for one in shown), "laptops with the same records show different things"
        held = [office.register.meetings() for office in self.offices]
        assert all(one == held[0] for one in held), "laptops with the same records have different meetings"
        assert not any(m.tally and m.tally.missing for m in held[0]), "something of a freeze was lost on the way"
        ids = [{str(row[0]) for row in office.tables("record")["record"]} for office in self.offices]
        assert all(one == ids[0] for one in ids), "records were lost on the way"
        for office in self.offices:
            for ref in REFS:
                making.check_files(office, ref)
            lying = office.tables(*DERIVED)
            standing = {str(row[0]) for row in lying["head"]}
            assert ids[0] == standing | (office.replaced() & ids[0]), "a value vanished that nobody replaced"
            with office.register._engines.write.begin() as connection:
                rebuild(connection, lambda raws: self.chance.sample(raws, len(raws)))
            self.look_at_freezes(office)
            assert office.register.meetings() == held[0], "rebuilding changed a meeting"
            assert office.tables(*DERIVED) == lying, "rebuilding changed something"
        self.figures["laptops"] += len(self.offices)
        self.figures["records"] += len(ids[0])

    def send_everything(self, office: Office) -> None:
        """A whole file to every colleague, who keeps what differs as it is."""
        path = self.folder / f"{next(self.numbers)}.ctu"
        try:
            office.register.send(path)
        except UserError:
            return
        for other in self.offices:
            if other is not office:
                other.register.finish(other.register.review(path))


def simulate(seeds: range, steps: int, folder: Path) -> Counter[str]:
    """Run a history per seed; raises AssertionError, with the seed, at the first that breaks a rule."""
    figures: Counter[str] = Counter()
    for seed in seeds:
        with tempfile.TemporaryDirectory(dir=folder) as room:
            months = Months(seed, Path(room))
            try:
                months.run(steps)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}: {error}") from error
            finally:
                months.close()
            figures += months.figures
    return figures


def _share(seeds: range) -> Counter[str]:
    exporting.write = lambda *_: None
    with tempfile.TemporaryDirectory() as room:
        return simulate(seeds, 50, Path(room))


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with multiprocessing.Pool(2) as pool:
        shares = pool.map(_share, [range(n, min(n + 10, wanted)) for n in range(0, wanted, 10)], chunksize=1)
    for name, figure in sum(shares, Counter[str]()).items():
        print(f"{figure:>8}  {name}")  # noqa: T201
