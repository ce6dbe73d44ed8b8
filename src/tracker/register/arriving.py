"""Holds update files, submissions and receipts against the database, writing nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tracker.domain import identity
from tracker.domain.changes import COMMITMENT, SUBMISSION
from tracker.domain.commitment import Commitment
from tracker.domain.exchange import ParcelKind, Trust
from tracker.domain.forum import Delegation
from tracker.domain.meetings import MEETING
from tracker.domain.review import Review, Source, SourceKind
from tracker.domain.review_words import day_words
from tracker.domain.things import EVIDENCE, STEP
from tracker.errors import UserError
from tracker.exchange.parcel import Manifest, ReceivedParcel
from tracker.exchange.signing import fingerprint
from tracker.journal.clock import is_far_ahead
from tracker.journal.record import Record
from tracker.register.incoming import Incoming
from tracker.register.incoming_notes import note_proposals
from tracker.register.undoing import Actions
from tracker.storage.engine import Connection
from tracker.storage.intake import intakes, is_taken_in
from tracker.storage.journal_store import actions
from tracker.storage.keys import is_anyone_known, trust_of
from tracker.storage.sent import last_author_of, sent_parcels, sequences_of
from tracker.words import Message, Words, message, plural


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


def hold_parcels(
    connection: Connection,
    arrivals: Sequence[Arrival],
    home: Delegation,
    replica: str,
    current: Sequence[Commitment],
    delegations: Sequence[Delegation],
    words: Words,
    now: datetime,
) -> Review:
    """One review of all that these parcels bring; `current` are the commitments of the home delegation.

    Raises `UserError` for an update file of another delegation.
    """
    for arrival in arrivals:
        _refuse_foreign(arrival, home, delegations, words)
    chain = Actions(actions(connection, home.code))
    incoming = Incoming(connection, chain, home.code, [a.records for a in arrivals])
    carried = {c.id: c for d in delegations for c in _as_carried_by(d.code, current)}
    for arrival in arrivals:
        _refuse_anothers_word(arrival, carried, {d.code for d in delegations})
    sources = tuple(_source(connection, a, incoming.of_source(n)) for n, a in enumerate(arrivals))
    return Review(
        sources=sources,
        proposals=(*incoming.proposals(carried), *note_proposals(incoming, carried)),
        notices=(
            *(notice for a in arrivals for notice in _notices(connection, a, now, words)),
            *_beside_fields(incoming.new.values(), home),
            *_gaps(connection, incoming.new.values(), home, replica),
        ),
    )


def digest_of(path: Path) -> str:
    """The SHA-256 (hex) of a file, as intake keeps it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seen_before(connection: Connection, path: Path, home: Delegation, words: Words) -> Review | None:
    """What is told of a file that was taken in whole and not undone since, without reading it again; else None."""
    digest = digest_of(path)
    kept = next((k for k in intakes(connection) if k.intake.file_hash == digest), None)
    if kept is None:
        return None
    # Where an import was undone, what this file brought may have gone with it: it is asked about.
    if Actions(actions(connection, home.code)).has_undone_import:
        return None
    intake = kept.intake
    # Whoever signed it is vouched for no longer: the file is read again, and its sender asked about.
    if not is_anyone_known(connection, intake.delegation, intake.replica):
        return None
    source = Source(
        SourceKind(intake.kind),
        path.name,
        digest,
        id=intake.source,
        author=intake.author,
        delegation=intake.delegation,
        replica=intake.replica,
        sent_at=intake.sent_at,
        trust=Trust.KNOWN,
        path=str(path),
    )
    notices = [message("{file} was imported before.", file=path.name)]
    if intake.kind == ParcelKind.RECEIPT:
        notices.append(_receipt(connection, path.name, intake.told, words))
    return Review((source,), (), notices=tuple(notices))


def _as_carried_by(delegation: str, current: Sequence[Commitment]) -> Iterable[Commitment]:
    """The same recommendations as another delegation carries them; nothing is said of how they stand."""
    for c in current:
        entity = identity.commitment_id(c.recommendation.forum, c.ref, delegation)
        yield replace(c, id=entity, delegation=delegation, values={}, members={}, shown={}, conflicts=())


def _refuse_foreign(arrival: Arrival, home: Delegation, delegations: Sequence[Delegation], words: Words) -> None:
    manifest = arrival.manifest
    if manifest.kind is ParcelKind.SUBMISSION and manifest.delegation == home.code:
        raise UserError(
            message("{file} was not imported.", file=arrival.path.name),
            message("It is a submission of your own delegation, made for others."),
            message("What your colleagues submitted comes with their updates: ask them for one."),
        )
    known = {d.code: d.name(words.language).short for d in delegations}
    theirs = known.get(manifest.delegation)
    if manifest.kind is ParcelKind.UPDATE and manifest.delegation != home.code:
        raise UserError(
            message("{file} was not imported.", file=arrival.path.name),
            message(
                "It is an update file of the delegation {theirs}, for its own officers; you work for {ours}.",
                theirs=theirs or manifest.delegation,
                ours=home.name(words.language).short,
            ),
            message("What one delegation tells another comes as a submission: ask them for one."),
        )
    if theirs is None:
        raise UserError(
            message("{file} was not imported.", file=arrival.path.name),
            message("It comes from “{code}”, a delegation this catalogue does not have.", code=manifest.delegation),
            message("Update the application, then import it again."),
        )


def _refuse_anothers_word(arrival: Arrival, carried: Mapping[str, Commitment], known: Collection[str]) -> None:
    """Nobody speaks of another delegation's commitments, nor for a delegation that there is not."""
    for record in arrival.records:
        commitment = carried.get(record.entity)
        speaks = record.kind in (COMMITMENT, SUBMISSION)
        if speaks and (record.delegation not in known or (commitment and commitment.delegation != record.delegation)):
            raise UserError(
                message("{file} was not imported.", file=arrival.path.name),
                message("It speaks for another delegation than the one it comes from."),
                message("Ask whoever sent it how it was made."),
            )


def _source(connection: Connection, arrival: Arrival, new: Sequence[Record]) -> Source:
    parcel, manifest = arrival.parcel, arrival.manifest
    public_key = parcel.public_key.hex() if parcel.public_key else None
    return Source(
        SourceKind(manifest.kind.value),
        arrival.path.name,
        parcel.file_hash,
        id=manifest.id,
        author=manifest.author,
        delegation=manifest.delegation,
        replica=manifest.replica,
        sent_at=manifest.at,
        records=tuple(new),
        trust=trust_of(connection, public_key, manifest.delegation, manifest.replica),
        fingerprint=fingerprint(parcel.public_key) if parcel.public_key else "",
        public_key=public_key or "",
        answers=manifest.answers,
        told=manifest.told,
        attachments=parcel.parcel.attachments,
        path=str(arrival.path),
    )


def _notices(connection: Connection, arrival: Arrival, now: datetime, words: Words) -> Iterator[Message]:
    parcel, manifest = arrival.parcel, arrival.manifest
    file = arrival.path.name
    if is_taken_in(connection, parcel.file_hash):
        yield message("{file} was imported before.", file=file)
    if manifest.kind is ParcelKind.RECEIPT:
        yield _receipt(connection, file, manifest.told, words)
    if is_far_ahead(manifest.stamp, now):
        yield message(
            "The clock of the laptop that made {file} is more than a day ahead of this one. Its changes are taken all "
            "the same.",
            file=file,
        )
    if parcel.unknown:
        yield message(
            "{file} was made by a newer version of this application: what this one cannot show is kept and passed on.",
            file=file,
        )


def _receipt(connection: Connection, file: str, told: Mapping[str, object], words: Words) -> Message:
    ours = next((s for s in sent_parcels(connection) if s.id == told.get("about")), None)
    if ours is None:
        return message("{file} answers a file that was not sent from here.", file=file)
    return message(
        "{file} answers “{sent}”, sent on {date}: {taken} taken, {kept} kept as they were, {questioned} left open.",
        file=file,
        sent=ours.file,
        date=day_words(ours.at, words),
        taken=str(told.get("taken", 0)),
        kept=str(told.get("kept", 0)),
        questioned=str(told.get("questioned", 0)),
    )


def _beside_fields(new: Iterable[Record], home: Delegation) -> Iterator[Message]:
    """What comes with the changes of fields, and cannot be decided one by one."""
    new = tuple(new)
    made = {kind: {r.entity for r in new if r.kind == kind} for kind in (STEP, EVIDENCE, MEETING)}
    if n := len(made[STEP]):
        yield plural("{n} action is new, changed or deleted.", "{n} actions are new, changed or deleted.", n)
    if n := len(made[EVIDENCE]):
        yield plural(
            "{n} supporting document is new, changed or deleted.",
            "{n} supporting documents are new, changed or deleted.",
            n,
        )
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


def _gaps(connection: Connection, new: Iterable[Record], home: Delegation, replica: str) -> Iterator[Message]:
    """What other installations wrote and nobody has brought here, seen from the highest number that came."""
    arrived: defaultdict[str, set[int]] = defaultdict(set)
    authors: dict[str, str] = {}
    for record in new:
        if record.sequence and record.replica != replica and record.delegation == home.code:
            arrived[record.replica].add(record.sequence)
            authors[record.replica] = record.author
    for other, sequences in sorted(arrived.items()):
        known = sequences | sequences_of(connection, other, home.code)
        missing = max(known) - len(known)
        if missing:
            name = authors[other] or last_author_of(connection, other)
            yield plural(
                "{n} change made on the laptop of {name} has not arrived.",
                "{n} changes made on the laptop of {name} have not arrived.",
                missing,
                name=name,
            )
