"""Tells a person, in a plain message box, what did not work and what to do, or that there is nothing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.ui.plain import as_written, marked_up
from tracker.words import Words


def tell_error(parent: QWidget | None, words: Words, error: UserError) -> None:
    """Returns when the person has read it. Text and advice can be selected and copied."""
    note_refusal(error)
    box = error_box(parent, words, error)
    box.exec()
    box.deleteLater()


def error_box(parent: QWidget | None, words: Words, error: UserError) -> QMessageBox:
    """The box, not yet shown."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words("Commitment Tracker"))
    title = words(error.title)
    told = "\n\n".join(words(part) for part in (error.text, error.advice, error.meanwhile) if part)
    box.setText(f"<b>{marked_up(title)}</b>")
    box.setInformativeText(as_written(told))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.addButton(words("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setAccessibleName(title)
    box.setAccessibleDescription(told)
    return box


def tell_calmly(parent: QWidget, words: Words, title: str, text: str, then: Callable[[], None] = lambda: None) -> None:
    """Says something that is no trouble; returns at once, and calls `then` when the person has read it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(words("Commitment Tracker"))
    box.setText(f"<b>{marked_up(title)}</b>")
    box.setInformativeText(as_written(text))
    box.setAccessibleName(title)
    box.setAccessibleDescription(text)
    box.addButton(words("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(lambda _result: box.deleteLater())
    box.finished.connect(lambda _result: then())
    box.open()
