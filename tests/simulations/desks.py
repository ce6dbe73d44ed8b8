"""What people do at their desks in a random week, each with a laptop of their own: say, decide, delete, undo, redo.

Whoever acts has something on screen, sometimes since before something else came in; `truth` is told what it was.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from simulations.laptop import Action
from simulations.memory import Replica
from simulations.sights import FIELDS, MEMBERS, NOTES, REGISTERS, TEXTS, VALUES, Mark, Sight, Visible, versions
from simulations.truth import NOTHING, Truth, canonical
from tracker.domain.fields import Value
from tracker.journal.deletion import DELETED, Presence
from tracker.journal.heads import common_base
from tracker.journal.record import Record, Register, register_of

START = datetime(2026, 11, 23, tzinfo=UTC)

Make = Callable[[str, Iterator[int]], Replica]
"""Makes a laptop of a name, with what tells actions apart."""


class Desks:
    """Laptops and the people at them; `figures` counts what happened."""

    def __init__(self, seed: int, make: Make = Replica) -> None:
        self.chance = random.Random(seed)
        self.figures: Counter[str] = Counter(histories=1)
        self.truth = Truth()
        numbers = count(1)
        self.replicas = [make(f"laptop {n}", numbers) for n in range(self.chance.randint(2, 5))]
        self.now = START
        self.offsets = {r.name: timedelta(days=self.chance.randint(-1095, 1095)) for r in self.replicas}
        self.old_sights: list[tuple[Replica, Sight]] = []
        self.marks: dict[str, Mark] = {}
        self.undone: dict[str, Visible] = {}
        self.left: set[tuple[str, Register]] = set()

    def take_in(self, replica: Replica, file: Sequence[Record]) -> None:
        """An update file comes in."""
        raise NotImplementedError

    def pass_time(self) -> None:
        """Some hours, or a day or two."""
        self.now += timedelta(hours=self.chance.randint(1, 40))

    def clock(self, replica: Replica) -> datetime:
        """The time as this laptop has it: up to three years off, either way."""
        return self.now + self.offsets[replica.name]

    # ------------------------------------------------------------------ looking

    def look(self, replica: Replica, register: Register) -> Sight:
        """What somebody has on screen now."""
        known = replica.registers.get(register, {})
        return Sight(register, replica.state(register), self.truth.behind(known))

    def look_or_remember(self, replica: Replica, register: Register) -> Sight:
        """What somebody has on screen: sometimes since before something else came in."""
        old = [s for r, s in self.old_sights if r is replica and s.register == register]
        if old and self.chance.random() < 0.5:
            self.figures["out-of-date screens"] += 1
            return self.chance.choice(old)
        return self.look(replica, register)

    def remember(self, replica: Replica) -> None:
        """Somebody leaves a screen open."""
        for register in (*FIELDS, *MEMBERS, *TEXTS):
            self.old_sights.append((replica, self.look(replica, register)))

    def visible(self, replica: Replica) -> Visible:
        """All that a laptop shows: the versions of each field, who is in the set, which notes are there."""
        shown: Visible = {r: versions(r, replica.state(r)) for r in REGISTERS}
        return shown | {(note, "presence", None): frozenset({replica.existence(note).presence}) for note in NOTES}

    # ------------------------------------------------------------------ saying

    def mark(self, replica: Replica, action: Action, before: Visible) -> None:
        """Remember what an action has to lead back to."""
        count = {r: len(replica.registers[r]) for r in map(register_of, action.records)}
        self.marks[action.id] = Mark(before, count, len(replica.journal))

    def edit(self, replica: Replica) -> None:
        """Somebody types values; one action may change two fields."""
        registers = self.chance.sample(FIELDS, self.chance.choice((1, 1, 1, 2)))
        self.type(replica, [self.look_or_remember(replica, r) for r in registers])

    def write_note(self, replica: Replica) -> None:
        """Somebody writes a note, or edits it."""
        self.type(replica, [self.look_or_remember(replica, self.chance.choice(TEXTS))])

    def type(self, replica: Replica, sights: Sequence[Sight]) -> None:
        """Values are typed into what is on screen."""
        before = self.visible(replica)
        wanted = {s.register: (s.state, self.chance.choice(VALUES)) for s in sights}
        action = replica.edit(self.clock(replica), wanted)
        if action is None:
            return
        for record in action.records:
            self.truth.said(record, next(s.shown for s in sights if s.register == register_of(record)))
        self.figures["edits"] += 1
        self.mark(replica, action, before)

    def change_member(self, replica: Replica) -> None:
        """Somebody adds an institution to a set, or removes it."""
        self.click(replica, self.look_or_remember(replica, self.chance.choice(MEMBERS)))

    def click(self, replica: Replica, sight: Sight) -> None:
        """An element that is on screen is removed; one that is not is added."""
        before = self.visible(replica)
        action = replica.change_member(self.clock(replica), sight.register, sight.state)
        self.truth.said(action.records[0], sight.all if sight.state.contains else ())
        self.figures["set members changed"] += 1
        self.mark(replica, action, before)

    def decide(self, replica: Replica) -> None:
        """Somebody ends differing versions, of a field or of whether a note is there."""
        differing = [r for r in (*FIELDS, *TEXTS) if replica.state(r).differs]
        notes = [n for n in NOTES if replica.existence(n).presence is Presence.DIFFERING]
        if notes and self.chance.random() < 0.5:
            self._end_note(replica, self.chance.choice(notes))
        elif differing:
            self._decide(replica, self.look(replica, self.chance.choice(differing)), self.chance.choice(VALUES))

    def _decide(self, replica: Replica, sight: Sight, value: Value) -> None:
        known = replica.registers[sight.register]
        bases = {NOTHING} | {canonical(r.value) for r in known.values()}
        assert canonical(common_base(sight.state.versions, known)) in bases
        before = self.visible(replica)
        action = replica.decide(self.clock(replica), sight.register, sight.state, value)
        self.truth.said(action.records[0], sight.all)
        self.figures["decisions"] += 1
        self.mark(replica, action, before)

    def decide_alike(self, replica: Replica) -> None:
        """Two laptops that know the same decide the same: no new difference."""
        other = self.chance.choice(self.replicas)
        if other is replica:
            return
        for one, two in ((replica, other), (other, replica)):
            self.take_in(two, list(one.journal))
        differing = [r for r in (*FIELDS, *TEXTS) if replica.state(r).differs and other.state(r).differs]
        for register in differing[:1]:
            value = self.chance.choice(VALUES)
            self._decide(replica, self.look(replica, register), value)
            self._decide(other, self.look(other, register), value)
            self.take_in(other, list(replica.journal))
            assert not other.state(register).differs, "two who decided alike differ"
            self.figures["decided alike"] += 1

    # ------------------------------------------------------------------ deleting

    def delete(self, replica: Replica) -> None:
        """Somebody deletes a note, with every version on screen or only those shown first."""
        entity = self.chance.choice(NOTES)
        sights = [self.look_or_remember(replica, r) for r in TEXTS if r[0] == entity]
        if not any(s.state.heads for s in sights) or replica.existence(entity).presence is Presence.DELETED:
            return
        self._delete(replica, entity, sights, self.chance.random() < 0.5)

    def _delete(self, replica: Replica, entity: str, sights: list[Sight], in_full: bool) -> None:
        deletion = self.look(replica, (entity, DELETED, None))
        on_screen = [h for s in sights for h in (s.state.heads if in_full else s.state.shown)]
        seen = {i for s in sights for i in (s.all if in_full else s.shown)}
        before = self.visible(replica)
        action = replica.delete(self.clock(replica), entity, deletion.state, on_screen)
        self.truth.said(action.records[0], deletion.all, seen)
        self.figures["deletions"] += 1
        self.mark(replica, action, before)

    def bring_back(self, replica: Replica) -> None:
        """Somebody takes a note from among the deleted ones."""
        gone = [n for n in NOTES if replica.existence(n).presence is Presence.DELETED]
        if gone:
            self._bring_back(replica, self.chance.choice(gone))

    def _bring_back(self, replica: Replica, entity: str) -> None:
        deletion = self.look(replica, (entity, DELETED, None))
        before = self.visible(replica)
        action = replica.bring_back(self.clock(replica), entity, deletion.state)
        self.truth.said(action.records[0], deletion.all)
        self.figures["notes brought back"] += 1
        self.mark(replica, action, before)

    def _end_note(self, replica: Replica, entity: str) -> None:
        is_kept = self.chance.random() < 0.5
        if is_kept:
            self._bring_back(replica, entity)
        else:
            self._delete(replica, entity, [self.look(replica, r) for r in TEXTS if r[0] == entity], in_full=True)
        expected = Presence.PRESENT if is_kept else Presence.DELETED
        assert replica.existence(entity).presence is expected, "a decision about a note did not end the difference"
        self.figures["notes decided"] += 1

    # ------------------------------------------------------------------ undo and redo

    def undo(self, replica: Replica) -> None:
        """Somebody takes back the newest action, or one of long ago."""
        standing = replica.to_undo()
        if standing:
            self.step_back(replica, standing[-1] if self.chance.random() < 0.6 else self.chance.choice(standing))

    def step_back(self, replica: Replica, action: Action) -> list[Register]:
        """Undo an action and check what it left; its registers that were left are returned."""
        before = self.visible(replica)
        known = {r: list(replica.registers[r]) for r in map(register_of, action.records)}
        mark, is_newest = self.marks[action.id], self.marks[action.id].total == len(replica.journal)
        own = {r.id for r in action.records}
        step, left = replica.step_back(self.clock(replica), action)
        for record in step.records:
            self.truth.stepped_back(record, own, self.stepping(replica), again=False)
        after = self.visible(replica)
        self.undone[step.id] = before
        entangled = self.entangled(replica, action)
        is_plain = is_newest and not left and not entangled
        assert not is_plain or after == mark.before, "undo right after an action is not what was before"
        for register, ids in known.items():
            if register not in entangled and register not in left and len(ids) == mark.count[register]:
                assert after[register] == mark.before[register], "an undo did not restore what stood"
            self.check_left(replica, own & set(ids), ids, register in left)
            assert register not in left or after[register] == before[register], "an undo changed what it left"
        untouched = [r for r in REGISTERS if r not in known]
        assert all(after[r] == before[r] for r in untouched), "an undo changed what its action did not"
        if left:
            self.forget_marks(replica, left)
        self.figures["undone"] += 1
        self.figures["undone of an import"] += any(i in replica.brought_by for i in own)
        self.figures["left by undo"] += len(left)
        self.figures["undone among files out of order"] += bool(entangled)
        return left

    def forget_marks(self, replica: Replica, left: Collection[Register]) -> None:
        """An action that was undone where it was edited since comes not back when that edit is taken back."""
        self.left |= {(replica.name, register) for register in left}
        for mark in (self.marks[a.id] for a in replica.actions.values() if a.id in self.marks):
            for register in mark.count.keys() & set(left):
                mark.count[register] = mark.total = -1

    def entangled(self, replica: Replica, action: Action) -> set[Register]:
        """Where what stood before an action is not what its undo has to bring back, because files came out of order:
        something came in below what is taken back here, or part of the action had been overwritten before it came.
        """
        found = set()
        own, stepping = {r.id for r in action.records}, self.stepping(replica)
        for register in dict.fromkeys(map(register_of, action.records)):
            records = replica.registers[register]
            others = [r for i, r in records.items() if i not in own and i not in stepping]
            standing = replica.effective(others)
            came = {i: number for number, i in enumerate(records)}
            is_late = any(came.get(i, -1) > came[r.id] for r in others if r.id not in standing for i in r.replaces)
            if is_late or any(own & r.replaces for r in others if r.id in standing):
                found.add(register)
        return found

    def check_left(self, replica: Replica, own: set[str], known: Collection[str], is_left: bool) -> None:
        """Whether an undo tells of what was edited since, and only of that."""
        sayings, stepping = self.truth.sayings, self.stepping(replica)
        echoes = {i for i in known if sayings[i].is_void or sayings[i].origin != i}
        if own & echoes or any(sayings[i].origin in own for i in echoes - stepping):
            return  # Undo elsewhere: what it says may stand here for another reason too.
        here = own | {i for i in stepping if sayings[i].origin in own}
        assert is_left != bool(here & set(self.truth.live(known))), "an undo does not tell what was edited since"

    def stepping(self, replica: Replica) -> set[str]:
        """What undo and redo wrote on this laptop."""
        return {r.id for a in replica.actions.values() if a.undoes for r in a.records}

    def redo(self, replica: Replica) -> None:
        """Somebody does again what was undone last."""
        action = replica.to_redo()
        if action is None:
            return
        undone = self.undone[replica.last_word(action.id)]
        local = self.stepping(replica)
        step, _ = replica.step_back(self.clock(replica), action, again=True)
        for record in step.records:
            self.truth.stepped_back(record, {r.id for r in action.records}, local, again=True)
        assert self.visible(replica) == undone, "redo is not what was before the undo"
        self.figures["done again"] += 1

    def walk_back(self, replica: Replica) -> None:
        """Undo all there is, the newest first, looking at each redo on the way: at the end nothing is said."""
        left = []
        while standing := replica.to_undo():
            left += self.step_back(replica, standing[-1])
            if self.chance.random() < 0.3:
                after = self.visible(replica)
                self.redo(replica)
                self.step_back(replica, standing[-1])
                assert self.visible(replica) == after, "the second undo did not do what the first did"
        silent = [r for r in REGISTERS if r not in left and (replica.name, r) not in self.left]
        assert all(versions(r, replica.state(r)) == {NOTHING} for r in silent), "something is left of nothing"
