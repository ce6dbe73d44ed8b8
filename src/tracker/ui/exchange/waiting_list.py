"""Reviews that were put aside, to be opened again or discarded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.domain.review import WaitingReview
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.exchange.telling import Telling
from tracker.ui.plain import breakable, plain_label
from tracker.ui.reading_only import READS
from tracker.words import Words, plural

_NAMED = 3
"""Files whose names are written out; of more, the rest is told where the mouse rests."""


class WaitingList(QWidget):
    """`opened` and `discarded` with the id of a review."""

    opened = Signal(str)
    discarded = Signal(object)

    def __init__(self, words: Words, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._telling = telling
        self._shown: tuple[WaitingReview, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)

    def show_reviews(self, waiting: Sequence[WaitingReview]) -> None:
        """Show these; what is shown already is left alone, for the keyboard may be in it."""
        if tuple(waiting) == self._shown:
            return
        self._shown = tuple(waiting)
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for review in waiting:
            row = self._row(review)
            self._rows.addWidget(row)
            row.show()

    def _row(self, review: WaitingReview) -> QWidget:
        _ = self._words
        row = QWidget()
        files = ", ".join(review.files)
        delegations = [self._telling.delegation(code) for code in review.delegations]
        who = ", ".join(filter(None, (review.author, *delegations)))
        changes = _(plural("{n} change", "{n} changes", review.changes))
        if review.open_changes:
            changes = _("{changes}, {open} open", changes=changes, open=review.open_changes)
        told = plain_label(
            _("{changes} · put aside {moment}", changes=changes, moment=self._telling.moment(review.at)),
            "muted",
            wrapped=True,
        )
        opening = QPushButton(_("Open"))
        opening.setProperty(READS, True)
        opening.setAccessibleName(_("Open the review of {files}", files=files))
        opening.clicked.connect(lambda: self.opened.emit(review.id))
        discarding = QPushButton(_("Discard"))
        discarding.setProperty("flat", True)
        discarding.setAccessibleName(_("Discard the review of {files}", files=files))
        discarding.clicked.connect(lambda: self.discarded.emit(review))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(opening)
        buttons.addWidget(discarding)
        buttons.addStretch(1)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(ElidedLabel(who or files, "heading"))
        if who:
            named = len(review.files) <= _NAMED
            layout.addWidget(plain_label(breakable(files), wrapped=True) if named else ElidedLabel(files))
        layout.addWidget(told)
        layout.addLayout(buttons)
        return row
