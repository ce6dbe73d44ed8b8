"""What stands at the right edge of the window in place of the details, while they are away: it brings them back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from tracker.ui.plain import as_written
from tracker.ui.reading_only import READS
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_ICON = 16
_AIR = 8
_DOT = 7


class DetailsEdge(QFrame):
    """`pressed` when the details are wanted: by all of it, from top to bottom."""

    pressed = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setProperty("side", "right")
        self._hint = words("Show the details of the commitment (F4)")
        self._half_written = words("Something is half written in them.")
        self._button = _Upright(words("Details"), theme)
        self._button.setAccessibleName(words("Show the details"))
        self._button.setProperty(READS, True)
        self._button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 12, 4, 12)
        layout.addWidget(self._button)
        self.mark(False)

    def mark(self, is_half_written: bool) -> None:
        """Whether a dot, and a hint, tell that something is half written in them."""
        said = self._half_written if is_half_written else ""
        self._button.setToolTip(as_written("\n".join(filter(None, (self._hint, said)))))
        self._button.setAccessibleDescription(said)
        self._button.mark(is_half_written)


class _Upright(QToolButton):
    """A word that is read from top to bottom: it takes no more of the list's width than a letter is high."""

    def __init__(self, word: str, theme: Theme) -> None:
        super().__init__()
        self._word = word
        self._theme = theme
        self._is_marked = False
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)
        theme.changed.connect(self.update)

    def mark(self, wanted: bool) -> None:
        """Whether a dot stands beside the icon."""
        self._is_marked = wanted
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and word below one another."""
        metrics, icon = self.fontMetrics(), beside_letters(_ICON)
        across = max(metrics.height(), icon) + _AIR
        return QSize(across, icon + metrics.horizontalAdvance(self._word) + 3 * _AIR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As every button of the frame is, but for the direction of its word."""
        super().paintEvent(event)
        colours, icon = self._theme.colours, beside_letters(_ICON)
        painter = QPainter(self)
        drawn = self._theme.icons.pixmap("sidebar-right", colours.muted, icon, self.devicePixelRatioF())
        painter.drawPixmap(QRect(QPoint((self.width() - icon) // 2, _AIR), QSize(icon, icon)), drawn)
        if self._is_marked:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.overdue))
            painter.drawEllipse(QRect(QPoint(self.width() - _DOT - 1, 3), QSize(_DOT, _DOT)))
        painter.setPen(QColor(colours.muted))
        painter.translate(self.width(), icon + 2 * _AIR)
        painter.rotate(90)
        along = QRect(0, 0, self.height() - icon - 3 * _AIR, self.width())
        painter.drawText(along, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self._word)
