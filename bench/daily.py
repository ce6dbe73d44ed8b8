"""What an officer does all day, beside the least it could take."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtWidgets import QApplication

from bench.figures import tell, timed
from bench.stage import Stage, opened
from tracker.ui.theme.theme import Appearance, Theme

_COLUMNS = 13


def measure(application: QApplication, home: Path, folder: Path) -> None:
    """Checking off, and exporting all rows."""
    theme = Theme(application, Appearance.LIGHT)
    with opened(home) as register:
        stage = Stage(register, theme)
        stage.show()
        commit = timed(_Commits(folder / "bare.db"))
        tell("one row committed to a bare SQLite file", commit)
        tell("a check-off, from click to repaint", timed(stage.click_box), commit)
        plain = timed(lambda: _write_plainly(folder / "plain.xlsx"), 5)
        tell("46 rows written by openpyxl alone", plain)
        tell("the export of 46 rows", timed(lambda: register.export(folder / "progress.xlsx"), 5), plain)
        stage.close()


class _Commits:
    """Writes as safely as the application does."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE said (value TEXT)")

    def __call__(self) -> None:
        self._connection.execute("INSERT INTO said VALUES ('implemented')")


def _write_plainly(file: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in range(46):
        sheet.append([f"{row} {column}" for column in range(_COLUMNS)])
    book.save(file)
