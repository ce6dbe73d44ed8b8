"""Random weeks of three laptops of one delegation that exchange only workbooks; run whole with `make simulate`.

After every import: the same file again brings nothing new. After every undo: what stood before the action stands again.
At the end: every record stands or was replaced by a record that names it; the tables are what the journal alone gives;
and two databases that take in the records of all three laptops, in different orders, are equal.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text

from offices import Office
from received import export, returned, review
from tracker.domain.export import Snapshot
from tracker.domain.fields import Value
from tracker.domain.review import Answers, Decision, Review
from tracker.errors import UserError
from tracker.journal.record import read_record
from tracker.register import exporting
from tracker.storage.projection import project
from tracker.storage.rebuild import rebuild
from tracker.storage.record_index import insert_records

DERIVED = ("commitment", "tally", "name_used", "search_index", "head", "awaited", "record")
REFS = ("1.1", "1.2", "3.5", "4.10")
VALUES: dict[str, Sequence[Value]] = {
    "status": ("planned", "in_progress", "implemented", None),
    "lead": ("Labour", "Interior", "Foreign Ministry", None),
    "deadline": ("2027-06-30", "2027-Q2", None),
    "percent": (0, 50, 100, None),
}


class Week:
    """One random history; `figures` counts what happened in it."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.figures: Counter[str] = Counter(histories=1)
        self.offices = [Office(folder / name, author=name) for name in ("Ana", "Luis", "Eva")]
        for office in self.offices:
            # Clocks up to three years off, either way.
            office.clock.later(days=self.chance.randint(-1000, 1000))
        self.sent: list[tuple[Office, Snapshot]] = []

    def run(self, steps: int) -> None:
        """Take random steps, then check what must hold at the end."""
        for _ in range(steps):
            step = self.chance.choice((self.edit, self.edit, self.export, self.take_in, self.take_in, self.step_back))
            step(self.chance.choice(self.offices))
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
        self.figures["edits"] += 1

    def export(self, office: Office) -> None:
        """A workbook leaves; it may come back to any laptop, edited differently each time."""
        self.sent.append((office, export(office, office.folder / "a.xlsx")))
        self.figures["exports"] += 1

    def take_in(self, office: Office) -> None:
        """A colleague's copy of some export comes in, is decided at random, and is looked at again."""
        if not self.sent:
            return
        exporter, snapshot = self.chance.choice(self.sent)
        edits = {
            (self.chance.choice(REFS), key): self.chance.choice(VALUES[key])
            for key in self.chance.sample(list(VALUES), self.chance.randint(0, 3))
        }
        received = returned(exporter, snapshot, edits, author=self.chance.choice(["", "Marta"]))
        found = review(office, received)
        before = office.values()
        committed = office.register.finish(found, self.decide(found))
        self.figures["imports"] += 1
        self.figures["changes received"] += len(found.proposals)
        if self.chance.random() < 0.3 and committed.action:
            office.register.undo()
            assert office.values() == before, "an import taken back left something"
            self.figures["imports undone"] += 1
            return
        open_questions = {p.number for p in found.proposals if p.again or p.number not in self.answered}
        again = review(office, received)
        assert len(again.proposals) <= len(open_questions), "the same file twice brought something new"

    def decide(self, found: Review) -> Answers:
        """Random answers; questions and clean changes may stay open."""
        answers = {p.number: self.chance.choice(list(Decision)) for p in found.proposals if self.chance.random() < 0.7}
        final = Answers(answers)
        self.answered = {
            p.number
            for p in found.proposals
            if answers.get(p.number, p.usual or (Decision.BOTH if p.standing == "conflict" else Decision.LEAVE))
            is not Decision.LEAVE
        }
        return final

    def step_back(self, office: Office) -> None:
        """Undo, and sometimes redo: what stood before stands again."""
        before = office.values()
        try:
            office.register.undo()
        except UserError:
            return
        office.register.redo()
        assert office.values() == before, "undo and redo left something"
        if self.chance.random() < 0.5:
            office.register.undo()
        self.figures["undone"] += 1

    def check_the_end(self) -> None:
        """The invariants of the journal, on each laptop and on all together."""
        raws: set[bytes] = set()
        for office in self.offices:
            lying = office.tables(*DERIVED)
            records = {str(row[0]) for row in lying["record"]}
            standing = {str(row[0]) for row in lying["head"]}
            assert records == standing | (office.replaced() & records), "a value vanished that nobody replaced"
            with office.register._engines.write.begin() as connection:
                rebuild(connection, lambda raws: self.chance.sample(raws, len(raws)))
            assert office.tables(*DERIVED) == lying, "rebuilding changed something"
            with office.register._engines.read.connect() as connection:
                raws |= {raw for (raw,) in connection.execute(text("SELECT raw FROM record"))}
        self.figures["records"] += len(raws)
        for office in self.offices:
            self.walk_back(office)
        assert self.merged(raws) == self.merged(raws), "the same records in another order gave another state"

    def walk_back(self, office: Office) -> None:
        """Undo all there is: each redo on the way brings back what stood, and at the end nothing was ever said."""
        nothing = (None, None, None, 0)
        while True:
            before = office.values()
            try:
                office.register.undo()
            except UserError:
                break
            after = office.values()
            office.register.redo()
            assert office.values() == before, "undo and redo left something on the way back"
            office.register.undo()
            assert office.values() == after, "the second undo did not do what the first did"
        assert all(v == ({}, (), (), *nothing) for v in office.values().values()), "something is left of nothing"

    def merged(self, raws: set[bytes]) -> dict[str, list[tuple[object, ...]]]:
        """All the records in a new database, in a random order."""
        with tempfile.TemporaryDirectory() as folder:
            office = Office(Path(folder))
            with office.register._engines.write.begin() as connection:
                order = self.chance.sample(sorted(raws), len(raws))
                insert_records(connection, [read_record(raw) for raw in order], ("", ""))
                project(connection, {read_record(raw).entity for raw in order})
            state = office.tables("commitment", "head", "awaited")
            office.register.close()
            return state


def simulate(seeds: range, steps: int, folder: Path) -> Counter[str]:
    """Run a history per seed; raises AssertionError, with the seed, at the first that breaks a rule."""
    figures: Counter[str] = Counter()
    for seed in seeds:
        with tempfile.TemporaryDirectory(dir=folder) as room:
            week = Week(seed, Path(room))
            try:
                week.run(steps)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}: {error}") from error
            finally:
                week.close()
            figures += week.figures
    return figures


if __name__ == "__main__":
    exporting.write = lambda *_: None
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as room:
        for name, figure in simulate(range(count), 30, Path(room)).items():
            print(f"{figure:>8}  {name}")  # noqa: T201
