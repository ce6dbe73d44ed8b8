"""The window's one ear at the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.domain.changes import Committed
from tracker.register.register import Register

_ASK_EVERY = 2000
"""Milliseconds between two questions whether another process wrote."""


class RegisterStore(QObject):
    """Re-emits every commit in the window's thread, whatever thread committed it.

    `changed` carries what was committed here; `replaced` says that another process wrote: read everything again.
    """

    changed = Signal(object)
    replaced = Signal()
    _told = Signal(object)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._told.connect(self.changed)
        self._stop: Callable[[], None] = register.subscribe(self._tell)
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY)
        self._timer.timeout.connect(self.ask)
        self._timer.start()

    def ask(self) -> None:
        """Look now whether another process wrote."""
        if self._register.changed_elsewhere():
            self.replaced.emit()

    def close(self) -> None:
        """Hear nothing any more."""
        self._timer.stop()
        self._stop()

    def _tell(self, committed: Committed) -> None:
        self._told.emit(committed)
