"""What the person's desktop does for the window: choosing files, and handing them to other programs."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QStandardPaths, QUrl
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.places import is_within_reach

_PATIENCE_MS = 3000
"""A file manager that has to start first is given so long; then the plain folder is opened."""


class Desktop:
    """Windows, macOS and Linux desktops behind one face."""

    def documents(self) -> Path:
        """The person's folder for documents; where there is none, their own folder."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return folder if is_within_reach(folder) else Path.home()

    def choose_file(self, parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Where to write; None when the person changed their mind. Asks before an existing file is replaced."""
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
        return Path(chosen) if chosen else None

    def choose_files(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        """Which files to read; none when the person changed their mind."""
        chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
        return [Path(name) for name in chosen]

    def open(self, path: Path) -> bool:
        """Open a file in the program the person uses for its kind; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def open_link(self, address: str) -> bool:
        """Open a web address in the person's browser; False where there is none."""
        return QDesktopServices.openUrl(QUrl(address))

    def show_in_folder(self, path: Path) -> bool:
        """Open the folder with the file marked, where the system can; else just the folder."""
        native = QDir.toNativeSeparators(str(path))
        if sys.platform == "win32":
            return _started("explorer.exe", "/select,", native)
        if sys.platform == "darwin":
            return _started("open", "-R", native)
        return _shown_by_file_manager(path) or self.open(path.parent)


def _started(program: str, *arguments: str) -> bool:
    started = QProcess.startDetached(program, list(arguments))
    return started[0] if isinstance(started, tuple) else bool(started)


def _shown_by_file_manager(path: Path) -> bool:
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    asking = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    asking.setArguments([[path.as_uri()], ""])
    reply = bus.call(asking, QDBus.CallMode.Block, _PATIENCE_MS)
    return reply.type() == QDBusMessage.MessageType.ReplyMessage
