"""Soft deletion: whether a thing is here, gone, or deleted by one and edited by another, from its heads (MERGE.md).

A deletion is an ordinary record in the field `DELETED` with the value `GONE`, and `seen`: what of the thing's other
fields the person had on screen. Bringing back is None over it. Records are never taken away, so all of it commutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tracker.journal.record import Record

DELETED = "deleted"
"""The field that says whether a thing is deleted, whatever its kind."""

GONE = 1
"""The value of that field in a deletion; None brings the thing back."""


class Presence(StrEnum):
    """Whether a thing is shown. DIFFERING: somebody deleted what somebody else brought back or edited unseen."""

    PRESENT = "present"
    DELETED = "deleted"
    DIFFERING = "differing"


@dataclass(frozen=True, slots=True)
class Existence:
    """What the heads of one thing say together, each kind the highest ranked first.

    `deletions` say it is gone. `unseen` are edits that nobody who deleted it had seen; `restorals` bring it back beside
    a deletion that whoever wrote them had not seen. A decision replaces `deletions` and `restorals`: gone, having
    seen everything, or not.
    """

    deletions: tuple[Record, ...] = ()
    unseen: tuple[Record, ...] = ()
    restorals: tuple[Record, ...] = ()

    @property
    def presence(self) -> Presence:
        """A thing is hidden only if every live head was seen by somebody who deleted it."""
        if not self.deletions:
            return Presence.PRESENT
        return Presence.DIFFERING if self.unseen or self.restorals else Presence.DELETED


def existence_of(heads: Iterable[Record]) -> Existence:
    """From the heads of *all* fields of one thing, set members included, in whatever order they come.

    What two people saw who each deleted it counts together: each of their deletions was meant for what it had seen.
    """
    speaking = sorted((h for h in heads if h.restores != ""), key=lambda r: r.rank, reverse=True)
    deletions = tuple(h for h in speaking if h.field == DELETED and h.value is not True and h.value == GONE)
    seen = {i for d in deletions for i in d.seen}
    return Existence(
        deletions,
        tuple(h for h in speaking if h.field != DELETED and h.id not in seen and h.restores not in seen),
        tuple(h for h in speaking if h.field == DELETED and h.value is None),
    )


def seen_by_deleter(on_screen: Iterable[Record]) -> frozenset[str]:
    """`seen` of a deletion by somebody who had these heads on screen: what an undo brought back, by its first id too.

    Differing versions that were not shown are not on screen, and keep the thing from vanishing.
    """
    heads = [head for head in on_screen if head.field != DELETED]
    return frozenset(head.id for head in heads) | frozenset(head.restores for head in heads if head.restores)
