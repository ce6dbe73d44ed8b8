"""What moved, line by line: what is long goes on in further lines, for who cannot read both sides cannot compare."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHeaderView, QStyle

from tracker.ui.commitments.two_lines import lines_of
from tracker.ui.lines import PAD, Lines
from tracker.ui.meetings.moved_model import Column, MovedModel
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_MOST_LINES = 3
"""The rest of a longer text is told where the mouse rests."""


_PORTION = 200


class MovedView(Lines):
    """Rows are as high as what stands in them."""

    def __init__(self, model: MovedModel, words: Words, theme: Theme) -> None:
        super().__init__(words("What moved"), theme)
        self._moved = model
        self.setProperty("role", "moved")
        self.setModel(model)
        self.setWordWrap(True)
        header = self.horizontalHeader()
        header.setProperty("inset", "table")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (Column.THEN, Column.NOW):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance
        header.resizeSection(Column.FIELD, max(map(width, model.longest_fields)) + 3 * PAD)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitted = 0
        self._fitting.timeout.connect(self._fit_some)
        header.sectionResized.connect(self._fit_anew)
        model.modelReset.connect(self._fit_anew)

    def _fit_anew(self) -> None:
        self._fitted = 0
        self._fitting.start()

    def _fit_some(self) -> None:
        """A portion from above: the window goes on while thousands of texts are measured."""
        rows = self.verticalHeader()
        portion = range(self._fitted, min(self._fitted + _PORTION, self._moved.rowCount()))
        usual = rows.defaultSectionSize()
        # Otherwise the header would work out the place of every row anew for each of them.
        rows.setUpdatesEnabled(False)
        for row in portion:
            high = usual + (self._lines_in(row) - 1) * self.fontMetrics().lineSpacing()
            if rows.sectionSize(row) != high:
                rows.resizeSection(row, high)
        rows.setUpdatesEnabled(True)
        self.updateGeometries()
        self.viewport().update()
        self._fitted = portion.stop
        if self._fitted < self._moved.rowCount():
            self._fitting.start()

    def _lines_in(self, row: int) -> int:
        """How many lines its longest value needs."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        widest, needed = self.fontMetrics().maxWidth(), 1
        for column in (Column.THEN, Column.NOW):
            text = self._moved.said(row, column)
            room = self.columnWidth(column) - 2 * (PAD + margin)
            if text and room > 0 and len(text) * widest > room:
                needed = max(needed, len(lines_of(text, self.font(), room)))
        return min(needed, _MOST_LINES)
