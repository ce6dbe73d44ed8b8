"""What a submission begins with: nothing but what the list shows, or what was filled in before."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.query import Filter


@dataclass(frozen=True, slots=True)
class BegunSubmission:
    """What was filled in, all but the password; with `listed` alone, what the list shows, nothing was yet.

    `which` was chosen of what is listed (None: what is offered first); `left_out` are commitments without their tick.
    """

    listed: Filter = Filter()
    to: str = ""
    levels: frozenset[str] = frozenset({"status"})
    which: Filter | None = None
    left_out: frozenset[str] = frozenset()

    @property
    def would_be_missed(self) -> bool:
        """Whether more was done than what one click brings back: a name was typed, or commitments were left out."""
        return bool(self.to.strip() or self.left_out)
