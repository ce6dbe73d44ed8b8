"""The desktop of a test: files are chosen as told, and what is opened is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tracker.ui.desktop import Desktop


class DeskOfATest(Desktop):
    """Chooses what it is told to and remembers what it was asked to open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.choice: Path | None = None
        self.suggested = ""
        self.received: list[Path] = []
        self.opened: list[Path] = []
        self.shown: list[Path] = []
        self.followed: list[str] = []
        self.began: list[Path] = []

    def documents(self) -> Path:
        return self.folder

    def choose_file(self, parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
        self.suggested = suggestion.name
        return self.choice

    def choose_files(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        self.began.append(folder)
        return self.received

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def open_link(self, address: str) -> bool:
        self.followed.append(address)
        return True

    def show_in_folder(self, path: Path) -> bool:
        self.shown.append(path)
        return False
