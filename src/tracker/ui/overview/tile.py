"""A number that opens its list, and the grid in which such numbers stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from tracker.domain.overview import FIGURE_LABELS, Figure, Overview, percent
from tracker.ui.commitments.two_lines import LEADING, draw_lines
from tracker.ui.plain import as_written
from tracker.ui.theme.colours import Colours
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

_GAP = 10
_PAD, _SIDE = 9, 16
"""Around what it says; at its sides as much as in the cards below, where names have their line."""

_ICON = 16

_ARRANGEMENTS = ((8, 1), (4, 1), (4, 2), (2, 1), (2, 2))
"""How many stand beside each other, and in how many lines their names: every row is full."""

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
        self._lines = 1
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

    def name_in(self, lines: int) -> None:
        """Give the name one line, or two."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def width_in(self, lines: int) -> int:
        """How wide it has to be for all of its name in one line or in two."""
        width, name = self.fontMetrics().horizontalAdvance, self._told.name
        spaces = [at for at, letter in enumerate(name) if letter == " "] if lines > 1 else []
        said = min((max(width(name[:at]), width(name[at + 1 :])) for at in spaces), default=width(name))
        return max(said + beside_letters(_ICON) + 6, width(self._told.of)) + 2 * _PAD + 6

    def sizeHint(self) -> QSize:
        """Its name, its number in large, and of how many."""
        line = self.fontMetrics().lineSpacing()
        high = round(self._named + line + QFontMetricsF(self._large()).lineSpacing()) + 2 * _PAD + 4
        return QSize(self.width_in(self._lines), high)

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
        side = min(_SIDE, _PAD + max(0, self.width() - self.width_in(1)) // 2) if self._lines == 1 else _PAD
        inner = box.adjusted(side, _PAD - 1, -side, -_PAD)
        # What there is nothing of is calm, whatever it counts.
        ink = colours.muted if self._told.number == "0" else _ink(self.figure, colours)
        named, size = self._named, beside_letters(_ICON)
        icon = self._theme.icons.pixmap(_ICONS[self.figure], ink, size, self.devicePixelRatioF())
        at = QRectF(inner.left(), inner.top() + (named - size) / 2, size, size)
        painter.drawPixmap(at, icon, QRectF(icon.rect()))
        painter.setPen(QColor(colours.muted))
        name = QRectF(at.right() + 6, inner.top(), inner.width() - size - 6, named)
        draw_lines(painter, name, self._told.name, self.font(), self._lines)
        large = self._large()
        _say(painter, inner.adjusted(0, named + 2, 0, 0), self._told.number, large, ink)
        below = inner.adjusted(0, named + 4 + QFontMetricsF(large).lineSpacing(), 0, _PAD)
        _say(painter, below, self._told.of, self.font(), colours.muted)

    @property
    def _named(self) -> float:
        """How high its name is."""
        line = QFontMetricsF(self.font()).lineSpacing()
        return line if self._lines == 1 else line * 2 * LEADING

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
    """`chosen` with a `Figure`; as many tiles stand beside each other as fill every row."""

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
        return QSize(2 * self._least(2) + _GAP, super().minimumSizeHint().height())

    def _least(self, lines: int) -> int:
        return max(tile.width_in(lines) for tile in self._tiles.values())

    def _fit(self) -> None:
        """Names rather go on in a second line than that there is another row."""
        fits = ((n, lines) for n, lines in _ARRANGEMENTS if n * (self._least(lines) + _GAP) <= self.width() + _GAP)
        columns, lines = next(fits, _ARRANGEMENTS[-1])
        for tile in self._tiles.values():
            tile.name_in(lines)
        self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        """In rows of so many, all of one width."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, *divmod(number, columns))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _told(self, figure: Figure, found: Overview) -> Told:
        _ = self._words
        n, more = found.figures[figure], ""
        of = _(found.of(figure))
        if figure is Figure.IMPLEMENTED:
            of = _("{of} · {number}%", of=of, number=percent(n, found.counted))
        elif figure is Figure.OVERDUE and n:
            more = _(plural("up to {n} day late", "up to {n} days late", found.oldest))
        elif figure is Figure.WITHOUT_DOCUMENTS:
            more = _("results are what is implemented, partially implemented or continuous")
        return Told(_(FIGURE_LABELS[figure]), str(n), of, more)
