"""Paints the lines of a review: two lines a change, differences marked, headings across."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.domain.review import Ignored, Proposal, Standing
from tracker.domain.review_words import STANDINGS, whence_words, written_otherwise
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.marking import marked_html
from tracker.ui.reviewing.review_model import LINE_ROLE, Column
from tracker.ui.reviewing.sections import Section
from tracker.ui.reviewing.told import differences, own_differences, unchanged_words
from tracker.ui.reviewing.word_differences import Piece, shortened
from tracker.words import Words

_GAP = 6
_SIGNS = {Standing.CONFLICT: "◇", Standing.QUESTION: "?"}


class ChangeDelegate(QStyledItemDelegate):
    """Long texts are cut around what changed; the panel below the list shows them in full."""

    def __init__(self, draft: Draft, words: Words, uniform: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uniform = uniform
        self._draft = draft
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines for a change, one for the others where not all are to be alike."""
        lines = 2 if self._uniform or isinstance(index.data(LINE_ROLE), Proposal) else 1
        return QSize(80, lines * option.fontMetrics.lineSpacing() + 2 * _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The style paints background, focus and tick; the words are ours."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        line = index.data(LINE_ROLE)
        if isinstance(line, Section):
            styled.font.setBold(True)
        if isinstance(line, Section | Ignored):
            styled.textElideMode = Qt.TextElideMode.ElideRight
            _style(styled).drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
            return
        styled.text = ""
        if line.fixed:
            # A box that nobody can untick looks like one; the words, which are ours, stay as readable as all others.
            styled.state &= ~QStyle.StateFlag.State_Enabled
        _style(styled).drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
        painter.save()
        painter.setClipRect(option.rect)
        rect = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        match index.column():
            case Column.FIELD:
                self._paint_field(painter, styled, rect, line, str(index.data()))
            case Column.THEIRS:
                self._paint_theirs(painter, styled, rect, line)
            case Column.OURS if line.ours == line.base and not line.fixed:
                _paint_muted(painter, styled, rect, unchanged_words(line, self._words))
            case Column.OURS:
                pieces = shortened(own_differences(line, self._words))
                _paint_html(painter, styled, rect, _marked(pieces, styled))
            case Column.DECISION:
                self._paint_decision(painter, styled, rect, line, str(index.data()))
            case _:
                painter.setPen(styled.palette.color(QPalette.ColorRole.Text))
                painter.drawText(rect, int(_WRAPPED), _two_lines(str(index.data()), rect, styled))
        painter.restore()

    def _paint_field(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal, label: str
    ) -> None:
        indicator = _style(option).pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, option.widget)
        sign = _SIGNS.get(line.standing)
        strong = QFont(option.font)
        strong.setBold(True)
        if sign:
            painter.setFont(strong)
            painter.setPen(option.palette.color(QPalette.ColorRole.BrightText))
            place = QRect(rect.left(), rect.top(), indicator, rect.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), sign)
        rect = rect.adjusted(indicator + _GAP, 0, 0, 0)
        height = option.fontMetrics.lineSpacing()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw_elided(painter, option, QRect(rect.left(), rect.top(), rect.width(), height), label)
        beneath = whence_words(line, self._words)
        if sign:
            standing, row = STANDINGS[line.standing], line.place.row
            # Its day is told in full below the list: both have no room here.
            where = self._words("row {row}", row=row) if row else line.author
            beneath = " · ".join(filter(None, (self._words(standing), where)))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        _draw_elided(painter, option, QRect(rect.left(), rect.top() + height, rect.width(), height), beneath)

    def _paint_theirs(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal) -> None:
        html = _marked(shortened(differences(line, self._words)), option)
        if written := written_otherwise(line, self._words):
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText).name()
            told = escape(self._words("written: “{written}”", written=written))
            html += f'<br><span style="color: {muted}">{told}</span>'
        _paint_html(painter, option, rect, html)

    def _paint_decision(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal, told: str
    ) -> None:
        font = QFont(option.font)
        undecided = self._draft.decision(line) is None
        font.setBold(undecided)
        painter.setFont(font)
        role = QPalette.ColorRole.BrightText if undecided else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.drawText(rect, int(_WRAPPED), told)


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


def _style(option: QStyleOptionViewItem) -> QStyle:
    return option.widget.style()


def _marked(pieces: Sequence[Piece], option: QStyleOptionViewItem) -> str:
    return marked_html(pieces, option.palette, selected=bool(option.state & QStyle.StateFlag.State_Selected))


def _draw_elided(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str) -> None:
    shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _two_lines(text: str, rect: QRect, option: QStyleOptionViewItem) -> str:
    """Cut so that it certainly fits two wrapped lines."""
    return option.fontMetrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(rect.width() * 1.7))


def _paint_muted(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str) -> None:
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


def _paint_html(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, html: str) -> None:
    document = QTextDocument()
    document.setDefaultFont(option.font)
    document.setDocumentMargin(0)
    text = option.palette.color(QPalette.ColorRole.Text).name()
    document.setHtml(f'<div style="color: {text}">{html}</div>')
    document.setTextWidth(rect.width())
    down = max(0.0, (rect.height() - document.size().height()) / 2)
    painter.translate(rect.left(), rect.top() + down)
    document.drawContents(painter, QRectF(0, 0, rect.width(), rect.height()))
    if document.size().height() > rect.height() + 2:
        _paint_more(painter, option, rect)


def _paint_more(painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
    """Dots at the end of the last line that fits."""
    dots = "…"
    height, width = option.fontMetrics.lineSpacing(), option.fontMetrics.horizontalAdvance(dots) + _GAP
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    ground = QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.Base
    corner = QRect(rect.width() - width, rect.height() - height, width + _GAP, height)
    painter.fillRect(corner, option.palette.color(ground))
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(corner, int(Qt.AlignmentFlag.AlignCenter), dots)
