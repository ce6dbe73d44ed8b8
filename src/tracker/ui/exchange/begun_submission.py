"""A submission that was left to decide something first."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.query import Filter


@dataclass(frozen=True, slots=True)
class BegunSubmission:
    """What was filled in, all but the password; `listed` is what the list showed then, `which` what was chosen of it.

    `left_out` are commitments without their tick.
    """

    to: str
    levels: frozenset[str]
    listed: Filter
    which: Filter
    left_out: frozenset[str]
