"""The draft of what moved, in the language of whoever is to read it."""

from __future__ import annotations

import gettext
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker.bundle import bundled
from tracker.domain.vocabulary import capital
from tracker.ui.plain import plain_label
from tracker.words import LANGUAGES, Words, load_words, message

_NAMES = {
    "en": message("English"),
    "es": message("Spanish"),
    "pt": message("Portuguese"),
    "fr": message("French"),
}


class NarrativeView(QWidget):
    """`copied` once the text is on the clipboard. Only the languages there is a catalogue of are offered."""

    copied = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._draft: Callable[[Words], str] = lambda _words: ""
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words("Draft"))
        self.languages = QComboBox()
        self.languages.setAccessibleName(words("Language of the draft"))
        catalogues = bundled("resources/i18n")
        for code in LANGUAGES:
            if code in ("en", words.language) or gettext.find("tracker", catalogues, [code]):
                self.languages.addItem(capital(words(_NAMES[code])), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(words.language)))
        self.languages.currentIndexChanged.connect(self._write)
        self.copying = QPushButton(words("Cop&y"))
        self.copying.setProperty("primary", True)
        self.copying.clicked.connect(self._copy)
        above = QHBoxLayout()
        above.setSpacing(12)
        told = words("A draft for others to read: nothing internal is in it, and no names of persons.")
        above.addWidget(plain_label(told, "muted", wrapped=True), 1)
        above.addWidget(self.languages)
        above.addWidget(self.copying)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self.text, 1)

    def show_draft(self, draft: Callable[[Words], str]) -> None:
        """Show what this makes of a reader's words."""
        self._draft = draft
        self._write()

    def _write(self) -> None:
        code = str(self.languages.currentData())
        words = self._words if code == self._words.language else load_words(code, bundled("resources/i18n"))
        self.text.setPlainText(self._draft(words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.emit()
