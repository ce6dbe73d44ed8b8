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
