"""A number that opens its list, and the grid in which such numbers stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import lcm

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from tracker.domain.overview import FIGURE_LABELS, FILTERS, Figure, Overview, percent
from tracker.domain.query import Scope
from tracker.ui.plain import as_written
from tracker.ui.theme.colours import Colours
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_GAP = 10
_PAD = 9
_ICON = 16

_ICONS: Mapping[Figure, str] = {
    Figure.IMPLEMENTED: "status-implemented",
    Figure.IN_PROGRESS: "status-in-progress",
    Figure.OVERDUE: "flag",
    Figure.DUE_IN_30_DAYS: "deadlines",
    Figure.WITHOUT_LEAD: "institution",
    Figure.WITHOUT_DEADLINE: "calendar",
    Figure.WITHOUT_DOCUMENTS: "file",
    Figure.DIFFERING: "conflict",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a tile says: a number and of how many; `more` is left to its tooltip and to who listens to it."""

    name: str
    number: str = ""
    of: str = ""
    more: str = ""


class Tile(QPushButton):
    """A whole card that can be clicked; its colour only repeats what its icon and its words say."""

    def __init__(self, figure: Figure, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self._theme = theme
        self._told = Told("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_told(self, told: Told) -> None:
        """Say this from now on."""
        self._told = told
        counted = f"{told.name}: {told.number} {told.of}" if told.number else told.name
        said = ", ".join(filter(None, (counted, told.more)))
        self.setAccessibleName(said)
        self.setToolTip(as_written(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Its name in one line, its number in large."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._told.name) + _ICON + 6 + 2 * _PAD + 4
        return QSize(wide, round(metrics.lineSpacing() * 2 + QFontMetricsF(self._large()).lineSpacing()) + 2 * _PAD + 4)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines, never narrower than its name."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and name, the number, and of how many."""
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        frame = colours.accent if self.hasFocus() else colours.control if self.underMouse() else colours.card
        if colours.card == colours.page and frame == colours.card:
            frame = colours.border
        painter.setPen(QPen(QColor(frame), 1.6 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD)
        # What there is nothing of is calm, whatever it counts.
        ink = colours.muted if self._told.number == "0" else _ink(self.figure, colours)
        line = QFontMetricsF(self.font()).lineSpacing()
        icon = self._theme.icons.pixmap(_ICONS[self.figure], ink, _ICON, self.devicePixelRatioF())
        at = QRectF(inner.left(), inner.top() + (line - _ICON) / 2, _ICON, _ICON)
        painter.drawPixmap(at, icon, QRectF(icon.rect()))
        _say(painter, inner.adjusted(_ICON + 6, 0, 0, 0), self._told.name, self.font(), colours.muted)
        large = self._large()
        _say(painter, inner.adjusted(0, line + 2, 0, 0), self._told.number, large, ink)
        below = inner.adjusted(0, line + 4 + QFontMetricsF(large).lineSpacing(), 0, _PAD)
        _say(painter, below, self._told.of, self.font(), colours.muted)

    def _large(self) -> QFont:
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.9)
        large.setWeight(QFont.Weight.DemiBold)
        return large


def _say(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, fitted)


def _ink(figure: Figure, colours: Colours) -> str:
    match figure:
        case Figure.IMPLEMENTED | Figure.IN_PROGRESS:
            return colours.status[figure.value].fore
        case Figure.OVERDUE | Figure.DIFFERING:
            return colours.overdue
        case Figure.DUE_IN_30_DAYS:
            return colours.warning.fore
    return colours.text


class Tiles(QWidget):
    """`chosen` with a `Figure`; as many tiles stand beside each other as there is room for."""

    chosen = Signal(object)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._columns = 0
        self._tiles = {figure: Tile(figure, theme) for figure in Figure}
        for figure, tile in self._tiles.items():
            tile.show_told(Told(words(FIGURE_LABELS[figure])))
            tile.clicked.connect(lambda _=False, f=figure: self.chosen.emit(f))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange(len(self._tiles))

    def show_overview(self, found: Overview) -> None:
        """Say all figures."""
        for figure, tile in self._tiles.items():
            tile.show_told(self._told(figure, found))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows of equal length, as long as the width lets them be."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """May be made as narrow as two tiles."""
        return QSize(2 * self._least() + _GAP, super().minimumSizeHint().height())

    def _least(self) -> int:
        return max(tile.sizeHint().width() for tile in self._tiles.values())

    def _fit(self) -> None:
        room = max(1, (self.width() + _GAP) // (self._least() + _GAP))
        rows = -(-len(self._tiles) // room)
        self._arrange(-(-len(self._tiles) // rows))

    def _arrange(self, columns: int) -> None:
        """In rows of so many; a shorter last row fills the width as well."""
        if columns == self._columns:
            return
        self._columns = columns
        tiles = list(self._tiles.values())
        rows = [tiles[first : first + columns] for first in range(0, len(tiles), columns)]
        parts = lcm(*map(len, rows))
        for number, row in enumerate(rows):
            span = parts // len(row)
            for place, tile in enumerate(row):
                self._grid.addWidget(tile, number, place * span, 1, span)
        for column in range(max(parts, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < parts else 0)

    def _told(self, figure: Figure, found: Overview) -> Told:
        _ = self._words
        n, more = found.figures[figure], ""
        of = _("of {counted}", counted=found.counted)
        if figure is Figure.IMPLEMENTED:
            of = _("{of} · {number} %", of=of, number=percent(n, found.counted))
        elif figure is Figure.OVERDUE and n:
            more = _(plural("up to {n} day late", "up to {n} days late", found.oldest))
        elif FILTERS[figure].scope is Scope.OPEN:
            more = _("of what is settled none is counted")
        return Told(_(FIGURE_LABELS[figure]), str(n), of, more)
