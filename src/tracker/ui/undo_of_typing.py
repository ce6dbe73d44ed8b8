"""Undo and redo of what is being typed, before those of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

UNDO_KEYS = (QKeySequence("Ctrl+Z"),)
REDO_KEYS = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
"""On every system, whichever of them it has itself."""


class UndoOfTyping(QObject):
    """Lives in a field: there these keys take back what was typed, or put it back.

    Where nothing was typed they go to the window, which takes back what was done last: by itself Qt would have the
    field swallow them. At the end of what was typed they stop: one press more would take back who knows what.
    """

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field is asked first whether it has a use for a key, and handed it then."""
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        keys = QKeySequence(event.keyCombination())
        if keys not in UNDO_KEYS + REDO_KEYS:
            return False
        step = self._step(keys in UNDO_KEYS)
        event.setAccepted(step is not None)
        if step and event.type() == QEvent.Type.KeyPress:
            step()
        return True

    def _step(self, is_undo: bool) -> Callable[[], None] | None:
        field = self._field
        history = field if isinstance(field, QLineEdit) else field.document()
        if not (history.isUndoAvailable() or history.isRedoAvailable()):
            return None
        return field.undo if is_undo else field.redo
