"""Text in a fixed number of lines, the last one elided, with the words that were searched for marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from tracker.domain.text import folded

LEADING = 1.12
"""Distance between lines, in line heights of the font."""


def draw_lines(
    painter: QPainter, box: QRectF, text: str, font: QFont, lines: int = 2, marks: Sequence[str] = (), mark: str = ""
) -> None:
    """Draw the text vertically centred in the box, in the painter's pen; `marks` are given the colour `mark`."""
    metrics = QFontMetricsF(font)
    spacing = metrics.lineSpacing() * LEADING
    found = lines_of(text, font, box.width())
    # A word may be longer than there is room.
    parts = [_fitted(part, metrics, box.width()) for part in found[:lines]]
    if len(found) > lines:
        rest = " ".join(found[lines - 1 :])
        parts[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, box.width())
    top = box.top() + (box.height() - spacing * len(parts) + spacing - metrics.lineSpacing()) / 2
    for part in parts:
        _draw_line(painter, QPointF(box.left(), top), part, font, marks, mark)
        top += spacing


def _fitted(part: str, metrics: QFontMetricsF, width: float) -> str:
    if metrics.horizontalAdvance(part) <= width + 1:
        return part
    return metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)


def lines_of(text: str, font: QFont, width: float) -> list[str]:
    """The text as it is wrapped at this width."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    shown = layout.text()
    return [shown[a:b].strip() for a, b in zip(starts, [*starts[1:], len(shown)], strict=True)]


def _draw_line(painter: QPainter, at: QPointF, text: str, font: QFont, marks: Sequence[str], mark: str) -> None:
    layout = QTextLayout(text, font)
    ranges = []
    for start, length in found_in(text, marks):
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = start, length
        style = QTextCharFormat()
        style.setForeground(QColor(mark))
        style.setFontWeight(QFont.Weight.Bold)
        style.setFontUnderline(True)
        piece.format = style
        ranges.append(piece)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text))
    layout.endLayout()
    layout.draw(painter, at)


def found_in(text: str, marks: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text, without regard to case and accents, as start and length."""
    plain = ""
    origin: list[int] = []
    for position, character in enumerate(text):
        bare = "".join(c for c in unicodedata.normalize("NFKD", character.casefold()) if not unicodedata.combining(c))
        plain += bare
        origin += [position] * len(bare)
    found = []
    for wanted in (folded(m) for m in marks):
        start = plain.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted) - 1
            found.append((origin[start], origin[end] - origin[start] + 1))
            start = plain.find(wanted, end + 1)
    return found
