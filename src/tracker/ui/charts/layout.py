"""Where everything of a chart stands, in a given width and font: for painting and for whoever points at it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from tracker.ui.charts.chart import Chart, Spot

GAP = 12.0
SWATCH = 12.0
_USUAL_NOTE = "10 of 10"
"""Notes have room for it: the bars of two charts under each other then end at one edge, whatever is noted of them."""
_LEAST_LABELS = 0.36
_ROOM_FOR_BARS = 330.0
_LEAST_BAR = 60.0
_ENDLESS = 10_000.0
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
"""How labels of a picture are written."""
_LEGEND_FIRST = 12
"""With more bars than these, whoever looks at the first of them would not see the legend beneath the last."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes from (0, 0) on; `spots` are what can be pointed at, with the box they are hit in."""

    title: QRectF | None
    labels: tuple[QRectF, ...]
    bars: tuple[QRectF, ...]
    notes: tuple[QRectF, ...]
    spots: tuple[tuple[Spot, QRectF], ...]
    height: float

    def at(self, point: QPointF) -> Spot | None:
        """What a pointer points at."""
        return next((spot for spot, box in self.spots if box.contains(point)), None)


def bold(font: QFont) -> QFont:
    """The same, for what has to stand out."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def lay_out(chart: Chart, width: float, font: QFont, *, titled: bool) -> Layout:
    """Labels at the left, notes at the right, the bars take what is between.

    Where a title stands above it is a picture, which has no tooltips: there labels have the lines they need.
    """
    metrics = QFontMetricsF(font)
    line = metrics.lineSpacing()
    least = round(line * 1.9)
    title = QRectF(0, 0, width, line + GAP) if titled else None
    top = title.height() if title else 0.0
    noted = max(map(metrics.horizontalAdvance, (_USUAL_NOTE, *(bar.note for bar in chart.bars)))) + 2
    labelled = max((metrics.horizontalAdvance(bar.label) for bar in chart.bars), default=0.0) + 2
    labelled = min(labelled, max(width * _LEAST_LABELS, width - noted - 2 * GAP - _ROOM_FOR_BARS))
    left = labelled + GAP
    length = max(_LEAST_BAR, width - left - GAP - noted)
    labels, bars, notes, spots, legend = [], [], [], [], list[tuple[Spot, QRectF]]()
    if len(chart.bars) > _LEGEND_FIRST:
        legend, top = _legend(chart, top, width, metrics)
        top += GAP / 2
    thick = round(line * 1.12)
    for number, bar in enumerate(chart.bars):
        row = max(least, _wrapped(bar.label, labelled, metrics) + line * 0.6) if titled else least
        labels.append(QRectF(0, top, labelled, row))
        bars.append(QRectF(left, top + (row - thick) / 2, length, thick))
        notes.append(QRectF(left + length + GAP, top, noted, row))
        spots += [(Spot(number, kind), box) for kind, box in _parts(bar.parts, bars[-1])]
        top += row
    if not legend:
        legend, top = _legend(chart, top + GAP / 2, width, metrics)
    return Layout(title, tuple(labels), tuple(bars), tuple(notes), (*spots, *legend), top)


def _wrapped(text: str, width: float, metrics: QFontMetricsF) -> float:
    return metrics.boundingRect(QRectF(0, 0, width, _ENDLESS), WRAPPED, text).height()


def _parts(parts: tuple[int, ...], box: QRectF) -> list[tuple[int, QRectF]]:
    whole, left, found = sum(parts), box.left(), []
    for kind, n in enumerate(parts):
        if n:
            wide = box.width() * n / whole
            found.append((kind, QRectF(left, box.top(), wide, box.height())))
            left += wide
    return found


def _legend(chart: Chart, top: float, width: float, metrics: QFontMetricsF) -> tuple[list[tuple[Spot, QRectF]], float]:
    line, left, placed = metrics.lineSpacing() + 8, 0.0, []
    for kind in range(len(chart.kinds)):
        wide = SWATCH + 8 + metrics.horizontalAdvance(chart.legend(kind)) + 8
        if left and left + wide > width:
            left, top = 0.0, top + line
        placed.append((Spot(None, kind), QRectF(left, top, wide, line)))
        left += wide + GAP - 4
    return placed, top + line
