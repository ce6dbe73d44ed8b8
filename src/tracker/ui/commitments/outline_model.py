"""The list of commitments as Qt reads it: ids in groups; the visible commitments are fetched when painted.

A flat table with group rows, not a tree: a tree view visits every row when it lays itself out, a table view only
the visible ones, and the list must not grow slower with the number of commitments.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.domain.commitment import Commitment
from tracker.domain.query import NO_VALUE, UNGROUPED, Group, Outline
from tracker.domain.vocabulary import Position, Status
from tracker.ui.commitments.columns import FIELD_OF, Cells, Column
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

_FLAGS = {
    **dict.fromkeys(Column, _USUAL),
    **dict.fromkeys(FIELD_OF, _USUAL | Qt.ItemFlag.ItemIsEditable),
    Column.CHECK: _USUAL | Qt.ItemFlag.ItemIsUserCheckable,
}
"""Made once: Qt asks for them of every cell that is selected."""

_BATCH = 64
_CACHED = 1024
_REMEMBERED = 16 * _CACHED
"""Of so many commitments it is known where they were last seen: more than anybody selects row by row."""


class OutlineModel(QAbstractTableModel):
    """Group rows and commitment rows; asks `fetch` for commitments in batches and keeps a bounded number of them.

    Never goes through all ids of a group, which may be read from the database only when they are looked at.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[str]], tuple[Commitment, ...]],
        words: Words,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._wording = Wording(words)
        self.cells = Cells(self._wording, words, today)
        self._groups: tuple[Group, ...] = ()
        self._closed: set[str] = set()
        self._starts: list[int] = []
        self._rows = 0
        self._seen_at: OrderedDict[str, tuple[str, int]] = OrderedDict()
        self._cache: OrderedDict[str, Commitment] = OrderedDict()

    # -- what is shown --------------------------------------------------------------------------------------
    def show(self, outline: Outline) -> None:
        """Show another outline; where only values may differ, rows, selection and editors stay."""
        self._cache.clear()
        if [(g.panel.id, g.ids) for g in outline.groups] == [(g.panel.id, g.ids) for g in self._groups]:
            self._groups = outline.groups
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._groups = outline.groups
        self._seen_at.clear()
        self._measure()
        self.endResetModel()

    def refresh(self, entities: Iterable[str]) -> bool:
        """Re-read these commitments alone; False when that is not enough and the outline has to be asked again."""
        touched = list(entities)
        # In another order a commitment may stand elsewhere once it was changed.
        if self._is_sorted or any(e not in self._cache for e in touched):
            return False
        before = [self._cache.pop(e) for e in touched]
        for old, new in zip(before, self._fetch(touched), strict=True):
            self._cache[new.id] = new
            place = self._place(new.id)
            if place is None:
                return False
            number = place[0]
            retallied = _retallied(self._groups[number], old, new)
            self._groups = (*self._groups[:number], retallied, *self._groups[number + 1 :])
            for row in {self._starts[number], self.row_of(new.id)} - {-1}:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        return True

    def toggle_group(self, row: int) -> None:
        """Open or close the group whose heading is in this row."""
        number = self._group_number(row)
        group = self._groups[number]
        heading = self._starts[number]
        count = len(group.ids)
        if group.panel.id in self._closed:
            self.beginInsertRows(QModelIndex(), heading + 1, heading + count)
            self._closed.discard(group.panel.id)
            self._measure()
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), heading + 1, heading + count)
            self._closed.add(group.panel.id)
            self._measure()
            self.endRemoveRows()
        self.dataChanged.emit(self.index(heading, 0), self.index(heading, len(Column) - 1))

    @property
    def folded(self) -> frozenset[str]:
        """The panels whose groups are closed, be they in the list just now or not."""
        return frozenset(self._closed)

    def fold(self, panels: Iterable[str]) -> None:
        """Have the groups of these panels closed, and no others."""
        self.beginResetModel()
        self._closed = set(panels)
        self._measure()
        self.endResetModel()

    def heading_rows(self) -> tuple[int, ...]:
        """The rows that are group headings."""
        return tuple(start for start in self._starts if start >= 0)

    def group(self, row: int) -> Group | None:
        """The group whose heading is in this row; None for a commitment's row."""
        number = self._group_number(row)
        return self._groups[number] if number >= 0 and self._starts[number] == row else None

    def is_open(self, group: Group) -> bool:
        """Whether a group's commitments are shown."""
        return group.panel.id not in self._closed

    def entity(self, row: int) -> str | None:
        """The id of the commitment in this row; None for a heading."""
        number = self._group_number(row)
        if number < 0 or row >= self._rows or self._starts[number] == row:
            return None
        return self._groups[number].ids[row - self._starts[number] - 1]

    def entities(self, rows: Sequence[int]) -> list[str]:
        """The ids of the commitments in these rows, which are in order; of rows one below the other read at once."""
        found = list[str]()
        for group, heading, end in zip(self._groups, self._starts, [*self._starts, self._rows][1:], strict=True):
            here = rows[bisect_right(rows, heading) : bisect_left(rows, end)]
            if here and here[-1] - here[0] < len(here):
                found += group.ids[here[0] - heading - 1 : here[-1] - heading]
            else:
                found += [group.ids[row - heading - 1] for row in here]
        return found

    def row_of(self, entity: str) -> int:
        """The row a commitment is shown in; -1 where it is not."""
        place = self._place(entity)
        if place is None or not self.is_open(self._groups[place[0]]):
            return -1
        return self._starts[place[0]] + 1 + place[1]

    def commitment(self, row: int) -> Commitment | None:
        """The commitment in this row, as it was read; None for a heading."""
        entity = self.entity(row)
        if entity is not None and entity not in self._cache:
            self._read_around(row)
        return self._cache.get(entity) if entity else None

    def known(self, entities: Iterable[str]) -> Mapping[str, Commitment]:
        """Those of these that were read, as they are on screen."""
        return {e: self._cache[e] for e in entities if e in self._cache}

    # -- Qt's questions -------------------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid() or self.group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return _FLAGS[Column(index.column())]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role not in (
            *HEAD_ROLES,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return self.cells.heading(Column(section), spoken=role == Qt.ItemDataRole.AccessibleTextRole)

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid() or not 0 <= index.row() < self._rows:
            return None
        if group := self.group(index.row()):
            return self._group_data(group, Column(index.column()), role)
        commitment = self.commitment(index.row())
        if commitment is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cells.text(commitment, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.CHECK:
                done = commitment.status is Status.IMPLEMENTED
                return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(self.cells.tooltip(commitment, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.cells.spoken(commitment, column)
        return None

    def _group_data(self, group: Group, column: Column, role: int) -> object:
        if column is not Column.CHECK or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return f"{self._wording.panel(group.panel)}, {self._wording.implemented(group)}"

    def _read_around(self, row: int) -> None:
        number = self._group_number(row)
        group, position = self._groups[number], row - self._starts[number] - 1
        first = position - position % _BATCH
        ids = group.ids[first : first + _BATCH]
        for found in self._fetch(ids):
            self._cache[found.id] = found
        _bound(self._cache, _CACHED)
        self._seen_at |= {entity: (group.panel.id, first + i) for i, entity in enumerate(ids)}
        _bound(self._seen_at, _REMEMBERED)

    def _place(self, entity: str) -> tuple[int, int] | None:
        """The group and the position in it: first where it was last seen, for it never goes to another panel."""
        panel, position = self._seen_at.get(entity, (None, -1))
        for number, group in enumerate(self._groups):
            if panel not in (None, group.panel.id):
                continue
            if 0 <= position < len(group.ids) and group.ids[position] == entity:
                return number, position
            with suppress(ValueError):
                return number, group.ids.index(entity)
        return None

    @property
    def _is_sorted(self) -> bool:
        return bool(self._groups) and self._groups[0].panel == UNGROUPED

    def _group_number(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _measure(self) -> None:
        if self._is_sorted:
            # As though its heading stood above the first row.
            self._starts, self._rows = [-1], len(self._groups[0].ids)
            return
        heights = [1 + (len(g.ids) if self.is_open(g) else 0) for g in self._groups]
        ends = list(accumulate(heights, initial=0))
        self._starts, self._rows = ends[:-1], ends[-1]


def _bound(kept: OrderedDict[str, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)


def _retallied(group: Group, old: Commitment, new: Commitment) -> Group:
    tally = dict(group.tally)
    apart = group.not_applicable
    for commitment, step in ((old, -1), (new, 1)):
        if commitment.position is Position.NOT_APPLICABLE:
            apart += step
        else:
            code = commitment.status or NO_VALUE
            tally[code] = tally.get(code, 0) + step
    return replace(group, tally={code: n for code, n in tally.items() if n}, not_applicable=apart)
