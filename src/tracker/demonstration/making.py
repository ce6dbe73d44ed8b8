"""Makes a demonstration, whole or not at all."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.bundle import bundled
from tracker.demonstration.cast import Cast
from tracker.demonstration.deeds import DEEDS
from tracker.demonstration.diary import read_diary
from tracker.demonstration.post import POST
from tracker.errors import UserError
from tracker.progress import Progress, Unwatched
from tracker.words import Words, message

_DIARY = "resources/demonstration/costa-rica.json"
_DEEDS = DEEDS | POST


def make_demonstration(folder: Path, as_of: date, words: Words, progress: Progress = Unwatched()) -> str:
    """Fill an empty folder, or one that is to be made, with a year that ends on this day; the delegation's code.

    In the language of `words`. Raises `UserError` for a folder that holds anything, or cannot be written; nothing is
    then in it.
    """
    title = message("No demonstration was made.")
    diary = read_diary(bundled(_DIARY), as_of, words.language)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(
                title,
                message("{folder} is not an empty folder.", folder=folder),
                message("Choose a new one: a demonstration is never put beside real work."),
            )
        with TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as made:
            cast = Cast(Path(made), diary, words)
            try:
                for number, deed in enumerate(diary.deeds):
                    progress.step(number, len(diary.deeds), message("Making the demonstration…"))
                    cast.clock.go_on(deed.day)
                    _DEEDS[deed.kind](cast, deed)
                cast.home.speak(words)
                cast.home.declare_demonstration()
            finally:
                cast.close()
            shutil.copytree(cast.home_folder, folder, dirs_exist_ok=True)
    except OSError as error:
        raise UserError(
            title, message("{path} cannot be written: {reason}.", path=folder, reason=error.strerror)
        ) from error
    return diary.delegation
