"""Several lines of text that take the room they need."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from tracker.ui.commitments.two_lines import lines_of

_MARGIN = 2
"""Around the text, which then begins where that of a line does."""

_FRAME = 9
"""The theme's edge and padding, and a pixel that Qt keeps free: one line is as high as a field that is never more."""


class GrowingText(QPlainTextEdit):
    """As high as its text, between one line and eight; Tab leaves.

    Ctrl+Enter ends it (`entered`), `by_enter` Enter alone, and a new line takes Shift+Enter then.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, *, by_enter: bool = False) -> None:
        super().__init__()
        self._by_enter = by_enter
        self.setTabChangesFocus(True)
        self.setProperty("grows", True)
        self.document().setDocumentMargin(_MARGIN)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def setPlaceholderText(self, text: str) -> None:
        """What stands in it while it is empty is to be read whole as well."""
        super().setPlaceholderText(text)
        self._grow()

    def sizeHint(self) -> QSize:
        """The height of the text."""
        return QSize(100, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps into another number of lines."""
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, alone or with Ctrl, saves without leaving."""
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ends = keys != Qt.KeyboardModifier.ShiftModifier if self._by_enter else bool(keys)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ends:
            self.left.emit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        lines = max(1, min(8, self._hint_lines() or int(self.document().size().height())))
        # A line is laid out in whole pixels; one that is not quite there would have the text scroll.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(line * lines + 2 * _MARGIN + _FRAME)

    def _hint_lines(self) -> int:
        """How many the hint takes, while that is what stands here."""
        room = self.viewport().width() - 2 * _MARGIN
        hint = self.placeholderText() if self.document().isEmpty() else ""
        return len(lines_of(hint, self.font(), room)) if hint and room > 0 else 0
