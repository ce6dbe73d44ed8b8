"""The considered crosswalk from recommendations to frameworks (db/seed/crosswalk.json): suggestions, never facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from tracker.bundle import bundled


@cache
def crosswalk() -> Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]:
    """Codes by forum, reference ("3.5") and framework ("gcm", "sdg")."""
    read = json.loads(bundled("db/seed/crosswalk.json").read_text(encoding="utf-8"))
    return {
        forum: {ref: {name: tuple(codes) for name, codes in links.items()} for ref, links in refs.items()}
        for forum, refs in read.items()
    }
