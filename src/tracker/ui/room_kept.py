"""Lines one below another, whose room stays theirs when they go."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class RoomKept(QVBoxLayout):
    """As high as it ever was at this width, until `give_back`: what lies below it does not move under the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._highest: dict[int, int] = {}

    def give_back(self) -> None:
        """From now on as high as what is in it needs."""
        self._highest.clear()
        self.invalidate()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        high = max(super().heightForWidth(width), self._highest.get(width, 0))
        self._highest[width] = high
        return high
