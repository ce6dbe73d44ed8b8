"""Holds a returned workbook against the database: three-way, cell by cell, writing nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tracker.domain.changes import WorkbookOrigin
from tracker.domain.commitment import Commitment
from tracker.domain.forum import Delegation
from tracker.domain.received import ReceivedBase, ReceivedWorkbook
from tracker.domain.review import Review, Source, SourceKind
from tracker.domain.text import canonical_name
from tracker.errors import UserError
from tracker.journal.clock import is_far_ahead
from tracker.progress import Progress
from tracker.register.comparing import Comparison
from tracker.register.matching import match_rows
from tracker.storage.engine import Connection
from tracker.storage.journal_store import StoredAction, last_import_of_file
from tracker.storage.snapshots import find_snapshot
from tracker.words import Message, Words, message

REFUSED = message("The workbook was not imported.")


def receive_file(path: Path, progress: Progress) -> ReceivedWorkbook:
    """What the file says; raises `UserError` for one that cannot be used. What reads it is imported only here."""
    from tracker.workbook.receive import receive

    return receive(path, progress)


def hold_against(
    connection: Connection,
    received: ReceivedWorkbook,
    home: Delegation,
    current: Mapping[str, Commitment],
    delegations: Sequence[Delegation],
    words: Words,
    now: datetime,
) -> Review:
    """The review of a workbook; `current` are all commitments of the home delegation, by id.

    Raises `UserError` for a workbook of another delegation or of a forum this catalogue does not have.
    """
    _refuse_foreign(received, home, current, delegations, words)
    base, notices = _base(connection, received)
    origin = WorkbookOrigin(
        received.snapshot or f"plain-{received.file_hash[:32]}",
        canonical_name(received.filled_in_by),
        base.stamp if base else 0,
    )
    rows, ignored = match_rows(received.rows, current)
    if base is None:
        reason = message("The workbook holds no trace of what was exported, so nothing is taken without your word.")
        rows = [replace(row, doubt=row.doubt or reason) for row in rows]
    taken = last_import_of_file(connection, received.file_hash)
    comparison = Comparison(connection, home.code, origin, base, is_known_file=taken is not None)
    source = Source(
        SourceKind.WORKBOOK,
        file="",
        file_hash=received.file_hash,
        id=origin.snapshot,
        author=origin.author,
        delegation=home.code,
        sent_at=base.at if base else "",
        origin=origin,
    )
    return Review(
        sources=(source,),
        proposals=tuple(p for row in rows for p in comparison.proposals(row)),
        ignored=(*received.ignored, *ignored),
        notices=(*notices, *_clock_ahead(origin, now), *_seen_before(taken)),
    )


def _refuse_foreign(
    received: ReceivedWorkbook,
    home: Delegation,
    current: Mapping[str, Commitment],
    delegations: Sequence[Delegation],
    words: Words,
) -> None:
    if received.delegation and received.delegation != home.code:
        theirs = next((d.name(words.language).short for d in delegations if d.code == received.delegation), None)
        raise UserError(
            REFUSED,
            message(
                "It was exported by the delegation {theirs}, and this data file belongs to {ours}.",
                theirs=theirs or received.delegation,
                ours=home.name(words.language).short,
            ),
            message("A delegation changes only its own commitments: ask for a workbook exported by yours."),
        )
    forums = {c.recommendation.forum for c in current.values()}
    if received.forum and received.forum not in forums:
        raise UserError(
            REFUSED,
            message("It belongs to the forum {forum}, which this catalogue does not have.", forum=received.forum),
            message("Update the application, then import it again."),
        )


def _base(connection: Connection, received: ReceivedWorkbook) -> tuple[ReceivedBase | None, list[Message]]:
    """The base that travelled in the file, else our own copy of it, else None."""
    if received.base is not None and received.base.intact:
        return received.base, []
    kept = find_snapshot(connection, received.snapshot) if received.snapshot else None
    if kept is None:
        return None, [
            message(
                "What was exported is no longer in this workbook. It is read as a plain list: rows are found by their "
                "reference, and every difference is a question."
            )
        ]
    values = {(line.entity, line.key): line.value for line in kept.lines}
    records = {(line.entity, line.key): line.records for line in kept.lines}
    return ReceivedBase(kept.stamp, kept.at, True, values, records), [
        message("The hidden sheet of this workbook is gone or was changed; this data file's own copy of it was used.")
    ]


def _seen_before(taken: StoredAction | None) -> list[Message]:
    if taken is None:
        return []
    day, author = taken.at[:10], taken.author
    return [message("This very file was imported before, on {date} by {author}.", date=day, author=author)]


def _clock_ahead(origin: WorkbookOrigin, now: datetime) -> list[Message]:
    if not is_far_ahead(origin.stamp, now):
        return []
    return [message("The clock of the laptop that exported this workbook is more than a day ahead of this one.")]
