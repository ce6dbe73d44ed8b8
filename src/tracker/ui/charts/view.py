"""A chart on the screen: each part can be pointed at, walked to with the arrows, and opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker.ui.charts.chart import Chart, Spot
from tracker.ui.charts.layout import Layout, lay_out
from tracker.ui.charts.painting import paint
from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """`opened` with the key of a bar (empty: all of them) and the code of a kind."""

    opened = Signal(str, object)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self.chart = Chart("", "", (), ())
        self._current: Spot | None = None
        self._placed: tuple[tuple[int, QFont], Layout] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the keyboard stays where it was, if that is still there."""
        self.chart = chart
        self._placed = None
        if self._current not in chart.spots():
            self._current = None
        self.setAccessibleName(chart.title)
        self._tell()
        self.updateGeometry()
        self.update()

    def layout_now(self) -> Layout:
        """Where everything stands at this width."""
        key = (self.width(), self.font())
        if self._placed is None or self._placed[0] != key:
            self._placed = (key, lay_out(self.chart, self.width(), self.font(), titled=False))
        return self._placed[1]

    def sizeHint(self) -> QSize:
        """As high as the bars and the legend need at this width."""
        return QSize(420, round(self.layout_now().height) + 2)

    def minimumSizeHint(self) -> QSize:
        """Bars may become short, but none may be cut off below."""
        return QSize(280, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend may need another line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and a frame around the part that the keyboard is on."""
        painter = QPainter(self)
        paint(self.chart, painter, QRectF(self.rect()), self._theme.colours, self.font())
        if self.hasFocus() and self._current is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.text), 2))
            painter.drawRoundedRect(self.box_of(self._current).adjusted(-1, -2, 0, 2), 3, 3)

    def box_of(self, spot: Spot) -> QRectF:
        """Where a part stands."""
        return next(box for found, box in self.layout_now().spots if found == spot)

    # -- pointing and walking -----------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """A tooltip tells what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.layout_now().at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), as_written(self._told(spot) if spot else ""), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        spot = self.layout_now().at(event.position())
        over = spot is not None and self.chart.key_of(spot) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the list behind a part."""
        spot = self.layout_now().at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(spot)
            self._open(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from part to part and from bar to bar; Enter opens."""
        steps = {Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0)}
        key = Qt.Key(event.key())
        if self._current is not None and key in _ENTER:
            self._open(self._current)
        elif key in steps and self.chart.kinds:
            self._walk(*steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the first part."""
        if self._current is None and self.chart.kinds:
            self._current = self.chart.spots()[0]
            self._tell()
        super().focusInEvent(event)

    def _walk(self, down: int, right: int) -> None:
        spots = self.chart.spots()
        at = self._current or spots[0]
        if right:
            self._go_to(spots[min(max(spots.index(at) + right, 0), len(spots) - 1)])
            return
        rows = [*range(len(self.chart.bars)), None]
        # A bar may be empty: the next one that is not.
        following = rows[rows.index(at.bar) + 1 :] if down > 0 else rows[: rows.index(at.bar)][::-1]
        for row in following:
            if there := [spot for spot in spots if spot.bar == row]:
                middle = self.box_of(at).center().x()
                self._go_to(min(there, key=lambda spot: abs(self.box_of(spot).center().x() - middle)))
                return

    def _go_to(self, spot: Spot) -> None:
        self._current = spot
        self._tell()
        self.update()

    def _open(self, spot: Spot) -> None:
        key = self.chart.key_of(spot)
        if key is not None:
            self.opened.emit(key, self.chart.kinds[spot.kind].code)

    def _tell(self) -> None:
        """The part that the keyboard is on; before that, the whole chart bar by bar."""
        if self._current is not None:
            self.setAccessibleDescription(self._told(self._current))
            return
        bars = (f"{bar.label}: {bar.note}" for bar in self.chart.bars)
        self.setAccessibleDescription(". ".join(bars))

    def _told(self, spot: Spot) -> str:
        return self.chart.told(spot, self._words)
