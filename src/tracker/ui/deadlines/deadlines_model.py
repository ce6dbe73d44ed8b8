"""Open commitments under the terms they are due in; ids are known, rows are read when they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.domain.commitment import Commitment
from tracker.domain.deadlines import TERM_LABELS, Deadlines, DueGroup, Term, distance
from tracker.domain.periods import Precision
from tracker.domain.references import said_ref
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.wording import Wording
from tracker.words import Words, labelled

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_BATCH = 60
_CACHED = 1200


class Column(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    RECOMMENDATION = 1
    STATUS = 2
    LEAD = 3
    DEADLINE = 4


class DeadlinesModel(QAbstractTableModel):
    """A heading for each term that has something, and its commitments beneath."""

    def __init__(
        self, fetch: Callable[[Sequence[str]], Sequence[Commitment]], words: Words, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._words = words
        self._wording = Wording(words)
        self._groups: tuple[DueGroup, ...] = ()
        self._starts: list[int] = []
        self._several = False
        self._rows = 0
        self._cache: OrderedDict[str, Commitment] = OrderedDict()
        self.deadlines: Deadlines | None = None

    def show(self, deadlines: Deadlines, *, several: bool = False) -> None:
        """Show these from now on; references tell their forum where `several` are followed."""
        self.beginResetModel()
        self._several = several
        self.deadlines = deadlines
        self._groups = tuple(group for group in deadlines.groups if group.ids)
        ends = list(accumulate((1 + len(group.ids) for group in self._groups), initial=0))
        self._starts, self._rows = ends[:-1], ends[-1]
        self._cache.clear()
        self.endResetModel()

    # -- rows -----------------------------------------------------------------------------------------------
    def headings(self) -> tuple[int, ...]:
        """The rows in which terms stand."""
        return tuple(self._starts)

    def group(self, row: int) -> DueGroup | None:
        """The term whose heading this row is."""
        number = bisect_right(self._starts, row) - 1
        return self._groups[number] if 0 <= row < self._rows and self._starts[number] == row else None

    def entity(self, row: int) -> str | None:
        """The id of the commitment in this row; None for a heading."""
        if not 0 <= row < self._rows or self.group(row):
            return None
        number = bisect_right(self._starts, row) - 1
        return self._groups[number].ids[row - self._starts[number] - 1]

    def row_of(self, entity: str) -> int:
        """The row of a commitment; -1 where it is not shown."""
        for start, group in zip(self._starts, self._groups, strict=True):
            if entity in group.ids:
                return start + 1 + group.ids.index(entity)
        return -1

    def commitment(self, row: int) -> Commitment | None:
        """The commitment in this row, as it was read; None for a heading."""
        entity = self.entity(row)
        if entity is not None and entity not in self._cache:
            number = bisect_right(self._starts, row) - 1
            place = row - self._starts[number] - 1
            first = place - place % _BATCH
            for found in self._fetch(self._groups[number].ids[first : first + _BATCH]):
                self._cache[found.id] = found
            while len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
        return self._cache.get(entity) if entity else None

    def row_due(self, day: date) -> int:
        """The first row whose commitment is due on this day or, where none is, on the next one; -1 after the last."""
        if self.deadlines is None:
            return -1
        before = sum(n for due, n in self.deadlines.days.items() if due < day)
        for start, group in zip(self._starts, self._groups, strict=True):
            if group.term is not Term.NONE and before < len(group.ids):
                return start + 1 + before
            before -= len(group.ids)
        return -1

    # -- Qt's questions -------------------------------------------------------------------------------------
    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        flag = Qt.ItemFlag
        if not index.isValid() or self.group(index.row()):
            return flag.ItemIsEnabled if index.isValid() else flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role not in HEAD_ROLES:
            return None
        match Column(section):
            case Column.NUMBER:
                return self._words("Ref")
            case Column.RECOMMENDATION:
                return self._words("Recommendation")
            case column:
                return self._wording.label(column.name.lower())

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid():
            return None
        if group := self.group(index.row()):
            is_said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.title(group) if is_said and index.column() == 0 else None
        commitment = self.commitment(index.row())
        if commitment is None or self.deadlines is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(commitment, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                column = Column(index.column())
                told = self._until(commitment) if column is Column.DEADLINE else self.text(commitment, column)
                return as_written(told)
            case Qt.ItemDataRole.AccessibleTextRole:
                spoken = self._wording.commitment(commitment, self.deadlines.as_of)
                return f"{spoken}. {self._until(commitment)}" if commitment.deadline else spoken
        return None

    def text(self, commitment: Commitment, column: Column) -> str:
        """What a cell says, also when it is copied."""
        match column:
            case Column.NUMBER:
                return said_ref(commitment.recommendation.forum, commitment.ref, self._several)
            case Column.RECOMMENDATION:
                return commitment.text.body
        key = column.name.lower()
        value = commitment.values.get(key)
        return self._wording.value(key, value) if value is not None or column is Column.STATUS else ""

    def title(self, group: DueGroup) -> str:
        """ "Overdue · 3 of 31"."""
        total = self.deadlines.open if self.deadlines else 0
        counted = self._words("{n} of {total}", n=len(group.ids), total=total)
        return f"{self._words(TERM_LABELS[group.term])} · {counted}"

    def away(self, commitment: Commitment) -> str:
        """ "12 days late", "in 3 days"; nothing where there is no deadline."""
        if commitment.deadline is None or self.deadlines is None:
            return ""
        return self._words(distance((commitment.deadline.last - self.deadlines.as_of).days))

    def is_late(self, row: int) -> bool:
        """Whether this row stands under "overdue"."""
        number = bisect_right(self._starts, row) - 1
        return self._groups[number].term is Term.OVERDUE

    def _until(self, commitment: Commitment) -> str:
        """A period with the day on which it ends: "Q2 2027, until 30 Jun 2027: in 219 days"."""
        deadline = commitment.deadline
        if deadline is None:
            return ""
        said = self._wording.period(deadline)
        if deadline.precision is not Precision.DAY:
            said = self._words("{period}, until {day}", period=said, day=self._wording.day(deadline.last))
        return self._words(labelled(said, self.away(commitment)))
