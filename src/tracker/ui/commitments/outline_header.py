"""The names of the columns: how wide each is, which there is room for, and what the list is sorted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QByteArray, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from tracker.domain.query import Order
from tracker.domain.vocabulary import Status
from tracker.ui.commitments.columns import SORTED_BY, Column
from tracker.ui.commitments.row_painter import RowPainter, marks_width
from tracker.ui.theme.icons import beside_letters
from tracker.ui.wording import Wording

_ROOM_TO_READ = {Column.UPDATED: 330, Column.PERCENT: 260, Column.LEAD: 190, Column.MARKS: 120}
"""How wide the recommendation has to stay for each of the columns that can be left out; the first goes first.

As every width here, beside letters of the usual size: beside larger ones it grows with them.
"""

_EASY_TO_READ = 240
"""Below this width of the recommendation marks stand below one another."""

_LETTERS_TO_READ = 20
"""In a line of it: with fewer of them the status gives way, down to the words that are seen most, then the deadline."""

_FEW_LETTERS = 10
"""With fewer of them the words of the status are cut as well: its icon is left."""

_SEEN_MOST = (Status.IN_PROGRESS, Status.IMPLEMENTED, Status.CONTINUOUS, Status.PLANNED, None)

_LEAST_TO_READ = 96
"""How wide it has to stay where the person asked for more columns than there would be."""

_LEAD = 100
_LINE_OF_LEAD = {
    "en": "National Institute",
    "es": "Relaciones Exteriores",
    "pt": "Relações Exteriores",
    "fr": "défenseur du peuple",
}
"""A line of the lead, where there is room: many a ministry has its whole name in two lines of this width."""

_BESIDE_LONG_LEAD = 172
"""How wide the recommendation has to stay for that."""


class OutlineHeader(QHeaderView):
    """`sorting_requested` carries what to sort by, None for the panels again; `menu_requested` where a menu is."""

    sorting_requested = Signal(object)
    menu_requested = Signal(object)

    def __init__(self, painter: RowPainter, wording: Wording, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._painter = painter
        self._wording = wording
        self._width = 0
        self._sorted_by: Order | None = None
        self._wanted: Mapping[Column, bool] = {}
        self._widest_status = self._least_status = 0
        self._least: Mapping[Column, int] = {}
        """How wide what stands in a column is at most, where it is never to be cut."""

    def set_up(self) -> None:
        """Once the list has its columns: before that there is nothing to set a width of."""
        self.setHighlightSections(False)
        # Nothing of a name tells what is selected; Qt would ask of every cell whether it is, each time it paints them.
        self.setSelectionModel(QItemSelectionModel(self.model(), self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(self._painter.heading_height - 2)
        self.setMinimumSectionSize(32)
        # What is seldom seen would take from every line of the recommendations.
        shown = [code for code in (*Status, None) if code is not Status.NOT_TO_BE_IMPLEMENTED]
        self._widest_status, self._least_status = self._status_width(shown), self._status_width(_SEEN_MOST)
        wide = self.fontMetrics().horizontalAdvance
        self._least = {
            Column.NUMBER: wide("10.10") + 14,
            Column.DEADLINE: self._painter.deadline_width(),
            Column.PERCENT: wide("100 %") + 24,
            Column.UPDATED: wide("30 Sept 2027") + 12,
        }
        usual = {Column.CHECK: 20 + beside_letters(16), Column.MARKS: marks_width(2)}
        usual[Column.LEAD] = beside_letters(_LEAD)
        for column, width in {**self._least, **usual}.items():
            self.resizeSection(column, width)
        self.setSectionsClickable(True)
        self.sectionClicked.connect(self._sort_by)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_requested.emit(self.mapToGlobal(at)))
        self._say_who_sets_widths()

    def bring_back(self, state: QByteArray) -> None:
        """As a person left it, but for what has become too narrow: in another language dates are longer.

        Older versions wrote down with it that any column could be dragged.
        """
        self.restoreState(state)
        for column, width in self._least.items():
            self.resizeSection(column, max(width, self.sectionSize(column)))
        self._say_who_sets_widths()

    def show_order(self, order: Order | None) -> None:
        """Mark the column that the list is sorted by, if any."""
        self._sorted_by = order
        self.setSortIndicatorShown(order is not None)
        if order:
            column = next(c for c, by in SORTED_BY.items() if by is order.by)
            direction = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(column, direction)

    def show_columns(self, wanted: Mapping[Column, bool]) -> None:
        """Which columns the person wants, or does not; of the others those are shown for which there is room."""
        self._wanted = dict(wanted)
        self.fit(self._width)

    def fit(self, width: int) -> None:
        """Leave out what matters least until there is room in so much width to read the recommendations."""
        self._width = width
        self.resizeSection(Column.MARKS, marks_width(2))
        self.resizeSection(Column.STATUS, self._widest_status)
        self.setSectionHidden(Column.DEADLINE, False)
        if self._sets_lead():
            self.resizeSection(Column.LEAD, beside_letters(_LEAD))
        for column in _ROOM_TO_READ:
            self.setSectionHidden(column, not self._wanted.get(column, column is not Column.PERCENT))
        # What the person asked for stays longest.
        for column, needed in sorted(_ROOM_TO_READ.items(), key=lambda one: self._wanted.get(one[0], False)):
            least = beside_letters(min(needed, _LEAST_TO_READ) if any(self._wanted.values()) else needed)
            if column is Column.LEAD and self._room_to_read() < beside_letters(_EASY_TO_READ):
                self.resizeSection(Column.MARKS, marks_width(1))
            if self._room_to_read() < least:
                self.setSectionHidden(column, True)
        if self._lacking() - (self._widest_status - self._least_status) > 0:
            self.setSectionHidden(Column.DEADLINE, True)
            self._bring_back_what_has_room()
        self._painter.tells_lateness = self.isSectionHidden(Column.DEADLINE)
        if (lacking := self._lacking()) > 0:
            self.resizeSection(Column.STATUS, max(self._least_status, self._widest_status - lacking))
        if (lacking := self._lacking(_FEW_LETTERS)) > 0:
            status = self.sectionSize(Column.STATUS)
            self.resizeSection(Column.STATUS, max(self._painter.chip_width(""), status - lacking))
        self._widen_lead()

    def _bring_back_what_has_room(self) -> None:
        """Of what was left out before the deadline was, the last first."""
        for column in (Column.MARKS, Column.LEAD):
            if self.isSectionHidden(column) and self._wanted.get(column, True):
                self.setSectionHidden(column, False)
                self.setSectionHidden(column, self._lacking() > 0)

    def _widen_lead(self) -> None:
        spare = self._room_to_read() - beside_letters(_BESIDE_LONG_LEAD)
        if spare > 0 and not self.isSectionHidden(Column.LEAD) and self._sets_lead():
            self.resizeSection(Column.LEAD, min(self._longest_lead(), beside_letters(_LEAD) + spare))

    def _sets_lead(self) -> bool:
        """Not where the person dragged it wider or narrower than it is ever made here."""
        return beside_letters(_LEAD) <= self.sectionSize(Column.LEAD) <= self._longest_lead()

    def _longest_lead(self) -> int:
        return max(beside_letters(_LEAD), self._painter.lead_width(_LINE_OF_LEAD[self._wording.language]))

    def _say_who_sets_widths(self) -> None:
        """Of some columns, only `fit` does."""
        for column in (Column.CHECK, Column.STATUS, Column.MARKS):
            self.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setSectionResizeMode(Column.RECOMMENDATION, QHeaderView.ResizeMode.Stretch)

    def _status_width(self, statuses: Iterable[Status | None]) -> int:
        return max(self._painter.chip_width(self._wording.value("status", code)) for code in statuses) + 6

    def _lacking(self, letters: int = _LETTERS_TO_READ) -> int:
        return letters * self.fontMetrics().averageCharWidth() - self._room_to_read()

    def _room_to_read(self) -> int:
        return self._width - sum(self.sectionSize(c) for c in Column if c is not Column.RECOMMENDATION)

    def _sort_by(self, section: int) -> None:
        """The first click on a column's name sorts, the second turns it round, the third groups by panels again."""
        by = SORTED_BY.get(Column(section))
        if by is None:
            return
        former = self._sorted_by if self._sorted_by and self._sorted_by.by is by else None
        if former is None:
            self.sorting_requested.emit(Order(by))
        else:
            self.sorting_requested.emit(None if former.descending else Order(by, descending=True))
