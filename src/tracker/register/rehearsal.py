"""Tries things out on a private copy of a database: what is done there is gone when it is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.places import Places
from tracker.register.installation import load_installation, save_installation
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.storage.backup import back_up
from tracker.words import Words


@contextmanager
def rehearsal(places: Places, as_of: date | None, words: Words) -> Iterator[Register]:
    """A register on a copy of the database, with the same person at work; the database itself is only read.

    Raises `UserError` when there is no room for the copy.
    """
    with TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy = Places(folder, back_up(places.database, folder, "rehearsal", datetime.now(UTC)))
        save_installation(copy.installation, load_installation(places.installation))
        with closing(open_register(copy, as_of, words=words)) as register:
            yield register
