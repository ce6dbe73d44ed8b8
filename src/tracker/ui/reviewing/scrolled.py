"""Many lines where only a few have room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(lines: QWidget, count: int, shown: int) -> QScrollArea:
    """The lines, of which so many are in sight, and half of the next: one sees that more follow."""
    lines.setObjectName("lines")
    lines.setStyleSheet("#lines { background: transparent; }")
    area = QScrollArea()
    area.setWidget(lines)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setFixedHeight(round(lines.sizeHint().height() / count * (shown + 0.5)))
    return area
