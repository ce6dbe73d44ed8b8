"""A line in which a date is typed as officers type it, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.periods import Period, period_of
from tracker.domain.typed_dates import AmbiguousDate, is_no_such_day, read_date
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words


class PeriodEdit(QLineEdit):
    """Says under itself how it reads what is typed; an unreadable or ambiguous date is kept and explained.

    `settled` is emitted when a reading of an ambiguous date was chosen or a day was picked. A day without a year is the
    latest such day where only what `has_come` makes sense.
    """

    settled = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        has_come: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._today = today
        self._has_come = has_come
        self._hint: DateHint | None = None
        self._hint_goes = False
        self._below_hint: QWidget | None = None
        self._theme = theme
        self._calendar = QAction(self)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._calendar.setText(words("Choose from a calendar"))
        self._calendar.setToolTip(words("Choose from a calendar (Alt+Down)"))
        self._calendar.triggered.connect(self.open_calendar)
        self.setToolTip(words("For example {examples}", examples=self.examples()))
        self.textEdited.connect(self._explain)

    def show_code(self, code: str | None) -> None:
        """Show a value as the journal keeps it."""
        period = period_of(code) if code else None
        self.setText(self._wording.period(period) if period else "")
        self.hide_hint()

    def say_above(self, around: QWidget) -> None:
        """Say how it is read over the box that it stands in, instead of under the line."""
        self._below_hint = around

    def reading(self) -> Period | AmbiguousDate | None:
        """How the text reads; None where it does not, or is empty."""
        return read_date(self.text(), self._today(), has_come=self._has_come)

    def is_settled(self) -> bool:
        """Whether the text is one date, or empty."""
        return not self.text().strip() or isinstance(self.reading(), Period)

    def is_no_such_day(self) -> bool:
        """Whether it is written as a day that no calendar has."""
        return is_no_such_day(self.text(), self._today())

    def code(self) -> str | None:
        """The value, once it is settled."""
        reading = self.reading()
        return reading.code if isinstance(reading, Period) else None

    def examples(self) -> str:
        """What can be typed here."""
        return self._wording.examples(have_come=self._has_come)

    def explain(self) -> None:
        """Say under the line why this is no date yet."""
        self._explain(self.text())

    def hide_hint(self) -> None:
        """Say nothing under the line."""
        hint, self._hint = self._hint, None
        if hint:
            # The keyboard that was in it goes elsewhere meanwhile, and asks for the same.
            hint.hide()
            hint.deleteLater()

    def open_calendar(self) -> None:
        """Show a month to pick a day from."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setAccessibleName(self._words("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(self._theme.week_begins(self._words.language))
        reading = self.reading()
        shown = reading.last if isinstance(reading, Period) else self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(calendar)

        def pick(day: QDate) -> None:
            popup.close()
            self._settle(f"{day.year():04}-{day.month():02}-{day.day():02}")

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, Down goes to the readings offered."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Down and self._hint and self._hint.choices:
            self._hint.choices[0].setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The hint lies over what is typed next."""
        super().focusOutEvent(event)
        self._look_where_the_keyboard_is()

    def hideEvent(self, event: QHideEvent) -> None:
        """The hint never outlives its line."""
        self.hide_hint()
        super().hideEvent(event)

    def is_asking(self, widget: QWidget | None) -> bool:
        """Whether this widget belongs to the hint under the line."""
        return bool(widget and self._hint and self._hint.isAncestorOf(widget))

    def _look_where_the_keyboard_is(self) -> None:
        """What was said while typing goes with the keyboard; what a list says of a line it keeps open stays."""
        focused = self.window().focusWidget()
        if self._hint_goes and focused is not self and not self.is_asking(focused):
            self.hide_hint()

    def _not_yet(self) -> str:
        """What is said of what is no date."""
        if self.is_no_such_day():
            return self._words("There is no such day.")
        return self._words("Not a date yet. Write for example {examples}.", examples=self.examples())

    def _recolour(self) -> None:
        self._theme.fit_icons(self)
        self._calendar.setIcon(self._theme.icons.icon("calendar", self._theme.colours.muted))

    def _explain(self, text: str) -> None:
        self.hide_hint()
        if not text.strip() or not self.isVisible():
            return
        _ = self._words
        reading = self.reading()
        match reading:
            case AmbiguousDate():
                said = _("This date reads two ways. Which one is meant?")
                offered = [reading.day_first, reading.month_first]
            case None:
                said, offered = self._not_yet(), []
            case _:
                said, offered = self._said(reading), []
        self._hint = DateHint(said, [(self._wording.period(p), p.code) for p in offered], self, self._below_hint)
        self._hint.chosen.connect(self._settle)
        self._hint.left.connect(self._look_where_the_keyboard_is)
        self._hint_goes = self.hasFocus()
        self.setAccessibleDescription(said)

    def _said(self, reading: Period) -> str:
        return self._wording.period(reading)

    def _settle(self, code: str) -> None:
        self.show_code(code)
        self.setModified(True)
        self.setFocus()
        self.settled.emit()


class DateHint(QFrame):
    """A sentence under a date line, or over what is `below` it, with a button for each reading it offers.

    `left` by the keyboard.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, said: str, offered: list[tuple[str, str]], under: QWidget, below: QWidget | None) -> None:
        super().__init__(under.window())
        self.setProperty("role", "notice")
        self.setProperty("over", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        label = QLabel(said)
        label.setWordWrap(len(said) > 30)
        layout.addWidget(label)
        row = QHBoxLayout()
        self.choices: list[QPushButton] = []
        for text, code in offered:
            button = QPushButton(text)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, c=code: self.chosen.emit(c))
            button.installEventFilter(self)
            row.addWidget(button)
            self.choices.append(button)
        if offered:
            layout.addLayout(row)
        self.setMaximumWidth(300)
        if label.wordWrap():
            self.setFixedWidth(260)
            # What a label that wraps would like for its height is not what it needs at this width.
            self.setFixedHeight(layout.totalHeightForWidth(260))
        self.adjustSize()
        at = under.mapTo(under.window(), QPoint(0, under.height() + 3))
        at.setX(max(0, min(at.x(), self._right_edge(under) - self.width())))
        if below:
            at.setY(max(0, below.mapTo(under.window(), QPoint(0, 0)).y() - self.height() - 3))
        elif at.y() + self.height() > under.window().height():
            at.setY(at.y() - self.height() - under.height() - 6)
        self.move(at)
        self.show()
        self.raise_()

    @staticmethod
    def _right_edge(under: QWidget) -> int:
        """In a list it does not lie over what stands beside the list."""
        around = under.parentWidget()
        view = around.parentWidget() if around else None
        inside: QWidget = view if isinstance(view, QAbstractItemView) else under.window()
        return inside.mapTo(under.window(), QPoint(inside.width(), 0)).x() - 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard has gone."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Arrow keys move between the readings."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.choices:
            if event.key() == Qt.Key.Key_Right:
                return self.focusNextChild()
            if event.key() == Qt.Key.Key_Left:
                return self.focusPreviousChild()
        return super().event(event)
