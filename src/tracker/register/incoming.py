"""Holds the records of colleagues against what stands here: which fields would change, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tracker.domain.changes import COMMITMENT, SUBMISSION, FieldChange, Subject
from tracker.domain.commitment import Commitment
from tracker.domain.exchange import key_told
from tracker.domain.fields import AGREEING, Value
from tracker.domain.review import CellPlace, Proposal, Standing
from tracker.domain.text import folded
from tracker.domain.values import fits
from tracker.journal.heads import FieldState, common_base, state_of
from tracker.journal.record import Record, Register, register_of, replaced_by
from tracker.journal.taking_again import to_take_again
from tracker.register.undoing import Actions
from tracker.storage.engine import Connection
from tracker.storage.journal_store import heads_of, imports_of, records_of
from tracker.storage.record_index import known_ids, replaced_among
from tracker.words import Message, message

TAKE_AGAIN = message("You took this in before and undid it. Take it again?")
"""Why what is here already is asked about."""


class Incoming:
    """Records of several files as one: whichever came first brings a record, the order changes nothing."""

    def __init__(
        self, connection: Connection, chain: Actions, home: str, by_source: Sequence[Sequence[Record]]
    ) -> None:
        self.home = home
        self.connection = connection
        self._chain = chain
        everything = {record.id: record for records in by_source for record in records}
        self.records = everything.values()
        self.here = known_ids(connection, everything)
        self.source = {r.id: n for n, records in reversed(list(enumerate(by_source))) for r in records}
        self.new = {i: record for i, record in everything.items() if i not in self.here}
        replaced, self._replaced_elsewhere = replaced_by(self.new)
        self._replaced = replaced | replaced_among(connection, self.new)
        imports = imports_of(connection, self.here)
        self.undone = {i for i, action in imports.items() if not chain.is_said_by(action)}

    def is_replaced(self, record: Record) -> bool:
        """Whether it stands no longer once all these are in."""
        return record.id in self._replaced or (register_of(record), record.id) in self._replaced_elsewhere

    def of_source(self, number: int) -> tuple[Record, ...]:
        """The new records that this file brings."""
        return tuple(r for r in self.new.values() if self.source[r.id] == number)

    def to_take_again(self, records: Sequence[Record], here: Sequence[Record]) -> list[Record]:
        """Which versions of the files' `records` of one field were taken back; `here` are all of that field."""
        imports, chain = imports_of(self.connection, {record.id for record in here}), self._chain
        return to_take_again(
            records,
            here,
            undone=self.undone,
            is_undoing=lambda record: chain.is_undoing(record.action),
            is_said=lambda record: chain.is_said_by(imports.get(record.id) or record.action),
        )

    def proposals(self, carried: Mapping[str, Commitment]) -> Iterator[Proposal]:
        """What would be seen to change; `carried` are the commitments here by id, of any delegation."""
        arriving: defaultdict[Register, list[Record]] = defaultdict(list)
        for record in self.new.values():
            if not self.is_replaced(record) and self._is_told(record):
                arriving[register_of(record)].append(record)
        standing = heads_of(self.connection, {entity for entity, _, _ in arriving})
        for register, records in arriving.items():
            commitment = carried.get(register[0])
            if commitment is not None:
                yield from self._compare(commitment, register, standing.get(register, ()), records)
        yield from self._undone_before(carried)

    def _is_told(self, record: Record) -> bool:
        """What this delegation submitted is no change of what it reports: its colleagues only learn of it."""
        if record.kind == SUBMISSION and record.delegation == self.home:
            return False
        return record.kind in (COMMITMENT, SUBMISSION) and _is_shown(record)

    def _compare(
        self, commitment: Commitment, register: Register, here: Sequence[Record], arriving: Sequence[Record]
    ) -> Iterator[Proposal]:
        here = [r for r in here if _is_shown(r)]
        before = state_of(here)
        after = state_of([r for r in (*here, *arriving) if not self.is_replaced(r)])
        if register[2] is not None:
            if before.contains != after.contains:
                listed = [head for head in before.heads if head.value is not None]
                taken_back = None if after.contains else _taken_back_by_another(listed, after.heads)
                clean = self._proposal(commitment, register, before, after, after.heads[:1], Standing.CLEAN)
                yield _asked_about(clean, taken_back)
            return
        said_before, said_after = ({head.canonical for head in s.versions} for s in (before, after))
        if said_before == said_after and (before.value == after.value):
            return
        if not before.heads and after.value is None and not after.differs:
            # Said and taken back before any of it came here: nothing is seen to change.
            return
        is_ours = register[1] == key_told(register[1])
        if not after.differs:
            taken_back = _taken_back_by_another(before.shown, after.shown) if is_ours else None
            clean = self._proposal(commitment, register, before, after, after.shown, Standing.CLEAN)
            yield _asked_about(clean, taken_back)
            return
        ours = before.heads[0].canonical if before.heads else None
        arrived: defaultdict[str, list[Record]] = defaultdict(list)
        for head in after.heads:
            if head.canonical != ours and head.id in self.new:
                arrived[head.canonical].append(head)
        for theirs in arrived.values():
            if is_ours:
                yield self._proposal(commitment, register, before, after, theirs, Standing.CONFLICT)
            else:
                reason = message(
                    "It said two different things, neither of which follows the other; the later is shown."
                )
                yield self._proposal(commitment, register, before, after, theirs, Standing.CLEAN, reason)

    def _proposal(
        self,
        commitment: Commitment,
        register: Register,
        before: FieldState,
        after: FieldState,
        theirs: Sequence[Record],
        standing: Standing,
        reason: Message | None = None,
    ) -> Proposal:
        entity, field, element = register
        said = theirs[0] if theirs else None
        is_member = element is not None
        ours = (1 if before.contains else None) if is_member else before.value
        value = (1 if after.contains else None) if is_member else (said.value if said else None)
        base = ours if standing is not Standing.CONFLICT else self._base(register, after)
        return Proposal(
            number=0,
            entity=entity,
            forum=commitment.recommendation.forum,
            delegation=commitment.delegation,
            ref=commitment.ref,
            key=key_told(field),
            base=base,
            ours=ours,
            theirs=value,
            standing=standing,
            place=CellPlace(),
            replaces=(),
            shown=tuple(h.id for h in (before.heads if is_member else before.shown)),
            reason=reason or step_back_of(said),
            clears=value is None and not is_member,
            source=self.source[said.id] if said and said.id in self.source else 0,
            element=element,
            heads=tuple(h.id for h in (after.heads if is_member else theirs)),
            fixed=field != key_told(field),
            author=said.author if said else "",
            at=said.at if said else "",
        )

    def _base(self, register: Register, after: FieldState) -> Value:
        known = {r.id: r for r in records_of(self.connection, register)}
        known |= {i: r for i, r in self.new.items() if register_of(r) == register}
        return common_base(after.heads, known)

    def _undone_before(self, carried: Mapping[str, Commitment]) -> Iterator[Proposal]:
        """What is here already, but was taken back with the import that brought it: a question (MERGE.md)."""
        if not self.undone:
            return
        by_register: defaultdict[Register, list[Record]] = defaultdict(list)
        for record in self.records:
            if record.id in self.here and self._is_told(record):
                by_register[register_of(record)].append(record)
        for register, records in by_register.items():
            if register[0] in carried and any(r.id in self.undone for r in records):
                yield from self._asked_again(carried[register[0]], register, records)

    def _asked_again(self, commitment: Commitment, register: Register, records: Sequence[Record]) -> Iterator[Proposal]:
        here = records_of(self.connection, register)
        now, file = state_of(here), state_of(records)
        for said in self.to_take_again(records, here):
            proposal = self._proposal(commitment, register, now, file, (said,), Standing.QUESTION, TAKE_AGAIN)
            yield replace(proposal, again=True, restores=said.as_source, heads=())


def _asked_about(clean: Proposal, taken_back: Record | None) -> Proposal:
    """What no two people say differently is asked about where it takes back somebody else's word.

    An undo is a statement like any other in the journal; but nobody's word goes unasked because a colleague took back
    an import of it. To keep both is to put ours beside it again.
    """
    if taken_back is None:
        return clean
    asked = replace(clean, standing=Standing.CONFLICT, restores=taken_back.as_source)
    if asked.theirs is None:
        return replace(asked, clears=False, reason=stays(asked.author))
    reason = message(
        "{name} undid what somebody else had said here: take what stood before, or keep what stands.", name=asked.author
    )
    return replace(asked, reason=reason)


def _taken_back_by_another(here: Sequence[Record], then: Sequence[Record]) -> Record | None:
    """What stands here first and would go because somebody undid what somebody else had said; None where that is not
    so. `then` is what would stand instead; where all that is said agrees, a later word takes back nothing.
    """
    if not here or not then or then[0].restores is None:
        return None
    if then[0].value is not None and then[0].field in AGREEING and then[0].rank > here[0].rank:
        return None
    return here[0] if is_by_another(then[0], here[0]) else None


def is_by_another(undoing: Record, said: Record) -> bool:
    """Whether one person takes back what another said; two officers of one name are one (MERGE.md)."""
    return folded(undoing.author) != folded(said.author)


def _is_shown(record: Record) -> bool:
    """Whether this version can show what it says; what a newer one said is only kept and passed on."""
    return fits(key_told(record.field), record.value, record.element)


def again_over(said: Record, over: tuple[str, ...]) -> FieldChange:
    """What takes this part of a note, an action or a document again, over what stands of it now."""
    subject = Subject(said.entity, said.forum, said.delegation, said.kind)
    return FieldChange(subject, said.field, said.value, over, restores=said.as_source, seen=tuple(sorted(said.seen)))


def stays(author: str) -> Message:
    """What becomes of what a colleague took back with an import, and put nothing in its place."""
    return message("{name} undid the import that brought it there. It stays here, unless you take theirs.", name=author)


def step_back_of(said: Record | None) -> Message | None:
    """A colleague who undoes something undoes it here too, which is to be seen."""
    if said is None or said.restores is None:
        return None
    return message("{name} undid a change.", name=said.author or said.delegation)
