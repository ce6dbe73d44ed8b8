"""Says what a submission holds, and makes its records: current values only, and of the chosen fields only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.audience import told_documents
from tracker.domain.changes import OWN, SUBMISSION, SUBMIT, ChangeSet, Subject, Title
from tracker.domain.commitment import Commitment
from tracker.domain.exchange import IN_PART, WHOLE, submitted_field
from tracker.domain.fields import DOCUMENTS, Value
from tracker.domain.submission import Submission, SubmittedValue
from tracker.domain.text import folded
from tracker.domain.things import Thing
from tracker.journal.record import Record, make_record
from tracker.storage.engine import Connection
from tracker.storage.sent import addressees, submitted_records


def drafted(
    connection: Connection,
    delegation: str,
    to: str,
    fields: tuple[str, ...],
    current: Sequence[Commitment],
    things: Mapping[str, Sequence[Thing]],
) -> Submission:
    """What would be said of the delegation's commitments, beside what the same addressee was told last.

    `to` is empty where it is for everybody: then all that was ever submitted counts. The files are still to name.
    """
    said = _Said(connection, delegation, current)
    values = (said.beside(c, key, _value(c, key, things), to) for c in current for key in fields)
    told = tuple(value for value in values if value.before_on or value.value is not None)
    cleared = frozenset(c.id for c in current if c.is_cleared)
    return Submission(delegation, to, fields, told, cleared, frozenset(c.id for c in current if c.is_to_clear))


def said_last(
    connection: Connection, current: Commitment, fields: Sequence[str], things: Mapping[str, Sequence[Thing]]
) -> tuple[SubmittedValue, ...]:
    """What the last submissions said of one commitment, field by field, beside what stands now."""
    said = _Said(connection, current.delegation, [current])
    values = (said.beside(current, key, _value(current, key, things)) for key in fields)
    return tuple(value for value in values if value.before_on)


def _value(commitment: Commitment, key: str, things: Mapping[str, Sequence[Thing]]) -> Value:
    if key == DOCUMENTS:
        return told_documents(things.get(commitment.id, ()))
    return commitment.value_of(key)


class _Said:
    """All that a delegation ever submitted of some commitments, and to whom."""

    def __init__(self, connection: Connection, delegation: str, commitments: Sequence[Commitment]) -> None:
        self._records = submitted_records(connection, delegation, [c.id for c in commitments])
        self._to = addressees(connection)

    def beside(self, commitment: Commitment, key: str, value: Value, to: str = "") -> SubmittedValue:
        """A value beside what was said last: to this addressee, or to one that is not known here."""
        records = self._records.get((commitment.id, submitted_field(key), None), [])
        last = next((r for r in records if self._is_heard_by(to, r)), None)
        return SubmittedValue(
            commitment.id,
            commitment.recommendation.forum,
            commitment.ref,
            key,
            value,
            last.value if last else None,
            last.at if last else "",
            tuple(sorted(record.id for record in records)),
            key in commitment.conflicts,
            self._to.get(last.source, "") if last else "",
        )

    def _is_heard_by(self, to: str, record: Record) -> bool:
        told = self._to.get(record.source, "")
        return not to or not told or folded(told) == folded(to)


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
            source=(WHOLE if submission.whole else IN_PART) + submitted_by,
        )
        for value in submission.values
    )


def kept_here(submission: Submission, records: Sequence[Record]) -> ChangeSet:
    """The same records in this delegation's own journal: so that it knows, on every laptop, what it said."""
    # Its records are those of the file, which know of no action: the history finds them by their source.
    title = Title(SUBMIT, {"n": submission.commitments, "to": submission.to, "source": records[0].source})
    return ChangeSet(title, (), received={OWN: tuple(records)})
