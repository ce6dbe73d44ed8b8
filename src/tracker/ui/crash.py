"""What a person sees when the fault is ours: kind words, details to copy, a log file; nothing is sent anywhere."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from tracker import __version__
from tracker.ui.plain import plain_label
from tracker.words import Words


class CrashDialog(QDialog):
    """Says that something went wrong in the application, and lets the details be copied."""

    def __init__(self, details: str, log: Path, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = details
        self.setWindowTitle(words("Something went wrong"))
        self.resize(640, 420)
        kind = plain_label(
            words(
                "We are sorry: the application met an error of its own. Everything you saved is kept. You can go on "
                "working; if something looks odd, close the application and open it again.\n\n"
                "Please copy the details and give them to whoever looks after the application. They were also "
                "written to {log}. Nothing was sent anywhere.",
                log=log,
            ),
            wrapped=True,
        )
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(words("Details of the error"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(words("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        close = buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(kind)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class CrashNotice(QObject):
    """Once installed, tells of every exception that nobody caught, on whatever thread it was raised."""

    _raised = Signal(str)

    def __init__(self, words: Words, log: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__()
        self._words = words
        self._log = log
        self._clock = clock
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
        details = self._describe(kind, error, trace)
        self._write(details)
        self._raised.emit(details)

    def _tell_of_thread(self, raised: threading.ExceptHookArgs) -> None:
        self.tell(raised.exc_type, raised.exc_value or raised.exc_type(), raised.exc_traceback)

    def _describe(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
        where = f"Commitment Tracker {__version__}, Python {platform.python_version()}, {platform.platform()}"
        told = "".join(traceback.format_exception(kind, error, trace))
        return f"{self._clock():%Y-%m-%dT%H:%M:%SZ}  {where}\n{told}"

    def _write(self, details: str) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as log:
                log.write(details + "\n")
        except OSError:
            # A full disk must not hide the notice itself.
            return

    def _show(self, details: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = CrashDialog(details, self._log, self._words)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
