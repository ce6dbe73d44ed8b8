"""Says what was written and where, and opens it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from tracker.domain.export import Audience, Exported
from tracker.domain.wording import not_cleared
from tracker.ui.desktop import Desktop
from tracker.ui.plain import plain_label
from tracker.words import Message, Words, message, plural

_HOLDS: Mapping[Audience, Message] = {
    Audience.INTERNAL: message(
        "The workbook is internal: it holds names and comments. Its first sheet tells how to return it."
    ),
    Audience.OUTWARD: message(
        "The workbook is for others to read: no comment, no name of a person and no document that is not public is in "
        "it. Actions with their days and how far each text is cleared are: look through it before you pass it on."
    ),
}


class ExportedPage(QWidget):
    """The end of an export; "Open" is what most people do next."""

    closed = Signal()

    def __init__(self, exported: Exported, words: Words, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._exported = exported
        self._desktop = desktop
        self._told = _line("")
        title = _line(_rows_written(exported, words))
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        title.setFont(font)
        buttons = QDialogButtonBox()
        opening = buttons.addButton(words("Open"), QDialogButtonBox.ButtonRole.ActionRole)
        showing = buttons.addButton(words("Show in folder"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        opening.clicked.connect(self._open)
        showing.clicked.connect(self._show)
        buttons.rejected.connect(self.closed)
        opening.setDefault(True)
        self.setFocusProxy(opening)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(_line(str(exported.path)))
        layout.addSpacing(8)
        layout.addWidget(_line(words(_HOLDS[exported.audience])))
        if left := exported.not_cleared:
            layout.addWidget(_line(words(not_cleared(left, exported.to_clear))))
        layout.addWidget(self._told)
        layout.addStretch()
        layout.addWidget(buttons)

    def _open(self) -> None:
        if not self._desktop.open(self._exported.path):
            self._told.setText(
                self._words("No program on this computer opens workbooks. The file is there all the same.")
            )

    def _show(self) -> None:
        if not self._desktop.show_in_folder(self._exported.path):
            self._told.setText(self._words("The folder could not be opened. The file is there all the same."))


def _rows_written(exported: Exported, words: Words) -> str:
    if exported.rows == exported.total:
        return words(plural("✓ {n} row written", "✓ {n} rows written", exported.rows))
    return words(
        plural("✓ {n} row of {total} written", "✓ {n} rows of {total} written", exported.rows, total=exported.total)
    )


def _line(text: str) -> QLabel:
    label = plain_label(text, wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
