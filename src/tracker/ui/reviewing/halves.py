"""The changes above and what is said of one of them below; and scrolling what does not fit there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget


class Halves(QSplitter):
    """The upper part has half of the window's height, and never less however small that becomes."""

    def __init__(self, above: QWidget, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.addWidget(above)
        self.addWidget(below)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        self._is_drawn_by_hand = False
        self.splitterMoved.connect(self._keep_as_drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the parts were given was of another height."""
        super().resizeEvent(event)
        above, below = self.sizes()
        half = (self.window().height() + 1) // 2
        if above and below and (above < half or not self._is_drawn_by_hand):
            self.setSizes([half, above + below - half])

    def _keep_as_drawn(self) -> None:
        self._is_drawn_by_hand = True


def scrolling(content: QWidget, lines: int) -> QScrollArea:
    """The content, of which at least so many lines are in sight."""
    content.setObjectName("scrolled")
    content.setStyleSheet("#scrolled { background: transparent; }")
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setMinimumHeight(area.fontMetrics().lineSpacing() * lines)
    return area
