"""Holds update files, submissions and receipts against the database, writing nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tracker.domain import identity
from tracker.domain.changes import COMMITMENT, SUBMISSION, TRANSCRIPTION
from tracker.domain.commitment import Commitment
from tracker.domain.exchange import ParcelKind, Trust
from tracker.domain.forum import Delegation
from tracker.domain.review import Review, Source, SourceKind
from tracker.errors import UserError
from tracker.exchange.signing import fingerprint
from tracker.journal.record import Record
from tracker.register import arrival_notices
from tracker.register.arrival_notices import Arrival
from tracker.register.incoming import Incoming
from tracker.register.incoming_notes import note_proposals
from tracker.register.incoming_things import things_to_keep, things_to_take_again
from tracker.register.undoing import Actions
from tracker.storage.engine import Connection
from tracker.storage.intake import intakes
from tracker.storage.journal_store import actions, owners_of
from tracker.storage.keys import is_anyone_known, names_vouched, trust_of
from tracker.words import Words, message


def hold_parcels(
    connection: Connection,
    arrivals: Sequence[Arrival],
    home: Delegation,
    replica: str,
    own_key: str,
    current: Sequence[Commitment],
    delegations: Sequence[Delegation],
    words: Words,
    now: datetime,
) -> Review:
    """One review of all that these parcels bring; `current` are the commitments of the home delegation, `own_key` (hex)
    is what this laptop signs with.

    Raises `UserError` for an update file of another delegation.
    """
    for arrival in arrivals:
        _refuse_foreign(arrival, home, delegations, words)
    chain = Actions(actions(connection, home.code))
    incoming = Incoming(connection, chain, home.code, [a.records for a in arrivals])
    carried = _Carried([d.code for d in delegations], current)
    for arrival in arrivals:
        _refuse_anothers_word(connection, arrival, carried, {d.code for d in delegations})
    sources = tuple(_source(connection, a, incoming.of_source(n), own_key) for n, a in enumerate(arrivals))
    names = {d.code: d.name(words.language).short for d in delegations}
    proposals = (
        *incoming.proposals(carried),
        *note_proposals(incoming, carried),
        *things_to_take_again(incoming, carried),
        *things_to_keep(incoming, carried),
    )
    return Review(
        sources=sources,
        proposals=proposals,
        notices=(
            *(
                notice
                for n, a in enumerate(arrivals)
                for notice in arrival_notices.of_a_file(
                    connection, a, incoming.of_source(n), own_key, names, now, words
                )
            ),
            *arrival_notices.beside_fields(incoming, home, {c.id: c.ref for c in current}),
            *arrival_notices.gaps(incoming, home, replica),
            *arrival_notices.taken_back_before(proposals),
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
        notices.append(arrival_notices.of_a_receipt(connection, path.name, intake.told, words))
    return Review((source,), (), notices=tuple(notices))


class _Carried(Mapping[str, Commitment]):
    """The same recommendations as each delegation carries them, by id; nothing is said of how they stand.

    Made when they are asked for: of thousands, a file tells of few.
    """

    def __init__(self, delegations: Iterable[str], current: Sequence[Commitment]) -> None:
        places = ((c, code) for code in delegations for c in current)
        self._places = {identity.commitment_id(c.recommendation.forum, c.ref, code): (c, code) for c, code in places}

    def __getitem__(self, entity: str) -> Commitment:
        c, code = self._places[entity]
        return replace(c, id=entity, delegation=code, values={}, members={}, shown={}, conflicts=())

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


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


_OF_COMMITMENTS = frozenset({COMMITMENT, SUBMISSION, TRANSCRIPTION})
"""Kinds of records whose entity is a commitment."""


def _refuse_anothers_word(
    connection: Connection, arrival: Arrival, carried: Mapping[str, Commitment], known: Collection[str]
) -> None:
    """Nobody speaks of another delegation's commitments, nor for a delegation that there is not, nor changes what here
    is a thing of another kind or of another delegation.
    """
    spoken_of = {(record.entity, record.kind, record.delegation) for record in arrival.records}
    there = owners_of(connection, {entity for entity, _, _ in spoken_of} - carried.keys())
    for entity, kind, delegation in spoken_of:
        commitment = carried.get(entity)
        speaks = kind in (COMMITMENT, SUBMISSION)
        is_anothers = speaks and (delegation not in known or (commitment and commitment.delegation != delegation))
        others = there.get(entity, set()) - {(kind, delegation)}
        is_something_else = any(not {other, kind} <= _OF_COMMITMENTS for other, _ in others) or any(
            owner != delegation for _, owner in others
        )
        if is_anothers or is_something_else:
            raise UserError(
                message("{file} was not imported.", file=arrival.path.name),
                message("It speaks for another delegation than the one it comes from."),
                message("Ask whoever sent it how it was made."),
            )


def _source(connection: Connection, arrival: Arrival, new: Sequence[Record], own_key: str) -> Source:
    parcel, manifest = arrival.parcel, arrival.manifest
    public_key = parcel.public_key.hex() if parcel.public_key else None
    author = manifest.author
    if manifest.kind is ParcelKind.RECEIPT and public_key:
        # It names nobody, for it may go to another delegation: a colleague is known by the signature alone.
        vouched = names_vouched(connection, manifest.delegation)
        author = next((name for name, keys in vouched.items() if public_key in keys), "")
    is_own = bool(own_key) and public_key == own_key
    return Source(
        SourceKind(manifest.kind.value),
        arrival.path.name,
        parcel.file_hash,
        id=manifest.id,
        author=author,
        delegation=manifest.delegation,
        replica=manifest.replica,
        sent_at=manifest.at,
        records=tuple(new),
        trust=Trust.KNOWN
        if is_own
        else trust_of(connection, public_key, manifest.delegation, manifest.replica, manifest.author),
        fingerprint=fingerprint(parcel.public_key) if parcel.public_key else "",
        # Nobody vouches for oneself.
        public_key="" if is_own else public_key or "",
        answers=manifest.answers,
        told=manifest.told,
        attachments=parcel.parcel.attachments,
        path=str(arrival.path),
    )
