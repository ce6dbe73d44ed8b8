"""Writes a file whole or not at all: beside its target, and then in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tracker.errors import UserError
from tracker.words import Message, message


def open_elsewhere(path: Path) -> bool:
    """Whether LibreOffice or Excel has the file open: each lays a file of its own beside it as long as it has."""
    return any((path.parent / beside).exists() for beside in (f".~lock.{path.name}#", f"~${path.name}"))


def open_there(path: Path) -> Message:
    """What is to be known before such a file is replaced."""
    return message(
        "“{name}” seems to be open in another program: what is typed there would overwrite the new file, or be lost. "
        "Close it there first.",
        name=path.name,
    )


@contextmanager
def replacing(path: Path, title: Message) -> Iterator[IO[bytes]]:
    """A new file in the same folder, which takes the place of `path` once it is safely on the disk.

    Raises `UserError` under this title where it cannot; then what was there is there.
    """
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", suffix=".tmp", delete=False) as file:
            temporary = Path(file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode())
        temporary.replace(path)
    except OSError as error:
        raise _not_written(path, title, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _usual_mode() -> int:
    """What a new file is given here: a temporary one is closed to colleagues on a shared folder."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, title: Message, error: OSError) -> UserError:
    elsewhere = message("Choose another folder, and try again.")
    text: Message
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        text = message("The disk is full.")
        advice = message("Free some space or choose another disk, and try again.")
    elif not path.parent.is_dir():
        text, advice = message("The folder “{folder}” does not exist.", folder=path.parent), elsewhere
    elif path.is_dir():
        text = message("“{name}” is a folder.", name=path.name)
        advice = message("Choose another name, and try again.")
    elif path.exists() and os.access(path.parent, os.W_OK):
        text = message("“{name}” is open in another program or protected.", name=path.name)
        advice = message("Close it there or choose another name, and try again.")
    else:
        text, advice = message("Nothing can be saved in the folder “{folder}”.", folder=path.parent), elsewhere
    return UserError(title, text, advice)
