"""Random weeks of two to six laptops that exchange update files and workbooks, in memory: `make simulate-core`.

At the end all laptops must agree with each other, with a rebuilt journal, and with what people had on screen.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from simulations.desks import Desks, Make
from simulations.laptop import Action
from simulations.memory import Filled, Proposal, Replica
from simulations.sights import FIELDS, MEMBERS, NOTES, REGISTERS, TEXTS, VALUES, Sight, registers_of, versions
from tracker.domain.fields import Value
from tracker.journal.deletion import Presence
from tracker.journal.heads import FieldState
from tracker.journal.record import Record, Register, register_of

STEPS = 80
MOST_LAPTOPS = 6
PROCESSES = 2
CHUNK = 250


class Week(Desks):
    """One random history."""

    def __init__(self, seed: int, make: Make = Replica) -> None:
        super().__init__(seed, make)
        self.files: list[list[Record]] = []
        self.exports: list[tuple[Filled, dict[Register, Sight]]] = []
        self.books: list[tuple[Filled, dict[Register, Sight]]] = []
        self.backups: list[tuple[Replica, Replica]] = []
        self.received: dict[tuple[int, Register], str] = {}

    def run(self, steps: int = STEPS) -> None:
        """Take random steps, then check what must hold at the end."""
        verbs: dict[Callable[[Replica], None], int] = {
            self.edit: 10, self.write_note: 4, self.change_member: 3, self.decide: 4, self.decide_alike: 1,
            self.delete: 3, self.bring_back: 2, self.undo: 5, self.redo: 3, self.remember: 2,
            self.send: 9, self.resend: 2, self.interrupt: 4, self.export: 2, self.fill_in: 5, self.take_in_book: 9,
            self.back_up: 1, self.restore_backup: 1, self.copy_laptop: 1,
        }  # fmt: skip
        for verb in self.chance.choices(list(verbs), list(verbs.values()), k=steps):
            self.pass_time()
            verb(self.chance.choice(self.replicas))
        self.check_the_end()

    # ------------------------------------------------------------------ update files

    def send(self, replica: Replica) -> None:
        """An update file goes to a colleague: everything, what is new, or what happened to be in it; shuffled."""
        other = self.chance.choice(self.replicas)
        since = min(replica.sent.get(other.name, 0), len(replica.journal))
        news = replica.journal[since if self.chance.random() < 0.5 else 0 :]
        if self.chance.random() < 0.3:
            news = self.chance.sample(news, self.chance.randint(0, len(news)))
            self.figures["partial files"] += 1
        else:
            replica.sent[other.name] = len(replica.journal)
        self.files.append(news)
        self.take_in(other, news)

    def resend(self, replica: Replica) -> None:
        """An earlier file is found again."""
        if self.files:
            self.figures["stale files"] += 1
            self.take_in(replica, self.chance.choice(self.files))

    def interrupt(self, replica: Replica) -> None:
        """A file comes in while somebody is about to change what is on screen."""
        members, field = self.look(replica, self.chance.choice(MEMBERS)), self.chance.choice((*FIELDS, *TEXTS))
        sight = self.look(replica, field)
        self.take_in(replica, list(self.chance.choice(self.replicas).journal))
        if self.chance.random() < 0.5:
            self.click(replica, members)
        else:
            self.type(replica, [sight])
        self.figures["interrupted"] += 1

    def take_in(self, replica: Replica, file: Sequence[Record]) -> None:
        """A file comes in, in a random order and with records twice; and once more."""
        before = self.visible(replica)
        shuffled = self.chance.sample(file, len(file)) + list(file[:2])
        action = replica.take_in(self.clock(replica), shuffled)
        assert replica.take_in(self.clock(replica), file) is None, "the same file twice brought something new"
        assert all(r.id in replica.records for r in file), "a record was not taken in"
        if action is not None:
            self.check_shown(replica, action)
            self.mark(replica, action, before)
        self.figures["update files taken in"] += 1

    # ------------------------------------------------------------------ workbooks

    def export(self, replica: Replica) -> None:
        """A workbook leaves; any number of copies of it may come back."""
        sights = {r: self.look(replica, r) for r in FIELDS}
        self.exports.append((replica.export(self.clock(replica), len(self.exports), FIELDS), sights))
        self.figures["exports"] += 1

    def fill_in(self, replica: Replica) -> None:
        """A colleague changes cells of a copy of some export."""
        if not self.exports:
            return
        book, sights = self.chance.choice(self.exports[-3:])
        chosen = {r: self.chance.choice(VALUES) for r in self.chance.sample(FIELDS, self.chance.randint(1, 3))}
        typed = {r: value for r, value in chosen.items() if value != book.cells[r].value}
        origin = replace(book.origin, author=self.chance.choice(["", "Marta"]))
        self.books.append((replace(book, origin=origin, typed=typed, file=len(self.books)), sights))

    def take_in_book(self, replica: Replica) -> None:
        """A copy comes in and is decided at random; and is looked at once more."""
        if not self.books:
            return
        book, sights = self.chance.choice(self.books[-4:])
        before = self.visible(replica)
        taken: list[tuple[Proposal, FieldState | None, Value]] = []
        for proposal in replica.compare(book):
            register, sight = proposal.register, sights[proposal.register]
            is_foreign = any(i not in replica.records for i in sight.shown)
            assert register in book.typed or is_foreign or proposal.is_question, "an import says what nobody typed"
            self.figures["questions"] += proposal.is_question
            if self.chance.random() < (0.7 if proposal.is_question else 0.1):
                continue
            state = replica.state(register) if self.chance.random() < 0.5 else None
            ours = replica.state(register).value
            taken.append((proposal, state, self.chance.choice([proposal.change.value, ours, *VALUES])))
        now = {p.register: self.look(replica, p.register) for p, _, _ in taken}
        action = replica.finish(self.clock(replica), book, taken)
        self.hear(action, {r: (sights[r], sight) for r, sight in now.items()})
        again = {p.register for p in replica.compare(book)}
        assert not now.keys() & again, "the same workbook twice brought something new"
        for proposal in (p for p, _, _ in taken if not p.again):
            heard = self.received.setdefault((book.file, proposal.register), replica.received(proposal.change).id)
            assert heard in replica.records, "the same workbook gave another record on another laptop"
        if action is not None:
            self.check_shown(replica, action)
            self.mark(replica, action, before)
        self.figures["workbooks taken in"] += 1

    def hear(self, action: Action | None, sights: Mapping[Register, tuple[Sight, Sight]]) -> None:
        """A colleague said what came in over what the workbook showed; the second record of a register decides."""
        first: dict[Register, Record] = {}
        for record in action.records if action else ():
            register = register_of(record)
            exported, here = sights[register]
            theirs = first.setdefault(register, record)
            self.truth.said(record, exported.shown if theirs is record else here.shown | {theirs.id})

    # ------------------------------------------------------------------ laptops that are not what they were

    def back_up(self, replica: Replica) -> None:
        """Somebody copies the database away."""
        self.backups.append((replica, replica.copied()))

    def restore_backup(self, replica: Replica) -> None:
        """A laptop forgets what came since."""
        kept = [backup for owner, backup in self.backups if owner is replica]
        if kept:
            replica.become(self.chance.choice(kept))
            self.old_sights = [(r, s) for r, s in self.old_sights if r is not replica]
            self.figures["backups restored"] += 1

    def copy_laptop(self, replica: Replica) -> None:
        """A laptop is cloned; neither can tell itself from the other."""
        if len(self.replicas) < MOST_LAPTOPS:
            self.replicas.append(replica.copied())
            self.figures["laptops copied"] += 1

    # ------------------------------------------------------------------ what must hold

    def check_shown(self, replica: Replica, action: Action | None = None) -> None:
        """What a laptop shows, or what an action touched of it, is what people had left standing, by all it knows."""
        touched = {register_of(r) for r in action.records} if action else set(REGISTERS)
        for register in touched:
            shown, known = versions(register, replica.state(register)), replica.registers.get(register, {})
            self.truth.check_shown(shown, known, is_member=register[2] is not None)
        for note in {note for note, _, _ in touched} & {*NOTES}:
            deletion, *others = (replica.registers.get(r, {}) for r in registers_of(note))
            expected = {True: Presence.DELETED, False: Presence.PRESENT, None: Presence.DIFFERING}
            presence = expected[self.truth.is_gone(deletion, others)]
            assert replica.existence(note).presence is presence, "a note is not where people left it"

    def check_the_end(self) -> None:
        """Everything reaches everybody, in different orders: all are equal, and nothing is lost."""
        for replica in self.replicas:
            self.check_shown(replica)
        self.walk_back(self.chance.choice(self.replicas).copied())
        everything = list({r.id: r for replica in self.replicas for r in replica.journal}.values())
        for replica in self.replicas:
            for part in self.parts(everything):
                replica.take_in(self.clock(replica), part)
            assert replica.records.keys() == {r.id for r in everything}, "a record was not taken in"
        first = self.replicas[0]
        self.check_shown(first)
        rebuilt = first.rebuilt(self.chance.sample(everything, len(everything)))
        for other in (*self.replicas[1:], rebuilt):
            assert other.visible() == first.visible(), "two laptops with the same records are not equal"
        self.figures["laptops"] += len(self.replicas)
        self.figures["records"] += len(everything)
        self.figures["differing at the end"] += sum(first.state(r).differs for r in REGISTERS)

    def parts(self, records: Sequence[Record]) -> Iterator[list[Record]]:
        """These records in a random order, a random part of them at a time."""
        left = self.chance.sample(records, len(records))
        while left:
            cut = self.chance.randint(1, len(left))
            yield left[:cut]
            left = left[cut:]


def simulate(seeds: Iterable[int], make: Make = Replica) -> Counter[str]:
    """Run a history per seed; raises AssertionError, with the seed, at the first that breaks a rule."""
    figures: Counter[str] = Counter()
    for seed in seeds:
        week = Week(seed, make)
        try:
            week.run()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
        figures += week.figures
    return figures


def attempt(seed: int) -> Counter[str] | str:
    """What happened in one history, or which rule it broke."""
    try:
        return simulate([seed])
    except AssertionError as error:
        return str(error)


def main(count: int) -> int:
    """Run that many histories in two processes and print what happened in them; 1 if a rule was broken."""
    began = time.perf_counter()
    figures: Counter[str] = Counter()
    broken = 0
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        for found in pool.imap_unordered(attempt, range(count), chunksize=CHUNK):
            if isinstance(found, str):
                broken += 1
                print(found)  # noqa: T201
            else:
                figures += found
    seconds = time.perf_counter() - began
    for name, figure in figures.items():
        print(f"{figure:>9,}  {name}")  # noqa: T201
    print(f"{seconds:>9.0f}  seconds, {count / seconds / PROCESSES:.0f} histories a second and process")  # noqa: T201
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
