"""Shows the problem report as it will be saved, and saves it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.errors import UserError
from tracker.ui.desktop import Desktop
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.help.places import offer_help
from tracker.ui.plain import plain_label
from tracker.whole_file import replacing
from tracker.words import Words, message

_SUFFIX = ".txt"


class ReportDialog(QDialog):
    """What stands in the text is what is saved, and nothing else; `saved` with the name of the file."""

    saved = Signal(str)

    def __init__(self, report: str, words: Words, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_help(self, "your-data", "problems")
        self._report = report
        self._words = words
        self._desktop = desktop
        self.setWindowTitle(words("Save problem report"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(QSize(760, 560).boundedTo(self.screen().availableGeometry().size()))
        told = plain_label(
            words(
                "This is all that will be in the file. It holds nothing that you wrote: no names, texts, values, or "
                "names of files. It is only saved; give it to whoever looks after the application."
            ),
            wrapped=True,
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setAccessibleName(words("The problem report"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        text.setFont(fixed)
        self._banner = ErrorBanner(words)
        buttons = QDialogButtonBox()
        save = buttons.addButton(words("&Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (told, text, self._banner, buttons):
            layout.addWidget(widget, 1 if widget is text else 0)
        save.setFocus()

    def _save(self) -> None:
        words = self._words
        suggestion = self._desktop.documents() / words("Commitment Tracker - problem report.txt")
        kinds = words("Text (*.txt)")
        chosen = self._desktop.choose_file(self, words("Save problem report"), suggestion, kinds)
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == _SUFFIX else Path(f"{chosen}{_SUFFIX}")
        try:
            _write(path, self._report)
        except UserError as error:
            self._banner.tell(error)
            return
        self.accept()
        self.saved.emit(path.name)


def _write(path: Path, report: str) -> None:
    with replacing(path, message("The problem report was not saved.")) as file:
        file.write(report.encode("utf-8"))
