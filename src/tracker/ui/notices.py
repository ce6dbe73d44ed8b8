"""Tells a person, in a plain message box, what did not work and what to do."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from tracker.errors import UserError
from tracker.ui.plain import as_written
from tracker.words import Words


def tell_error(parent: QWidget | None, words: Words, error: UserError) -> None:
    """Returns when the person has read it. Text and advice can be selected and copied."""
    box = error_box(parent, words, error)
    box.exec()
    box.deleteLater()


def error_box(parent: QWidget | None, words: Words, error: UserError) -> QMessageBox:
    """The box, not yet shown."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words("Commitment Tracker"))
    title = words(error.title)
    told = words(error.text) + (f"\n\n{words(error.advice)}" if error.advice else "")
    box.setText(f"<b>{escape(title)}</b>")
    box.setInformativeText(as_written(told))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.addButton(words("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setAccessibleName(title)
    box.setAccessibleDescription(told)
    return box
