"""Offices for tests: a real database in a folder of its own, with a clock that tests set."""

from __future__ import annotations

import functools
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from tracker.journal.record import read_record
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Shows `now`, and goes on by a second each time it is looked at."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@functools.cache
def new_database(delegation: str = "") -> bytes:
    """A database as the application makes it, of this delegation or of none yet, made once: it takes half a second."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder), Path(folder, "tracker.db"))
        if delegation:
            places.database.write_bytes(new_database())
        with closing(open_register(places)) as register:
            if delegation:
                register.introduce(delegation, "Nobody")
        return places.database.read_bytes()


@dataclass
class Office:
    """One installation of one delegation."""

    folder: Path
    delegation: str = "CRI"
    author: str = "Ana Mora"
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / "tracker.db").exists():
            (self.folder / "tracker.db").write_bytes(new_database(self.delegation))
        self.register = self.open()
        if self.delegation:
            self.register.introduce(self.delegation, self.author)

    def open(self, as_of: date | None = None) -> Register:
        """A register on this office's database, as another program has one open."""
        return open_register(Places(self.folder, self.folder / "tracker.db"), as_of=as_of, clock=self.clock)

    def values(self) -> dict[str, object]:
        """What stands, by reference: all that a person sees of every commitment, but not which records say so."""
        return {
            c.ref: (
                dict(c.values),
                c.contributing,
                c.conflicts,
                c.updated,
                c.updated_by,
                c.implemented_at,
                c.said_stamp,
            )
            for c in self.register.listed()
        }

    def tables(self, *names: str) -> dict[str, list[tuple[object, ...]]]:
        """The rows of tables, as they lie in the file."""
        with self.register._engines.read.connect() as connection:
            return {
                name: sorted((tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))), key=str)
                for name in names
            }

    def replaced(self) -> set[str]:
        """Ids that the records here say they replace, by their own bytes."""
        with self.register._engines.read.connect() as connection:
            raws = connection.execute(text("SELECT raw FROM record")).scalars().all()
        return {former for raw in raws for former in read_record(raw).replaces}


class NewOffice:
    """Makes offices, each in a folder of its own, on a database given or new; closes them all at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: list[Office] = []

    def __call__(self, database: bytes | None = None, author: str = "Ana Mora") -> Office:
        folder = self._folder / f"office-{len(self._opened)}"
        folder.mkdir()
        if database is not None:
            (folder / "tracker.db").write_bytes(database)
        office = Office(folder, author=author)
        self._opened.append(office)
        return office

    def close(self) -> None:
        """Close every office, whatever came of it."""
        for office in self._opened:
            office.register.close()
