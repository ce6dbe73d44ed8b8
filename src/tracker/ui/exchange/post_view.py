"""The list of what went and what came."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.domain.exchange import Received, Sent
from tracker.ui.commitments.two_lines import draw_lines
from tracker.ui.exchange.post_model import SECOND_LINE, Column, Index, PostModel, is_awaited, may_be_answered
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_PAD = 12
_LEAST = 90


class PostView(QTableView):
    """`receipt_requested` with what came, by a click on "Write receipt…" or Enter on its line."""

    receipt_requested = Signal(object)

    def __init__(self, model: PostModel, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post = model
        self._receipt = (words("Write receipt…"), words("Receipt written"))
        self._state = words("Answered {day}", day="23 Nov 2026")
        self.setModel(model)
        self.setAccessibleName(words("Sent and received"))
        self.setAccessibleDescription(words("Enter writes a receipt for a file that came"))
        self.setItemDelegate(_PostDelegate(model, theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 2.2) + 14)
        header = self.horizontalHeader()
        header.setProperty("inset", "painted")
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self.fontMetrics().lineSpacing() + 16)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes a receipt where one can be written."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_for_receipt(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint())
        is_link = over.isValid() and over.column() == Column.RECEIPT and bool(over.data())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """As wide as what is usually said there, in whatever language and font."""
        width = self.fontMetrics().horizontalAdvance
        header = self.horizontalHeader()
        # Where there is little room, what it is and from whom goes before: the rest is told where the mouse rests.
        most = max(_LEAST, self.viewport().width() // 3)
        header.resizeSection(Column.STATE, min(most, width(self._state) + 24 + 2 * _PAD))
        header.resizeSection(Column.RECEIPT, min(most, 24 + max(map(width, self._receipt)) + 2 * _PAD))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.RECEIPT:
            self._ask_for_receipt(index)

    def _ask_for_receipt(self, index: QModelIndex) -> None:
        one = self._post.line(index)
        if one is not None and may_be_answered(one):
            self.receipt_requested.emit(one)


class _PostDelegate(QStyledItemDelegate):
    """Two lines for the file; an icon with a word for its state."""

    def __init__(self, model: PostModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        one = self._model.line(index)
        if one is None:
            return
        colours, column = self._theme.colours, Column(index.column())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(colours.selected if selected else colours.card))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.border))
        inner = box.adjusted(_PAD, 0, -4, 0)
        text = str(index.data() or "")
        match column:
            case Column.WHAT:
                self._what(painter, inner, one, text, str(index.data(SECOND_LINE) or ""), option.font)
            case Column.STATE:
                self._state(painter, inner, one, text, option.font)
            case Column.RECEIPT:
                self._link(painter, inner, one, text, option.font)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are as high as the view says."""
        return QSize(40, 20)

    def _what(self, painter: QPainter, box: QRectF, one: Sent | Received, text: str, below: str, font: QFont) -> None:
        colours = self._theme.colours
        self._icon(painter, "export" if isinstance(one, Sent) else "import", colours.muted, box.left(), box)
        right = box.adjusted(30, 0, 0, 0)
        line = QFontMetricsF(font).lineSpacing()
        _text(painter, QRectF(right.left(), box.center().y() - line, right.width(), line), text, font, colours.text)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        beneath = QRectF(right.left(), box.center().y() + 1, right.width(), line)
        _text(painter, beneath, below, small, colours.muted)

    def _link(self, painter: QPainter, box: QRectF, one: Sent | Received, text: str, font: QFont) -> None:
        colours, left = self._theme.colours, 0
        if self._model.receipt_of(one):
            self._icon(painter, "check", colours.status["implemented"].fore, box.left(), box)
            left = 24
        _text(painter, box.adjusted(left, 0, 0, 0), text, font, colours.muted if left else colours.accent)

    def _state(self, painter: QPainter, box: QRectF, one: Sent | Received, text: str, font: QFont) -> None:
        colours = self._theme.colours
        icon, colour = "check", colours.status["implemented"].fore
        if is_awaited(one):
            icon, colour = "status-planned", colours.warning.fore
        elif isinstance(one, Received) and one.undone:
            icon, colour = "undo", colours.muted
        elif isinstance(one, Received) and one.questioned:
            icon, colour = "question", colours.warning.fore
        if text:
            self._icon(painter, icon, colour, box.left(), box)
            painter.setPen(QColor(colours.muted if icon == "undo" else colours.text))
            draw_lines(painter, box.adjusted(24, 0, 0, 0), text, font)

    def _icon(self, painter: QPainter, name: str, colour: str, left: float, box: QRectF) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        pixmap = self._theme.icons.pixmap(name, colour, 18, ratio)
        painter.drawPixmap(QRectF(left, box.center().y() - 9, 18, 18), pixmap, QRectF(pixmap.rect()))


def _text(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(font)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
