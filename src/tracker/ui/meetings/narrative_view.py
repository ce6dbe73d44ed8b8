"""The draft of what moved, in the language of whoever is to read it."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker.bundle import bundled
from tracker.domain.vocabulary import capital
from tracker.ui.elided_label import FlowingLink
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import plain_label
from tracker.words import LANGUAGES, Message, Words, load_words, message, plural

_NAMES = {
    "en": message("English"),
    "es": message("Spanish"),
    "pt": message("Portuguese"),
    "fr": message("French"),
}


class NarrativeView(QWidget):
    """`copied` once the text is on the clipboard, `undecided_requested` where a value in it has yet to be decided,
    `uncleared_requested` where it tells what is not cleared, `freeze_requested` where it tells what was decided since.

    Only the languages there is a catalogue of are offered.
    """

    copied = Signal()
    undecided_requested = Signal()
    uncleared_requested = Signal()
    freeze_requested = Signal()

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
        self._told_undecided, self._undecided = _line(words("Decide"), self.undecided_requested)
        self._told_uncleared, self._uncleared = _line(words("Show which"), self.uncleared_requested)
        self._told_decided, self.decided = _line(words("Freeze again…"), self.freeze_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self._undecided)
        layout.addWidget(self.decided)
        layout.addWidget(self._uncleared)
        layout.addWidget(self.text, 1)

    def show_draft(
        self,
        draft: Callable[[Words], str],
        undecided: Sequence[str] = (),
        decided: Sequence[str] = (),
        uncleared: Message | None = None,
    ) -> None:
        """Show what this makes of a reader's words; `undecided` recommendations have versions that it tells one of.

        Of those that are `decided` it tells what was shown before they were; `uncleared` says what in it nobody has let
        go yet.
        """
        self._draft = draft
        told = plural(
            "{refs} has differing versions: decide before you read this out.",
            "{refs} have differing versions: decide before you read this out.",
            len(undecided),
            refs=", ".join(undecided),
        )
        self._told_undecided.setText(self._words(told))
        self._undecided.setVisible(bool(undecided))
        since = self._words(
            "Decided since the freeze: {refs}. Freeze again, so that the text says it.", refs=", ".join(decided)
        )
        self._told_decided.setText(since)
        self.decided.setVisible(bool(decided))
        self._told_uncleared.setText(self._words(uncleared) if uncleared else "")
        self._uncleared.setVisible(uncleared is not None)
        self._write()

    def _write(self) -> None:
        code = str(self.languages.currentData())
        words = self._words if code == self._words.language else load_words(code, bundled("resources/i18n"))
        self.text.setPlainText(self._draft(words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.emit()


def _line(link: str, followed: SignalInstance) -> tuple[QLabel, QWidget]:
    """What is to be seen to before the draft is read out, and the way there."""
    told, leading, line = plain_label(role="overdue", wrapped=True), FlowingLink(link), QWidget()
    leading.clicked.connect(followed)
    layout = FlowLayout(line, spacing=4)
    layout.addWidget(told)
    layout.addWidget(leading)
    return told, line
