"""Says what a submission holds, and makes its records: current values only, and of the chosen fields only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.audience import told_documents
from tracker.domain.changes import OWN, SUBMISSION, SUBMIT, ChangeSet, Subject, Title
from tracker.domain.commitment import Commitment
from tracker.domain.exchange import submitted_field
from tracker.domain.fields import DOCUMENTS, Value
from tracker.domain.submission import Submission, SubmittedValue
from tracker.domain.things import Thing
from tracker.journal.heads import FieldState, state_of
from tracker.journal.record import Record, Register, make_record
from tracker.storage.engine import Connection
from tracker.storage.journal_store import heads_of


def drafted(
    connection: Connection,
    delegation: str,
    to: str,
    fields: tuple[str, ...],
    current: Sequence[Commitment],
    things: Mapping[str, Sequence[Thing]],
) -> Submission:
    """What would be said of the delegation's commitments, beside what was said last; its files are still to name."""
    standing = heads_of(connection, [c.id for c in current])
    values = []
    for commitment in current:
        for key in fields:
            heads = _own(standing, commitment, key)
            value = _value(commitment, key, things)
            if heads or value is not None:
                values.append(_submitted(commitment, key, value, state_of(heads)))
    return Submission(delegation, to, fields, tuple(values))


def said_last(
    connection: Connection, current: Commitment, fields: Sequence[str], things: Mapping[str, Sequence[Thing]]
) -> tuple[SubmittedValue, ...]:
    """What the last submissions said of one commitment, field by field, beside what stands now."""
    standing = heads_of(connection, [current.id])
    return tuple(
        _submitted(current, key, _value(current, key, things), state_of(heads))
        for key in fields
        if (heads := _own(standing, current, key))
    )


def _value(commitment: Commitment, key: str, things: Mapping[str, Sequence[Thing]]) -> Value:
    if key == DOCUMENTS:
        return told_documents(things.get(commitment.id, ()))
    return commitment.value_of(key)


def _own(standing: Mapping[Register, Sequence[Record]], commitment: Commitment, key: str) -> list[Record]:
    heads = standing.get((commitment.id, submitted_field(key), None), ())
    return [head for head in heads if head.delegation == commitment.delegation]


def _submitted(commitment: Commitment, key: str, value: Value, before: FieldState) -> SubmittedValue:
    return SubmittedValue(
        commitment.id,
        commitment.recommendation.forum,
        commitment.ref,
        key,
        value,
        before.value,
        before.heads[0].at if before.heads else "",
        tuple(sorted(head.id for head in before.heads)),
        key in commitment.conflicts,
    )


def records_of_submission(submission: Submission, submitted_by: str, stamp: int, at: str) -> tuple[Record, ...]:
    """Nothing of who wrote it is in them. `submitted_by` is the parcel: its random id keeps old values unguessable.

    A record's id is a hash of all its parts: without one that nobody can guess, an id among `replaces` would let a
    receiver try out what an earlier submission, sent to somebody else, had said.
    """
    return tuple(
        make_record(
            Subject(value.entity, value.forum, submission.delegation, SUBMISSION),
            submitted_field(value.key),
            None,
            value.value,
            replaces=frozenset(value.replaces),
            stamp=stamp,
            author="",
            at=at,
            source=f"submission:{submitted_by}",
        )
        for value in submission.values
    )


def kept_here(submission: Submission, records: Sequence[Record]) -> ChangeSet:
    """The same records in this delegation's own journal: so that it knows, on every laptop, what it said."""
    # Its records are those of the file, which know of no action: the history finds them by their source.
    title = Title(SUBMIT, {"n": submission.commitments, "to": submission.to, "source": records[0].source})
    return ChangeSet(title, (), received={OWN: tuple(records)})
