"""What one file between laptops or delegations holds, whatever it looks like on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracker.domain.exchange import ParcelKind
from tracker.journal.record import Record


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands on the outside of a parcel; all of it is signed.

    `at` is UTC, "2026-11-23T18:04:05Z", `stamp` the sender's clock (journal/clock.py). `replica` and `author` are empty
    in a submission: no personal name crosses to another delegation. `answers` are ids of parcels that the sender had
    taken in lately: so whoever sent those learns that they arrived. `complete` says that everything the sender knew is
    in it, not only what is new since the last file for `to`. `told` holds what only this kind of parcel says.
    """

    id: str
    kind: ParcelKind
    delegation: str
    at: str
    stamp: int
    replica: str = ""
    author: str = ""
    to: str = ""
    complete: bool = True
    answers: tuple[str, ...] = ()
    told: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A manifest, change records, and attachments by the SHA-256 (hex) of their content."""

    manifest: Manifest
    records: tuple[Record, ...] = ()
    attachments: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReceivedParcel:
    """A parcel that came in a file, wholly checked; its records come in no particular order.

    `file_hash` is the file's own SHA-256 (hex). `public_key` is None where nobody signed. `attached` tells the size of
    every attachment; `parcel.attachments` only names those the reader was asked to keep. `unknown` counts what a newer
    version of the application added, in the manifest and in records; `Record.raw` keeps it byte by byte.
    """

    parcel: Parcel
    file_hash: str
    public_key: bytes | None
    attached: Mapping[str, int]
    unknown: int = 0
