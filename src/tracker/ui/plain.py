"""Text in places of Qt's that take anything like a tag for markup, shown as written; and the plainest of layouts."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

HEAD_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
"""How the head of a column says its name: where a column is narrow, the whole is told where the mouse rests."""


_HELD = re.compile(
    r"\b\d{1,2}(?:\.?er|\.?º|e|st|nd)? (?=\w{3,9}\.? \d{4}\b)"  # the day before its month, which half of the year
    r"|\b(?:[^\W\d]{3,9}\.?|[QT][1-4]|[1-4]T) (?=(?:19|20)\d\d\b)"  # the month, or the quarter, before its year
)


def held_together(text: str) -> str:
    """A date is never parted at the end of a line; for what is only looked at."""
    return _HELD.sub(lambda held: f"{held.group()[:-1]}\u00a0", text)


class _Paragraph(QLabel):
    """`text()` is what was said; what stands in the window is parted where a reader would.

    What can be copied from it holds nothing but what was said.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._said = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        self._said = text
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        super().setText(text if selectable else held_together(text))

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        super().setTextInteractionFlags(flags)
        self.setText(self._said)

    def clear(self) -> None:
        self.setText("")

    def text(self) -> str:
        return self._said


def plain_label(text: str = "", role: str = "", *, wrapped: bool = False, selectable: bool = False) -> QLabel:
    """A label that interprets nothing; `role` is the theme's."""
    label = _Paragraph(text) if wrapped else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    if role:
        label.setProperty("role", role)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def say_hint(line: QLineEdit, hint: str) -> None:
    """What stands in a line while nothing is typed; the whole of it where the mouse rests, for a line may be short."""
    line.setPlaceholderText(hint)
    line.setToolTip(as_written(hint))


def breakable(address: str) -> str:
    """An address, or the name of a file, that may go on in the next line behind each of its parts.

    What a name ends in, ".ctu", is never alone there, and a date is not parted.
    """
    return re.sub(r"([/\\._?&=-])(?=\w)(?!\w{1,4}(?:,|$)|\d\d\b)", "\\1\u200b", address)


def marked_up(text: str) -> str:
    """As markup that shows it as written; of the spaces where no line ends, Qt's reader of markup knows one alone."""
    return escape(text).replace("\u202f", "\u00a0").replace("\n", "<br>")


def as_written(text: str) -> str:
    """For tooltips and message boxes, which guess what they were given; long lines are wrapped there."""
    return f"<qt>{marked_up(text)}</qt>" if text else ""


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
