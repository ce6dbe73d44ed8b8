"""A few lines to fill in, in the place of the entry they are about or under a list, to add to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.domain.fields import Field, Kind, Value
from tracker.domain.vocabulary import capital
from tracker.errors import UserError
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.detail.editors import Editor, TextEditor, editor_of
from tracker.ui.plain import plain_label
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class EntryForm(QWidget):
    """`given` with the values once they are entered; `left` when it was given up, or left with nothing new in it.

    Enter gives, Esc gives up. `is_adding`: the lines after the first are there only once something is typed, and what
    is typed stays when the keyboard goes elsewhere; otherwise leaving gives it. `long` texts take Enter as a new line.
    `beside`: so many lines stand beside one another after the first. `by_button`: Enter goes on to the next line, and
    only the button gives, or Ctrl+Enter.
    """

    given = Signal(object)
    left = Signal()
    typed_on = Signal()
    """What is typed may be another."""

    def __init__(
        self,
        fields: Sequence[Field],
        words: Words,
        theme: Theme,
        today: Callable[[], date],
        names: Callable[[str], Sequence[str]],
        *,
        is_adding: bool = False,
        long: bool = False,
        beside: int = 2,
        button: str = "",
        by_button: bool = False,
    ) -> None:
        super().__init__()
        self._by_button = by_button
        self._words = words
        self._is_adding = is_adding
        self.editors: dict[str, Editor] = {}
        for field in fields:
            self.editors[field.key] = editor_of(field, words, theme, today, names, by_enter=not long)
        self._first = self.editors[fields[0].key]
        self._wrong = plain_label(role="overdue", wrapped=True)
        self._wrong.hide()
        self._more = QWidget()
        self._button = QPushButton(button)
        self._button.clicked.connect(self.submit)
        self._lay_out(fields, beside)
        for field in fields:
            self._listen(field)
        self._fit()

    @property
    def first(self) -> QWidget:
        """Where the keyboard comes to first."""
        return self._first.inner

    def hold_still(self) -> None:
        """There is nothing to give."""
        self.hide()

    def say_hint(self, text: str) -> None:
        """What the first line says, and is called, while nothing is typed in it."""
        self._first.say_hint(text)
        self._first.setAccessibleName(text)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show these; nothing new is typed then."""
        for key, editor in self.editors.items():
            editor.show_value(values.get(key))
        self._wrong.hide()
        self._fit()
        self.typed_on.emit()

    def is_dirty(self) -> bool:
        """Whether something new is typed."""
        return any(editor.is_dirty() for editor in self.editors.values())

    def typed(self) -> dict[str, str]:
        """What is typed, as text; nothing where there is nothing new."""
        return {k: e.typed() for k, e in self.editors.items() if e.is_dirty()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Hold this, as if it had been typed."""
        for key, text in typed.items():
            self.editors[key].type_in(text)
        self._fit()

    def explain(self, error: UserError) -> None:
        """Say under the lines why they were not taken."""
        self._wrong.setText(" ".join(self._words(part) for part in (error.text, error.advice) if part))
        self._wrong.show()

    def submit(self) -> None:
        """Give what is typed; what cannot be given stays and is explained."""
        if not self.is_dirty():
            self.left.emit()
            return
        try:
            values = {key: editor.value() for key, editor in self.editors.items()}
        except UserError as error:
            self.explain(error)
            return
        self._wrong.hide()
        self.given.emit(values)

    # -- keys and leaving -----------------------------------------------------------------------------------
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """As if it were its inner line."""
        self._first.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To its first line; a proxy would have Tab come here past the entries that stand above."""
        self._first.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives, or goes on; Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            asks = self._button.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if self._by_button and not asks:
                self.focusNextChild()
            else:
                self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.show_values({})
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard has gone, and that something is typed."""
        if event.type() == QEvent.Type.FocusOut and not self._is_adding:
            QTimer.singleShot(0, self, self._look_where_the_keyboard_is)
        elif event.type() in (QEvent.Type.KeyRelease, QEvent.Type.FocusIn, QEvent.Type.InputMethod):
            self._fit()
        return False

    def _look_where_the_keyboard_is(self) -> None:
        focused = self.window().focusWidget()
        is_asking = any(line.is_asking(focused) for line in self.findChildren(PeriodEdit))
        if focused is None or self.isAncestorOf(focused) or is_asking or not self.isVisible():
            return
        self.submit()

    # -- inside ---------------------------------------------------------------------------------------------
    def _lay_out(self, fields: Sequence[Field], beside: int) -> None:
        rest = QGridLayout(self._more)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(6)
        for number, field in enumerate(fields[1:]):
            rest.addWidget(self._named(field), number // beside, number % beside)
        for column in range(beside):
            rest.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(self._named(fields[0]))
        layout.addWidget(self._more)
        layout.addWidget(self._wrong)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def _named(self, field: Field) -> Editor:
        # What is wrong with it is said anew, if it still is.
        self.editors[field.key].changing.connect(self._wrong.hide)
        self.editors[field.key].changing.connect(self.typed_on)
        editor, name = self.editors[field.key], capital(self._words(field.label))
        editor.setAccessibleName(name)
        editor.say_hint(name)
        return editor

    def _listen(self, field: Field) -> None:
        editor = self.editors[field.key]
        if isinstance(editor, TextEditor):
            editor.entered.connect(self.submit)
        elif field.kind is not Kind.CHOICE:
            editor.left.connect(self._fit)
        for widget in (editor, *editor.findChildren(QWidget)):
            if not isinstance(widget, QLabel):
                widget.installEventFilter(self)

    def _fit(self) -> None:
        """Of a form that adds, the further lines and the button are there once something is typed."""
        shown = not self._is_adding or self.is_dirty()
        self._more.setVisible(shown and len(self.editors) > 1)
        self._button.setVisible(shown and bool(self._button.text()))
