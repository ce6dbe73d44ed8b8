"""Paints the rows of the list: headings with their bar, check boxes, chips, late deadlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from tracker.domain.commitment import Commitment
from tracker.domain.periods import Precision, holding
from tracker.domain.query import NO_VALUE, Group
from tracker.domain.vocabulary import Status
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.marks import marks_of, shown, support_words
from tracker.ui.commitments.two_lines import LEADING, draw_lines
from tracker.ui.tally_bar import draw_tally
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

PAD = 8
_FLAG = 20
_CHEVRON, _BAR = 32, 120.0
"""How far the title of a panel stands from the left, and how long the bar behind it is."""
_MARK_WIDTH = 31
_MARK_LINES = 2
_CHIP_ICON = 15


def marks_width(beside: int) -> int:
    """How wide the marks stand, with so many beside one another."""
    return beside * beside_letters(_MARK_WIDTH) + 8


def status_icon(code: str | None) -> str:
    """The name of the icon that goes with a status."""
    return "status-" + (code or "not_reported").replace("_", "-")


class RowPainter:
    """Asks the theme for colours each time, so that it never paints in those of yesterday."""

    def __init__(self, theme: Theme, words: Words, today: Callable[[], date], font: QFont) -> None:
        self._theme = theme
        self._words = words
        self._wording = Wording(words)
        self._today = today
        self.font = font
        self.marks: Sequence[str] = ()
        self.may_check = True
        """Whether a box can be ticked."""
        self.tells_lateness = False
        """Under the status, where deadlines have no room of their own."""

    @property
    def row_height(self) -> int:
        """Two lines and air."""
        return round(QFontMetricsF(self.font).lineSpacing() * 2 * LEADING) + 16

    @property
    def heading_height(self) -> int:
        """One line and air."""
        return round(QFontMetricsF(self.font).lineSpacing()) + 18

    def heading(self, painter: QPainter, box: QRectF, group: Group, is_open: bool, current: bool) -> None:
        """A panel's line: title, stacked bar, "2 of 6 implemented"."""
        colours = self._theme.colours
        painter.fillRect(box, QColor(colours.group))
        self._rule(painter, box)
        self._icon(painter, "chevron-down" if is_open else "chevron-right", colours.muted, box.left() + 10, box, 16)
        title, said_box = self._title_and_count(box, group)
        left = box.left() + beside_letters(_CHEVRON)
        room = QRectF(left, box.top(), said_box.left() - left, box.height())
        self._text(painter, room, title, self._bold(), colours.text)
        bar = QRectF(said_box.left() - PAD - _BAR, box.center().y() - 4, _BAR, 8)
        draw_tally(painter, bar, group.tally, group.counted, colours)
        ink = colours.accent if group.implemented else colours.muted
        self._text(painter, said_box, self._wording.implemented(group), self._small(), ink)
        if current:
            self._frame_of_heading(painter, box)

    def count_box(self, box: QRectF, group: Group) -> QRectF:
        """Where a panel's line says how many are implemented."""
        return self._title_and_count(box, group)[1]

    def _title_and_count(self, box: QRectF, group: Group) -> tuple[str, QRectF]:
        """A panel's title as far as there is room for it, and the place of the words behind its bar."""
        bold, left = QFontMetricsF(self._bold()), box.left() + beside_letters(_CHEVRON)
        wide = QFontMetricsF(self._small()).horizontalAdvance(self._wording.implemented(group)) + PAD
        space = max(60.0, box.right() - left - _BAR - wide - 4 * PAD)
        title = bold.elidedText(self._wording.panel(group.panel), Qt.TextElideMode.ElideRight, space)
        at = left + bold.horizontalAdvance(title) + 2 * PAD + _BAR + PAD
        return title, QRectF(at, box.top(), wide, box.height())

    def title(self, painter: QPainter, box: QRectF, text: str, *, is_late: bool, current: bool) -> None:
        """The line of a group that is no panel."""
        colours = self._theme.colours
        painter.fillRect(box, QColor(colours.group))
        self._rule(painter, box)
        left = box.left() + PAD + 2
        if is_late:
            self._icon(painter, "flag", colours.overdue, left, box, 16)
            left += beside_letters(22)
        room = QRectF(left, box.top(), box.right() - left, box.height())
        self._text(painter, room, text, self._bold(), colours.overdue if is_late else colours.text)
        if current:
            self._frame_of_heading(painter, box)

    def background(self, painter: QPainter, box: QRectF, selected: bool, hovered: bool) -> None:
        """What every cell of a commitment's row stands on."""
        colours = self._theme.colours
        ground = colours.selected if selected else colours.hover if hovered else colours.card
        painter.fillRect(box, QColor(ground))
        self._rule(painter, box)

    def cell(
        self,
        painter: QPainter,
        box: QRectF,
        commitment: Commitment,
        column: Column,
        text: str,
        *,
        is_confirmed: bool = False,
        is_selected: bool = False,
    ) -> None:
        """One cell of a commitment's row, without its background; its number says what `is_confirmed`."""
        colours = self._theme.colours
        inner = box.adjusted(PAD, 0, -PAD, 0)
        match column:
            case Column.CHECK:
                self._check(painter, box, commitment.status is Status.IMPLEMENTED)
            case Column.NUMBER:
                self._number(painter, inner, text, is_confirmed)
            case Column.RECOMMENDATION:
                painter.setPen(QColor(colours.text))
                draw_lines(painter, inner, text, self.font, 2, self.marks, colours.accent)
            case Column.STATUS:
                # What it has at its right is the chip's own; the next column begins with air.
                self._status(painter, inner.adjusted(0, 0, PAD - 2, 0), commitment, text, is_selected=is_selected)
            case Column.LEAD:
                painter.setPen(QColor(colours.text))
                draw_lines(painter, inner, text, self._small(), 2, self.marks, colours.accent)
            case Column.DEADLINE:
                late = commitment.days_late(self._today())
                self.deadline(painter, inner, text, self._wording.lateness(late) if late else "", is_late=late > 0)
            case Column.PERCENT:
                self._text(painter, inner, text, self.font, colours.text)
            case Column.MARKS:
                self._marks(painter, box, commitment)
            case Column.UPDATED:
                self._text(painter, inner, text, self._small(), colours.muted)

    def focus(self, painter: QPainter, box: QRectF) -> None:
        """The frame of the cell that the keyboard is in."""
        painter.setPen(QPen(QColor(self._theme.colours.accent), self._theme.colours.frame))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1.5, 2.5, -1.5, -3.5), 5, 5)

    def chip_width(self, text: str) -> int:
        """How wide a chip with this text is."""
        return round(QFontMetricsF(self._small()).horizontalAdvance(text)) + 25 + beside_letters(_CHIP_ICON)

    def lead_width(self, line: str) -> int:
        """How wide the cells of institutions are, for such a line of a name."""
        return ceil(QFontMetricsF(self._small()).horizontalAdvance(line)) + 2 * PAD + 2

    def deadline_width(self) -> int:
        """How wide the cells of deadlines are: the longest, as the reader's language says it, when it has passed."""
        ends = (date(2027, 3, 30), date(2027, 9, 30))
        told = [self._wording.period(holding(end, precision)) for end in ends for precision in Precision]
        return max(self.deadline_size(text, self._wording.lateness(1000), is_late=True).width() for text in told)

    def deadline_size(self, text: str, below: str, *, is_late: bool) -> QSize:
        """What one deadline takes: where it has passed, a flag and bold words; and how far away it is."""
        words = QFontMetricsF(self._bold() if is_late else self.font).horizontalAdvance(text)
        under = QFontMetricsF(self._small()).horizontalAdvance(below)
        return QSize(ceil(max(words + (beside_letters(_FLAG) if is_late else 0), under)) + 2 * PAD, self.row_height)

    def _bold(self) -> QFont:
        bold = QFont(self.font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def _frame_of_heading(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.colours.accent), self._theme.colours.frame))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -3), 4, 4)

    def _status(self, painter: QPainter, box: QRectF, commitment: Commitment, text: str, *, is_selected: bool) -> None:
        """The chip and, where there is something to say of what it rests on, a line under it."""
        late = commitment.days_late(self._today()) if self.tells_lateness else 0
        said = self._wording.lateness(late) if late else support_words(commitment, self._words)
        if not said:
            self._chip(painter, box, commitment.status, text, is_edged=is_selected)
            return
        line = QFontMetricsF(self._small()).lineSpacing()
        self._chip(painter, box.adjusted(0, 0, 0, -line - 3), commitment.status, text, is_edged=is_selected)
        is_wrong = late or commitment.contradicts_itself
        colour = self._theme.colours.overdue if is_wrong else self._theme.colours.muted
        below = QRectF(box.left(), box.center().y() + line / 2 - 2, box.width(), line)
        self._text(painter, below, said, self._small(), colour)

    def _marks(self, painter: QPainter, box: QRectF, commitment: Commitment) -> None:
        """In two lines, from the upper one on, so that an icon stands at one height in all rows."""
        colours, small, wide = self._theme.colours, self._small(), beside_letters(_MARK_WIDTH)
        beside = max(1, int(box.width() - 8) // wide)
        height = QFontMetricsF(self.font).lineSpacing() * LEADING
        for number, mark in enumerate(shown(marks_of(commitment, self._wording, self._words), beside * _MARK_LINES)):
            colour = colours.overdue if mark.is_pressing else colours.muted
            left = box.left() + 4 + (number % beside) * wide
            cell = QRectF(left, box.center().y() + (number // beside - 1) * height, wide, height)
            if mark.icon:
                self._icon(painter, mark.icon, colour, left, cell, 14)
                cell.adjust(beside_letters(17), 0, 0, 0)
            self._text(painter, cell, mark.text, small, colour)

    def _chip(self, painter: QPainter, box: QRectF, status: Status | None, text: str, *, is_edged: bool) -> None:
        """With an edge where it stands on a ground that it would be lost on."""
        ink = self._theme.colours.status[status or NO_VALUE]
        small, icon = self._small(), beside_letters(_CHIP_ICON)
        small.setWeight(QFont.Weight.Medium)
        height = QFontMetricsF(small).height() + 7
        width = min(box.width(), QFontMetricsF(small).horizontalAdvance(text) + 21 + icon)
        chip = QRectF(box.left(), box.center().y() - height / 2, width, height)
        is_edged = is_edged or ink.back == self._theme.colours.card
        painter.setPen(QPen(QColor(ink.fore)) if is_edged else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.back))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        self._icon(painter, status_icon(status), ink.fore, chip.left() + 8, chip, _CHIP_ICON)
        words = QRectF(chip.left() + 12 + icon, chip.top(), chip.width() - 18 - icon, chip.height())
        fitted = QFontMetricsF(small).elidedText(text, Qt.TextElideMode.ElideRight, words.width() + 1)
        self._text(painter, words, fitted, small, ink.fore)

    def deadline(self, painter: QPainter, box: QRectF, text: str, below: str, *, is_late: bool) -> None:
        """A deadline, and under it in small how far away it is, where that is said."""
        colours = self._theme.colours
        if not below:
            self._text(painter, box, text, self.font, colours.text)
            return
        line = QFontMetricsF(self.font).lineSpacing()
        top = QRectF(box.left(), box.center().y() - line, box.width(), line)
        if is_late:
            self._icon(painter, "flag", colours.overdue, box.left() - 1, top, 16)
            top.adjust(beside_letters(_FLAG), 0, 2, 0)
            self._text(painter, top, text, self._bold(), colours.overdue)
        else:
            self._text(painter, top, text, self.font, colours.text)
        under = QRectF(box.left(), box.center().y(), box.width(), line)
        self._text(painter, under, below, self._small(), colours.overdue if is_late else colours.muted)

    def _number(self, painter: QPainter, box: QRectF, ref: str, is_confirmed: bool) -> None:
        """The number, and under it a mark where the commitment was confirmed since the last meeting."""
        muted = self._theme.colours.muted
        if is_confirmed:
            line = QFontMetricsF(self.font).lineSpacing()
            below = QRectF(box.left(), box.center().y(), box.width(), line)
            # Before a meeting it stands on most lines: it can be found, and calls nobody.
            self._icon(painter, "still-correct", self._theme.colours.control, box.left(), below, 14)
            box = QRectF(box.left(), box.center().y() - line, box.width(), line)
        self._text(painter, box, ref, self.font, muted)

    def _check(self, painter: QPainter, box: QRectF, checked: bool) -> None:
        colours = self._theme.colours
        side = beside_letters(16)
        square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.done.back if self.may_check else colours.disabled))
        else:
            painter.setPen(QPen(QColor(colours.control if self.may_check else colours.border), 1.4))
            painter.setBrush(QColor(colours.card if self.may_check else colours.page))
        painter.drawRoundedRect(square, 4, 4)
        if checked:
            self._icon(painter, "check", colours.done.fore, square.left() + 1, square, 14)

    def _icon(self, painter: QPainter, name: str, colour: str, left: float, box: QRectF, size: int) -> None:
        device, size = painter.device(), beside_letters(size)
        ratio = device.devicePixelRatioF() if device else 1.0
        pixmap = self._theme.icons.pixmap(name, colour, size, ratio)
        painter.drawPixmap(QRectF(left, box.center().y() - size / 2, size, size), pixmap, QRectF(pixmap.rect()))

    def _text(self, painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.setFont(font)
        fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _rule(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(self._theme.colours.border))

    def _small(self) -> QFont:
        small = QFont(self.font)
        small.setPointSizeF(self.font.pointSizeF() * 0.9)
        return small

    def size(self) -> QSize:
        """The least a row takes."""
        return QSize(40, self.row_height)
