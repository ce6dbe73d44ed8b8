"""Shows how far a long piece of work has come, and lets the person stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from tracker.ui.plain import plain_label
from tracker.words import Words


class ProgressDialog(QDialog):
    """Not a `QProgressDialog`, which calls processEvents on its own when its value is set."""

    def __init__(self, label: str, words: Words, stop: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._stop = stop
        self.setWindowTitle(label)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._label = plain_label(label, wrapped=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        self._cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._cancel.setText(words("Cancel"))
        self._cancel.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addStrut(368)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addWidget(self._bar)
        layout.addWidget(buttons)

    @property
    def is_stopping(self) -> bool:
        """Whether the person asked to stop."""
        return not self._cancel.isEnabled()

    def show_step(self, done: int, total: int, label: str) -> None:
        """A `total` of 0 means that nobody knows how much there is."""
        self._label.setText(label)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has."""
        self._cancel.setEnabled(False)
        self._label.setText(self._words("Stopping…"))
        self._stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross asks for the same as Cancel."""
        event.ignore()
        self.reject()
