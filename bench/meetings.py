"""Meetings of a large forum: to freeze, to list, to compare, and what a freeze adds to an update file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.figures import once, tell, tell_amount
from bench.stage import opened


def measure(homes: Sequence[Path], sizes: Sequence[int]) -> None:
    """Each size beside the first, on the homes that were made of them; a twentieth of them is reported on."""
    first: dict[str, float] = {}
    for home, size in zip(homes, sizes, strict=True):
        figures, added = _measure_one(home)
        first = first or figures
        for what, seconds in figures.items():
            tell(f"{size:>7,} commitments: {what}", seconds, first[what])
        tell_amount(f"{size:>7,} commitments: a freeze in an update file", added / 1e6, "MB")


def _measure_one(home: Path) -> tuple[dict[str, float], int]:
    with opened(home) as register:
        register.send(home / "before.ctu", "Luis")
        before = (home / "before.ctu").stat().st_size
        register.add_meeting("Review", date(2026, 5, 3))
        figures = {"to freeze": once(lambda: register.freeze(register.meetings()[0]))}
        figures["the list of meetings, first"] = once(register.meetings)
        figures["the list of meetings, again"] = once(register.meetings)
        commitment = register.commitments([register.outline().groups[0].ids[0]])[0]
        figures["what was said on one"] = once(lambda: register.said_at_meetings(commitment, 3))
        meeting = register.meetings()[0]
        figures["compared with today"] = once(lambda: register.compare(meeting))
        register.send(home / "after.ctu", "Luis")
        return figures, (home / "after.ctu").stat().st_size - before
