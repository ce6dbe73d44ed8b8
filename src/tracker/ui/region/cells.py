"""Paints the matrix: icons on their colours, headings of panels, and the head of each column."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.query import NO_VALUE
from tracker.domain.region import RegionCell
from tracker.domain.vocabulary import Position
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.commitments.two_lines import LEADING, draw_lines, lines_of
from tracker.ui.region.region_model import Fixed, Index, RegionModel
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme

NAME_LINES = 2
_STATE_LINES = 3
"""How far it answered and when, and above what it implemented; or since when an answer is awaited."""

NOTED_ICON = "edit"
SILENCES = {Answered.NO_ANSWER: "no-answer", Answered.ANSWERED: "not-named"}
"""Signs of two kinds of silence; who was not even asked has none, for there is nothing to wait for."""

_PAD, _ICON, _SMALL_ICON = 8, 16, 12
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
            in_totals = self._model.recommendation(index.row()) is None
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            marked = index.row() == self.current_row
            usual = colours.group if in_totals else colours.card
            ground = colours.selected if selected else colours.hover if marked else usual
            painter.fillRect(box, QColor(ground))
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.border))
            if index.column() in tuple(Fixed) or in_totals:
                self._fixed(painter, box, index, option.font)
            else:
                self._said(painter, box, index, option.font)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(colours.accent), colours.frame))
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
                # Its list opens by a click: it looks like every other link.
                _text(painter, inner, text, font, colours.accent)

    def _said(self, painter: QPainter, box: QRectF, index: Index, font: QFont) -> None:
        """What a delegation says, with a pen where it was noted here; or the sign of its silence."""
        cell, answer, muted = self._model.cell(index), self._model.answer(index.column()), self._theme.colours.muted
        wide, high = beside_letters(_CHIP.width()), beside_letters(_CHIP.height())
        size = beside_letters(_SMALL_ICON)
        chip = QRectF(box.left() + _PAD, box.center().y() - high / 2, wide, high)
        at_end = QRectF(chip.right() - size - 7, chip.center().y() - size / 2, size, size)
        if cell is None:
            if answer and (sign := SILENCES.get(answer.state)):
                draw_icon(painter, self._theme, sign, muted, _centred(chip))
            return
        if cell.position == Position.NOT_APPLICABLE:
            _text(painter, chip.adjusted(0, 0, size, 0), self._model.not_applicable, font, muted)
            at_end.translate(size, 0)
            ink = muted
        else:
            ink = self._theme.colours.status[cell.status or NO_VALUE].fore
            self._chip(painter, chip, cell)
        if cell.noted:
            draw_icon(painter, self._theme, NOTED_ICON, ink, at_end)

    def _chip(self, painter: QPainter, chip: QRectF, cell: RegionCell) -> None:
        colours = self._theme.colours
        ink = colours.status[cell.status or NO_VALUE]
        painter.setPen(QPen(QColor(ink.fore)) if ink.back == colours.card else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.back))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        place = _centred(chip).translated(-beside_letters(_SMALL_ICON) / 2 - 1 if cell.noted else 0, 0)
        draw_icon(painter, self._theme, status_icon(cell.status), ink.fore, place)


def _centred(chip: QRectF) -> QRectF:
    size = beside_letters(_ICON)
    return QRectF(chip.center().x() - size / 2, chip.center().y() - size / 2, size, size)


def draw_icon(painter: QPainter, theme: Theme, name: str, colour: str, place: QRectF) -> None:
    """An icon that fills a square place."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    pixmap = theme.icons.pixmap(name, colour, round(place.width()), ratio)
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))


def small_of(font: QFont) -> QFont:
    """What is said beneath."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def name_of(font: QFont) -> QFont:
    """The name that columns are ordered by."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


class RegionHeader(QHeaderView):
    """A delegation's name, how far it answered, and how much it has implemented; its official name is in the tooltip.

    `number_clicked` with a column whose number at the foot was clicked.
    """

    number_clicked = Signal(int)

    def __init__(self, model: RegionModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.give_names(NAME_LINES)

    def give_names(self, lines: int) -> None:
        """Names have so many lines."""
        line = QFontMetricsF(self.font()).lineSpacing() * LEADING
        self.setFixedHeight(round(line * (lines + _STATE_LINES)) + 16)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A number leads to its list; everywhere else the column is selected."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        section = self.logicalIndexAt(at)
        if at.y() >= self.height() - self._foot and self._model.total(section):
            self.number_clicked.emit(section)

    @property
    def _foot(self) -> int:
        """How high the line with the number is."""
        return self.fontMetrics().lineSpacing() + 14

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """One head; the fixed ones say only what stands below them."""
        colours = self._theme.colours
        painter.save()
        ground = QRectF(box)
        is_current = self._is_selected(section)
        painter.fillRect(ground, QColor(colours.selected if is_current else colours.card))
        painter.fillRect(QRectF(ground.left(), ground.bottom() - 1, ground.width(), 1), QColor(colours.border))
        inner = ground.adjusted(_PAD, 6, -_PAD, -7)
        title = str(self._model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        answer = self._model.answer(section)
        line = QFontMetricsF(self.font()).lineSpacing()
        if answer is None:
            foot = QRectF(inner.left(), inner.bottom() - line, inner.width(), line)
            shift = 4 if section == Fixed.REF else 0
            above = foot.translated(0, -line * LEADING) if section == Fixed.TOTAL else foot
            _text(painter, above.adjusted(shift, 0, 0, 0), title, self.font(), colours.muted)
            if section == Fixed.TOTAL:
                _text(painter, foot, self._model.total(section), self.font(), colours.accent)
        else:
            self._delegation(painter, inner, section, title, answer)
        painter.restore()

    def _delegation(self, painter: QPainter, box: QRectF, section: int, title: str, answer: DelegationAnswer) -> None:
        colours, small = self._theme.colours, small_of(self.font())
        line = QFontMetricsF(self.font()).lineSpacing()
        height, top = line * LEADING, box.top()
        bold = name_of(self.font())
        lines = len(lines_of(title, bold, box.width()))
        painter.setPen(QColor(colours.text))
        draw_lines(painter, QRectF(box.left(), top, box.width(), height * lines), title, bold, lines)
        top += height * lines
        for number, text in enumerate(self._model.state_lines(answer)):
            place = QRectF(box.left(), top + height * number, box.width(), height)
            if not number and self._model.is_from_letter(answer):
                size = beside_letters(_SMALL_ICON)
                pen = QRectF(place.left(), place.center().y() - size / 2, size, size)
                draw_icon(painter, self._theme, NOTED_ICON, colours.muted, pen)
                place.adjust(size + 4, 0, 0, 0)
            _text(painter, place, text, small, colours.muted)
        foot = QRectF(box.left(), box.bottom() - line, box.width(), line)
        _text(painter, foot, self._model.total(section), small, colours.accent)

    def _is_selected(self, section: int) -> bool:
        view = self.parent()
        chosen = view.selectionModel() if isinstance(view, QTableView) else None
        return chosen is not None and chosen.columnIntersectsSelection(section)


def _text(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(font)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
