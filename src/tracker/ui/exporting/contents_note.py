"""Tells what will be in a workbook before it is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.domain.export import Contents
from tracker.domain.wording import not_cleared
from tracker.ui.plain import plain_label
from tracker.words import Words, labelled, plural


class ContentsNote(QWidget):
    """`grown` when it tells something else, which may need another height."""

    grown = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._held = plain_label(wrapped=True, selectable=True)
        self._uncleared = plain_label(role="overdue", wrapped=True)
        self._named = plain_label(role="muted", wrapped=True, selectable=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in (self._held, self._uncleared, self._named):
            layout.addWidget(label)
        self.tell_internal()

    def tell_internal(self) -> None:
        """Colleagues see everything."""
        self._tell(self._words("Everything, comments and names of persons among it: it is internal."))

    def tell_being_read(self) -> None:
        """Sheets and columns are the same for all others: they stay, so that nothing moves while a day is typed."""
        self._held.setText(self._words("Being read…"))
        # An empty line keeps its place where one was told.
        self._uncleared.setText(" ")
        self.grown.emit()

    def tell_refused(self) -> None:
        """Why, is told where every refusal is."""
        self._tell(self._words("It could not be read."))

    def tell(self, found: Contents) -> None:
        """Others see this, and nothing else."""
        words = self._words
        counted = words(plural("{n} commitment", "{n} commitments", found.rows))
        sheets, columns = (", ".join(map(words, some)) for some in (found.sheets, found.columns))
        left = words(not_cleared(found.not_cleared, found.to_clear)) if found.not_cleared else ""
        named = [words(labelled(words("Sheets"), sheets)), words(labelled(words("Columns"), columns))]
        never = words("Comments, names of persons, notes, actions and documents that are not public are not in it.")
        self._tell(counted, left, "\n".join([*named, never]))

    def _tell(self, held: str, uncleared: str = "", named: str = "") -> None:
        for label, text in ((self._held, held), (self._uncleared, uncleared), (self._named, named)):
            _say(label, text)
        self.grown.emit()


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
