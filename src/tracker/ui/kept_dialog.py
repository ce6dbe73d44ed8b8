"""All that an undo could not take back, to be read in peace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from tracker.ui.closing import lay_over_close
from tracker.ui.plain import plain_label
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
        lay_over_close(self, words, plain_label(said, wrapped=True), lines).setDefault(True)
        self.resize(*_SIZE)
