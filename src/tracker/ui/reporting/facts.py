"""What stands in a problem report: versions, settings, counts, health, and what the problem log holds.

No names, no texts, no values, no names of files or of the officer's folders. Only what is put in here is in it:
settings are told one by one, and nothing of the window's memory is passed on as it is.
"""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, QSize, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tracker import __version__
from tracker.errors import UserError
from tracker.places import Places
from tracker.problem_log import latest_problems
from tracker.register.register import Register
from tracker.ui.theme.theme import APPEARANCES, Theme
from tracker.words import Words

_LINES = 200
"""Of the log; the newest."""

_MB = 1024 * 1024


def problem_report(window: QWidget, places: Places, register: Register | None, theme: Theme, words: Words) -> str:
    """The report as it is shown and saved; `register` is None where none could be opened."""
    parts = [
        (words("Versions"), _versions(words)),
        (words("Settings"), _settings(window, places, register, theme, words)),
        (words("Counts and health"), _health(places, register, words)),
        (words("What went wrong lately"), _log(places, words)),
    ]
    told = [words("Problem report of Commitment Tracker")]
    told += [f"\n{title}\n{'-' * len(title)}\n" + "\n".join(lines) for title, lines in parts]
    return _without_home("\n".join(told) + "\n")


def _versions(words: Words) -> Iterator[str]:
    yield f"Commitment Tracker {__version__}"
    yield f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}"
    yield f"SQLite {sqlite3.sqlite_version}"
    yield words("System: {system}", system=platform.platform())


def _settings(window: QWidget, places: Places, register: Register | None, theme: Theme, words: Words) -> Iterator[str]:
    yield words(
        "Language: {language}, of the system: {system}", language=words.language, system=QLocale.system().name()
    )
    yield words("Appearance: {appearance}", appearance=words(APPEARANCES[theme.appearance]))
    yield words("Letters: {points} points", points=QLocale(words.language).toString(window.font().pointSizeF(), "g", 3))
    yield words("Window: {size}", size=_size(window.size()))
    screens = ", ".join(f"{_size(s.size())} × {s.devicePixelRatio():g}" for s in QGuiApplication.screens())
    yield words("Screens: {screens}", screens=screens)
    yield words("Platform of the window: {platform}", platform=QGuiApplication.platformName())
    if places.database.parent == places.data:
        yield words("The data lie together in one folder.")
    else:
        yield words("The data lie in two folders.")
    if register is not None and register.read_only:
        yield words("A newer version made the data: they can only be read.")


def _health(places: Places, register: Register | None, words: Words) -> Iterator[str]:
    if register is None:
        yield words("The data could not be opened.")
    else:
        yield from _counts(register, words)
    backups = len(list(places.backups.glob("*.db"))) if places.backups.is_dir() else 0
    yield words("Backups: {n}", n=backups)
    try:
        yield words("Size of the data: {n} MB", n=round(places.database.stat().st_size / _MB, 1))
        yield words("Free on the disk: {n} MB", n=shutil.disk_usage(places.data).free // _MB)
    except OSError as error:
        yield words("The folder of the data cannot be read: error {code}", code=error.errno)


def _counts(register: Register, words: Words) -> Iterator[str]:
    try:
        health, waiting, meetings = register.health(), len(register.waiting()), len(register.meetings())
        sent, received = len(register.sent_files()), len(register.received_files())
    except UserError:
        yield words("The data cannot be read.")
        return
    yield words("The data were whole when they were opened.")
    yield words("Commitments: {n}", n=health.total)
    yield words("With differing versions: {n}", n=health.conflicts)
    yield words("Reviews that wait: {n}", n=waiting)
    yield words("Meetings: {n}", n=meetings)
    yield words("Files sent: {sent}, received: {received}", sent=sent, received=received)
    yield words("Last change: {moment} (UTC)", moment=health.saved or "–")
    yield words("Last backup: {moment} (UTC)", moment=health.backup or "–")


def _log(places: Places, words: Words) -> Iterable[str]:
    """What was written down is in no reader's language, and says so."""
    if written := latest_problems(places.problems, _LINES):
        return [words("In English, for whoever looks after the application:"), written]
    return [words("Nothing was written down.")]


def _without_home(text: str) -> str:
    """Nothing above puts a folder in; should a line do so one day, whose it is stays out."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _size(size: QSize) -> str:
    return f"{size.width()} × {size.height()}"
