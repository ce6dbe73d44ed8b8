"""One text in full, beside others that are compared with it."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QTextEdit

_MOST_LINES = 6


class Pane(QTextEdit):
    """As high as it is given room; what is longer scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # What there is room for; where that is little, what is around it scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        # A line, and half of the next: one sees that more follows.
        self.setMinimumHeight(round(self.fontMetrics().lineSpacing() * 1.5) + 14)

    def height_of_text(self, width: int) -> int:
        """What a line to six of it take at this width: the one it has may be of before it was laid out."""
        document = self.document().clone()
        document.setTextWidth(width - (self.width() - self.viewport().width()))
        most = QFontMetricsF(self.font()).lineSpacing() * _MOST_LINES + 2 * document.documentMargin()
        edges = self.height() - self.viewport().height()
        return max(self.minimumHeight(), ceil(min(document.size().height(), most)) + edges)
