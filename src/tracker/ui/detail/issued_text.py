"""The text of a recommendation as it was issued: all of it, or its first lines where there is little room."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel

from tracker.ui.commitments.two_lines import lines_of
from tracker.words import Words


class IssuedText(QLabel):
    """Can be selected and copied, as far as it is in sight; to whoever reads by ear it is always whole.

    `wrapped` when it has another width, in which `exceeds` may be otherwise.
    """

    wrapped = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._body = ""
        self._lines: int | None = None
        self.setProperty("role", "text")
        # Rich text only for the space between lines; the words themselves are escaped.
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(words("Text of the recommendation"))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.08)
        self.setFont(font)

    def show_text(self, body: str) -> None:
        """Show this from now on."""
        self._body = body
        self.setAccessibleDescription(body)
        self._write()

    def fold(self, lines: int | None) -> None:
        """Show the first lines alone, or all of them."""
        self._lines = lines
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other words stand in the first lines of another width."""
        super().resizeEvent(event)
        self._write()
        if event.size().width() != event.oldSize().width():
            self.wrapped.emit()

    def exceeds(self, lines: int) -> bool:
        """Whether all of it takes more than these."""
        return len(lines_of(self._body, self.font(), self._room())) > lines

    def _room(self) -> float:
        """A letter less than there is: rounded otherwise than here, what just fits would take one line more."""
        return self.width() - QFontMetricsF(self.font()).averageCharWidth()

    def _write(self) -> None:
        text = f'<p style="line-height: 122%">{escape(self._in_sight())}</p>'
        if text != self.text():
            self.setText(text)

    def _in_sight(self) -> str:
        metrics = QFontMetricsF(self.font())
        room = self._room()
        found = lines_of(self._body, self.font(), room) if self._lines else []
        if self._lines is None or len(found) <= self._lines:
            return self._body
        *first, last = found[: self._lines]
        rest = " ".join([last, *found[self._lines :]])
        # Ended between two words: half a word may be another one.
        whole, _, _cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room).rpartition(" ")
        return " ".join([*first, whole, "…"])
