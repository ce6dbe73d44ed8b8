"""Holds the notes of colleagues against those that stand here: what is written, changed, deleted and brought back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tracker.domain.changes import FieldChange
from tracker.domain.commitment import Commitment, Version
from tracker.domain.fields import Value
from tracker.domain.notes import ABOUT, NOTE, TEXT, NoteEvent, ReceivedNote
from tracker.domain.review import CellPlace, Proposal, Standing
from tracker.journal.deletion import DELETED, Presence
from tracker.journal.heads import state_of
from tracker.journal.note_state import NoteState, note_state, version_value
from tracker.journal.record import Record, Register
from tracker.register.incoming import TAKE_AGAIN, Incoming, again_over, is_by_another, stays, step_back_of
from tracker.storage.journal_store import heads_of, records_of


def note_proposals(incoming: Incoming, carried: Mapping[str, Commitment]) -> Iterator[Proposal]:
    """What would be seen to change of notes, the oldest first; `carried` are the commitments here by id.

    A note needs no decision, unless people say different things of it, or it was taken back here before.
    """
    by_note: defaultdict[str, list[Record]] = defaultdict(list)
    for record in incoming.records:
        if record.kind == NOTE and record.delegation == incoming.home:
            by_note[record.entity].append(record)
    standing = _by_entity(heads_of(incoming.connection, by_note))
    found: list[Proposal] = []
    for entity, records in by_note.items():
        note = _IncomingNote(incoming, entity, records, standing.get(entity, ()))
        commitment = carried.get(note.about)
        if commitment is not None and commitment.delegation == incoming.home:
            found += (replace(p, entity=commitment.id, ref=commitment.ref) for p in note.proposals())
    yield from sorted(found, key=lambda p: (p.at, p.note.id if p.note else ""))


def _by_entity(heads: Mapping[Register, Sequence[Record]]) -> Mapping[str, Sequence[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for (entity, _, _), records in heads.items():
        found[entity] += records
    return found


class _IncomingNote:
    """One note: what the files hold of it, and what stands here."""

    def __init__(self, incoming: Incoming, entity: str, records: Sequence[Record], here: Sequence[Record]) -> None:
        self._incoming = incoming
        self._entity = entity
        self._records = records
        self._new = [record for record in records if record.id in incoming.new]
        self._before = note_state(here)
        self._after = note_state(r for r in (*here, *self._new) if not incoming.is_replaced(r))

    @property
    def about(self) -> str:
        """Id of its commitment, even where the writing of the note was undone; empty where none is known."""
        if self._after.about is not None:
            return self._after.about
        return next((r.value for r in self._all_of(ABOUT) if isinstance(r.value, str)), "")

    def proposals(self) -> Iterator[Proposal]:
        """A row for what is clean, one for each version that differs from ours, one for what is to be taken again."""
        before, after = self._before, self._after
        if self._new and _said(before) != _said(after):
            if after.differs:
                yield from self._differing()
            elif self._is_taken_from_another():
                yield self._to_keep()
            else:
                yield self._proposal(before, after, self._speaking(after), after.value)
        yield from self._to_take_again()

    def _differing(self) -> Iterator[Proposal]:
        before, after = self._before, self._after
        versions = [Version(r.id, version_value(r), r.author, r.at) for r in after.versions]
        differing = after.differing(versions, {r.id: r for r in self._all_of(TEXT)})
        ours = {(before.value, before.is_written)}
        for record in after.versions:
            theirs = version_value(record)
            if record.id in self._incoming.new and (theirs, True) not in ours:
                proposal = self._proposal(before, after, record, theirs, Standing.CONFLICT)
                assert proposal.note is not None
                yield replace(proposal, base=differing.base, note=replace(proposal.note, differing=differing))

    def _is_taken_from_another(self) -> bool:
        """Whether it goes because somebody undid an import that had brought somebody else's words."""
        undoing, shown = self._speaking(self._after), self._before.text.shown
        if self._after.value is not None or self._before.value is None or undoing.restores is None:
            return False
        return bool(shown) and is_by_another(undoing, shown[0])

    def _to_keep(self) -> Proposal:
        """Its own words are written again once all is in, unless the officer lets it go."""
        before, after = self._before, self._after
        undoing, changes = self._speaking(after), list[FieldChange]()
        for field in (ABOUT, TEXT):
            over = tuple(head.id for head in after.heads if head.field == field)
            changes += [again_over(h, over) for h in before.heads if h.field == field and h.id not in over]
        proposal = self._proposal(before, after, undoing, None, Standing.CONFLICT)
        assert proposal.note is not None
        note = replace(proposal.note, again=tuple(changes))
        return replace(proposal, reason=stays(undoing.author), note=note)

    def _to_take_again(self) -> Iterator[Proposal]:
        """The note as a whole: its words alone, or on what it is written alone, would bring nothing back."""
        if not any(record.id in self._incoming.undone for record in self._records):
            return
        heads = {head.id: head for head in self._before.heads}
        wanted: list[Record] = []
        changes: list[FieldChange] = []
        for field in (ABOUT, TEXT, DELETED):
            here = self._all_of(field, new=False)
            file = [r for r in self._records if r.field == field and r.id not in self._incoming.new]
            seen = tuple(head.id for head in state_of(here).shown)
            for said in self._incoming.to_take_again(file, here):
                wanted.append(said)
                changes.append(again_over(said, seen))
                heads = {i: head for i, head in heads.items() if i not in seen}
        if wanted:
            after = note_state((*heads.values(), *wanted))
            said = next((r for r in wanted if r.field != ABOUT), wanted[0])
            theirs = after.words if after.presence is not Presence.DELETED else None
            proposal = self._proposal(self._before, after, said, theirs, Standing.QUESTION)
            assert proposal.note is not None
            note = replace(proposal.note, again=tuple(changes))
            yield replace(proposal, reason=TAKE_AGAIN, again=True, note=note)

    def _speaking(self, after: NoteState) -> Record:
        """Of what is new, the record that makes the difference: the latest that stands, its words before all."""
        standing = {head.id for head in after.heads}
        return max(self._new, key=lambda r: (r.id in standing, r.field != ABOUT, r.rank))

    def _proposal(
        self, before: NoteState, after: NoteState, said: Record, theirs: Value, standing: Standing = Standing.CLEAN
    ) -> Proposal:
        return Proposal(
            number=0,
            entity="",
            forum=said.forum,
            delegation=said.delegation,
            ref="",
            key=NOTE,
            base=before.value,
            ours=before.value,
            theirs=theirs,
            standing=standing,
            place=CellPlace(),
            replaces=(),
            shown=(),
            reason=step_back_of(said),
            source=self._incoming.source[said.id],
            fixed=standing is not Standing.CONFLICT,
            author=said.author,
            at=said.at,
            note=ReceivedNote(self._entity, _event(before, theirs)),
        )

    def _all_of(self, field: str, new: bool = True) -> list[Record]:
        here = records_of(self._incoming.connection, (self._entity, field, None))
        return [*here, *(r for r in self._new if new and r.field == field)]


def _said(note: NoteState) -> set[Value]:
    """A note that was never here, and one that is gone, look alike."""
    return {version_value(record) for record in note.versions} or {None}


def _event(before: NoteState, theirs: Value) -> NoteEvent:
    if theirs is None:
        return NoteEvent.DELETED
    if not before.is_written:
        return NoteEvent.WRITTEN
    return NoteEvent.RESTORED if before.existence.deletions else NoteEvent.CHANGED
