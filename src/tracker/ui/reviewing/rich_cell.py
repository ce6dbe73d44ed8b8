"""Rich text in a cell: what does not fit is cut between two lines and between two letters."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QTextDocument, QTextLayout, QTextLine
from PySide6.QtWidgets import QStyleOptionViewItem

_MORE = "…"
_SLACK = 2.0
"""Lines of rich text may be a hair higher than the letters ask for."""


def paint_rich(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, html: str) -> None:
    """In the middle of the cell; dots follow the last letter, where some are left out."""
    document = _document(option, rect.width(), html)
    layout = document.firstBlock().layout()
    fitting = lines_that_fit(layout, rect.height())
    last = layout.lineAt(fitting - 1)
    height = last.y() + last.height()
    painter.translate(rect.left(), rect.top() + max(0.0, (rect.height() - height) / 2))
    if fitting == layout.lineCount():
        document.drawContents(painter)
        return
    end = where_to_cut(last, rect.width() - QFontMetricsF(option.font).horizontalAdvance(_MORE))
    painter.save()
    if fitting > 1:
        document.drawContents(painter, QRectF(0, 0, rect.width(), last.y()))
    document.drawContents(painter, QRectF(0, last.y(), end, last.height()))
    painter.restore()
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(QPointF(end, last.y() + last.ascent()), _MORE)


def lines_that_fit(layout: QTextLayout, height: float) -> int:
    """How many whole lines have room; one at least."""
    ends = (line.y() + line.height() for line in map(layout.lineAt, range(layout.lineCount())))
    return max(1, sum(end <= height + _SLACK for end in ends))


def where_to_cut(line: QTextLine, room: float) -> float:
    """Where the last letter ends before which there is room for the dots."""
    if line.naturalTextWidth() <= room:
        return line.naturalTextWidth()
    letter = line.xToCursor(room, QTextLine.CursorPosition.CursorOnCharacter)
    end, _letter = cast(tuple[float, int], line.cursorToX(letter))
    return end


def _document(option: QStyleOptionViewItem, width: int, html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(option.font)
    document.setDocumentMargin(0)
    text = option.palette.color(QPalette.ColorRole.Text).name()
    document.setHtml(f'<div style="color: {text}">{html}</div>')
    document.setTextWidth(width)
    # Lines are laid out when they are asked for.
    document.size()
    return document
