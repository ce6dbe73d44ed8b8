"""The list of meetings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from tracker.domain.meeting_words import on_words
from tracker.ui.commitments.two_lines import draw_lines
from tracker.ui.lines import PAD, Lines, RuledLines
from tracker.ui.meetings.meetings_model import IS_DOUBTFUL, SECOND_LINE, Column, Index, MeetingsModel
from tracker.ui.tally_bar import draw_tally
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class MeetingsView(Lines):
    """`looked_for` with the digit by which somebody begins to type a recommendation's number over the list."""

    looked_for = Signal(str)

    def __init__(self, model: MeetingsModel, words: Words, theme: Theme) -> None:
        super().__init__(words("Meetings"), theme)
        self._days = [on_words(date(2026, month, 28), words) for month in range(1, 13)]
        self.setModel(model)
        self.setAccessibleDescription(
            words("Enter shows what moved since a meeting; type 3.2 to see what was said on it")
        )
        self.setItemDelegate(_MeetingDelegate(model, theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 2.2) + 26)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(Column.MEETING, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def said(self, index: QModelIndex) -> str:
        """With the line beneath."""
        return " · ".join(filter(None, (super().said(index), index.data(SECOND_LINE))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit begins the number of a recommendation."""
        if event.text().isdigit() and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.looked_for.emit(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width = self.fontMetrics().horizontalAdvance
        self.horizontalHeader().resizeSection(Column.DATE, max(map(width, self._days)) + 2 * PAD + 8)
        self.horizontalHeader().resizeSection(Column.PRESENTED, width("44 of 46 implemented (100 %)") + 4 * PAD + 60)


class _MeetingDelegate(RuledLines):
    """Title and place on two lines; what was presented as a rate and a bar."""

    def __init__(self, model: MeetingsModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(theme, parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        colours = self.theme.colours
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(colours.selected if selected else colours.card))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.border))
        inner = box.adjusted(PAD, 0, -PAD, 0)
        meeting = self._model.meeting(index)
        column = Column(index.column())
        above, below = str(index.data() or ""), str(index.data(SECOND_LINE) or "")
        muted = column is Column.PRESENTED and not (meeting and meeting.freeze)
        ink = colours.muted if muted else colours.text
        doubtful = bool(index.data(IS_DOUBTFUL))
        if column is Column.PRESENTED and meeting and meeting.tally and not self._model.is_looking:
            bar = QRectF(inner.left(), inner.bottom() - 18, inner.width(), 8)
            draw_tally(painter, bar, meeting.tally.counts, meeting.tally.applicable, colours)
            inner = inner.adjusted(0, 0, 0, -12)
        self._two(painter, inner, option.font, (above, ink), (below, colours.overdue if doubtful else colours.muted))
        painter.restore()

    def _two(self, painter: QPainter, box: QRectF, font: QFont, above: tuple[str, str], below: tuple[str, str]) -> None:
        line = QFontMetricsF(font).lineSpacing()
        top = box if not below[0] else QRectF(box.left(), box.center().y() - line, box.width(), line)
        painter.setPen(QColor(above[1]))
        draw_lines(painter, top, above[0], font, 2 if not below[0] else 1)
        if below[0]:
            small = QFont(font)
            small.setPointSizeF(font.pointSizeF() * 0.9)
            painter.setPen(QColor(below[1]))
            draw_lines(painter, QRectF(box.left(), box.center().y() + 1, box.width(), line), below[0], small, 1)
