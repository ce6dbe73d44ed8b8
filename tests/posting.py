"""Update files that go from an officer's window to a colleague's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from officer import CTRL, Officer
from tracker.ui.reviewing.review_dialog import ReviewDialog

Key = Qt.Key


def sent(officer: Officer, password: str = "") -> Path:
    """An update file of all that is known there."""
    register = officer.window.register
    path = officer.desk.folder / f"{register.author} {len(register.sent_files())}.ctu"
    register.send(path, password=password)
    return path


def opened(officer: Officer, *files: Path) -> ReviewDialog:
    officer.to_the_front()
    officer.drop(*files)
    return officer.review()


def finish(officer: Officer, review: ReviewDialog) -> None:
    officer.press(Key.Key_Return, CTRL)
    officer.see_closed(review)


def vouch(officer: Officer, review: ReviewDialog) -> None:
    """Tick every box that says where a file comes from: Ctrl+Enter leads to the first that is not ticked."""
    officer.press(Key.Key_Return, CTRL)
    assert isinstance(QApplication.focusWidget(), QCheckBox)
    officer.press(Key.Key_Space)
