"""Which files came, from whom, what is to be known of them, and whether the senders are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.review import Review, Source, SourceKind
from tracker.domain.review_words import senders_words, source_words, summary_words
from tracker.domain.text import canonical_name
from tracker.ui.elided_label import ElidedLabel
from tracker.ui.plain import plain_label, say_hint
from tracker.ui.reviewing.senders import Senders
from tracker.words import Words, plural

_SPACING = 8


class FromWhom(QWidget):
    """`changed` when somebody was named or vouched for, `all_known` when nobody else has to be."""

    changed = Signal()
    all_known = Signal()

    def __init__(
        self, review: Review, delegations: Mapping[str, str], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._delegations = delegations
        self._words = words
        self._authors: dict[int, QLineEdit] = {}
        self._senders = Senders(review.strangers, delegations, words)
        self._senders.vouched.connect(self._tell_vouched)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        # What has to be done comes first: where there is little room, the rest is scrolled to.
        layout.addWidget(self._senders)
        for notice in review.notices:
            layout.addWidget(plain_label(words(notice), wrapped=True))
        layout.addWidget(self._files())
        layout.addStretch()

    def named(self) -> Review:
        """The review, each workbook said to be whose the officer says."""
        authors = {n: canonical_name(edit.text()) for n, edit in self._authors.items()}
        sources = (replace(s, author=authors.get(n, s.author)) for n, s in enumerate(self._review.sources))
        return replace(self._review, sources=tuple(sources))

    def missing(self) -> str:
        """What has to be said here before anything is written; empty where all is said."""
        if not all(canonical_name(edit.text()) for edit in self._authors.values()):
            return self._words("Say first whose changes these are.")
        if self._senders.left:
            return self._words(
                plural(
                    "Tick first that you know where the file comes from.",
                    "Tick first that you know where the files come from: {n} left.",
                    self._senders.left,
                )
            )
        return ""

    def height_to_be_read(self, width: int) -> int:
        """Of whom somebody has to vouch for, all of them in sight; where there is nobody, of all that stands here."""
        asked = self._senders if self._senders.left else self
        return max(asked.heightForWidth(width), asked.minimumSizeHint().height()) + _SPACING

    def go_to_missing(self) -> None:
        """Give the keys to what has to be filled in or ticked."""
        for edit in self._authors.values():
            if not canonical_name(edit.text()):
                edit.setFocus()
                return
        self._senders.go_to_first()

    def go_to_first(self) -> None:
        """Give the keys to the first thing that can be said here."""
        first = next(iter(self._authors.values()), None)
        if first is not None:
            first.setFocus()
        else:
            self._senders.go_to_first()

    def _tell_vouched(self) -> None:
        self.changed.emit()
        if not self.missing():
            self.all_known.emit()

    @property
    def is_to_be_read(self) -> bool:
        """Whether something here should be seen before the changes are."""
        return bool(self.missing() or self._review.notices)

    @property
    def summary(self) -> str:
        """How much came and from whom, in a sentence."""
        review, words = self.named(), self._words
        only_workbooks = all(source.kind is SourceKind.WORKBOOK for source in review.sources)
        if review.proposals:
            told = summary_words(review, senders_words(review.sources, self._delegations, words), words)
            receipts = sum(source.kind is SourceKind.RECEIPT for source in review.sources)
            if receipts:
                told = words(plural("{told}, and {n} receipt", "{told}, and {n} receipts", receipts, told=told))
            return told
        if only_workbooks:
            return words("Nothing changed: this workbook holds what it held when it left.")
        if review.brings:
            return words("Nothing to decide: what came is taken in as it is.")
        return words("Nothing in it is new.")

    def _files(self) -> QWidget:
        lines = QFrame()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for number, source in enumerate(self._review.sources):
            self._add_file(grid, number, source)
        return lines

    def _add_file(self, grid: QGridLayout, row: int, source: Source) -> None:
        words = self._words
        told = source_words(source, self._delegations, words)
        if source.kind is not SourceKind.WORKBOOK:
            grid.addWidget(plain_label(told), row, 0, 1, 2)
            grid.addWidget(ElidedLabel(source.file, "muted"), row, 2)
            return
        edit = QLineEdit(source.author)
        say_hint(edit, words("Who filled in the workbook"))
        edit.setAccessibleName(words("Who filled in {file}", file=source.file))
        edit.setMinimumWidth(320)
        edit.textChanged.connect(lambda _: self.changed.emit())
        whose = QLabel(words("Changes from"))
        whose.setBuddy(edit)
        self._authors[row] = edit
        grid.addWidget(whose, row, 0)
        grid.addWidget(edit, row, 1)
        grid.addWidget(ElidedLabel(told, "muted"), row, 2)
