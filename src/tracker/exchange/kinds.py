"""What may be in an update file, a submission and a receipt, whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.exchange import ParcelKind
from tracker.errors import UserError
from tracker.exchange.parcel import Manifest
from tracker.exchange.refusals import misplaced
from tracker.journal.record import Record
from tracker.words import message

SUBMITTED = "submission"
"""`kind` of a record that is a delegation's word to others."""

SUBMITTED_FIELD = "submitted/"
"""What the field of such a record begins with."""


def check_manifest(manifest: Manifest, records: int, attachments: Mapping[str, int], name: str) -> None:
    """Raise `UserError` for a submission that names a person, or a receipt that carries more than its word."""
    if manifest.kind is ParcelKind.SUBMISSION and (manifest.replica or manifest.author):
        raise misplaced(name, message("a submission names no person"))
    if manifest.kind is ParcelKind.RECEIPT and (records or attachments):
        raise misplaced(name, message("a receipt holds no changes"))


def check_record(manifest: Manifest, record: Record, name: str) -> None:
    """Raise `UserError` for a record that may not be in a parcel of this kind from this delegation."""
    if manifest.kind is ParcelKind.SUBMISSION:
        _check_submitted(manifest, record, name)
    elif record.delegation != manifest.delegation and record.kind != SUBMITTED:
        raise _other_delegation(name)


def _check_submitted(manifest: Manifest, record: Record, name: str) -> None:
    """Only the delegation's own word, and nothing that tells who in the delegation wrote it."""
    if record.delegation != manifest.delegation:
        raise _other_delegation(name)
    if record.kind != SUBMITTED or not record.field.startswith(SUBMITTED_FIELD):
        raise misplaced(name, message("it holds internal changes, which no submission does"))
    if record.author or record.replica or record.action or record.seen:
        raise misplaced(name, message("a submission names no person"))


def _other_delegation(name: str) -> UserError:
    return misplaced(name, message("it holds changes of another delegation"))
