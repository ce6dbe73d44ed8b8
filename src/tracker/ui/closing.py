"""How a dialog is closed: by its foot, where there is nothing to be agreed to, and by the key that quits."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from tracker.words import Words


def lay_over_close(dialog: QDialog, words: Words, *parts: QWidget) -> QPushButton:
    """The parts below each other, of which the last grows, and below them the button that closes, which is returned."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(12)
    for part in parts:
        layout.addWidget(part, 1 if part is parts[-1] else 0)
    buttons = QDialogButtonBox()
    close = buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return close


def close_by_quitting(dialog: QDialog) -> None:
    """The key that quits does not reach the window below: it closes the dialog, which may ask first."""
    QShortcut(QKeySequence("Ctrl+Q"), dialog).activated.connect(dialog.close)
