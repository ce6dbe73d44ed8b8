"""The list behind a number: exactly what it counts, of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tracker.ui.closing import lay_over_close
from tracker.ui.copying import Copying
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import as_written, plain_label
from tracker.words import Words

_WIDEST = 320
_USUAL, _WIDE, _FEW = 820, 1060, 3
"""How wide it opens with so many columns, and with more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is counted: what stands in its columns, and where it stands in the matrix, if it does."""

    texts: tuple[str, ...]
    place: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Those of them that have something in common."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns are called, which of them has what room the others leave, and which say the same in each line.

    Those are not shown, for what they say is said once above.
    """

    names: tuple[str, ...]
    roomy: int
    same: tuple[int, ...] = ()


class CountedDialog(QDialog):
    """`chosen` with the code of a delegation and the id of a recommendation, to be shown in the matrix.

    `about` is what all of it is about, in full.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        title: str,
        heads: Heads,
        parts: Sequence[Part],
        everything: int,
        words: Words,
        parent: QWidget | None = None,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._parts = parts
        self._everything = everything
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        screen = self.screen().availableGeometry()
        wide = _WIDE if len(heads.names) - len(heads.same) > _FEW else _USUAL
        self.resize(min(wide, screen.width() - 60), min(520, screen.height() - 60))
        self._which = QComboBox()
        self._which.setAccessibleName(words("Which of them"))
        for part in parts:
            self._which.addItem(words("{part} ({n})", part=part.name, n=len(part.lines)))
        self._count = plain_label(role="heading")
        self._table = _table(heads)
        self._table.setAccessibleName(title)
        self._table.setAccessibleDescription(words("Enter goes to its place in the matrix"))
        self._table.activated.connect(lambda index: self._choose(index.row()))
        self._which.currentIndexChanged.connect(self._show)
        self._lay_out(title, about)
        self._show()
        self._table.setFocus()

    def _lay_out(self, title: str, about: str) -> None:
        above = QWidget()
        line = FlowLayout(above, spacing=12)
        line.addWidget(self._which)
        line.addWidget(self._count)
        said = [plain_label(title, wrapped=True), *([plain_label(about, "muted", wrapped=True)] if about else [])]
        close = lay_over_close(self, self._words, *said, above, self._table)
        close.setAutoDefault(False)

    def _show(self) -> None:
        lines = self._parts[self._which.currentIndex()].lines
        self._count.setText(self._words("{n} of {total}", n=len(lines), total=self._everything))
        self._table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(line.texts):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(as_written(text))
                self._table.setItem(row, column, item)
        if lines:
            self._table.setCurrentCell(0, 0)

    def _choose(self, row: int) -> None:
        place = self._parts[self._which.currentIndex()].lines[row].place
        if place:
            self.accept()
            self.chosen.emit(*place)


def _table(heads: Heads) -> QTableWidget:
    table = QTableWidget(0, len(heads.names))
    table.setHorizontalHeaderLabels(list(heads.names))
    for column in heads.same:
        table.hideColumn(column)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 12)
    Copying(table)
    header = table.horizontalHeader()
    header.setProperty("inset", "table")
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    # Names are read whole; a letter may be called at length, and what is longest of all has what is left.
    header.setMaximumSectionSize(_WIDEST)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(heads.roomy, QHeaderView.ResizeMode.Stretch)
    return table
