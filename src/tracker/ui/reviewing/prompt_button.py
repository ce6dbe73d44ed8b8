"""A button whose key works at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QPushButton


class PromptButton(QPushButton):
    """Qt shows a button that was pressed by its key for a tenth of a second before it clicks: too late for whoever
    decides and finishes in one breath.
    """

    def event(self, event: QEvent) -> bool:
        """Clicks for a key that means this button alone; the keys stay where they are, in the list."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)
