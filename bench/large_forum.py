"""A forum with as many recommendations as wanted over 100 panels, a twentieth of them reported on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.stage import opened
from tracker.bundle import bundled
from tracker.register.register import Register
from tracker.storage.seed import install_catalogue

RARE_WORD = "desalination"
"""Stands in a dozen recommendations, however many there are."""

_PANELS = 100
_HITS = 12
_REPORTED = 20
"""One commitment of so many was reported on."""

_AT_ONCE = 500
_TEXT = (
    "Promote dialogue between countries of origin, transit and destination, so that the measure of item {n} takes "
    "account of the human rights of all migrants and of the communities that receive them."
)
_VALUES = {"status": "in_progress", "lead": "Ministry of the Interior", "deadline": "2027-Q2"}


def large_home(home: Path, size: int) -> Path:
    """A folder with a database of this many commitments of Costa Rica, as the application would have made it."""
    with opened(home) as register:
        with register._engines.write.begin() as connection:
            install_catalogue(connection, _write_seed(home / "seed", size))
        register.introduce("CRI", "Ana Mora")
        _report(register, size // _REPORTED)
    return home


def _write_seed(folder: Path, size: int) -> Path:
    shutil.copytree(bundled("db/seed"), folder)
    forum = {
        "code": "LARGE",
        "names": {"en": "A large forum"},
        "panels": [_panel(n, size) for n in range(min(_PANELS, size))],
    }
    catalogue = {"version": 1_000_000, "forums": ["LARGE.json"], "delegations": "delegations.json"}
    (folder / "LARGE.json").write_text(json.dumps(forum), encoding="utf-8")
    (folder / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    return folder


def _panel(number: int, size: int) -> dict[str, object]:
    mine = range(number, size, _PANELS)
    return {
        "number": number + 1,
        "titles": {"en": f"Panel on matter {number + 1}"},
        "introductions": {"en": "Introduction."},
        "recommendations": [_recommendation(place, n, size) for place, n in enumerate(mine, 1)],
    }


def _recommendation(place: int, n: int, size: int) -> dict[str, object]:
    rare = f" It concerns {RARE_WORD} too." if n % max(1, size // _HITS) == 0 else ""
    text = {"language": "en", "standing": "official", "source": "Made up", "body": _TEXT.format(n=n) + rare}
    return {"number": place, "nature": "action", "addressees": ["all"], "texts": [text]}


def _report(register: Register, count: int) -> None:
    ids = [entity for group in register.outline().groups for entity in group.ids[: 1 + count // _PANELS]][:count]
    for first in range(0, count, _AT_ONCE):
        register.edit(register.commitments(ids[first : first + _AT_ONCE]), _VALUES)
