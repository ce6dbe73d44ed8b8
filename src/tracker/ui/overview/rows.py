"""Lines of a card: a text at the left, what belongs to it at the right; a click or Enter opens what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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
        self.setToolTip(as_written(row.tooltip or row.text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """One line and air."""
        return QSize(200, self.fontMetrics().lineSpacing() + 16)

    def minimumSizeHint(self) -> QSize:
        """The text gives way."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Text, what belongs to it, and a rule beneath."""
        colours, metrics = self._theme.colours, QFontMetricsF(self.font())
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.fillRect(box, QColor(colours.hover))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), QColor(colours.border))
        aside = self._aside_width(metrics, box.width())
        left = box.left() + 4
        if self._row.is_late:
            flag = self._theme.icons.pixmap("flag", colours.overdue, 15, self.devicePixelRatioF())
            painter.drawPixmap(QRectF(left, box.center().y() - 7.5, 15, 15), flag, QRectF(flag.rect()))
            left += 20
        if self._row.number:
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(left, box.top(), 200, box.height()), _LEFT, self._row.number)
            # Under each other, whether 2.5 or 6.10.
            left += max(metrics.horizontalAdvance(said) for said in (self._row.number, "0.00")) + 10
        inner = QRectF(left, box.top(), box.right() - aside - 16 - left, box.height())
        painter.setPen(QColor(colours.overdue if self._row.is_late else colours.text))
        fitted = metrics.elidedText(self._row.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, fitted)
        painter.setPen(QColor(colours.overdue if self._row.is_late else colours.muted))
        right = QRectF(box.right() - aside - 4, box.top(), aside, box.height())
        beside = metrics.elidedText(self._row.aside, Qt.TextElideMode.ElideRight, right.width())
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), colours.frame))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)

    def _aside_width(self, metrics: QFontMetricsF, width: float) -> float:
        """All of it, except where how many are late would be cut for by how much."""
        wanted = metrics.horizontalAdvance(self._row.aside) + 2
        if not self._row.is_late:
            return wanted
        return max(0, min(wanted, width - 40 - metrics.horizontalAdvance(self._row.text) - 2))
