"""Says which senders nobody knows yet, and has somebody vouch for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from tracker.domain.exchange import Trust
from tracker.domain.review import Source
from tracker.domain.review_words import sender_words
from tracker.ui.plain import plain_label
from tracker.words import Words

_LARGER = 1.7


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
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        for source in {s.public_key or s.file_hash: s for s in strangers}.values():
            if self._boxes:
                layout.addSpacing(12)
            self._introduce(layout, source)
        self.setVisible(bool(self._boxes))

    @property
    def are_known(self) -> bool:
        """Whether somebody vouches for all of them."""
        return all(box.isChecked() for box in self._boxes)

    def go_to_first(self) -> None:
        """Give the keys to the first box that is not ticked."""
        for box in self._boxes:
            if not box.isChecked():
                box.setFocus()
                return

    def _introduce(self, layout: QVBoxLayout, source: Source) -> None:
        words, name = self._words, sender_words(source, self._delegations, self._words)
        told, box = self._told(source, name), QCheckBox()
        layout.addWidget(plain_label(told, wrapped=True))
        if source.fingerprint:
            layout.addWidget(plain_label(words("Compare this number with {name} by telephone:", name=name)))
            digits = plain_label(source.fingerprint, selectable=True)
            font = digits.font()
            font.setPointSizeF(font.pointSizeF() * _LARGER)
            font.setBold(True)
            digits.setFont(font)
            digits.setAccessibleName(words("The number of {name}: {digits}", name=name, digits=source.fingerprint))
            # A style sheet's size would win over the font of the label.
            digits.setStyleSheet(f"font-size: {font.pointSizeF():.1f}pt; font-weight: 600;")
            digits.setContentsMargins(0, 4, 0, 4)
            layout.addWidget(digits)
            box.setText(words("I compared it, or I know where this file comes from"))
        else:
            box.setText(words("I know where this file comes from"))
        box.setAccessibleDescription(told)
        box.toggled.connect(lambda _: self.vouched.emit())
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self._boxes.append(box)

    def _told(self, source: Source, name: str) -> str:
        words = self._words
        match source.trust:
            case Trust.CHANGED:
                return words(
                    "Earlier files from this laptop of {name} were signed with another key. It may have been set up "
                    "anew, or somebody else may have made this file.",
                    name=name,
                )
            case Trust.UNSIGNED:
                return words(
                    "{file} is not signed: nothing shows that it comes from {name}.", file=source.file, name=name
                )
            case _:
                return words("This is the first file from this laptop of {name}.", name=name)
