"""Files of supporting documents, each once, by what is in it, in a folder beside the database (ARCHITECTURE.md)."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from tracker.errors import UserError
from tracker.whole_file import replacing
from tracker.words import message

LARGEST = 25 * 1024 * 1024
"""Bytes of one document: what e-mail still carries, and update files hold every one of them."""

_ARRIVING = ".arriving"
_ABANDONED = timedelta(days=7)
_BLOCK = 1 << 20


def keep(folder: Path, source: Path) -> str:
    """Copy a file into the folder; the SHA-256 (hex) it is known by. Raises `UserError`, then nothing was kept."""
    digest = content_of(source)
    try:
        if place(folder, digest) is None:
            folder.mkdir(parents=True, exist_ok=True)
            _copy(source, folder / digest, digest)
    except OSError as error:
        raise _unreadable(source) from error
    return digest


def content_of(source: Path) -> str:
    """The SHA-256 (hex) a file would be known by; raises `UserError` for one that cannot be kept."""
    refuse_unfit(source)
    try:
        return hash_of(source)
    except OSError as error:
        raise _unreadable(source) from error


def refuse_unfit(source: Path) -> None:
    """Raises `UserError` for what is no file, is empty or too large, without reading it."""
    title = message("The document was not added.")
    name = source.name
    try:
        size = source.stat().st_size if source.is_file() else None
    except OSError as error:
        raise _unreadable(source) from error
    if size is None:
        raise UserError(title, message("“{name}” is no file.", name=name), message("Choose another file."))
    if size == 0:
        raise UserError(title, message("“{name}” is empty.", name=name), message("Choose another file."))
    if size > LARGEST:
        raise UserError(
            title,
            message("“{name}” is larger than {n} MB.", name=name, n=LARGEST // (1024 * 1024)),
            message("Keep it where it is, and add a link to it instead."),
        )


def _unreadable(source: Path) -> UserError:
    return UserError(
        message("The document was not added."),
        message("“{name}” could not be read.", name=source.name),
        message("Close it in other programs, and try again."),
    )


def place(folder: Path, digest: str) -> Path | None:
    """Where the content lies, if it is on this laptop."""
    found = folder / digest
    return found if found.is_file() else None


def waiting_room(folder: Path, file: str) -> Path:
    """Where the documents of a file (its SHA-256) lie until somebody has decided to take it in."""
    return folder / _ARRIVING / file


def move_in(folder: Path, arrived: Mapping[str, Path]) -> None:
    """Keep what came with a file that is taken in, and clear its waiting room; what is here already is left.

    Raises `UserError` where the disk takes nothing more: what could not be kept waits on.
    """
    try:
        for digest, waiting in arrived.items():
            if waiting.is_file():
                waiting.replace(folder / digest)
    except OSError as error:
        raise UserError(
            message("Nothing was imported."),
            message("The documents that came with it could not be kept on this disk."),
            message("Free some room on it, then import the file again."),
        ) from error
    for room in {waiting.parent for waiting in arrived.values()}:
        shutil.rmtree(room, ignore_errors=True)


def clear_abandoned(folder: Path, now: datetime) -> None:
    """Clear the waiting rooms of files that nobody has decided on for a week; their review reads them anew."""
    for room in (folder / _ARRIVING).glob("*"):
        with contextlib.suppress(OSError):
            if now.timestamp() - room.stat().st_mtime > _ABANDONED.total_seconds():
                shutil.rmtree(room)


def hash_of(path: Path) -> str:
    """The SHA-256 (hex) of what is in a file; raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_to(folder: Path, digest: str, target: Path) -> None:
    """Write a copy elsewhere, checked on the way; raises `UserError` where it is not here, or not what it was."""
    title = message("The document was not opened.")
    found = place(folder, digest)
    if found is None:
        raise UserError(
            title,
            message("Its file is not on this laptop."),
            message("Add the same file again, or ask the colleague who added it for an update file."),
        )
    if hash_of(found) != digest:
        raise UserError(
            title,
            message("Its file on this laptop is damaged."),
            message("Take in an update file of a colleague who has it; the damaged one is then replaced."),
        )
    _copy(found, target, digest)


def _copy(source: Path, target: Path, digest: str) -> None:
    """Write a copy, whole or not at all, that holds what was hashed: it may have changed in between."""
    copied = hashlib.sha256()
    with source.open("rb") as original, replacing(target, message("The document was not added.")) as copy:
        while block := original.read(_BLOCK):
            copied.update(block)
            copy.write(block)
        if copied.hexdigest() != digest:
            raise UserError(
                message("The document was not added."),
                message("“{name}” was being changed.", name=source.name),
                message("Close it in other programs, and try again."),
            )
