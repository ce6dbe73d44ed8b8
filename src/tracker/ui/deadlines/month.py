"""A month in which the days with deadlines carry their number."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from tracker.domain.deadlines import distance
from tracker.domain.periods import FIRST_YEAR, LAST_YEAR
from tracker.ui.plain import as_written, plain_label
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, labelled, plural

_WEEKS = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthDays(QWidget):
    """The days of a month, one of which the keyboard is on. `moved` with that day, `chosen` by a click or Enter."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, words: Words, theme: Theme, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._locale = QLocale(words.language)
        self._days: Mapping[date, int] = {}
        self._as_of = day
        self.day = day
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words("Calendar of deadlines"))
        theme.changed.connect(self.update)

    def show_days(self, days: Mapping[date, int], as_of: date) -> None:
        """Mark these days with how much is due on them, as seen from a day."""
        self._days, self._as_of = days, as_of
        self.go_to(self.day)

    def go_to(self, day: date) -> None:
        """Put the keyboard on this day, and show its month."""
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            self.day = day
            self.setAccessibleDescription(self.told(day))
            self.moved.emit(day)
            self.update()

    def go_by_months(self, months: int) -> None:
        """To the same day of another month, or to its last."""
        number = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(number, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.go_to(date(year, month + 1, min(self.day.day, last)))

    def told(self, day: date) -> str:
        """ "30 Jun 2027, in 219 days: 2 deadlines"; how far away a day is matters only if something is due on it."""
        count, _ = self._days.get(day, 0), self._words
        due = _(plural("{n} deadline", "{n} deadlines", count)) if count else _("no deadline on this day")
        said = self._wording.day(day)
        if count:
            said = f"{said}, {_(distance((day - self._as_of).days))}"
        return _(labelled(said, due))

    def box_of(self, day: date) -> QRectF:
        """Where a day of the month shown stands."""
        place = (day - self._first()).days
        cell = self._cell()
        return QRectF(place % 7 * cell.width(), self._head() + place // 7 * cell.height(), cell.width(), cell.height())

    def sizeHint(self) -> QSize:
        """Seven days wide, six weeks high."""
        cell = self._cell()
        return QSize(cell.width() * 7, round(self._head()) + cell.height() * _WEEKS)

    # -- pointing and walking -----------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """A tooltip tells the day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), as_written(self.told(day) if day else ""), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to a day, and to what is due on it."""
        day = self._day_at(event.position())
        if day and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(day)
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by days and weeks, Page Up and Down by months, Home to the day seen from; Enter chooses."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_by_months(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self._as_of)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    # -- painting -----------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the days, then the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.colours.muted))
        painter.setFont(self._smaller(0.88))
        cell = self._cell()
        for number in range(7):
            box = QRectF(number * cell.width(), 0, cell.width(), self._head())
            weekday = (self._week_begins() - 1 + number) % 7 + 1
            said = self._locale.standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said[:3])
        first = self._first()
        for place in range(7 * _WEEKS):
            self._paint_day(painter, first + timedelta(days=place))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        colours, count = self._theme.colours, self._days.get(day, 0)
        is_here, is_current = day.month == self.day.month, day == self.day
        box = self.box_of(day).adjusted(1.5, 1.5, -1.5, -1.5)
        line = QFontMetricsF(self.font()).lineSpacing()
        number = QRectF(box.left(), box.top(), box.width(), line + 2)
        if is_current or day == self._as_of:
            framed = day == self._as_of or self.hasFocus()
            frame = QPen(QColor(colours.accent), colours.frame if self.hasFocus() else 1.5)
            painter.setPen(frame if framed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected) if is_current else Qt.BrushStyle.NoBrush)
            wide = number.height() * 1.4
            around = QRectF(number.center().x() - wide / 2, number.top(), wide, number.height())
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if count or day == self._as_of else QFont.Weight.Normal)
        painter.setFont(font)
        ink = colours.selected_text if is_current else colours.text if is_here else colours.muted
        painter.setPen(QColor(ink))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if count:
            self._badge(painter, QRectF(box.left(), number.bottom() + 1, box.width(), line * 0.84), day, count)

    def _badge(self, painter: QPainter, box: QRectF, day: date, count: int) -> None:
        """The number of a day; with "!" where it is over, for colour alone says nothing."""
        colours, is_late = self._theme.colours, day < self._as_of
        font = self._smaller(0.8)
        font.setWeight(QFont.Weight.Bold)
        said = f"{count}!" if is_late else str(count)
        wide = max(QFontMetricsF(font).horizontalAdvance(said) + 10, box.height() + 3)
        pill = QRectF(box.center().x() - wide / 2, box.top(), wide, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.overdue if is_late else colours.accent))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(colours.card if is_late else colours.on_accent))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)

    def _smaller(self, share: float) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * share)
        return font

    def _head(self) -> float:
        return self.fontMetrics().lineSpacing() + 6

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00") + 20, round(metrics.lineSpacing() * 1.9) + 8)

    def _first(self) -> date:
        """The first day of the week with which the month shown begins."""
        first = self.day.replace(day=1)
        return first - timedelta(days=(first.isoweekday() - self._week_begins()) % 7)

    def _week_begins(self) -> int:
        return self._theme.week_begins(self._words.language).value

    def _day_at(self, point: QPointF) -> date | None:
        days = (self._first() + timedelta(days=place) for place in range(7 * _WEEKS))
        return next((day for day in days if self.box_of(day).contains(point)), None)


class Month(QWidget):
    """The days with the name of their month, and buttons to the months beside it."""

    def __init__(self, words: Words, theme: Theme, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locale = QLocale(words.language)
        self.days = MonthDays(words, theme, day)
        self.days.moved.connect(self._tell)
        self._name = plain_label(role="heading")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before, self._after = QToolButton(), QToolButton()
        above = QHBoxLayout()
        above.addWidget(self._before)
        above.addWidget(self._name, 1)
        above.addWidget(self._after)
        for button, said, step in (
            (self._before, words("Month before"), -1),
            (self._after, words("Month after"), 1),
        ):
            button.setProperty("flat", True)
            button.setAccessibleName(said)
            button.setToolTip(said)
            button.clicked.connect(lambda _=False, n=step: self.days.go_by_months(n))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 8)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addWidget(self.days)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._tell(day)

    def _tell(self, day: date) -> None:
        self._name.setText(f"{self._locale.standaloneMonthName(day.month)} {day.year}")

    def _recolour(self) -> None:
        arrow = self._theme.icons.pixmap("chevron-right", self._theme.colours.muted, beside_letters(18), 2.0)
        self._after.setIcon(QIcon(arrow))
        self._before.setIcon(QIcon(arrow.transformed(QTransform().rotate(180))))
