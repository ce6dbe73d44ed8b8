"""What may be read and not written: whether a database is, and how it is opened so that nothing is left beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def beside(database: Path) -> tuple[Path, Path]:
    """What was written last (-wal) and how it is found (-shm), while somebody has the file open or was interrupted."""
    return database.with_name(f"{database.name}-wal"), database.with_name(f"{database.name}-shm")


def is_protected(database: Path) -> bool:
    """Whether nothing can be written: SQLite opens such a file all the same, and refuses only what is written.

    It needs the folder as well, and what already lies beside the file.
    """
    if not database.exists():
        return False
    parts = [database.parent, database, *(part for part in beside(database) if part.exists())]
    return not all(os.access(part, os.W_OK) for part in parts)


def give_back(database: Path) -> None:
    """Let what lies beside a file be written as the file can: whoever read it while it was protected left it so."""
    if database.exists() and os.access(database, os.W_OK):
        for part in beside(database):
            if part.exists() and not os.access(part, os.W_OK):
                with suppress(OSError):
                    part.chmod(database.stat().st_mode & 0o777)


def uri_to_read(database: Path) -> str:
    """How SQLite reads it now. A protected file that is whole is read as it lies: what SQLite would lay beside it has
    the rights of the file, and would keep everybody from writing later.
    """
    written_last, _ = beside(database)
    is_whole = is_protected(database) and not (written_last.exists() and written_last.stat().st_size)
    return f"{database.as_uri()}?{'immutable=1' if is_whole else 'mode=ro'}"
