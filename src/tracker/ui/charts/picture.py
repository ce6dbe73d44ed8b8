"""A chart as a file or on the clipboard: always in light colours, for what it is put into is white."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from tracker.ui.charts.chart import Chart
from tracker.ui.charts.layout import lay_out
from tracker.ui.charts.painting import paint
from tracker.ui.theme.colours import LIGHT
from tracker.whole_file import replacing
from tracker.words import message

_WIDTH = 860
_MARGIN = 20
_SHARP = 2
"""Pixels of a picture to one of the screen."""

_PER_INCH = 96


def image_of(chart: Chart, family: str) -> QImage:
    """As a picture, sharp enough to be printed."""
    font, size = _font(family), _size(chart, family)
    image = QImage(size.toSize() * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    image.fill(QColor(LIGHT.card))
    painter = QPainter(image)
    paint(chart, painter, _box(size), LIGHT, font, titled=True)
    painter.end()
    return image


def save_picture(chart: Chart, path: Path, family: str) -> None:
    """Write it as PDF where the name ends so, else as PNG; raises `UserError`, then what was there is there."""
    data = _pdf(chart, family) if path.suffix.lower() == ".pdf" else _png(chart, family)
    with replacing(path, message("The picture was not saved.")) as file:
        file.write(data)


def _png(chart: Chart, family: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image_of(chart, family))
    return bytes(buffer.data().data())


def _pdf(chart: Chart, family: str) -> bytes:
    size = _size(chart, family)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(chart.title)
    writer.setResolution(_PER_INCH)
    writer.setPageSize(QPageSize(size / _PER_INCH, QPageSize.Unit.Inch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    paint(chart, painter, _box(size), LIGHT, _font(family), titled=True)
    painter.end()
    return bytes(buffer.data().data())


def _font(family: str) -> QFont:
    """In pixels, so that a line is as high on a page as on a screen of any density."""
    font = QFont(family)
    font.setPixelSize(14)
    return font


def _size(chart: Chart, family: str) -> QSizeF:
    placed = lay_out(chart, _WIDTH, _font(family), titled=True)
    return QSizeF(_WIDTH + 2 * _MARGIN, placed.height + 2 * _MARGIN)


def _box(size: QSizeF) -> QRectF:
    return QRectF(_MARGIN, _MARGIN, size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN)
