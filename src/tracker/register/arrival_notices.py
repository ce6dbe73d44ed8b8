"""What an officer is told of files that came, beside the changes that are to be decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.domain.changes import ENQUIRY, SUBMISSION, TRANSCRIPTION
from tracker.domain.exchange import Missing, ParcelKind, Trust
from tracker.domain.forum import Delegation
from tracker.domain.meetings import MEETING
from tracker.domain.review import Proposal
from tracker.domain.review_words import answer_words, day_words, missing_told
from tracker.domain.text import folded
from tracker.exchange.parcel import Manifest, ReceivedParcel
from tracker.journal.heads import state_of
from tracker.journal.record import Record, Register, register_of
from tracker.register.incoming import TAKE_AGAIN, Incoming
from tracker.register.incoming_things import things_told
from tracker.storage.engine import Connection
from tracker.storage.intake import is_taken_in
from tracker.storage.journal_store import heads_of
from tracker.storage.keys import is_anyone_known, names_vouched, trust_of
from tracker.storage.record_index import known_ids
from tracker.storage.sent import last_author_of, sent_parcels, sequences_of
from tracker.words import Message, Words, message, plural

_A_DAY = 24 * 3600
"""Seconds: clocks of laptops, and time zones that were set wrong, are off by less (MERGE.md)."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A parcel and the name of its file."""

    path: Path
    parcel: ReceivedParcel

    @property
    def manifest(self) -> Manifest:
        """What stands on its outside."""
        return self.parcel.parcel.manifest

    @property
    def records(self) -> tuple[Record, ...]:
        """What it holds."""
        return self.parcel.parcel.records


def of_a_file(
    connection: Connection,
    arrival: Arrival,
    new: Sequence[Record],
    own_key: str,
    names: Mapping[str, str],
    now: datetime,
    words: Words,
) -> Iterator[Message]:
    """What is told of one file beside its changes: of its age, its sender, its clock; `new` is what it brings."""
    parcel, manifest = arrival.parcel, arrival.manifest
    file = arrival.path.name
    if is_taken_in(connection, parcel.file_hash):
        yield message("{file} was imported before.", file=file)
    if manifest.kind is ParcelKind.RECEIPT:
        yield of_a_receipt(connection, file, manifest.told, words)
    if parcel.public_key is not None and parcel.public_key.hex() == own_key:
        yield message("{file} was made on this laptop.", file=file)
    else:
        yield from _of_its_sender(connection, arrival, names)
    yield from _of_clocks(arrival, new, now, words)
    if parcel.unknown:
        yield message(
            "{file} was made by a newer version of this application: what this one cannot show is kept and passed on.",
            file=file,
        )


def _of_clocks(arrival: Arrival, new: Sequence[Record], now: datetime, words: Words) -> Iterator[Message]:
    """A day that is still to come here, or a file older than what is in it: a clock is off, which refuses nothing."""
    made, file = arrival.manifest.at, arrival.path.name
    latest = max((record.at for record in new), default="")
    if _is_a_day_after(max(made, latest), now):
        yield message(
            "{file} holds what is dated after today ({day}): one of the clocks is wrong. Its changes are taken all the "
            "same.",
            file=file,
            day=day_words(max(made, latest), words),
        )
    elif latest and _is_a_day_after(latest, datetime.fromisoformat(made)):
        yield message(
            "{file} was made on {made} by its clock, and holds what is dated {day}: a clock is off there. Its changes "
            "are taken all the same.",
            file=file,
            made=day_words(made, words),
            day=day_words(latest, words),
        )


def _is_a_day_after(at: str, moment: datetime) -> bool:
    return (datetime.fromisoformat(at) - moment).total_seconds() > _A_DAY


def _of_its_sender(connection: Connection, arrival: Arrival, delegations: Mapping[str, str]) -> Iterator[Message]:
    """What does not fit what is known of whoever signed, or did not."""
    parcel, manifest = arrival.parcel, arrival.manifest
    file = arrival.path.name
    if parcel.public_key is None:
        if is_anyone_known(connection, manifest.delegation, manifest.replica):
            name = manifest.author or delegations.get(manifest.delegation, manifest.delegation)
            yield message("Earlier files from {name} were signed; {file} is not.", name=name, file=file)
        return
    key = parcel.public_key.hex()
    names = names_vouched(connection, manifest.delegation)
    own = next((name for name, keys in names.items() if key in keys), "")
    if own and manifest.author and folded(own) != folded(manifest.author):
        yield message("{file} names {author}, and is signed by {name}.", file=file, author=manifest.author, name=own)
    if trust_of(connection, key, manifest.delegation, manifest.replica, manifest.author) is not Trust.NEW:
        return
    if manifest.author:
        is_namesake = any(folded(name) == folded(manifest.author) for name in names)
    else:
        is_namesake = is_anyone_known(connection, manifest.delegation, "")
    if is_namesake:
        name = manifest.author or delegations.get(manifest.delegation, manifest.delegation)
        yield message("{name} is known here from another laptop, by another number.", name=name)


def of_a_receipt(connection: Connection, file: str, told: Mapping[str, object], words: Words) -> Message:
    """What became of what was sent from here, as the file that answers it says."""
    ours = next((s for s in sent_parcels(connection) if s.id == told.get("about")), None)
    if ours is None:
        return message("{file} answers a file that was not sent from here.", file=file)
    return message(
        "{file} answers “{sent}”, sent on {date}: {became}.",
        file=file,
        sent=ours.file,
        date=day_words(ours.at, words),
        became=answer_words(told, words),
    )


def beside_fields(incoming: Incoming, home: Delegation, refs: Mapping[str, str]) -> Iterator[Message]:
    """What comes with the changes of fields, and cannot be decided one by one; `refs` are references by commitment."""
    new = tuple(incoming.new.values())
    made = {kind: {r.entity for r in new if r.kind == kind} for kind in (MEETING, ENQUIRY)}
    yield from things_told(incoming, refs)
    if n := len(made[MEETING]):
        yield plural(
            "{n} meeting is new, changed, frozen or deleted.", "{n} meetings are new, changed, frozen or deleted.", n
        )
    submissions = {r.source for r in new if r.kind == SUBMISSION and r.delegation == home.code}
    if submissions:
        yield plural(
            "It also tells of {n} submission of your delegation.",
            "It also tells of {n} submissions of your delegation.",
            len(submissions),
        )
    if n := len(made[ENQUIRY]):
        yield plural(
            "It tells when {n} other delegation was asked.", "It tells when {n} other delegations were asked.", n
        )
    yield from _of_noted_answers(incoming)


def _of_noted_answers(incoming: Incoming) -> Iterator[Message]:
    """What colleagues noted of other delegations' answers, and where two of them noted different things."""
    arriving = [r for r in incoming.new.values() if r.kind == TRANSCRIPTION and not incoming.is_replaced(r)]
    if not arriving:
        return
    entities = {record.entity for record in arriving}
    n = len(entities)
    yield plural(
        "{n} answer of another delegation was noted from a letter.",
        "{n} answers of other delegations were noted from letters.",
        n,
    )
    standing = [head for heads in heads_of(incoming.connection, entities).values() for head in heads]
    by_register: defaultdict[Register, list[Record]] = defaultdict(list)
    for record in (*standing, *arriving):
        if record.kind == TRANSCRIPTION and not incoming.is_replaced(record):
            by_register[register_of(record)].append(record)
    differing = {entity for (entity, _, _), records in by_register.items() if state_of(records).differs}
    if n := len(differing):
        yield plural(
            "{n} of them was noted otherwise here: both stand until it is noted anew.",
            "{n} of them were noted otherwise here: both stand until they are noted anew.",
            n,
        )


def taken_back_before(proposals: Sequence[Proposal]) -> Iterator[Message]:
    """Why much of a file is asked about that would come in by itself."""
    if n := sum(proposal.reason == TAKE_AGAIN for proposal in proposals):
        yield plural(
            "{n} change was taken in before and undone: take it again only if it is to stand after all.",
            "{n} changes were taken in before and undone: take again only what is to stand after all.",
            n,
        )


def gaps(incoming: Incoming, home: Delegation, replica: str) -> Iterator[Message]:
    """What other installations wrote and nobody has brought here, seen from the highest number that came.

    A laptop on which a backup was restored gives numbers twice; then what changes were made over tells of the gap.
    """
    connection, new = incoming.connection, incoming.new.values()
    told = 0
    arrived: defaultdict[str, set[int]] = defaultdict(set)
    authors: dict[str, str] = {}
    ours = [record for record in new if record.delegation == home.code]
    for record in ours:
        if record.sequence and record.replica != replica:
            arrived[record.replica].add(record.sequence)
            authors[record.replica] = record.author
    for other, sequences in sorted(arrived.items()):
        known = sequences | sequences_of(connection, other, home.code)
        missing = max(known) - len(known)
        told += missing
        if missing:
            yield missing_told(Missing(authors[other] or last_author_of(connection, other), missing))
    former = {i for r in ours for ids in (r.replaces, r.seen) for i in ids if i not in incoming.new}
    unknown = len(former) - len(known_ids(connection, former))
    if unknown > told:
        n = unknown - told
        yield plural(
            "{n} earlier change that these build upon has not arrived.",
            "{n} earlier changes that these build upon have not arrived.",
            n,
        )
