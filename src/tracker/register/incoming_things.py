"""Tells which actions and supporting documents come with the changes of fields: they are taken in as they are, but for
those whose import was undone, here or there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tracker.domain.changes import FieldChange
from tracker.domain.commitment import Commitment
from tracker.domain.notes import NOTE, NoteEvent, ReceivedNote
from tracker.domain.references import natural_key
from tracker.domain.review import CellPlace, Proposal, Standing
from tracker.domain.things import ABOUT, EVIDENCE, NAMED_BY, STEP
from tracker.journal.deletion import DELETED, GONE
from tracker.journal.heads import state_of
from tracker.journal.record import Record
from tracker.register.incoming import TAKE_AGAIN, Incoming, again_over, is_by_another, stays
from tracker.storage.journal_store import heads_of, records_of
from tracker.words import Message, message, plural

_BY_NAME = 12
"""More than these are only counted."""

_TOLD: dict[tuple[str, str], Message] = {
    (STEP, "new"): message("{ref}: new action “{name}”, by {author}."),
    (STEP, "changed"): message("{ref}: action “{name}” changed by {author}."),
    (STEP, "deleted"): message("{ref}: action “{name}” deleted by {author}."),
    (EVIDENCE, "new"): message("{ref}: new supporting document “{name}”, by {author}."),
    (EVIDENCE, "changed"): message("{ref}: supporting document “{name}” changed by {author}."),
    (EVIDENCE, "deleted"): message("{ref}: supporting document “{name}” deleted by {author}."),
}


def things_told(incoming: Incoming, refs: Mapping[str, str]) -> Iterator[Message]:
    """Each by its name, its commitment and who it was, in the order of the references; `refs` are by commitment."""
    told = [
        _told(incoming, new, here, refs)
        for new, here in _arriving(incoming)
        if _taken_back_with_an_import(incoming, new, here) is None
    ]
    named = sorted((one for one in told if one), key=lambda one: one[0])
    yield from (text for _, text in named[:_BY_NAME])
    # What cannot be named is new all the same.
    if rest := len(told) - len(named[:_BY_NAME]):
        yield plural(
            "{n} more action or supporting document is new, changed or deleted.",
            "{n} more actions and supporting documents are new, changed or deleted.",
            rest,
        )


def things_to_take_again(incoming: Incoming, carried: Mapping[str, Commitment]) -> Iterator[Proposal]:
    """Actions and documents that were taken back here with the import that brought them, each as a whole: a question,
    as for values and notes. `carried` are the commitments here by id.
    """
    of_things: defaultdict[str, list[Record]] = defaultdict(list)
    for record in incoming.records:
        if record.kind in NAMED_BY and record.delegation == incoming.home and record.id not in incoming.new:
            of_things[record.entity].append(record)
    for entity, records in of_things.items():
        commitment = carried.get(str(_last(records, ABOUT)))
        if commitment is None or not any(record.id in incoming.undone for record in records):
            continue
        wanted: list[tuple[Record, tuple[str, ...]]] = []
        for field in sorted({record.field for record in records}):
            here = records_of(incoming.connection, (entity, field, None))
            seen = tuple(head.id for head in state_of(here).shown)
            file = [record for record in records if record.field == field]
            wanted += [(said, seen) for said in incoming.to_take_again(file, here)]
        if wanted:
            yield _again(incoming, commitment, records, wanted)


def things_to_keep(incoming: Incoming, carried: Mapping[str, Commitment]) -> Iterator[Proposal]:
    """Those that would go from here because somebody undid the import that had brought somebody else's there: they stay
    unless the officer lets them go, as notes do. `carried` are the commitments here by id.
    """
    for new, here in _arriving(incoming):
        commitment = carried.get(str(_last(here, ABOUT)))
        undoing = _taken_back_with_an_import(incoming, new, here)
        if commitment is not None and undoing is not None:
            yield _to_keep(incoming, commitment, undoing, new, here)


def _arriving(incoming: Incoming) -> Iterator[tuple[Sequence[Record], Sequence[Record]]]:
    """Of each thing, what is new and what stands here."""
    arriving: defaultdict[str, list[Record]] = defaultdict(list)
    for record in incoming.new.values():
        if record.kind in NAMED_BY:
            arriving[record.entity].append(record)
    here: defaultdict[str, list[Record]] = defaultdict(list)
    for (entity, _, _), records in heads_of(incoming.connection, arriving).items():
        here[entity] += records
    for entity, new in arriving.items():
        yield new, here[entity]


def _taken_back_with_an_import(incoming: Incoming, new: Sequence[Record], here: Sequence[Record]) -> Record | None:
    """What takes the thing away from here, where that is somebody's undoing of what somebody else wrote."""
    field = NAMED_BY[new[0].kind]
    before = [head for head in here if head.field == field]
    after = [r for r in (*before, *new) if r.field == field and not incoming.is_replaced(r)]
    shown = state_of(before).shown
    if not shown or shown[0].value is None or state_of(after).value is not None:
        return None
    undoing = next((r for r in after if r.restores == ""), None)
    return undoing if undoing is not None and is_by_another(undoing, shown[0]) else None


def _to_keep(
    incoming: Incoming, commitment: Commitment, undoing: Record, new: Sequence[Record], here: Sequence[Record]
) -> Proposal:
    changes = list[FieldChange]()
    for head in here:
        over = tuple(r.id for r in new if r.field == head.field and not incoming.is_replaced(r))
        if incoming.is_replaced(head):
            changes.append(again_over(head, over))
    name = _last(here, NAMED_BY[undoing.kind])
    note = ReceivedNote(undoing.entity, NoteEvent.DELETED, again=tuple(changes), kind=undoing.kind)
    asked = _asked(incoming, commitment, undoing, note, name if isinstance(name, str) else None, None)
    return replace(asked, standing=Standing.CONFLICT, reason=stays(undoing.author), fixed=False)


def _again(
    incoming: Incoming,
    commitment: Commitment,
    records: Sequence[Record],
    wanted: Sequence[tuple[Record, tuple[str, ...]]],
) -> Proposal:
    said = max((record for record, _ in wanted), key=lambda record: record.rank)
    told = _last(records, NAMED_BY[said.kind])
    name = told if isinstance(told, str) else None
    named_here = state_of(records_of(incoming.connection, (said.entity, NAMED_BY[said.kind], None))).value
    is_gone = any(_takes_away(record) for record, _ in wanted)
    here = named_here if isinstance(named_here, str) else None
    event = NoteEvent.DELETED if is_gone else NoteEvent.CHANGED if here else NoteEvent.WRITTEN
    changes = tuple(again_over(record, seen) for record, seen in wanted)
    note = ReceivedNote(said.entity, event, again=changes, kind=said.kind)
    asked = _asked(incoming, commitment, said, note, here, None if is_gone else name)
    return replace(asked, standing=Standing.QUESTION, reason=TAKE_AGAIN, again=True)


def _takes_away(record: Record) -> bool:
    """Whether this deletes the thing, or takes back that it was ever made."""
    if record.field == NAMED_BY[record.kind]:
        return record.value is None
    return record.field == DELETED and record.value == GONE


def _asked(
    incoming: Incoming, commitment: Commitment, said: Record, note: ReceivedNote, here: str | None, theirs: str | None
) -> Proposal:
    """A row for a thing as a whole, by its name here and there."""
    return Proposal(
        number=0,
        entity=commitment.id,
        forum=said.forum,
        delegation=said.delegation,
        ref=commitment.ref,
        key=NOTE,
        base=here,
        ours=here,
        theirs=theirs,
        standing=Standing.CLEAN,
        place=CellPlace(),
        replaces=(),
        shown=(),
        source=incoming.source[said.id],
        fixed=True,
        author=said.author,
        at=said.at,
        note=note,
    )


def _told(
    incoming: Incoming, new: Sequence[Record], here: Sequence[Record], refs: Mapping[str, str]
) -> tuple[tuple[object, ...], Message] | None:
    """None for a thing whose name or commitment has not arrived."""
    kind = new[0].kind
    everything = [*here, *new]
    standing = [record for record in everything if not incoming.is_replaced(record)]
    name = state_of([r for r in standing if r.field == NAMED_BY[kind]]).value or _last(everything, NAMED_BY[kind])
    ref = refs.get(str(state_of([r for r in standing if r.field == ABOUT]).value or _last(everything, ABOUT)))
    if not isinstance(name, str) or ref is None:
        return None
    latest = max(new, key=lambda record: record.rank)
    event = "changed" if here else "new"
    if any(record.field == DELETED and record.value == GONE for record in standing if record in new):
        event = "deleted"
    text = _TOLD[kind, event]
    return (natural_key(ref), kind, name), message(text.template, ref=ref, name=name, author=latest.author)


def _last(records: Sequence[Record], field: str) -> object:
    """What was said of it last: of what is gone, that is what it was called."""
    said = [record for record in records if record.field == field and record.value is not None]
    return max(said, key=lambda record: record.rank).value if said else None
