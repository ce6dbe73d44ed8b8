"""Paints a chart: on a widget, into a picture or onto a page of a PDF."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath

from tracker.ui.charts.chart import Chart
from tracker.ui.charts.layout import SWATCH, WRAPPED, Layout, bold, lay_out
from tracker.ui.charts.patterns import fill, ground, ink_on
from tracker.ui.theme.colours import Colours

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SEAM = 1.0
"""Between two parts of a bar the ground is seen."""


def paint(chart: Chart, painter: QPainter, box: QRectF, colours: Colours, font: QFont, *, titled: bool = False) -> None:
    """Paint the chart from the top left of the box, as wide as the box; its ground is left as it is."""
    placed = lay_out(chart, box.width(), font, titled=titled)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    if placed.title is not None:
        painter.setFont(bold(font))
        painter.setPen(QColor(colours.text))
        painter.drawText(placed.title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, chart.title)
    for number, bar in enumerate(chart.bars):
        if titled:
            painter.setFont(font)
            painter.setPen(QColor(colours.text))
            painter.drawText(placed.labels[number], WRAPPED, bar.label)
        else:
            _text(painter, placed.labels[number], bar.label, font, colours.text)
        _text(painter, placed.notes[number], bar.note, font, colours.muted)
    for bar_box in placed.bars:
        painter.fillRect(bar_box, QColor(colours.track))
    _parts(chart, painter, placed, colours, font)
    painter.restore()


def _parts(chart: Chart, painter: QPainter, placed: Layout, colours: Colours, font: QFont) -> None:
    small = bold(font)
    small.setPixelSize(round(QFontInfo(font).pixelSize() * 0.9))
    for spot, box in placed.spots:
        code = chart.kinds[spot.kind].code
        if spot.bar is None:
            square = QRectF(box.left(), box.center().y() - SWATCH / 2, SWATCH, SWATCH)
            fill(painter, square, code, colours)
            words = box.adjusted(SWATCH + 8, 0, 0, 0)
            _text(painter, words, chart.legend(spot.kind), font, colours.muted)
            continue
        inner = box.adjusted(0, 0, -_SEAM, 0)
        painter.fillRect(box, QColor(colours.card))
        fill(painter, inner, code, colours)
        _number(painter, inner, str(chart.bars[spot.bar].parts[spot.kind]), code, colours, small)


def _number(painter: QPainter, box: QRectF, said: str, code: str, colours: Colours, font: QFont) -> None:
    """In the middle of a part, on plain ground; left away where it does not fit: the table tells it."""
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(said) + 6
    if wide > box.width():
        return
    plain = QRectF(box.center().x() - wide / 2, box.top() + 1, wide, box.height() - 2)
    path = QPainterPath()
    path.addRoundedRect(plain, 3, 3)
    painter.fillPath(path, QColor(ground(code, colours)))
    painter.setFont(font)
    painter.setPen(QColor(ink_on(code, colours)))
    painter.drawText(plain, Qt.AlignmentFlag.AlignCenter, said)


def _text(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, _LEFT, fitted)
