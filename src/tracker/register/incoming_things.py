"""Tells which actions and supporting documents come with the changes of fields: they are taken in as they are, but for
those whose import was undone here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tracker.domain.commitment import Commitment
from tracker.domain.notes import NOTE, NoteEvent, ReceivedNote
from tracker.domain.references import natural_key
from tracker.domain.review import CellPlace, Proposal, Standing
from tracker.domain.things import ABOUT, EVIDENCE, NAMED_BY, STEP
from tracker.journal.deletion import DELETED, GONE
from tracker.journal.heads import state_of
from tracker.journal.record import Record
from tracker.register.incoming import TAKE_AGAIN, Incoming, again_over
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
    arriving: defaultdict[str, list[Record]] = defaultdict(list)
    for record in incoming.new.values():
        if record.kind in NAMED_BY:
            arriving[record.entity].append(record)
    here: defaultdict[str, list[Record]] = defaultdict(list)
    for (entity, _, _), records in heads_of(incoming.connection, arriving).items():
        here[entity] += records
    told = [_told(incoming, records, here[entity], refs) for entity, records in arriving.items()]
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
    is_gone = any(record.field == DELETED and record.value == GONE for record, _ in wanted)
    here = named_here if isinstance(named_here, str) else None
    event = NoteEvent.DELETED if is_gone else NoteEvent.CHANGED if here else NoteEvent.WRITTEN
    changes = tuple(again_over(record, seen) for record, seen in wanted)
    return Proposal(
        number=0,
        entity=commitment.id,
        forum=said.forum,
        delegation=said.delegation,
        ref=commitment.ref,
        key=NOTE,
        base=here,
        ours=here,
        theirs=None if is_gone else name,
        standing=Standing.QUESTION,
        place=CellPlace(),
        replaces=(),
        shown=(),
        reason=TAKE_AGAIN,
        again=True,
        source=incoming.source[said.id],
        fixed=True,
        author=said.author,
        at=said.at,
        note=ReceivedNote(said.entity, event, again=changes, kind=said.kind),
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
