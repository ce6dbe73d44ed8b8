"""Copies of the database beside it, made by SQLite itself, never by copying the open file."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tracker.errors import UserError
from tracker.storage.protection import uri_to_read
from tracker.words import message

_FORM = "%Y%m%dT%H%M%SZ"
KEEP_ALL = timedelta(days=2)
"""Younger copies are all kept; of older ones 12 daily, 10 weekly and 9 monthly (SAFETY.md)."""
_STEPS = (("%Y-%j", 12), ("%G-%V", 10), ("%Y-%m", 9))


def back_up(database: Path, folder: Path, why: str, now: datetime, *, thin: bool = True) -> Path:
    """A checked copy of the database, named by when (UTC) and why; `thin`: copies past their time are removed.

    Raises `UserError` when it cannot be made; then no half a copy is left.
    """
    target = _free_name(folder, f"{now:{_FORM}}-{why}")
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        copy_whole(database, part)
        part.replace(target)
        for old in past_their_time(backups_in(folder), now) if thin else ():
            old.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError(
            message("No backup could be made."),
            message("{folder} did not take it: {reason}.", folder=folder, reason=error),
            message("Free some room on the disk, or ask for the right to write there."),
        ) from error
    return target


def _free_name(folder: Path, name: str) -> Path:
    """A name no earlier copy has: two may be made within one second."""
    names = (f"{name}{f'-{number}' if number > 1 else ''}.db" for number in count(1))
    return next(path for path in (folder / n for n in names) if not path.exists())


def copy_whole(database: Path, target: Path) -> None:
    """Copy a database, with what still lies in its -wal, to a file that is not there yet, and check the copy.

    Raises `sqlite3.Error` for what cannot be read or written, and for damage.
    """
    with closing(sqlite3.connect(uri_to_read(database), uri=True)) as source:
        source.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as copy:
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def backups_in(folder: Path) -> list[Path]:
    """The copies in a folder, newest first."""
    return sorted((p for p in folder.glob("*.db") if made_at(p)), reverse=True) if folder.is_dir() else []


def made_at(backup: Path) -> datetime | None:
    """When a copy was made (aware, UTC), from its name; None if it is none of ours."""
    try:
        return datetime.strptime(backup.name.split("-")[0], _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def why_made(backup: Path) -> str:
    """Why a copy was made, from its name; what tells it from another of the same second is left out."""
    return re.sub(r"-\d+$", "", backup.stem.partition("-")[2])


def past_their_time(backups: Iterable[Path], now: datetime) -> list[Path]:
    """Those that need not be kept any longer: the newest of each day, week and month stays, up to its number."""
    dated = sorted(((at, p) for p in backups if (at := made_at(p))), reverse=True)
    kept = {p for at, p in dated if now - at <= KEEP_ALL}
    for form, number in _STEPS:
        newest: dict[str, Path] = {}
        for at, path in dated:
            newest.setdefault(at.strftime(form), path)
        kept |= set(list(newest.values())[:number])
    return [path for _, path in dated if path not in kept]
