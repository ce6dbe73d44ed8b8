"""Looks into a copy of the database, and puts it in the place of the one that stands, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tracker.domain.backups import Outlook
from tracker.errors import Stranded, UserError
from tracker.storage.backup import copy_whole
from tracker.storage.migrate import KNOWN, OURS
from tracker.storage.protection import beside, uri_to_read
from tracker.words import Message, message

NOT_BROUGHT_BACK = message("The backup was not brought back; everything is as it was.")
_WAIT_FOR_OTHERS_S = 0.2
_ANOTHER = message("Choose another backup.")
_HAVE_LOST = "SELECT count(*) FROM present.record WHERE id NOT IN (SELECT id FROM main.record)"
_ADVANCE = "UPDATE meta SET value = :stamp WHERE key = 'clock' AND CAST(value AS INTEGER) < CAST(:stamp AS INTEGER)"


def look_into(copy: Path, database: Path) -> Outlook:
    """What is in a copy, held against what stands; raises `UserError` for a copy that cannot be gone back to."""
    if not copy.is_file():
        raise _refused(message("{path} is not there.", path=copy), _ANOTHER)
    try:
        with closing(_reading(copy)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("malformed")
            _refuse_foreign(connection, copy)
            last = connection.execute("SELECT max(at) FROM action").fetchone()[0]
            return Outlook(last, _lost(connection, database))
    except sqlite3.DatabaseError as error:
        raise _unreadable(copy, str(error)) from error


def _refuse_foreign(connection: sqlite3.Connection, copy: Path) -> None:
    if not is_ours(connection):
        raise _refused(message("{path} is not a data file of this application.", path=copy), _ANOTHER)
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version is None:
        raise _refused(message("{path} is damaged.", path=copy), _ANOTHER)
    if version[0] not in KNOWN:
        raise _refused(
            message("A newer version of this application made {path}.", path=copy),
            message("Update the application, or choose another backup."),
        )


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether it is a database that this application made."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} >= OURS


def _lost(connection: sqlite3.Connection, database: Path) -> int | None:
    if not _has_content(database):
        return 0
    try:
        connection.execute("ATTACH ? AS present", (uri_to_read(database),))
        return int(connection.execute(_HAVE_LOST).fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def is_readable(database: Path) -> bool:
    """Whether there is anything, and all of it can be read; raises `UserError` for the file of another program."""
    if not _has_content(database):
        return False
    try:
        with closing(_reading(database)) as connection:
            ours = is_ours(connection)
            sound = bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
    if sound and not ours:
        raise _refused(
            message("{path} belongs to another program.", path=database),
            message("Choose another file; nothing in it was changed."),
        )
    return sound


def take_out(copy: Path, target: Path, database: Path) -> None:
    """Copy a backup to `target`, on the disk of the database, checked; its clock goes on from that of the database.

    Raises `UserError`; then there is no target.
    """
    try:
        target.unlink(missing_ok=True)
        copy_whole(copy, target)
        with closing(sqlite3.connect(target)) as connection, connection:
            connection.execute(_ADVANCE, {"stamp": _clock_of(database)})
        with target.open("rb+") as file:
            os.fsync(file.fileno())
    except (OSError, sqlite3.Error) as error:
        drop(target)
        raise _no_room(target.parent, error) from error


def drop(target: Path) -> None:
    """Take away what is not needed any more, if it is there."""
    with suppress(OSError):
        target.unlink(missing_ok=True)


def _clock_of(database: Path) -> str:
    """Its last stamp; where it cannot be read, the wall clock has to do."""
    try:
        with closing(_reading(database)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'clock'").fetchone()
    except sqlite3.DatabaseError:
        return "0"
    return str(row[0]) if row else "0"


def let_go(database: Path) -> None:
    """Fold what lies beside the database into it; raises `UserError` while anybody else has it open.

    What is damaged cannot be folded: then its files are moved as they lie.
    """
    if not _has_content(database):
        return
    try:
        with closing(sqlite3.connect(database, timeout=_WAIT_FOR_OTHERS_S, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise _refused(
                message("Another window or program has {path} open.", path=database),
                message("Close it, then try again."),
            ) from error


def exchange(database: Path, copy: Path, away: Path) -> None:
    """Move the database, with its -wal and -shm, into the folder `away`, and `copy` in its place.

    The database goes last: one without its -wal can be put right, a -wal without its database spoils the next one. It
    is there at every moment, wherever the disk can give a file two names: else `finish_interrupted` puts it right.
    Raises `UserError`; then everything lies where it lay.
    """
    try:
        away.mkdir(parents=True)
        for part in beside(database):
            if part.exists():
                part.replace(away / part.name)
        _put_aside(database, away / database.name)
        copy.replace(database)
    except OSError as error:
        put_back(database, away)
        raise _no_room(database.parent, error) from error


def put_back(database: Path, away: Path) -> None:
    """Bring back what was moved away, in place of what stands now; the folder goes, too. Raises `Stranded`."""
    former = away / database.name
    try:
        if former.exists():
            for part in beside(database):
                drop(part)
            if database.exists() and former.samefile(database):
                former.unlink()
            else:
                former.replace(database)
        for part in beside(database):
            if (away / part.name).exists():
                (away / part.name).replace(part)
    except OSError as error:
        raise Stranded(
            message("The backup was not brought back."),
            message("What stood before could not be put back in its place: it lies in {folder}.", folder=away),
            message(
                "Close programs that look into that folder, such as a virus scanner. Then move the files in it to "
                "{place}, and start the application again.",
                place=database.parent,
            ),
        ) from error
    with suppress(OSError):
        away.rmdir()


def finish_interrupted(database: Path) -> None:
    """Put right what was interrupted as `copy` was to take the place of the database: it is one or the other."""
    copy = coming(database)
    if not copy.is_file():
        return
    with suppress(UserError, OSError):
        if not _has_content(database) and is_readable(copy):
            copy.replace(database)
            return
    drop(copy)


def coming(database: Path) -> Path:
    """The name of the copy that is to take the place of the database, beside it."""
    return database.with_name(f"{database.name}.coming")


def _put_aside(database: Path, former: Path) -> None:
    if not database.exists():
        return
    try:
        os.link(database, former)
    except OSError:
        # Some disks, such as USB sticks, give each file one name only.
        database.replace(former)


def _has_content(database: Path) -> bool:
    return database.is_file() and database.stat().st_size > 0


def _reading(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(uri_to_read(database), uri=True, isolation_level=None)


def _unreadable(copy: Path, reason: str) -> UserError:
    if "not a database" in reason:
        return _refused(message("{path} is not a data file of this application.", path=copy), _ANOTHER)
    if "malformed" in reason:
        return _refused(message("{path} is damaged.", path=copy), _ANOTHER)
    return _refused(message("{path} cannot be read: {reason}.", path=copy, reason=reason), _ANOTHER)


def _no_room(folder: Path, error: Exception) -> UserError:
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return _refused(
        message("{folder} did not take it: {reason}.", folder=folder, reason=reason),
        message("Free some room on the disk, or ask for the right to write there."),
    )


def _refused(text: Message, advice: Message) -> UserError:
    return UserError(NOT_BROUGHT_BACK, text, advice)
