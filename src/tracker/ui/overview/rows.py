"""Lines of a card: a text at the left, what belongs to it at the right; a click or Enter opens what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.ui.plain import as_written
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FLAG = 20
_SIGN = 15
EDGE = 2
"""Around every line: as a link has it, for the frame that tells where the keyboard is."""
_BETWEEN = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `target` is handed to whoever opens it, `is_late` has it marked by a flag and in red."""

    text: str
    aside: str
    target: object
    tooltip: str = ""
    is_late: bool = False
    number: str = ""


class Rows(QWidget):
    """`opened` with the target of a row."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Row, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; what is shown already is left alone, for the keyboard may be in it."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row in rows:
            button = _RowButton(row, self._theme)
            button.clicked.connect(lambda _=False, target=row.target: self.opened.emit(target))
            self._rows.addWidget(button)
            button.show()


class _RowButton(QPushButton):
    def __init__(self, row: Row, theme: Theme) -> None:
        super().__init__()
        self._row = row
        self._theme = theme
        self.setAccessibleName(f"{row.number} {row.text}: {row.aside}".strip())
        self.setAccessibleDescription(row.tooltip)
        self.setToolTip(as_written(row.tooltip or row.text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """One line and air; two where by how much something is late has no room beside how many are."""
        return QSize(200, self.fontMetrics().lineSpacing() * (2 if self._is_stacked() else 1) + 16)

    def minimumSizeHint(self) -> QSize:
        """The text gives way."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It may need another line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Text, what belongs to it, and a rule beneath."""
        colours, metrics = self._theme.colours, QFontMetricsF(self.font())
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.fillRect(box, QColor(colours.hover))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), QColor(colours.border))
        stacked = self._is_stacked()
        upper = box.adjusted(0, 8, 0, -box.height() / 2) if stacked else box
        aside = 0.0 if stacked else metrics.horizontalAdvance(self._row.aside) + 2
        left = box.left() + EDGE
        if self._row.is_late:
            size = beside_letters(_SIGN)
            flag = self._theme.icons.pixmap("flag", colours.overdue, size, self.devicePixelRatioF())
            painter.drawPixmap(QRectF(left, upper.center().y() - size / 2, size, size), flag, QRectF(flag.rect()))
            left += beside_letters(_FLAG)
        if self._row.number:
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(left, box.top(), 200, box.height()), _LEFT, self._row.number)
            # Under each other, whether 2.5 or 6.10.
            left += max(metrics.horizontalAdvance(said) for said in (self._row.number, "0.00")) + 10
        inner = QRectF(left, upper.top(), box.right() - aside - _BETWEEN - left, upper.height())
        painter.setPen(QColor(colours.overdue if self._row.is_late else colours.text))
        fitted = metrics.elidedText(self._row.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, fitted)
        painter.setPen(QColor(colours.overdue if self._row.is_late else colours.muted))
        if stacked:
            painter.drawText(inner.translated(0, metrics.lineSpacing()), _LEFT, self._row.aside)
        else:
            painter.drawText(
                QRectF(box.right() - aside - EDGE, box.top(), aside, box.height()), _RIGHT, self._row.aside
            )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), colours.frame))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)

    def _is_stacked(self) -> bool:
        """Numbers are never cut, while of a recommendation's text its beginning is enough."""
        width = self.fontMetrics().horizontalAdvance
        needed = 4 + beside_letters(_FLAG) + width(self._row.text) + _BETWEEN + width(self._row.aside) + 8
        return self._row.is_late and needed > self.width()
