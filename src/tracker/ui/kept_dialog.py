"""All that an undo could not take back, to be read in peace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker.ui.plain import beside, plain_label
from tracker.words import Words, plural

_SIZE = (460, 420)


class KeptDialog(QDialog):
    """One line for each field; they can be selected and copied."""

    def __init__(self, kept: Sequence[str], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Kept as it is now"))
        said = words(
            plural(
                "{n} field was edited since and is kept as it is now:",
                "{n} fields were edited since and are kept as they are now:",
                len(kept),
            )
        )
        lines = QPlainTextEdit("\n".join(kept))
        lines.setReadOnly(True)
        lines.setTabChangesFocus(True)
        lines.setAccessibleName(said)
        close = QPushButton(words("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(plain_label(said, wrapped=True))
        layout.addWidget(lines, 1)
        layout.addWidget(beside(QWidget(), close))
        self.resize(*_SIZE)
