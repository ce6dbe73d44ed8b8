"""Two engines on one file: writes begin IMMEDIATE, reads do not; the only module, with search.py, that is SQLite's.

They are two faces of one, so that a statement is compiled once for both, and a connection serves either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from tracker.errors import DamagedData, UserError
from tracker.storage.protection import is_protected, uri_to_read
from tracker.words import message

WAIT_FOR_LOCK_S = 15
"""How long a write waits for another process (the command line beside the window) before it gives up."""

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    # In KiB: years of changes that come in one file are spread over all of every index.
    "PRAGMA cache_size = -65536",
    f"PRAGMA busy_timeout = {WAIT_FOR_LOCK_S * 1000}",
)
"""What every connection begins with: a change that was told as saved is on the disk."""

_BEGIN = "begin"
"""Under this option of an engine stands how its transactions begin."""


@dataclass(frozen=True, slots=True)
class Engines:
    """`write` for transactions that change something, `read` for all others; the same when nothing may be written."""

    write: Engine
    read: Engine

    def dispose(self) -> None:
        """Close every connection; the file is then free."""
        self.read.dispose()


def open_engines(database: Path, read_only: bool = False) -> Engines:
    """Engines on a database file, which is made when it is not there (its folder must be)."""
    read = _engine(database, read_only)
    return Engines(read if read_only else read.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"}), read)


def _engine(database: Path, read_only: bool) -> Engine:
    # The file's name goes in as it is: a URI would trip over "?" and "%" in folders people make.
    def connect() -> sqlite3.Connection:
        if read_only:
            return sqlite3.connect(uri_to_read(database), uri=True, isolation_level=None, check_same_thread=False)
        return sqlite3.connect(database, isolation_level=None, check_same_thread=False)

    # What can only be read may be written by others: how it is read is looked at anew each time.
    pool: dict[str, Any] = {"poolclass": NullPool}
    if not read_only:
        pool = {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 8}
    engine = create_engine("sqlite://", creator=connect, **pool)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # On the raw connection: inside a transaction SQLite ignores foreign_keys.
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine


def check_health(database: Path) -> None:
    """Refuse a file that is no database of SQLite's, or whose pages are damaged; raises `UserError`."""
    if database.is_dir():
        raise UserError(_NOT_OPENED, message("{path} is a folder.", path=database), message("Name a file in it."))
    if not database.exists() or database.stat().st_size == 0:
        return
    try:
        # One that can be written is put right where somebody was interrupted.
        connection = (
            sqlite3.connect(uri_to_read(database), uri=True) if is_protected(database) else sqlite3.connect(database)
        )
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise in_plain_words(database, str(error)) or error from error
    if found != "ok":
        raise in_plain_words(database, "malformed") or AssertionError(found)


@contextmanager
def told_plainly(database: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn what the machine refuses (a full disk, a lock, a read-only folder) into a `UserError`."""
    try:
        yield
    except DBAPIError as error:
        told = in_plain_words(database, str(error.orig))
        if told and writing and not isinstance(told, DamagedData):
            told.title = message("Nothing was saved.")
        raise told or error from error


_NOT_OPENED = message("The data file could not be used.")
TO_A_PLACE_OF_ONES_OWN = message("Copy its whole folder to a place of your own on this laptop, and open it there.")


def in_plain_words(database: Path, reason: str) -> UserError | None:
    """What SQLite's reason means to an officer; None for one that is our own mistake.

    Only real damage advises to go back to a backup: that would throw work away where a disk is merely full.
    """
    name = database.name
    if "locked" in reason:
        text = message("Another program has been writing to {name} for too long.", name=name)
        advice = message("Close the other window or wait for it, then try again.")
    elif "full" in reason or "disk I/O" in reason:
        text = message("The disk that holds {path} is full, or cannot be read.", path=database)
        advice = message("Free some room on it, then try again; what was saved before is safe.")
    elif "readonly" in reason or "unable to open" in reason:
        text = message("{path} cannot be written.", path=database)
        advice = TO_A_PLACE_OF_ONES_OWN
    elif "not a database" in reason:
        text = message("{path} is not a data file of this application.", path=database)
        return DamagedData(_NOT_OPENED, text, message("Choose another file, or go back to a backup."))
    elif "malformed" in reason:
        text = message("{path} is damaged.", path=database)
        return DamagedData(_NOT_OPENED, text, message("Go back to a backup; the damaged file is kept."))
    else:
        return None
    return UserError(_NOT_OPENED, text, advice)
