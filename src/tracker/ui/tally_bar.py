"""The bar that shows how many commitments stand where."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tracker.domain.vocabulary import Status
from tracker.ui.charts.patterns import ground
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


_SEAM = 1
"""Between two parts of a bar the ground is seen."""


def draw_tally(painter: QPainter, box: QRectF, counts: Mapping[str, int], counted: int, colours: Colours) -> None:
    """Parts of `counted`, by status; what is left of the track was not reported. What has not begun is only framed."""
    shown = [(status, count) for status in _ORDER if (count := counts.get(status, 0))]
    left = box.left()
    for status, count in shown:
        width = box.width() * count / counted
        part = QRectF(left, box.top(), max(1.0, width - _SEAM), box.height())
        painter.fillRect(part, QColor(ground(status, colours)))
        if status is Status.NOT_STARTED:
            painter.setPen(QPen(QColor(colours.status[status].fore), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        left += width
    if sum(count for _, count in shown) < counted or not counted:
        painter.fillRect(QRectF(left, box.top(), box.right() - left, box.height()), QColor(colours.track))
