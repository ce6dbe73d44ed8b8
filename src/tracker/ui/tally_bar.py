"""The bar that shows how many commitments stand where."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from tracker.domain.vocabulary import Status
from tracker.ui.theme.colours import Colours

_ORDER = (
    Status.IMPLEMENTED,
    Status.CONTINUOUS,
    Status.PARTIALLY_IMPLEMENTED,
    Status.IN_PROGRESS,
    Status.PLANNED,
    Status.NOT_STARTED,
    Status.SUPERSEDED,
    Status.NOT_TO_BE_IMPLEMENTED,
)


def draw_tally(painter: QPainter, box: QRectF, counts: Mapping[str, int], counted: int, colours: Colours) -> None:
    """Parts of `counted`, by status; what is left of the track was not reported."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.track))
    painter.drawRoundedRect(box, 3, 3)
    left = box.left()
    for status in _ORDER:
        if count := counts.get(status, 0):
            width = box.width() * count / counted
            painter.fillRect(QRectF(left, box.top(), width, box.height()), QColor(colours.status[status].fore))
            left += width
