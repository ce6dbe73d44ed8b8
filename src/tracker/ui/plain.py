"""Text that came from people, in places of Qt's that take anything like a tag for markup: it is shown as written."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(text: str = "", role: str = "", *, wrapped: bool = False, selectable: bool = False) -> QLabel:
    """A label that interprets nothing; `role` is the theme's."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    if role:
        label.setProperty("role", role)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def as_written(text: str) -> str:
    """For tooltips and message boxes, which guess what they were given; long lines are wrapped there."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""
