"""The window before there is a register: painted at once, so that nobody looks at nothing.

Imports no register: importing the database behind it takes as long as painting the window.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QMainWindow, QMenuBar, QPushButton, QStatusBar, QToolButton, QWidget

from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.ui.empty_page import EmptyPage
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_USUAL = QSize(1366, 800)
_LEAST = QSize(760, 480)

_TITLE_BAR = QSize(16, 40)
"""What a desktop draws around a window, which Qt knows only once it is shown."""


class Frame(QMainWindow):
    """`closing` before it goes; `dropped` with the files and where on it, `resized` after that.

    `help_requested` with a place of the guide, by a dialog over it; `way_out` by the button beside a trouble. It stays
    where `asks_first` says that a person is being asked whether it shall go.
    """

    closing = Signal()
    dropped = Signal(list, QPoint)
    resized = Signal()
    help_requested = Signal(object)
    way_out = Signal()

    def __init__(self, words: Words, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._memory = memory
        self._theme = theme
        self.asks_first: Callable[[], bool] = lambda: False
        self.setWindowTitle(words("Commitment Tracker"))
        self.setWindowIcon(theme.icons.icon("tracker", "#ffffff", 64))
        self.setAcceptDrops(True)
        room = _room_on(self.screen())
        self.setMinimumSize(_LEAST.boundedTo(room))
        if not self.restoreGeometry(memory.shape("window")):
            self.resize(_USUAL.boundedTo(room))
        self._say("commitments", words("Opening your commitments…"), "")

    def empty(self, words: Words) -> None:
        """Take everything out, so that it can be built anew in another language; the window stays where it is."""
        self._words = words
        if corner := self.menuBar().cornerWidget():
            # Qt hands it on to the next menu bar, where it would stay under what is put there then.
            corner.hide()
            corner.deleteLater()
        self.setMenuBar(QMenuBar())
        self.setStatusBar(QStatusBar())
        self.setWindowTitle(words("Commitment Tracker"))
        self._say("commitments", words("Opening your commitments…"), "")

    def tell_trouble(self, error: UserError, button: str = "") -> None:
        """Say why nothing can be opened, and what to do; with a `button` that does it, where there is one.

        Screen readers say it, too: where it was tried in vain, the keyboard is where it was.
        """
        note_refusal(error)
        advice = self._words(error.advice) if error.advice else ""
        text = f"{self._words(error.text)}\n\n{advice}".strip()
        page = self._say("warning", self._words(error.title), text, button)
        QAccessible.updateAccessibility(QAccessibleEvent(page, QAccessible.Event.Alert))

    def come_to_front(self) -> None:
        """For whoever tried to open it a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whoever fits itself to the width."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that the keyboard is on, as in a dialog: on some systems Qt has Space alone."""
        focused = self.focusWidget()
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if is_enter and is_plain and isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped, whatever they are: a file that is none of ours gets its sentence."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(_files(event), event.position().toPoint())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        if self.asks_first():
            event.ignore()
            return
        self.closing.emit()
        self._memory.keep_shape("window", self.saveGeometry())
        self._memory.flush()
        super().closeEvent(event)

    def _say(self, icon: str, title: str, text: str, button: str = "") -> EmptyPage:
        page = EmptyPage(self._theme)
        page.say(icon, title, text, button)
        page.pressed.connect(self.way_out)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCentralWidget(page)
        if button:
            page.setFocus()
        return page


def _room_on(screen: QScreen) -> QSize:
    """How large a window may be without its last line being cut off."""
    return screen.availableGeometry().size() - _TITLE_BAR


def _files(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if not path.is_dir()]
