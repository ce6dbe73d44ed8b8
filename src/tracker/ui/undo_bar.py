"""The small bar that says what was just done and offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from tracker.ui.plain import plain_label
from tracker.words import Words

_SHOWN = 7000
_FADING = 400
_FROM_BOTTOM = 20


class UndoBar(QFrame):
    """Floats at the bottom of its parent, and fades; `undo_requested` carries the action it told of."""

    undo_requested = Signal(str)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._action = ""
        self.setProperty("role", "toast")
        self._text = plain_label()
        self._undo = QPushButton(words("Undo"))
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._undo)
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
        self.hide()

    def tell(self, said: str, action: str | None) -> None:
        """Say what was done; Undo is offered where there is an action."""
        self._fade.stop()
        self._faint.setEnabled(False)
        self._action = action or ""
        self._text.setText(said)
        self._undo.setVisible(bool(action))
        self._undo.setAccessibleName(f"{self._undo.text()}: {said}")
        self.setAccessibleName(said)
        self.show()
        self._place()
        self.raise_()
        self._rest.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the bottom."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setMaximumWidth(self._around.width() - 32)
        self.adjustSize()
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - _FROM_BOTTOM)

    def _begin_fading(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._rest.start()
            return
        self._faint.setEnabled(True)
        self._fade.start()

    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit(self._action)
