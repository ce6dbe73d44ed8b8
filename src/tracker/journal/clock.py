"""The hybrid logical clock that orders history; it never decides what survives (MERGE.md)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

COUNTER_BITS = 16
LATEST_MS = 1 << 46
"""Wall clocks that show more than this (the year 4199) are taken to show this: stamps stay numbers that every file and
table holds."""

MAX_AHEAD_MS = 24 * 3600 * 1000
"""A stamp further ahead than this is accepted but does not advance the local clock (MERGE.md)."""


def milliseconds(stamp: int) -> int:
    """The wall-clock part of a stamp, milliseconds since 1970 UTC."""
    return stamp >> COUNTER_BITS


def next_stamp(last: int, now: datetime) -> int:
    """The stamp for something that happens at `now` (aware) after `last`: always greater than `last`."""
    return max(last + 1, _wall_clock(now) << COUNTER_BITS)


def observe(last: int, received: Iterable[int], now: datetime) -> int:
    """The local clock's last stamp once these have been seen; those far in the future change nothing."""
    believed = _wall_clock(now) + MAX_AHEAD_MS
    return max((stamp for stamp in received if milliseconds(stamp) <= believed and stamp > last), default=last)


def is_far_ahead(received: int, now: datetime) -> bool:
    """Whether a stamp comes from a clock more than a day ahead: nobody believes it, and the reader is told."""
    return milliseconds(received) > _wall_clock(now) + MAX_AHEAD_MS


def _wall_clock(now: datetime) -> int:
    return max(0, min(int(now.timestamp() * 1000), LATEST_MS))
