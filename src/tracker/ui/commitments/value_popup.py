"""A small pop-up that asks one value for several commitments at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from tracker.domain.fields import Value
from tracker.errors import UserError
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.plain import plain_label
from tracker.ui.undo_of_typing import UndoOfTyping
from tracker.words import Words, message


class ValuePopup(QFrame):
    """Emits `given` with the value when it is applied, and stays until whoever took it closes it, or explains why not;
    Esc, or applying what is as it was, closes it with nothing done, but not while what it gave is being written.
    What it begins with is selected, so that typing replaces it. `several`: its line is empty where several values
    stand. Whatever stands is taken away by a button of its own alone: an empty line changes nothing.

    Stands over `above`, or below it where it would otherwise lie over the menus, and where `pressed` stands in it.
    Goes and comes back with `page`; where nothing was typed it does not come back.
    """

    given = Signal(object)
    untouched = Signal()
    """It was to be applied, and nothing is typed."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        line: QLineEdit,
        words: Words,
        above: QWidget,
        page: QWidget,
        button: str = "",
        *,
        several: bool = False,
        pressed: QWidget | None = None,
    ) -> None:
        super().__init__(above.window())
        self.setProperty("role", "card")
        self.setObjectName("value-popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.title = title
        self._line = line
        self._begun = line.text()
        self._is_writing = False
        self.is_closed = False
        self._page = page
        page.installEventFilter(self)
        self._words = words
        self._for_whom = plain_label(role="muted", wrapped=True)
        self._wrong = plain_label(role="overdue", wrapped=True)
        for said_later in (self._for_whom, self._wrong):
            said_later.hide()
        line.setAccessibleName(title)
        line.setMinimumWidth(230)
        if several:
            line.setPlaceholderText(words("Several values"))
        line.returnPressed.connect(self._apply)
        UndoOfTyping(line)
        self._lay_out(button or words("Apply"), may_empty=several or bool(self._begun))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stand(above, pressed)
        if isinstance(line, PeriodEdit):
            # Below it are the buttons of the bar.
            line.say_above(self)
        self.show()
        self.raise_()
        line.setFocus()
        line.selectAll()

    def _lay_out(self, button: str, *, may_empty: bool) -> None:
        heading = plain_label(self.title, "heading")
        heading.setBuddy(self._line)
        apply, cancel = QPushButton(button), QPushButton(self._words("Cancel"))
        apply.setProperty("primary", True)
        apply.clicked.connect(self._apply)
        cancel.clicked.connect(self.close)
        empty = QPushButton(self._words("Empty all of them"))
        empty.setProperty("link", True)
        empty.setProperty("edge", True)
        empty.clicked.connect(lambda: self.given.emit(None))
        self._buttons = (apply, cancel, empty)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(apply)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addLayout(row)
        layout.addWidget(empty, 0, Qt.AlignmentFlag.AlignLeft)
        empty.setVisible(may_empty)
        layout.addWidget(self._for_whom)
        layout.addWidget(self._wrong)

    def _stand(self, above: QWidget, pressed: QWidget | None) -> None:
        self.adjustSize()
        window = above.window()
        at = above.mapTo(window, QPoint(0, 0))
        room = window.width() - self.width() - 12
        menus = window.menuBar().height() if isinstance(window, QMainWindow) else 0
        top = at.y() - self.height() - 8
        left = pressed.mapTo(window, QPoint(0, 0)).x() if pressed else at.x()
        self.move(max(8, min(left, room)), top if top > menus else at.y() + min(above.height(), self.height()) + 8)

    def is_typed_in(self) -> bool:
        """Whether it holds something that was not applied, be it in sight or gone with its page."""
        return not self.is_closed and self._line.text().strip() != self._begun

    def is_busy(self) -> bool:
        """Whether closing it would lose what is typed, or what is being written."""
        return self._is_writing or self.is_typed_in()

    def say_for_whom(self, text: str) -> None:
        """Say whom it is for, where others are selected by now; nothing where they are the same."""
        if text != self._for_whom.text():
            self._for_whom.setText(text)
            self._for_whom.setVisible(bool(text))
            self._fit()

    def take_keyboard(self) -> None:
        """Go back to the line; what is no date yet is explained again."""
        self._line.setFocus()
        if isinstance(self._line, PeriodEdit) and not self._line.is_settled():
            self._line.explain()

    def hold_on(self) -> None:
        """What it gave is being written: until that is told, it can be neither given again nor given up."""
        self._wait(True)

    def go_on(self) -> None:
        """Nothing was written: it can be given again."""
        self._wait(False)

    def end(self) -> None:
        """What it gave is written."""
        self._wait(False)
        self.close()

    def explain(self, error: UserError) -> None:
        """Say under what was typed why it was not taken; its lower edge stays where it is."""
        self._wait(False)
        self._wrong.setText(" ".join(self._words(part) for part in (error.text, error.advice) if part))
        self._wrong.show()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is half written is kept for whoever comes back to its page."""
        is_of_page = watched is self._page and not event.spontaneous() and not self.is_closed
        if is_of_page and event.type() == QEvent.Type.Hide:
            if self.is_busy():
                self.hide()
            else:
                self.close()
        elif is_of_page and event.type() == QEvent.Type.Show:
            self.show()
            self.raise_()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell, however it came about."""
        if self._is_writing:
            event.ignore()
            return
        self.is_closed = True
        super().closeEvent(event)
        self.closed.emit()

    def _fit(self) -> None:
        if isinstance(self._line, PeriodEdit):
            # It stands where the box stood until now.
            self._line.hide_hint()
        bottom = self.geometry().bottom()
        self.adjustSize()
        self.move(self.x(), max(0, bottom - self.height() + 1))

    def _wait(self, writing: bool) -> None:
        """The keyboard stays in the line: elsewhere a space would check something off."""
        self._is_writing = writing
        self._line.setReadOnly(writing)
        for button in self._buttons:
            button.setEnabled(not writing)

    def _apply(self) -> None:
        if not self._is_writing and not self.is_typed_in():
            self.untouched.emit()
        line = self._line
        if self._is_writing:
            return
        if not self.is_typed_in():
            # What was typed and erased again may stand for several values: they stay.
            self.close()
            return
        if not line.text().strip():
            title = message("An empty line changes nothing.")
            self.explain(
                UserError(title, title, message("What all of them hold is taken away by “Empty all of them”."))
            )
            return
        if isinstance(line, PeriodEdit) and not line.is_settled():
            line.explain()
            return
        value: Value = line.code() if isinstance(line, PeriodEdit) else line.text()
        self.given.emit(value)
