"""What a clearance and a verification still cover, worked out from the heads of a commitment (MERGE.md).

Both are records whose `seen` names what the person had on screen. Nothing resets them: that something changed since is
derived by holding `seen` against what stands. What an undo brought back counts as the record that said it first.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.submission import CLEARED
from tracker.journal.record import Record

STATUS = "status"


def covered(heads: Iterable[Record]) -> frozenset[str]:
    """What somebody who clears a commitment lets go: all that may be submitted of its fields."""
    return _said_first(head for head in heads if head.field in CLEARED)


def reported(heads: Iterable[Record]) -> frozenset[str]:
    """What somebody who verifies a status has held against its documents."""
    return _said_first(head for head in heads if head.field == STATUS and head.value is not None)


def _said_first(heads: Iterable[Record]) -> frozenset[str]:
    return frozenset(first for head in heads if (first := head.id if head.restores is None else head.restores))
