"""Where a file is written: its name, the folder, and the way to another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.ui.desktop import Desktop
from tracker.ui.elided_line import ElidedLine
from tracker.ui.plain import breakable, plain_label
from tracker.ui.quiet_button import QuietButton
from tracker.whole_file import open_elsewhere
from tracker.words import Words


class FileRow(QWidget):
    """The name follows what is suggested until the person writes one of their own."""

    changed = Signal()

    def __init__(
        self,
        words: Words,
        desktop: Desktop,
        folder: Path,
        suffix: str,
        title: str,
        kinds: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._desktop = desktop
        self._folder = folder
        self._suffix = suffix
        self._title = title
        self._kinds = kinds
        self._own_name = False
        self._agreed: Path | None = None
        # What it ends in is told too: the day, and the kind of file.
        self.name = ElidedLine(where=Qt.TextElideMode.ElideMiddle)
        self.name.setAccessibleName(words("File name"))
        choose = QuietButton(words("&Choose…"))
        choose.setAccessibleName(words("Choose where to write the file"))
        choose.clicked.connect(self._choose)
        self._place = plain_label(role="muted", wrapped=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._place)
        self.setFocusProxy(self.name)
        self.name.textEdited.connect(self._keep_own_name)
        self.name.textChanged.connect(self._tell_place)

    @property
    def path(self) -> Path:
        """Where to write; the ending is always there. Whoever types a whole path means that one."""
        name = self.name.text().strip()
        typed = Path(name if name.lower().endswith(self._suffix) else name + self._suffix)
        return self._folder / (typed.expanduser() if typed.parts[0] == "~" else typed)

    @property
    def replaces(self) -> bool:
        """Whether a file would be replaced that nobody was asked about yet; the system's dialog asks by itself, but
        does not say that another program has it open.
        """
        return self.path.exists() and (self.path != self._agreed or open_elsewhere(self.path))

    @property
    def is_complete(self) -> bool:
        """Whether there is a file name."""
        return bool(self.name.text().strip())

    def suggest(self, name: str) -> None:
        """Take this name, or one like it that no file has, unless the person wrote their own."""
        if not self._own_name:
            self.name.setText(self._free(name))
            # What is too long is seen from its beginning.
            self.name.setCursorPosition(0)
            self._tell_place()

    def _free(self, name: str) -> str:
        """The name, or the first of "name (2)", "name (3)" that no file has: none is replaced by accident."""
        stem, number = name.removesuffix(self._suffix), 1
        while (self._folder / name).exists():
            number += 1
            name = f"{stem} ({number}){self._suffix}"
        return name

    def _keep_own_name(self, text: str) -> None:
        self._own_name = bool(text.strip())

    def _choose(self) -> None:
        chosen = self._desktop.choose_file(self, self._title, self.path, self._kinds)
        if chosen is not None:
            self._own_name = True
            self._folder = chosen.parent
            self.name.setText(chosen.name)
            self._agreed = self.path if self.path == chosen else None
            self._tell_place()

    def _tell_place(self) -> None:
        told = self._words("In {folder}", folder=breakable(str(self.path.parent)))
        if self.is_complete and self.path.exists():
            told += "\n" + self._words("A file with this name is already there.")
        self._place.setText(told)
        self.changed.emit()
