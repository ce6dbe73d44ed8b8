"""Text in places of Qt's that take anything like a tag for markup, shown as written; and the plainest of layouts."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget


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


def stacked(*widgets: QWidget, spacing: int = 4) -> QWidget:
    """The widgets below each other, as one field of a form."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return box


def beside(told: QWidget, *controls: QWidget) -> QWidget:
    """What is told on the left, with all the room there is, and the controls on the right."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(told, 1)
    for control in controls:
        row.addWidget(control)
    return box
