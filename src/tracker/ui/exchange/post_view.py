"""The list of what went and what came."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
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
from tracker.ui.copying import Copying, SelectsSeveral
from tracker.ui.exchange.post_model import Column, Index, PostModel, is_awaited
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_PAD = 12
_BESIDE_ICON, _BESIDE_FILE = 24, 30
_AROUND = 16
_LEAST = 90
_NEWEST = 100
_NAME = 72
"""As many letters as the day, the hour and the name of a file have in one line."""


class PostView(SelectsSeveral, QTableView):
    """`receipt_requested` with what came, by a click on "Write receipt…" or Enter on its line.

    `open_requested` with what came and left something to be decided, by a double click, or by Enter where there is no
    receipt to be written.
    """

    receipt_requested = Signal(object)
    open_requested = Signal(object)

    def __init__(self, model: PostModel, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post = model
        day = words("Answered {day}", day="23 Nov 2026")
        self._usual = (words("Write receipt…"), words("Receipt written"), words("Nothing came back yet"), day)
        self.setModel(model)
        self.setAccessibleName(words("Sent and received"))
        self.setAccessibleDescription(words("Enter writes a receipt for a file that came, or shows what it left open"))
        self._delegate = _PostDelegate(model, theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setProperty("inset", "painted")
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self.fontMetrics().lineSpacing() + 16)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        Copying(self, say=self._said)
        self.doubleClicked.connect(self._ask_for_open)
        model.modelReset.connect(self._fit)
        self._fit()

    @property
    def may_write_receipt(self) -> bool:
        """Whether one can be written for the file that is selected."""
        return self._post.may_be_answered(self._post.line(self.currentIndex()))

    def ask_for_receipt(self) -> None:
        """Ask for the receipt of the file that is selected, where one can be written."""
        self._ask_for_receipt(self._post.line(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes a receipt where one can be written, else it leads to what was left open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.may_write_receipt:
                self.ask_for_receipt()
            else:
                self._ask_for_open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        is_link = self._receipt_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the receipt of a file asks for it."""
        super().mouseReleaseEvent(event)
        one = self._receipt_at(event.position().toPoint())
        if one is not None and event.button() is Qt.MouseButton.LeftButton:
            self._ask_for_receipt(one)

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
        """As wide as what is usually said there, and of the newest files, in whatever language and font."""
        width = self.fontMetrics().horizontalAdvance
        header = self.horizontalHeader()
        # Where there is little room, what it is and from whom goes before: the rest is told where the mouse rests.
        most = max(_LEAST, self.viewport().width() // 2)
        newest = range(min(_NEWEST, self._post.rowCount()))
        said = {*self._usual, *(str(self._post.index(row, Column.STATE).data() or "") for row in newest)}
        header.resizeSection(Column.STATE, min(most, max(map(width, said)) + beside_letters(_BESIDE_ICON) + 2 * _PAD))
        self._delegate.lines = 2 if header.sectionSize(Column.WHAT) > width("n") * _NAME else 3
        self.verticalHeader().setDefaultSectionSize(
            round(self.fontMetrics().lineSpacing() * self._delegate.lines) + _AROUND
        )

    def _said(self, index: QModelIndex) -> str:
        """What is copied of a cell: with the lines beneath, but for the receipt that is only offered."""
        said, one = str(index.data() or ""), self._post.line(index)
        beneath = [self._post.moment(one), one.file] if one and index.column() == Column.WHAT else []
        return " · ".join(filter(None, (said, *beneath)))

    def _receipt_at(self, at: QPoint) -> Sent | Received | None:
        index = self.indexAt(at)
        one = self._post.line(index)
        if one is None or index.column() != Column.STATE or not self._post.receipt_told(one):
            return None
        return one if at.y() >= self._delegate.receipt_box(QRectF(self.visualRect(index))).top() else None

    def _ask_for_open(self, index: QModelIndex) -> None:
        one = self._post.line(index)
        if isinstance(one, Received) and one.still_open:
            self.open_requested.emit(one)

    def _ask_for_receipt(self, one: Sent | Received | None) -> None:
        if self._post.may_be_answered(one):
            self.receipt_requested.emit(one)


class _PostDelegate(QStyledItemDelegate):
    """`lines` for the file, its name never cut at the end; an icon with a word for its state, and the receipt below."""

    lines = 2

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
        if column is Column.WHAT:
            self._what(painter, inner, one, text, option.font)
        elif receipt := self._model.receipt_told(one):
            beneath = self.receipt_box(inner)
            above = QRectF(
                inner.left(), inner.top() + _AROUND / 2, inner.width(), beneath.top() - inner.top() - _AROUND / 2
            )
            self._state(painter, above, one, text, option.font, lines=self.lines - 1)
            self._link(painter, beneath, one, receipt, option.font)
        else:
            self._state(painter, inner, one, text, option.font, lines=self.lines)
        painter.restore()

    def receipt_box(self, cell: QRectF) -> QRectF:
        """Where a receipt is offered, in the cell of a state."""
        line = (cell.height() - _AROUND) / self.lines
        return cell.adjusted(0, cell.height() - _AROUND / 2 - line, 0, -_AROUND / 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are as high as the view says."""
        return QSize(40, 20)

    def _what(self, painter: QPainter, box: QRectF, one: Sent | Received, text: str, font: QFont) -> None:
        colours = self._theme.colours
        self._icon(painter, "export" if isinstance(one, Sent) else "import", colours.muted, box.left(), box)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        when = self._model.moment(one)
        below = [one.file, when] if self.lines > 2 else [f"{when} · {one.file}" if one.file else when]
        below = [said for said in below if said]
        high = QFontMetricsF(font).lineSpacing()
        aside = beside_letters(_BESIDE_FILE)
        line = QRectF(box.left() + aside, box.center().y() - high * (1 + len(below)) / 2, box.width() - aside, high)
        _text(painter, line, text, font, colours.text)
        for said in below:
            line.translate(0, high)
            # The end of a file's name tells it from others: the day, "(2)".
            _text(painter, line, said, small, colours.muted, Qt.TextElideMode.ElideMiddle)

    def _link(self, painter: QPainter, box: QRectF, one: Sent | Received, text: str, font: QFont) -> None:
        colours, is_written = self._theme.colours, self._model.receipt_of(one) is not None
        if is_written:
            self._icon(painter, "check", colours.status["implemented"].fore, box.left(), box)
        colour = colours.muted if is_written else colours.accent
        _text(painter, box.adjusted(beside_letters(_BESIDE_ICON), 0, 0, 0), text, font, colour)

    def _state(
        self, painter: QPainter, box: QRectF, one: Sent | Received, text: str, font: QFont, *, lines: int
    ) -> None:
        colours = self._theme.colours
        icon, colour = "check", colours.status["implemented"].fore
        if is_awaited(one):
            icon, colour = "status-planned", colours.warning.fore
        elif isinstance(one, Sent) and one.answered is None and not one.followed:
            icon, colour = "export", colours.muted
        elif isinstance(one, Received) and one.undone:
            icon, colour = "undo", colours.muted
        elif isinstance(one, Received) and one.still_open:
            icon, colour = "question", colours.warning.fore
        if text:
            self._icon(painter, icon, colour, box.left(), box)
            painter.setPen(QColor(colours.muted if colour == colours.muted else colours.text))
            draw_lines(painter, box.adjusted(beside_letters(_BESIDE_ICON), 0, 0, 0), text, font, lines)

    def _icon(self, painter: QPainter, name: str, colour: str, left: float, box: QRectF) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        size = beside_letters(18)
        pixmap = self._theme.icons.pixmap(name, colour, size, ratio)
        painter.drawPixmap(QRectF(left, box.center().y() - size / 2, size, size), pixmap, QRectF(pixmap.rect()))


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: str,
    elided: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(font)
    fitted = QFontMetricsF(font).elidedText(text, elided, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
