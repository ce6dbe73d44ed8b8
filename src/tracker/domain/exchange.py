"""What goes between laptops of a delegation, and between delegations."""

from __future__ import annotations

from enum import StrEnum


class ParcelKind(StrEnum):
    """An update stays within a delegation; a submission is its official word to others; a receipt answers either."""

    UPDATE = "update"
    SUBMISSION = "submission"
    RECEIPT = "receipt"


class Trust(StrEnum):
    """What is known of whoever signed a parcel.

    KNOWN: this key was confirmed before. NEW: signed, by a key never seen. CHANGED: this laptop's earlier files were
    signed with another key. UNSIGNED: nobody vouches for it. A signature that does not fit is no trust at all: such a
    file is refused.
    """

    KNOWN = "known"
    NEW = "new"
    CHANGED = "changed"
    UNSIGNED = "unsigned"


SUBMITTED = "submitted/"
"""Begins the fields of a submission: "submitted/status"."""


def submitted_field(key: str) -> str:
    """The field in which a submission holds `key`."""
    return SUBMITTED + key


def transcribed_field(delegation: str, key: str) -> str:
    """The field in which this delegation notes what another answered: "transcribed/MEX/status"."""
    return f"transcribed/{delegation}/{key}"


def asked_field(delegation: str) -> str:
    """The field that says when another delegation was asked: "asked/MEX"."""
    return f"asked/{delegation}"


def key_told(field: str) -> str:
    """The commitment's field that a submitted or transcribed field speaks of; any other field is its own."""
    return field.rpartition("/")[2]


def delegation_noted(field: str) -> str:
    """Whose answer a transcribed or asked field speaks of; empty for any other field."""
    kind, _, rest = field.partition("/")
    return rest.partition("/")[0] if kind in ("transcribed", "asked") else ""
