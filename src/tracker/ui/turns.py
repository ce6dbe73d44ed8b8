"""What takes long together is done in turns of the event loop of its own: in between, the window answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does what it is given in the order in which it was given, never before `take` has returned."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._do_next)

    def take(self, *works: Callable[[], object]) -> None:
        """Do each of these in a turn of its own."""
        self._waiting.extend(works)
        if works:
            self._timer.start()

    def close(self) -> None:
        """Do nothing of what still waits."""
        self._waiting.clear()
        self._timer.stop()

    def _do_next(self) -> None:
        work = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()
        work()
