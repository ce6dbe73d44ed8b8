"""The small bar that says what was just done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from tracker.ui.commands import REASON_KEY
from tracker.ui.plain import plain_label
from tracker.words import Words

_SHOWN = 7000
_FADING = 400
_WITHIN = 22
"""From the edges of its parent: within the card that it lies on, never across its frame."""

_OVER_BAR = 22
_AIR = 16


class UndoBar(QFrame):
    """Floats at the bottom of its parent, over `above` where that is shown, and fades; what is to be read stays.

    Its buttons stand below a text that would have less than half of the room beside them.

    `undo_requested` carries the action it told of, `reason_requested` the one by which deadlines were moved. `placed`
    whenever it covers something else, or nothing any more.
    """

    undo_requested = Signal(str)
    reason_requested = Signal(str)
    placed = Signal()

    def __init__(self, words: Words, parent: QWidget, above: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._above = above
        self._action = ""
        self.setProperty("role", "toast")
        self._text = plain_label()
        key = QKeySequence(REASON_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self._reason = QPushButton(f"{words('Give the reason')}  {key}")
        self._reason.clicked.connect(self.ask_why)
        self._undo = QPushButton(words("Undo"))
        self._undo.clicked.connect(self._take_back)
        self._shows_all: Callable[[], None] | None = None
        self._show_all = QPushButton(words("Show all"))
        self._show_all.clicked.connect(self._give_all)
        self._close = QPushButton(words("Close"))
        self._close.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for button in (self._reason, self._undo, self._show_all, self._close):
            # A click would end what is being typed, and what was typed be what is told and taken back.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(_AIR, 8, 8, 8)
        self._parts.setSpacing(12)
        self._parts.addWidget(self._text)
        self._parts.addLayout(buttons)
        self._faint = QGraphicsOpacityEffect(self)
        self._faint.setEnabled(False)
        self.setGraphicsEffect(self._faint)
        self._fade = QPropertyAnimation(self._faint, b"opacity", self)
        self._fade.setDuration(_FADING)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.finished.connect(self.hide)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SHOWN)
        self._rest.timeout.connect(self._begin_fading)
        parent.installEventFilter(self)
        above.installEventFilter(self)
        self.hide()

    def tell(
        self,
        said: str,
        action: str | None,
        *,
        stays: bool = False,
        show_all: Callable[[], None] | None = None,
        has_moved: bool = False,
    ) -> None:
        """Say what was done; Undo is offered where there is an action, and to `show_all` that it only counts.

        What `stays` is there until it is closed, or something else is told. Where a deadline `has_moved` a reason is
        asked for.
        """
        self._fade.stop()
        self._faint.setEnabled(False)
        self._action = action or ""
        self._text.setText(said)
        self._shows_all = show_all
        self._reason.setVisible(has_moved)
        self._undo.setVisible(bool(action))
        self._show_all.setVisible(show_all is not None)
        self._close.setVisible(stays)
        # Buttons bring air of their own.
        offers = bool(action) or show_all is not None or stays
        self._parts.setContentsMargins(_AIR, 8, 8 if offers else _AIR, 8)
        self._undo.setAccessibleName(f"{self._undo.text()}: {said}")
        self.setAccessibleName(said)
        self.show()
        self._place()
        self.raise_()
        if stays:
            self._rest.stop()
        else:
            self._rest.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def asking_why(self) -> str:
        """The action of which a reason is asked for now; empty where none is."""
        return self._action if self._reason.isVisible() else ""

    def ask_no_more(self) -> None:
        """No deadline stands as it was moved any more."""
        self._reason.hide()
        self._place()

    def ask_why(self) -> None:
        """Go to where the reason is given."""
        self.hide()
        self.reason_requested.emit(self._action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the bottom."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is covered any more."""
        super().hideEvent(event)
        self.placed.emit()

    def _place(self) -> None:
        # A label wishes to be as wide as it had to be for what it said before.
        self._text.setMinimumWidth(0)
        # What is too long for one line is wrapped: a person is to read all of it.
        self._text.setWordWrap(False)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight)
        wanted, room = self._text.sizeHint().width(), self._around.width() - 2 * _WITHIN
        self._text.setFixedWidth(wanted)
        beyond = self.sizeHint().width() - room
        if beyond > 0:
            wide = wanted - beyond
            if wide < room / 2:
                self._parts.setDirection(QBoxLayout.Direction.TopToBottom)
                margins = self._parts.contentsMargins()
                wide = min(wanted, room - margins.left() - margins.right())
            self._text.setWordWrap(True)
            self._text.setFixedWidth(wide)
        self.adjustSize()
        bottom = self._around.height() - _WITHIN
        if self._above.isVisible():
            bottom = self._above.mapTo(self._around, QPoint(0, 0)).y() - _OVER_BAR
        self.move((self._around.width() - self.width()) // 2, bottom - self.height())
        self.placed.emit()

    def _begin_fading(self) -> None:
        focused = self.window().focusWidget()
        if self.underMouse() or (focused and self.isAncestorOf(focused)):
            self._rest.start()
            return
        self._faint.setEnabled(True)
        self._fade.start()

    def _give_all(self) -> None:
        if self._shows_all:
            self._shows_all()

    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit(self._action)
