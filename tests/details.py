"""The details of a commitment in the window of a test: where what stands in them, and what is typed there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tracker.ui.detail.entry import Entry
from tracker.ui.detail.entry_list import EntryList
from tracker.ui.detail.field_row import FieldRow
from window import Window

_ALT = Qt.KeyboardModifier.AltModifier


def go(window: Window, number: int) -> None:
    """Show a section by its key."""
    keys = {1: Qt.Key.Key_1, 2: Qt.Key.Key_2, 3: Qt.Key.Key_3, 4: Qt.Key.Key_4, 5: Qt.Key.Key_5, 6: Qt.Key.Key_6}
    window.press(keys[number], _ALT, window.frame)


def titles(entries: EntryList) -> list[str]:
    """What stands in a list, line by line."""
    return [entry.line.title for entry in entries.entries]


def entry(entries: EntryList, title: str) -> Entry:
    """The line in whose title this stands."""
    return next(e for e in entries.entries if title in e.line.title)


def focused(window: Window) -> QWidget:
    """What has the keyboard."""
    widget = window.frame.focusWidget()
    assert widget is not None
    return widget


def add_action(window: Window, text: str, owner: str = "", due: str = "") -> None:
    """Type an action into its form and add it."""
    form = window.workplace.detail.actions_.adding
    line = form.findChild(QPlainTextEdit)
    assert line is not None
    line.setFocus()
    window.type(text, line)
    for key, typed in (("owner", owner), ("due", due)):
        if typed:
            edit = form.editors[key].findChild(QLineEdit)
            assert edit is not None and edit.isVisible()
            edit.setFocus()
            window.type(typed, edit)
    window.press(Qt.Key.Key_Return, on=focused(window))


def field_row(window: Window, key: str) -> FieldRow:
    """A field with its label."""
    return window.workplace.detail.rows[key]


def field_line(window: Window, key: str) -> QLineEdit:
    """Where a field is typed."""
    found = field_row(window, key).findChild(QLineEdit)
    assert found is not None
    return found
