"""What can be done where nothing can be written: everything is read, selected and copied, and nothing changed."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tracker.words import message

READ_ONLY = message("Read only: nothing can be changed here")

READS = "reads"
"""The property of a button that changes nothing, and stays."""


@runtime_checkable
class HoldsStill(Protocol):
    """A part that knows better than we do what it offers to whoever only reads."""

    def hold_still(self) -> None:
        """Offer nothing that changes anything."""


def hold_still(part: QWidget) -> None:
    """Take all that changes anything out of reach, in this part as it is now: what is built in it later, again."""
    for widget in (part, *part.findChildren(QWidget)):
        widget.setAcceptDrops(False)
        if isinstance(widget, HoldsStill):
            widget.hold_still()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(True)
        elif isinstance(widget, QComboBox) or (isinstance(widget, QAbstractButton) and not widget.property(READS)):
            widget.setEnabled(False)
