"""Queries that name many ids, a portion at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_AT_ONCE = 500
"""How many ids one query names; databases bound the number of its parameters."""


def at_once(ids: Collection[str]) -> Iterator[list[str]]:
    """The ids in portions that one query may name."""
    wanted = list(ids)
    for first in range(0, len(wanted), _AT_ONCE):
        yield wanted[first : first + _AT_ONCE]
