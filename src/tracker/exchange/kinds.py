"""What may be in an update file, a submission and a receipt, whoever writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tracker.domain.audience import told_files
from tracker.domain.changes import SUBMISSION
from tracker.domain.exchange import SUBMITTED, ParcelKind, submitted_field
from tracker.domain.fields import DOCUMENTS
from tracker.exchange.layout import RECORD_COUNT
from tracker.exchange.parcel import Manifest
from tracker.journal.record import Record
from tracker.words import Message, message

_NAMES_A_PERSON = message("it names a person, which no submission does")
_COUNTED = ("taken", "kept", "questioned", "decided")
"""What a receipt counts."""

_OTHER_DELEGATION = message("it holds changes of another delegation")


def manifest_fault(manifest: Manifest, records: int, attachments: int) -> Message | None:
    """Why a parcel may not go by this manifest with so many records and attachments, if it may not."""
    if manifest.kind is ParcelKind.SUBMISSION and (manifest.replica or manifest.author):
        return _NAMES_A_PERSON
    if manifest.kind is ParcelKind.RECEIPT and (records or attachments):
        return message("it holds changes, which no receipt does")
    counts = [n for word in _COUNTED if isinstance(n := manifest.told.get(word), int)]
    if manifest.kind is ParcelKind.RECEIPT and not all(0 <= n <= RECORD_COUNT for n in counts):
        return message("it counts more or fewer changes than a file can hold")
    return None


def attachments_fault(manifest: Manifest, records: Iterable[Record], attachments: Collection[str]) -> Message | None:
    """Why these attachments may not be in this parcel: nobody is sent a file of which nothing is told in words."""
    if manifest.kind is not ParcelKind.SUBMISSION or not attachments:
        return None
    told = {digest for r in records if r.field == submitted_field(DOCUMENTS) for digest in told_files(r.value)}
    return None if told.issuperset(attachments) else message("it holds files that it does not tell of")


def record_fault(manifest: Manifest, record: Record) -> Message | None:
    """Why the record may not be in this parcel, if it may not.

    A submission holds only the delegation's own official word, and nothing that tells who in it wrote that. An update
    holds what its delegation did, and whatever delegations submitted.
    """
    official = record.kind == SUBMISSION
    if manifest.kind is not ParcelKind.SUBMISSION:
        return None if official or record.delegation == manifest.delegation else _OTHER_DELEGATION
    if record.delegation != manifest.delegation:
        return _OTHER_DELEGATION
    if not official or not record.field.startswith(SUBMITTED):
        return message("it holds internal changes, which no submission does")
    if record.author or record.replica or record.sequence or record.action or record.seen:
        return _NAMES_A_PERSON
    return None
