"""Paints the matrix: icons on their colours, headings of panels, and the head of each column."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tracker.domain.exchange import Answered
from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Position
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.commitments.two_lines import LEADING, draw_lines
from tracker.ui.region.region_model import Fixed, Index, RegionModel
from tracker.ui.theme.theme import Theme

_PAD = 8
_CHIP = QSize(44, 24)


class RegionDelegate(QStyledItemDelegate):
    """`current_row` is marked over all columns, the fixed ones too, so that the eye finds the line."""

    def __init__(self, model: RegionModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.current_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are as high as the view says."""
        return QSize(40, 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        colours = self._theme.colours
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._model.panel(index.row()):
            self._heading(painter, box, str(index.data() or ""), option.font)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            marked = index.row() == self.current_row
            ground = colours.selected if selected else colours.hover if marked else colours.card
            painter.fillRect(box, QColor(ground))
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.border))
            if index.column() in tuple(Fixed):
                self._fixed(painter, box, index, option.font)
            else:
                self._cell(painter, box, index, option.font)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(colours.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
        painter.fillRect(box, QColor(self._theme.colours.group))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(self._theme.colours.border))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        _text(painter, box.adjusted(_PAD + 4, 0, -_PAD, 0), text, bold, self._theme.colours.text)

    def _fixed(self, painter: QPainter, box: QRectF, index: Index, font: QFont) -> None:
        colours, text = self._theme.colours, str(index.data() or "")
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        match index.column():
            case Fixed.REF:
                _text(painter, inner.adjusted(4, 0, 0, 0), text, font, colours.muted)
            case Fixed.TEXT:
                painter.setPen(QColor(colours.text))
                draw_lines(painter, inner, text, font, 2)
            case _:
                _text(painter, inner, text, font, colours.muted)

    def _cell(self, painter: QPainter, box: QRectF, index: Index, font: QFont) -> None:
        answer, cell = self._model.answer(index.column()), self._model.cell(index)
        colours = self._theme.colours
        if answer is None or answer.state is not Answered.ANSWERED:
            # Nothing was said: an empty cell, which the head of its column explains.
            return
        if cell and cell.position == Position.NOT_APPLICABLE:
            painter.setPen(QColor(colours.muted))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._model.not_applicable)
            return
        code = cell.status if cell else None
        ink = colours.status[code or NO_VALUE]
        chip = QRectF(0, 0, _CHIP.width(), _CHIP.height())
        chip.moveCenter(box.center())
        painter.setPen(QPen(QColor(ink.fore)) if ink.back == colours.card else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.back))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        pixmap = self._theme.icons.pixmap(status_icon(code), ink.fore, 16, ratio)
        painter.drawPixmap(QRectF(chip.center().x() - 8, chip.center().y() - 8, 16, 16), pixmap, QRectF(pixmap.rect()))


class RegionHeader(QHeaderView):
    """Name, whether it answered, and how much it has implemented: all that is known of a delegation at a glance."""

    def __init__(self, model: RegionModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        line = QFontMetricsF(self.font()).lineSpacing() * LEADING
        self.setFixedHeight(round(line * 5) + 20)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """One head; the fixed ones say only what stands below them."""
        colours = self._theme.colours
        painter.save()
        ground = QRectF(box)
        is_current = self._is_selected(section)
        painter.fillRect(ground, QColor(colours.selected if is_current else colours.card))
        painter.fillRect(QRectF(ground.left(), ground.bottom() - 1, ground.width(), 1), QColor(colours.border))
        inner = ground.adjusted(_PAD, 8, -_PAD, -8)
        title = str(self._model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        answer = self._model.answer(section)
        line = QFontMetricsF(self.font()).lineSpacing()
        if answer is None:
            foot = QRectF(inner.left(), inner.bottom() - line, inner.width(), line)
            shift = 4 if section == Fixed.REF else 0
            _text(painter, foot.adjusted(shift, 0, 0, 0), title, self.font(), colours.muted)
        else:
            self._delegation(painter, inner, section, title, self._model.telling.state_lines(answer))
        painter.restore()

    def _delegation(self, painter: QPainter, box: QRectF, section: int, title: str, said: tuple[str, ...]) -> None:
        colours = self._theme.colours
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        painter.setPen(QColor(colours.text))
        lines = 1 if QFontMetricsF(bold).horizontalAdvance(title) <= box.width() else 2
        line = QFontMetricsF(self.font()).lineSpacing()
        height = line * LEADING
        draw_lines(painter, QRectF(box.left(), box.top(), box.width(), height * lines), title, bold, lines)
        for number, text in enumerate(said):
            place = QRectF(box.left(), box.top() + height * (lines + number), box.width(), height)
            _text(painter, place, text, small, colours.muted)
        foot = QRectF(box.left(), box.bottom() - line, box.width(), line)
        _text(painter, foot, self._model.total(section), small, colours.text)

    def _is_selected(self, section: int) -> bool:
        view = self.parent()
        chosen = view.selectionModel() if isinstance(view, QTableView) else None
        return chosen is not None and chosen.columnIntersectsSelection(section)


def _text(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(font)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
