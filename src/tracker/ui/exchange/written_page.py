"""Says what was written and where, and how it gets to whom it is for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from tracker.ui.desktop import Desktop
from tracker.ui.plain import plain_label
from tracker.words import Words


class WrittenPage(QWidget):
    """The end of writing a file for somebody else."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        path: Path,
        sentences: Sequence[str],
        words: Words,
        desktop: Desktop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._path = path
        self._desktop = desktop
        self._told = plain_label(wrapped=True)
        self._told.hide()
        heading = plain_label(title, wrapped=True)
        font = heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        heading.setFont(font)
        buttons = QDialogButtonBox()
        showing = buttons.addButton(words("Show in folder"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        showing.clicked.connect(self._show)
        showing.setDefault(True)
        buttons.rejected.connect(self.closed)
        self.setFocusProxy(showing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(plain_label(str(path), "muted", wrapped=True, selectable=True))
        layout.addSpacing(4)
        for sentence in sentences:
            layout.addWidget(plain_label(sentence, wrapped=True, selectable=True))
        layout.addWidget(self._told)
        layout.addSpacing(8)
        layout.addStretch()
        layout.addWidget(buttons)

    def _show(self) -> None:
        if not self._desktop.show_in_folder(self._path):
            self._told.setText(self._words("The folder could not be opened. The file is there all the same."))
            self._told.show()
