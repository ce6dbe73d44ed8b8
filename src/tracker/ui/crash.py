"""What a person sees when the fault is ours: kind words, details to copy, a report to save; nothing is sent anywhere.

The details tell where the error happened and of what kind it is; what it says may be an officer's text and is left out.
"""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker.problem_log import note_crash
from tracker.ui.plain import beside, plain_label
from tracker.words import Words


class CrashDialog(QDialog):
    """Says that something went wrong in the application; `report_requested` when a report is to be saved."""

    report_requested = Signal()

    def __init__(self, details: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = details
        self.setWindowTitle(words("Something went wrong"))
        self.resize(max(700, self.fontMetrics().averageCharWidth() * 80), 420)
        kind = plain_label(
            words(
                "We are sorry: the application met an error of its own. Everything you saved is kept. You can go on "
                "working; if something looks odd, close the application and open it again.\n\n"
                "Please save a problem report and give it to whoever looks after the application. It holds nothing "
                "that you wrote, and nothing is sent anywhere."
            ),
            wrapped=True,
        )
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(words("Details of the error"))
        copy = QPushButton(words("Copy details"))
        copy.clicked.connect(self._copy)
        report = QPushButton(words("Save &problem report…"))
        report.clicked.connect(self.report_requested)
        for button in (copy, report):
            button.setAutoDefault(False)
        close = QPushButton(words("Close"))
        close.setDefault(True)
        # It is written bolder than Qt's hint knows.
        close.setMinimumWidth(self.fontMetrics().horizontalAdvance(close.text()) * 6 // 5 + 28)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(kind)
        layout.addWidget(text, 1)
        # Tab would go from the text to the default button of Qt's own row, past what stands before it.
        layout.addWidget(beside(QWidget(), copy, report, close))
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class CrashNotice(QObject):
    """Once installed, tells of every exception that nobody caught, on whatever thread it was raised.

    `report_requested` with the window over which a problem report is to be shown.
    """

    report_requested = Signal(QWidget)

    _raised = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._dialog: CrashDialog | None = None
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Put it in the place of Python's own way of telling, which an officer never sees."""
        sys.excepthook = self.tell
        threading.excepthook = self._tell_of_thread

    def tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write it down, then show it; while one notice is open, further ones are only written down."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self._raised.emit(note_crash(error))

    def _tell_of_thread(self, raised: threading.ExceptHookArgs) -> None:
        self.tell(raised.exc_type, raised.exc_value or raised.exc_type(), raised.exc_traceback)

    def _show(self, details: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = CrashDialog(details, self._words)
        self._dialog.report_requested.connect(lambda: self.report_requested.emit(self._dialog))
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
