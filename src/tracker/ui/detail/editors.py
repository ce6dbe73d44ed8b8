"""The editors of the detail panel: one way to show, to ask whether something new was typed, and to read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.fields import FIELDS, Field, Kind, Value
from tracker.domain.moves import REASON
from tracker.domain.typed_dates import AmbiguousDate
from tracker.domain.values import canonical_of
from tracker.errors import UserError
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.detail.growing_text import GrowingText
from tracker.ui.elided_label import ElidedChoice
from tracker.ui.elided_line import ElidedLine
from tracker.ui.plain import as_written, say_hint
from tracker.ui.theme.theme import Theme
from tracker.ui.undo_of_typing import UndoOfTyping
from tracker.ui.wording import Wording
from tracker.words import Words, message


class Editor(QWidget):
    """What `FieldRow` asks of an editor; `left` when focus leaves it or Enter is pressed, `changing` while typing.

    `inner` has the keyboard.
    """

    left = Signal()
    changing = Signal()
    inner: QWidget

    def show_value(self, value: Value) -> None:
        """Show a value; nothing new is typed then."""
        raise NotImplementedError

    def is_dirty(self) -> bool:
        """Whether it holds something that was not shown by us."""
        raise NotImplementedError

    def settle(self) -> None:
        """What it holds now is no longer new."""
        raise NotImplementedError

    def value(self) -> Value:
        """What it holds, as the journal keeps it; raises `UserError` for what cannot be kept."""
        raise NotImplementedError

    def typed(self) -> str:
        """What it holds, as text that says the same in every language."""
        raise NotImplementedError

    def type_in(self, text: str) -> None:
        """Hold this text, as if it had been typed."""
        raise NotImplementedError

    def say_hint(self, text: str) -> None:
        """Say this where nothing is typed."""
        raise NotImplementedError

    def _fill(self, inner: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        self.inner = inner

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """As if it were its inner line."""
        self.inner.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To what is typed in; a proxy would have Tab come here past what stands above."""
        self.inner.setFocus(event.reason())


class ChoiceEditor(Editor):
    """A closed list, "Not reported" first. `at_once`: choosing saves, so the keyboard chooses in the list, too."""

    def __init__(self, field: Field, theme: Theme, wording: Wording, *, at_once: bool) -> None:
        super().__init__()
        self._box = QuietBox(by_list=at_once)
        for code in (None, *field.choices):
            self._box.addItem(wording.value(field.key, code), code)
        self._theme = theme
        if field.key == "status":
            self._recolour()
            theme.changed.connect(self._recolour)
        self._shown = 0
        self._fill(self._box)
        self._box.activated.connect(self.left)

    def show_value(self, value: Value) -> None:  # noqa: D102
        self._shown = max(0, self._box.findData(value))
        self._box.setCurrentIndex(self._shown)

    def is_dirty(self) -> bool:  # noqa: D102
        return self._box.currentIndex() != self._shown

    def settle(self) -> None:  # noqa: D102
        self._shown = self._box.currentIndex()

    def value(self) -> Value:  # noqa: D102
        code = self._box.currentData()
        return str(code) if code else None

    def typed(self) -> str:  # noqa: D102
        return self._box.currentData() or ""

    def type_in(self, text: str) -> None:  # noqa: D102
        self._box.setCurrentIndex(max(0, self._box.findData(text or None)))

    def setAccessibleName(self, name: str) -> None:  # noqa: D102
        self._box.setAccessibleName(name)

    def say_hint(self, text: str) -> None:  # noqa: D102
        self._box.setItemText(0, text)

    def _recolour(self) -> None:
        for index in range(self._box.count()):
            code = self._box.itemData(index)
            colour = self._theme.colours.status[code or ""].fore
            self._box.setItemIcon(index, self._theme.icons.icon(status_icon(code), colour))


class LineEditor(Editor):
    """A line: names with completion, percent, dates."""

    def __init__(self, field: Field, line: QLineEdit, wording: Wording) -> None:
        super().__init__()
        self._field = field
        self._line = line
        self._wording = wording
        self._shown = ""
        self._fill(line)
        say_hint(line, wording.value(field.key, None))
        line.editingFinished.connect(self.left)
        line.textChanged.connect(self.changing)
        line.installEventFilter(self)
        UndoOfTyping(line)
        if isinstance(line, PeriodEdit):
            line.settled.connect(self.left)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc gives up what was typed."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and self.is_dirty():
            self._line.setText(self._shown)
            return True
        return False

    def show_value(self, value: Value) -> None:  # noqa: D102
        if isinstance(self._line, PeriodEdit):
            self._line.show_code(str(value) if value else None)
            self._line.setToolTip(as_written(self._line.text() or self._line.placeholderText()))
        elif self._field.kind is Kind.PERCENT:
            self._line.setText("" if value is None else self._wording.value(self._field.key, value))
        else:
            self._line.setText(str(value or ""))
        self._line.setCursorPosition(0)
        self.settle()

    def is_dirty(self) -> bool:  # noqa: D102
        return self._line.text() != self._shown

    def settle(self) -> None:  # noqa: D102
        self._shown = self._line.text()

    def value(self) -> Value:  # noqa: D102
        if not isinstance(self._line, PeriodEdit):
            return canonical_of(self._field, self._line.text())
        if self._line.is_settled():
            self._line.hide_hint()
            return self._line.code()
        title = message("Not saved.")
        if isinstance(self._line.reading(), AmbiguousDate):
            raise UserError(title, message("This date reads two ways."), message("Choose one, or name the month."))
        # Said once: under the line, for as long as it is so.
        self._line.hide_hint()
        if self._line.is_no_such_day():
            raise UserError(title, message("There is no such day."))
        advice = message("Write for example {examples}.", examples=self._line.examples())
        raise UserError(title, message("This is no date yet."), advice)

    def typed(self) -> str:  # noqa: D102
        return self._line.text()

    def type_in(self, text: str) -> None:  # noqa: D102
        self._line.setText(text)

    def setAccessibleName(self, name: str) -> None:  # noqa: D102
        self._line.setAccessibleName(name)

    def say_hint(self, text: str) -> None:  # noqa: D102
        say_hint(self._line, text)


class TextEditor(Editor):
    """Several lines that grow with what is in them; `entered` when Enter ends them."""

    entered = Signal()

    def __init__(self, field: Field, wording: Wording, *, by_enter: bool = False) -> None:
        super().__init__()
        self._field = field
        self._text = GrowingText(by_enter=by_enter)
        self._shown = ""
        self._fill(self._text)
        self._text.setPlaceholderText(wording.value(field.key, None))
        self._text.left.connect(self.left)
        self._text.textChanged.connect(self.changing)
        self._text.entered.connect(self.entered)
        UndoOfTyping(self._text)

    def show_value(self, value: Value) -> None:  # noqa: D102
        self._text.setPlainText(str(value or ""))
        self.settle()

    def is_dirty(self) -> bool:  # noqa: D102
        return self._text.toPlainText() != self._shown

    def settle(self) -> None:  # noqa: D102
        self._shown = self._text.toPlainText()

    def value(self) -> Value:  # noqa: D102
        text = self._text.toPlainText()
        return text if self._field.is_set else canonical_of(self._field, text)

    def typed(self) -> str:  # noqa: D102
        return self._text.toPlainText()

    def type_in(self, text: str) -> None:  # noqa: D102
        self._text.setPlainText(text)

    def setAccessibleName(self, name: str) -> None:  # noqa: D102
        self._text.setAccessibleName(name)

    def say_hint(self, text: str) -> None:  # noqa: D102
        self._text.setPlaceholderText(text)


class QuietBox(ElidedChoice):
    """Scrolling the panel with the wheel never changes a value by accident.

    `by_list`: keys open the list instead of going from value to value, each of which would be chosen on the way.
    """

    def __init__(self, *, by_list: bool = False) -> None:
        super().__init__()
        self._by_list = by_list
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(lambda text: self.setToolTip(as_written(text)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters begin to choose."""
        letters = event.text().strip() if not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier else ""
        if self._by_list and (event.key() in _CHOOSING or (letters.isprintable() and letters)):
            self.showPopup()
            if letters:
                self.view().keyboardSearch(letters)
        else:
            super().keyPressEvent(event)


_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


def make_editor(
    key: str,
    words: Words,
    theme: Theme,
    today: Callable[[], date],
    names: Callable[[str], Sequence[str]],
) -> Editor:
    """The editor of a commitment's field; Enter ends a reason, as where one is given to several at once."""
    return editor_of(FIELDS[key], words, theme, today, names, by_enter=key == REASON)


def editor_of(
    field: Field,
    words: Words,
    theme: Theme,
    today: Callable[[], date],
    names: Callable[[str], Sequence[str]],
    *,
    by_enter: bool = False,
) -> Editor:
    """The editor that suits a field's kind; `by_enter` as `GrowingText` has it."""
    wording = Wording(words)
    match field.kind:
        case Kind.CHOICE:
            return ChoiceEditor(field, theme, wording, at_once=not by_enter)
        case Kind.PERIOD:
            return LineEditor(field, PeriodEdit(words, theme, today, has_come=field.has_come), wording)
        case Kind.NAME:
            return LineEditor(field, NameEdit(lambda: names(field.key)), wording)
        case Kind.PERCENT:
            return LineEditor(field, ElidedLine(), wording)
    return TextEditor(field, wording, by_enter=by_enter)
