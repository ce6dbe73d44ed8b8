"""Paints the lines of a review: two lines a change, three where it is not simply taken, headings across."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tracker.domain.review import Ignored, Proposal, Standing
from tracker.domain.review_words import whence_words, written_otherwise
from tracker.ui.plain import held_together, marked_up
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.marking import marked_html
from tracker.ui.reviewing.review_model import FOLDED_ROLE, LINE_ROLE, Column
from tracker.ui.reviewing.rich_cell import paint_rich
from tracker.ui.reviewing.sections import Section
from tracker.ui.reviewing.told import asked_words, differences, own_differences, unchanged_words, usual_decisions
from tracker.ui.reviewing.word_differences import shortened
from tracker.words import Words

_GAP = 6
_PAD = 8
"""As the theme has it for every cell of a table."""

_SIGNS = {Standing.CONFLICT: "◇", Standing.QUESTION: "?"}


class ChangeDelegate(QStyledItemDelegate):
    """Long texts are cut around what changed; the panel below the list shows them in full."""

    def __init__(self, draft: Draft, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Words are wrapped and cut to what there is; the view gives every row its height."""
        return QSize(80, self.height(option.fontMetrics, lines=2))

    def height(self, metrics: QFontMetrics, lines: int) -> int:
        """How high a row with so many lines is."""
        # A marked line is a hair higher than one that is not.
        return lines * (metrics.lineSpacing() + 1) + 2 * _GAP

    def decision_width(self, metrics: QFontMetrics) -> int:
        """How wide each decision that holds no typed value fits two lines."""
        wide = max(_two_lines_width(told, metrics) for told in usual_decisions(self._words))
        # What is undecided is said in bolder letters.
        return wide + 2 * _PAD + 2 * metrics.averageCharWidth()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The style paints background and tick; the words are ours."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        line = index.data(LINE_ROLE)
        text, styled.text = styled.text, ""
        # A box that nobody can untick looks like one; the words, which are ours, stay as readable as all others.
        if isinstance(line, Proposal) and line.fixed:
            styled.state &= ~QStyle.StateFlag.State_Enabled
        _style(styled).drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
        painter.save()
        painter.setClipRect(option.rect)
        rect = option.rect.adjusted(_PAD, _GAP, -_PAD, -_GAP)
        if isinstance(line, Section):
            self._paint_heading(painter, styled, _across(rect, styled), index, text)
        elif isinstance(line, Ignored):
            painter.setPen(styled.palette.color(QPalette.ColorRole.Text))
            _draw_elided(painter, styled, _beside_box(_across(rect, styled), styled), text)
        else:
            self._paint_change(painter, styled, rect, line, Column(index.column()), text)
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        title: str,
    ) -> None:
        """With an arrow, above the boxes of its changes, that points down to them or away from what is folded."""
        place = QRect(rect.left(), rect.top(), _indicator(option), rect.height())
        _paint_arrow(painter, option, place, is_folded=bool(index.data(FOLDED_ROLE)))
        option.font.setBold(True)
        option.fontMetrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw_elided(painter, option, _beside_box(rect, option), title)

    def _paint_change(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal, column: Column, text: str
    ) -> None:
        match column:
            case Column.FIELD:
                self._paint_field(painter, option, rect, line, text)
            case Column.THEIRS:
                self._paint_theirs(painter, option, rect, line)
            case Column.OURS if line.ours == line.base and not line.is_submitted:
                _paint_muted(painter, option, rect, unchanged_words(line, self._words))
            case Column.OURS:
                pieces = shortened(own_differences(line, self._words))
                paint_rich(painter, option, rect, marked_html(pieces, option.palette))
            case Column.DECISION:
                self._paint_decision(painter, option, rect, line, text)
            case _:
                painter.setPen(option.palette.color(QPalette.ColorRole.Text))
                painter.drawText(
                    rect, int(_WRAPPED), in_two_lines(held_together(text), option.fontMetrics, rect.width())
                )

    def _paint_field(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal, label: str
    ) -> None:
        indicator = _indicator(option)
        asked, role = asked_words(self._draft, line, self._words), QPalette.ColorRole.BrightText
        sign = _SIGNS.get(line.standing)
        if self._draft.decision(line) is not None:
            sign, role = "✓", QPalette.ColorRole.PlaceholderText
        strong = QFont(option.font)
        strong.setBold(True)
        if asked and sign:
            painter.setFont(strong)
            painter.setPen(option.palette.color(role))
            place = QRect(rect.left(), rect.top(), indicator, rect.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), sign)
        rect = _beside_box(rect, option)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        rect.setHeight(option.fontMetrics.lineSpacing())
        _draw_elided(painter, option, rect, label)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        if asked:
            rect.translate(0, rect.height())
            _draw_elided(painter, option, rect, asked)
        rect.translate(0, rect.height())
        whence = whence_words(line, self._words)
        _draw_elided(painter, option, rect, to_its_end(whence, option.fontMetrics, rect.width()))

    def _paint_theirs(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal) -> None:
        html = marked_html(shortened(differences(line, self._words)), option.palette)
        if written := written_otherwise(line, self._words):
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText).name()
            told = marked_up(self._words("written: “{written}”", written=written))
            html += f'<br><span style="color: {muted}">{told}</span>'
        paint_rich(painter, option, rect, html)

    def _paint_decision(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Proposal, told: str
    ) -> None:
        font = QFont(option.font)
        undecided = self._draft.decision(line) is None
        font.setBold(undecided)
        painter.setFont(font)
        role = QPalette.ColorRole.BrightText if undecided else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.drawText(rect, int(_WRAPPED), in_two_lines(told, QFontMetrics(font), rect.width()))


_BLANKS = re.compile(r"[ \t\n]+")
"""Between which a line may end: not so at the spaces that hold a date together."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


def _style(option: QStyleOptionViewItem) -> QStyle:
    return option.widget.style()


def _draw_elided(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str) -> None:
    shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def to_its_end(whence: str, metrics: QFontMetrics, room: int) -> str:
    """Whoever has a long name is cut, not the day or the row behind it, while there is room for these."""
    start, comma, end = whence.rpartition(", ")
    if not (start and any(map(str.isdigit, end))):
        # A name may have a comma of its own.
        return metrics.elidedText(whence, Qt.TextElideMode.ElideRight, room)
    left = room - metrics.horizontalAdvance(comma + end)
    if left < metrics.horizontalAdvance("…"):
        return metrics.elidedText(end, Qt.TextElideMode.ElideRight, room)
    return metrics.elidedText(start, Qt.TextElideMode.ElideRight, left) + comma + end


def in_two_lines(text: str, metrics: QFontMetrics, room: int) -> str:
    """Two lines at most, the first as long as there is room for; each cut where its words have none."""
    words = _BLANKS.split(text.strip())
    fitting = (n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= room)
    first = next(fitting, 1)
    lines = (" ".join(part) for part in (words[:first], words[first:]) if part)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)


def _two_lines_width(text: str, metrics: QFontMetrics) -> int:
    """The least width at which it fits two lines, broken between words."""
    words = text.split(" ")
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
    return min(max(map(metrics.horizontalAdvance, both)) for both in halves)


def _indicator(option: QStyleOptionViewItem) -> int:
    return _style(option).pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, option.widget)


def _paint_arrow(painter: QPainter, option: QStyleOptionViewItem, place: QRect, *, is_folded: bool) -> None:
    """As wide as the boxes below it, whatever the size of letters; the style's own stays as it is beside small ones."""
    reach = place.width() / 4
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.PlaceholderText), reach / 2.5))
    painter.translate(place.toRectF().center())
    painter.rotate(-90 if is_folded else 0)
    painter.drawPolyline([QPointF(-reach, -reach / 2), QPointF(0, reach / 2), QPointF(reach, -reach / 2)])
    painter.restore()


def _across(rect: QRect, option: QStyleOptionViewItem) -> QRect:
    """What the line has of all columns, of which each cell shows its part: thousands of spans take long to set."""
    view = option.widget
    assert isinstance(view, QTableView)
    return QRect(_PAD, rect.top(), view.horizontalHeader().length() - 2 * _PAD, rect.height())


def _beside_box(rect: QRect, option: QStyleOptionViewItem) -> QRect:
    """What is left of a cell for words, beside the box or where others have one."""
    return rect.adjusted(_indicator(option) + _PAD, 0, 0, 0)


def _paint_muted(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str) -> None:
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
