"""What tells the parts of a bar apart without colour: a pattern for each status, drawn as lines so that it prints."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Status
from tracker.ui.theme.colours import HIGH_CONTRAST, Colours

_STEP = 7.0
_STRONG, _CALM = 0.5, 0.22
"""How much of a pattern is seen, in high contrast and elsewhere, where colours help to tell parts apart; dots on a
bare ground are few, and weak ones would be lost."""


class Pattern(Enum):
    """SOLID and BARE have no lines; BARE is only framed, as what has not begun."""

    SOLID = 0
    BARE = 1
    DOTTED = 2
    RISING = 3
    FALLING = 4
    LEVEL = 5
    UPRIGHT = 6
    CROSSED = 7
    CHEQUERED = 8


PATTERNS = {
    Status.IMPLEMENTED: Pattern.SOLID,
    Status.CONTINUOUS: Pattern.LEVEL,
    Status.PARTIALLY_IMPLEMENTED: Pattern.FALLING,
    Status.IN_PROGRESS: Pattern.RISING,
    Status.PLANNED: Pattern.UPRIGHT,
    Status.NOT_STARTED: Pattern.BARE,
    Status.SUPERSEDED: Pattern.CHEQUERED,
    Status.NOT_TO_BE_IMPLEMENTED: Pattern.CROSSED,
    NO_VALUE: Pattern.DOTTED,
}

_HOLLOW = (Pattern.BARE, Pattern.DOTTED)


def ground(code: str, colours: Colours) -> str:
    """What a part of this status is filled with, and its number stands on."""
    ink = colours.status[code]
    return ink.back if PATTERNS[code] in _HOLLOW else ink.fore


def ink_on(code: str, colours: Colours) -> str:
    """The colour of the number in it."""
    return colours.status[code].fore if PATTERNS[code] in _HOLLOW else colours.card


def fill(painter: QPainter, box: QRectF, code: str, colours: Colours) -> None:
    """Fill a box with the colour and the pattern of a status."""
    pattern = PATTERNS[code]
    painter.fillRect(box, QColor(ground(code, colours)))
    lines = QColor(colours.status[code].fore if pattern in _HOLLOW else colours.card)
    lines.setAlphaF(_STRONG if colours.name == HIGH_CONTRAST.name or pattern in _HOLLOW else _CALM)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(lines, 1.1))
    if pattern is Pattern.DOTTED:
        painter.setPen(QPen(lines, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(_dots(box))
    else:
        painter.drawLines(_lines(box, pattern))
    painter.restore()
    if pattern in _HOLLOW:
        painter.setPen(QPen(QColor(colours.status[code].fore), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _lines(box: QRectF, pattern: Pattern) -> list[QLineF]:
    high, found = box.height(), list[QLineF]()
    if pattern in (Pattern.RISING, Pattern.CROSSED):
        found += [QLineF(x, box.bottom(), x + high, box.top()) for x in _steps(box.left() - high, box.right())]
    if pattern in (Pattern.FALLING, Pattern.CROSSED):
        found += [QLineF(x, box.top(), x + high, box.bottom()) for x in _steps(box.left() - high, box.right())]
    if pattern in (Pattern.LEVEL, Pattern.CHEQUERED):
        found += [QLineF(box.left(), y, box.right(), y) for y in _steps(box.top() + _STEP / 2, box.bottom(), 0.75)]
    if pattern in (Pattern.UPRIGHT, Pattern.CHEQUERED):
        found += [QLineF(x, box.top(), x, box.bottom()) for x in _steps(box.left() + _STEP / 2, box.right())]
    return found


def _dots(box: QRectF) -> list[QPointF]:
    across, down = _steps(box.left() + _STEP / 2, box.right()), _steps(box.top() + _STEP / 2, box.bottom())
    return [QPointF(x, y) for x in across for y in down]


def _steps(first: float, last: float, share: float = 1.0) -> list[float]:
    step = _STEP * share
    return [first + step * n for n in range(max(0, int((last - first) / step) + 1))]
