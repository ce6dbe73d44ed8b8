"""Opens a database for work: checks it, makes or upgrades it, and puts the shipped catalogue in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.bundle import bundled
from tracker.errors import UserError
from tracker.places import Places
from tracker.register.installation import load_installation
from tracker.register.register import Register
from tracker.storage.documents import clear_abandoned
from tracker.storage.engine import check_health, in_plain_words, open_engines, told_plainly
from tracker.storage.going_back import finish_interrupted
from tracker.storage.migrate import migrate
from tracker.storage.protection import give_back, is_protected
from tracker.storage.seed import install_catalogue, is_current
from tracker.words import Words, load_words, message


def open_register(
    places: Places,
    as_of: date | None = None,
    language: str = "en",
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    words: Words | None = None,
) -> Register:
    """Open, and where needed create or upgrade, the database; raises `UserError` when it cannot be used.

    `as_of` is the day everything is seen from, in place of the clock's; records are always stamped by the clock.
    """
    _make_folder(places.data)
    _make_folder(places.database.parent)
    installation = load_installation(places.installation)
    finish_interrupted(places.database)
    give_back(places.database)
    check_health(places.database)
    protected = _why_protected(places.database)
    engines = open_engines(places.database, read_only=protected is not None)
    try:
        with told_plainly(places.database):
            ours = migrate(engines, places.database, places.backups, clock())
            if ours and not protected:
                with engines.read.connect() as connection:
                    current = is_current(connection, bundled("db/seed"))
                if not current:
                    with engines.write.begin() as connection:
                        install_catalogue(connection, bundled("db/seed"))
        if not ours and not protected:
            engines.dispose()
            engines = open_engines(places.database, read_only=True)
        clear_abandoned(places.documents, clock())
        spoken = words or load_words(language, bundled("resources/i18n"))
        why_read_only = protected if ours else newer_version()
        return Register(places, engines, installation, clock, as_of, spoken, why_read_only)
    except BaseException:
        engines.dispose()
        raise


def newer_version() -> UserError:
    """Why nothing can be written in what a newer version made."""
    return UserError(
        message("Nothing was saved."),
        message("A newer version of this application made the data file; this one can only show it."),
        message("Update the application."),
    )


def _why_protected(database: Path) -> UserError | None:
    """Asked before it is opened: SQLite opens such a file, and refuses only what is written."""
    if not is_protected(database):
        return None
    told = in_plain_words(database, "readonly")
    return told and UserError(message("Nothing was saved."), told.text, told.advice)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            message("The application could not start."),
            message("The folder {path} cannot be made: {reason}.", path=folder, reason=error.strerror),
            message("Choose another folder with --data-dir."),
        ) from error
