"""The window's one ear at the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.domain.changes import Committed
from tracker.errors import UserError
from tracker.register.register import Register

_ASK_EVERY = 2000
"""Milliseconds between two looks at what may have changed without us."""


class RegisterStore(QObject):
    """Re-emits every commit in the window's thread, whatever thread committed it.

    `changed` carries what was committed here; `replaced` says that another process wrote or another day began: read
    everything again. `waiting_changed` says that a review was put aside, finished or discarded. `trouble` carries the
    `UserError` that keeps it from asking, once, and None when it can ask again.
    """

    changed = Signal(object)
    replaced = Signal()
    waiting_changed = Signal()
    trouble = Signal(object)
    _told = Signal(object)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._told.connect(self.changed)
        self._stop: Callable[[], None] = register.subscribe(self._tell)
        self._day = register.today()
        self._waiting = self._register.waiting()
        self._troubled = False
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY)
        self._timer.timeout.connect(self.ask)
        self._timer.start()

    def ask(self) -> None:
        """Look now whether another process wrote, or another day began."""
        before, self._waiting = self._waiting, self._register.waiting()
        if before != self._waiting:
            self.waiting_changed.emit()
        try:
            changed = self._register.changed_elsewhere()
        except UserError as error:
            if not self._troubled:
                self._troubled = True
                self.trouble.emit(error)
            return
        recovered, self._troubled = self._troubled, False
        yesterday, self._day = self._day, self._register.today()
        if recovered:
            self.trouble.emit(None)
        if changed or recovered or yesterday != self._day:
            self.replaced.emit()

    def close(self) -> None:
        """Hear nothing any more; a window may be closed twice."""
        if self._timer.isActive():
            self._timer.stop()
            self._stop()

    def _tell(self, committed: Committed) -> None:
        self._told.emit(committed)
