"""An update file of many changes: written, taken in, and taken in a second time."""

from __future__ import annotations

import resource
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bench.figures import once, tell, tell_amount
from bench.stage import introduced, opened
from tracker.domain.changes import Subject
from tracker.domain.exchange import ParcelKind
from tracker.domain.fields import Value
from tracker.exchange.parcel import Manifest, Parcel
from tracker.exchange.signing import load_or_make
from tracker.exchange.writing import write_parcel
from tracker.journal.record import Record, make_record
from tracker.sweeping import seldom_swept

RECORDS = 100_000
_VALUES: dict[str, tuple[Value, ...]] = {
    "status": ("planned", "in_progress", "implemented"),
    "percent": tuple(range(0, 101, 5)),
    "deadline": ("2027-06-30", "2027-Q2", "2028"),
    "lead": ("Ministerio de Trabajo", "Dirección General de Migración", "Cancillería"),
    "next_step": tuple(f"Convocar la reunión {n} de la Comisión con los ministerios competentes" for n in range(40)),
}


def measure(folder: Path) -> None:
    """In a process of its own, so that its memory is its own."""
    subprocess.run([sys.executable, "-m", "bench.exchange", str(folder)], check=True)


def write_and_take_in(folder: Path) -> None:
    """Prints seconds, megabytes and the most memory this process ever held."""
    for home in ("sender", "receiver"):
        introduced(folder / home)
    path, later = _written(folder)
    with opened(folder / "receiver") as luis, seldom_swept():
        first = once(lambda: luis.finish(luis.review(path)))
        tell("taken in: reviewed and finished", first, aim="10,000 ms at most")
        again = once(lambda: luis.finish(luis.review(path)))
        tell("taken in a second time", again, first, aim="3,000 ms at most")
        other = once(lambda: luis.finish(luis.review(later)))
        tell("another file with the same changes", other, first)
    tell_amount("the file", path.stat().st_size / 1e6, "MB", aim="6 MB at most")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    tell_amount("the most memory held", most, "MB")


def _written(folder: Path) -> tuple[Path, Path]:
    """The file, and one that its sender made a day later although nothing was done since."""
    with opened(folder / "sender") as ana:
        records = years_of_changes([c.id for c in ana.listed()], RECORDS)
        key = load_or_make(ana.places.signing_key)
    path, later = folder / "years.ctu", folder / "a day later.ctu"
    first, second = (
        Parcel(Manifest(str(uuid.uuid4()), ParcelKind.UPDATE, "CRI", at, records[-1].stamp), records)
        for at in ("2026-11-23T09:00:00Z", "2026-11-24T09:00:00Z")
    )
    tell(f"{RECORDS:,} changes written", once(lambda: write_parcel(first, path, key)))
    write_parcel(second, later, key)
    return path, later


def years_of_changes(entities: list[str], count: int) -> tuple[Record, ...]:
    """Changes of one laptop, each over the last of its field, five to an action."""
    chance, standing = Random(1), dict[tuple[str, str], str]()
    replica, action, made = str(uuid.uuid4()), "", list[Record]()
    start = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1000)
    for number in range(1, count + 1):
        if number % 5 == 1:
            action = str(uuid.UUID(int=chance.getrandbits(128)))
        entity, field = chance.choice(entities), chance.choice(list(_VALUES))
        moment = start + number * 600_000
        former = standing.get((entity, field))
        record = make_record(
            Subject(entity, "HLF2017", "CRI"),
            field,
            None,
            chance.choice(_VALUES[field]),
            replaces=frozenset({former} if former else ()),
            stamp=moment << 16,
            author="María Núñez",
            replica=replica,
            sequence=number,
            at=f"{datetime.fromtimestamp(moment / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}",
            action=action,
        )
        standing[entity, field] = record.id
        made.append(record)
    return tuple(made)


if __name__ == "__main__":
    write_and_take_in(Path(sys.argv[1]))
