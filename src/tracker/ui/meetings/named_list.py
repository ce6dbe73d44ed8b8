"""The commitments that a number counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment
from tracker.domain.references import said_ref
from tracker.ui.plain import as_written, plain_label
from tracker.words import Words

_AIR = 5
"""Above and below the lines, of the sheet's padding and border."""

_ENTITY = int(Qt.ItemDataRole.UserRole)


class NamedList(QWidget):
    """`opened` with the commitment that was chosen with Enter or a double click."""

    opened = Signal(str)

    def __init__(self, words: Words, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several
        self._title = plain_label(role="heading", wrapped=True)
        self._of = plain_label(role="muted", wrapped=True)
        self.list = QListWidget()
        self.list.setProperty("role", "contents")
        self.list.setAccessibleDescription(words("Enter shows the commitment"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(_ENTITY)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._of)
        layout.addWidget(self.list, 1)
        layout.addStretch()

    def show_commitments(self, title: str, of: str, ids: Sequence[str], known: Mapping[str, Commitment]) -> None:
        """Tell which these are, and `of` how many."""
        self._title.setText(title)
        self._of.setText(of)
        self._of.setVisible(bool(of))
        self.list.setAccessibleName(", ".join(filter(None, (title, of))))
        self.list.clear()
        height = self.list.fontMetrics().lineSpacing() + 10
        for commitment in (known[i] for i in ids if i in known):
            official = commitment.recommendation
            ref = said_ref(official.forum, official.ref, self._several)
            item = QListWidgetItem(f"{ref}  {' '.join(commitment.text.body.split())}")
            item.setData(_ENTITY, commitment.id)
            item.setSizeHint(QSize(0, height))
            item.setToolTip(as_written(commitment.text.body))
            self.list.addItem(item)
        self.list.setMaximumHeight(height * self.list.count() + 2 * _AIR)
        if self.list.count():
            self.list.setCurrentRow(0)
