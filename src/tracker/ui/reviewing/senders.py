"""Says which senders nobody knows yet, and has somebody vouch for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from tracker.domain.exchange import Trust
from tracker.domain.review import Source
from tracker.domain.review_words import sender_words
from tracker.ui.plain import plain_label
from tracker.words import Words

_LARGER = 1.5


class Senders(QFrame):
    """One paragraph and one box to tick for each stranger; a key that came in several files counts once."""

    vouched = Signal()

    def __init__(
        self, strangers: Sequence[Source], delegations: Mapping[str, str], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._delegations = delegations
        self._boxes: list[QCheckBox] = []
        self.setProperty("role", "notice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(16)
        # A receipt names nobody: where something else came that is signed alike, that tells whose it is.
        unknown = {s.public_key or s.file_hash: s for s in sorted(strangers, key=lambda s: bool(s.author))}.values()
        for source in unknown:
            layout.addLayout(self._introduced(source))
        self.setVisible(bool(self._boxes))

    @property
    def left(self) -> int:
        """How many nobody vouched for yet."""
        return sum(not box.isChecked() for box in self._boxes)

    def go_to_first(self) -> None:
        """Give the keys to the first box that is not ticked."""
        for box in self._boxes:
            if not box.isChecked():
                box.setFocus()
                return

    def _introduced(self, source: Source) -> QVBoxLayout:
        """Below each other: beside the paragraph, in a narrow window, the sentence that is ticked would be cut."""
        words, name = self._words, sender_words(source, self._delegations, self._words)
        told, box = self._told(source, name), QCheckBox()
        box.setText(words("I know where this file comes from"))
        said = QVBoxLayout()
        said.setSpacing(6)
        if source.fingerprint:
            told += " " + words("Compare this number with {name} by telephone:", name=name)
            box.setText(words("I compared it, or I know where this file comes from"))
        said.addWidget(plain_label(told, wrapped=True))
        if source.fingerprint:
            said.addWidget(self._number(source.fingerprint, name))
        box.setAccessibleDescription(told)
        box.toggled.connect(lambda _: self.vouched.emit())
        # As wide as its words: the ring around it shows where it can be clicked.
        said.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self._boxes.append(box)
        return said

    def _number(self, fingerprint: str, name: str) -> QLabel:
        digits = plain_label(fingerprint, selectable=True)
        # The application's style sheet would win over a font that is set.
        digits.setStyleSheet(f"font-size: {digits.font().pointSizeF() * _LARGER:.1f}pt; font-weight: 600;")
        digits.setAccessibleName(self._words("The number of {name}: {digits}", name=name, digits=fingerprint))
        return digits

    def _told(self, source: Source, name: str) -> str:
        words = self._words
        match source.trust:
            case Trust.CHANGED:
                return words(
                    "Earlier files from this laptop of {name} were signed with another key. It may have been set up "
                    "anew; but somebody else may have made this file.",
                    name=name,
                )
            case Trust.UNSIGNED:
                return words(
                    "{file} is not signed: nothing shows that it comes from {name}.", file=source.file, name=name
                )
            case _:
                return words("The laptop of {name} is not known here yet.", name=name)
