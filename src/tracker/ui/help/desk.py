"""Opens the one help window there is, at the place that is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.bundle import bundled
from tracker.errors import UserError
from tracker.ui.help.guide import Place, read_guide
from tracker.ui.help.window import HelpWindow
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class HelpDesk(QObject):
    """`refused` when the guide cannot be read. The window lives as long as the desk, and is hidden when closed."""

    refused = Signal(object)

    def __init__(self, words: Words, theme: Theme, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._memory = memory
        self.window: HelpWindow | None = None

    @property
    def place(self) -> Place | None:
        """What is being read; None while the window is closed."""
        return self.window.place if self.window is not None and self.window.isVisible() else None

    def open(self, place: Place) -> None:
        """Bring the window to the front, at this place."""
        if self.window is None:
            try:
                chapters = read_guide(bundled("docs/guide") / self._words.language)
            except UserError as error:
                self.refused.emit(error)
                return
            self.window = HelpWindow(chapters, place, self._words, self._theme, self._memory)
        # Shown first: where a line stands is known once the window has its size.
        self.window.show()
        self.window.go_to(place)
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Let go of the window: with the window of the work, or to build both anew."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
