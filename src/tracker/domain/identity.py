"""Ids of things from an official list: the same on laptops that never met (MERGE.md, Identity)."""

from __future__ import annotations

import uuid
from functools import lru_cache

_NAMESPACE = uuid.UUID("6f0e3a52-8f3b-5c0e-9c1c-2b9a4d1f7e60")
"""Pinned once: another value would give every recommendation another id."""


# What comes in a file is held against every commitment of every delegation, again and again.
@lru_cache(maxsize=16_384)
def _natural_id(kind: str, *key: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "/".join((kind, *key))))


def forum_id(forum: str) -> str:
    """Id of the forum with this code ("HLF2017")."""
    return _natural_id("forum", forum)


def panel_id(forum: str, number: int) -> str:
    """Id of a forum's panel."""
    return _natural_id("panel", forum, str(number))


def recommendation_id(forum: str, ref: str) -> str:
    """Id of the recommendation with this bare reference ("3.5")."""
    return _natural_id("recommendation", forum, ref)


def delegation_id(delegation: str) -> str:
    """Id of the delegation with this code ("CRI")."""
    return _natural_id("delegation", delegation)


def commitment_id(forum: str, ref: str, delegation: str) -> str:
    """Id of a recommendation as one delegation carries it."""
    return _natural_id("commitment", forum, ref, delegation)
