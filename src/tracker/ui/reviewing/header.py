"""What stands above a review: how much came, in which files, from whom, and whether the senders are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.review import Review, Source, SourceKind
from tracker.domain.review_words import senders_words, source_words, summary_words
from tracker.domain.text import canonical_name
from tracker.ui.plain import as_written, plain_label
from tracker.ui.reviewing.scrolled import scrolled
from tracker.ui.reviewing.senders import Senders
from tracker.words import Words

_SHOWN_AT_ONCE = 4


class Header(QWidget):
    """`changed` when somebody was named or vouched for."""

    changed = Signal()

    def __init__(
        self, review: Review, delegations: Mapping[str, str], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._delegations = delegations
        self._words = words
        self._authors: dict[int, QLineEdit] = {}
        self._summary = plain_label(role="heading", wrapped=True)
        self._senders = Senders(review.strangers, delegations, words)
        self._senders.vouched.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._summary)
        layout.addWidget(self._files())
        for notice in review.notices:
            layout.addWidget(plain_label(words(notice), wrapped=True))
        layout.addWidget(self._senders)
        self._tell()

    def named(self) -> Review:
        """The review, each workbook said to be whose the officer says."""
        authors = {n: canonical_name(edit.text()) for n, edit in self._authors.items()}
        sources = (replace(s, author=authors.get(n, s.author)) for n, s in enumerate(self._review.sources))
        return replace(self._review, sources=tuple(sources))

    def missing(self) -> str:
        """What has to be said here before anything is written; empty where all is said."""
        if not all(canonical_name(edit.text()) for edit in self._authors.values()):
            return self._words("Say first, above, whose changes these are.")
        if not self._senders.are_known:
            return self._words("Tick first, above, that you know where the file comes from.")
        return ""

    def go_to_missing(self) -> None:
        """Give the keys to what has to be filled in or ticked."""
        for edit in self._authors.values():
            if not canonical_name(edit.text()):
                edit.setFocus()
                return
        self._senders.go_to_first()

    def _tell(self) -> None:
        review, words = self.named(), self._words
        only_workbooks = all(source.kind is SourceKind.WORKBOOK for source in review.sources)
        if review.proposals:
            told = summary_words(review, senders_words(review.sources, self._delegations, words), words)
        elif only_workbooks:
            told = words("Nothing changed: this workbook holds what it held when it left.")
        elif review.brings:
            told = words("Nothing to decide: what came does not change anything that is shown here.")
        else:
            told = words("Nothing in it is new.")
        self._summary.setText(told)

    def _files(self) -> QWidget:
        """A line a file; more than a few are scrolled."""
        lines = QFrame()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for number, source in enumerate(self._review.sources):
            self._add_file(grid, number, source)
        count = len(self._review.sources)
        return lines if count <= _SHOWN_AT_ONCE else scrolled(lines, count, _SHOWN_AT_ONCE)

    def _add_file(self, grid: QGridLayout, row: int, source: Source) -> None:
        words = self._words
        told = source_words(source, self._delegations, words)
        if source.kind is not SourceKind.WORKBOOK:
            grid.addWidget(plain_label(told), row, 0, 1, 2)
            file = plain_label(source.file, "muted")
            file.setToolTip(as_written(source.file))
            grid.addWidget(file, row, 2)
            return
        edit = QLineEdit(source.author)
        edit.setPlaceholderText(words("Who filled in the workbook"))
        edit.setAccessibleName(words("Who filled in {file}", file=source.file))
        edit.setMinimumWidth(360)
        edit.textChanged.connect(lambda _: self._tell())
        edit.textChanged.connect(lambda _: self.changed.emit())
        # The key belongs to the first: the others are a Tab away.
        whose = QLabel(words("Changes from") if self._authors else words("Changes f&rom"))
        whose.setBuddy(edit)
        self._authors[row] = edit
        grid.addWidget(whose, row, 0)
        grid.addWidget(edit, row, 1)
        grid.addWidget(plain_label(told, "muted"), row, 2)
