"""Going back to a backup: for the window and the command line, on a database that may not even open any more.

A laptop that went back is another one to its colleagues: the numbers it gives to changes would else come twice, and
what is missing could not be told any more. So it gets a new name among installations.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tracker.domain.backups import BEFORE_GOING_BACK, Backup, Outlook
from tracker.errors import Stranded, UserError
from tracker.places import Places
from tracker.register.installation import load_installation, save_installation
from tracker.register.register import Register
from tracker.storage import going_back
from tracker.storage.apply import utc_text
from tracker.storage.backup import back_up, backups_in, made_at, why_made
from tracker.words import message


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked copy beside the database, ready to take its place; `last` as `Outlook` has it.

    `made` is when the backup was made (UTC), if its name tells; `kept` the backup of what stands, if that can be read.
    """

    wanted: Path
    copy: Path
    made: str | None
    last: str | None
    kept: Path | None


def backups_kept(places: Places) -> tuple[Backup, ...]:
    """The backups beside the database, newest first."""
    found = ((path, made_at(path)) for path in backups_in(places.backups))
    return tuple(Backup(path, utc_text(at), why_made(path), path.stat().st_size) for path, at in found if at)


def look_into(places: Places, wanted: Path) -> Outlook:
    """What going back to this file would mean; raises `UserError` where that cannot be done."""
    return going_back.look_into(wanted, places.database)


def prepare_going_back(
    places: Places, wanted: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Prepared:
    """Check and copy the file, and make a backup of what stands; raises `UserError`, then nothing was changed.

    The file is copied first, and no older backup is removed: it may be the one that is gone back to.
    """
    last = going_back.look_into(wanted, places.database).last
    copy = going_back.coming(places.database)
    if copy.exists() and copy.samefile(wanted):
        raise UserError(
            going_back.NOT_BROUGHT_BACK,
            message("{path} is what an earlier going back left, that was interrupted.", path=wanted),
            message("Start the application, which puts it right, or choose another backup."),
        )
    readable = going_back.is_readable(places.database)
    going_back.take_out(wanted, copy, places.database)
    try:
        kept = back_up(places.database, places.backups, BEFORE_GOING_BACK, clock(), thin=False) if readable else None
    except UserError as error:
        going_back.drop(copy)
        raise _not_brought_back(error) from error
    made = made_at(wanted)
    return Prepared(wanted, copy, utc_text(made) if made else None, last, kept)


def discard(prepared: Prepared) -> None:
    """Nobody goes back after all; the backup of what stands is kept as any other."""
    going_back.drop(prepared.copy)


def go_back(places: Places, prepared: Prepared, open_it: Callable[[], Register]) -> Register:
    """Put the copy in the place of the database, which must be closed here, and open it.

    What stood is kept in a folder of its own. Raises `UserError` where anybody else has the database open, the files
    cannot be moved, or what was brought back does not open; then what stood before stands again, closed.
    """
    before = load_installation(places.installation)
    away = _free_folder(places.replaced, prepared.wanted.stem)
    try:
        going_back.let_go(places.database)
        save_installation(places.installation, before.anew())
        going_back.exchange(places.database, prepared.copy, away)
        try:
            return open_it()
        except BaseException:
            going_back.put_back(places.database, away)
            raise
    except UserError as error:
        with suppress(UserError):
            save_installation(places.installation, before)
        raise error if isinstance(error, Stranded) else _not_brought_back(error) from error
    finally:
        going_back.drop(prepared.copy)


def _not_brought_back(error: UserError) -> UserError:
    return UserError(going_back.NOT_BROUGHT_BACK, error.text, error.advice)


def _free_folder(within: Path, name: str) -> Path:
    """What stood may be replaced by the same backup more than once."""
    names = (f"{name}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(folder for folder in (within / n for n in names) if not folder.exists())
