"""All that will be in a submission, and beside it what the last one said."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap

from tracker.domain.audience import without
from tracker.domain.fields import Value
from tracker.domain.submission import Submission, SubmittedValue
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_MARK = 12
"""With what Qt leaves around it in a cell, as wide as any mark in a head."""

_TICK = 16
"""As wide as a tick."""


class Column(IntEnum):
    """The columns, from left to right."""

    REF = 0
    FIELD = 1
    VALUE = 2
    BEFORE = 3


class SubmissionModel(QAbstractTableModel):
    """A line per field that is told; what is told otherwise than the last time is marked.

    The first line of each commitment has a tick: without it, nothing of that commitment goes; `chosen_otherwise` then.
    """

    chosen_otherwise = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._submission: Submission | None = None
        self._lines: tuple[SubmittedValue, ...] = ()
        self._changed_only = False
        self._left_out: set[str] = set()

    @property
    def chosen(self) -> Submission | None:
        """What is shown, without the commitments that were left out."""
        return without(self._submission, self._left_out) if self._submission else None

    @property
    def without(self) -> frozenset[str]:
        """The commitments that were left out, shown or not."""
        return frozenset(self._left_out)

    @property
    def left_out(self) -> int:
        """How many commitments of what is shown were left out."""
        told = {one.entity for one in self._submission.values} if self._submission else set[str]()
        return len(self._left_out & told)

    @property
    def has_changed(self) -> bool:
        """Whether anything of what is shown, or was left out, differs from the last submission."""
        return bool(self._submission and self._submission.changed)

    def toggle(self, rows: Collection[int]) -> None:
        """Leave out the commitments of these lines; where all of them are left out already, take them in again."""
        entities = {self._lines[row].entity for row in rows}
        self.leave_out(entities, not entities <= self._left_out)

    def leave_out(self, entities: Collection[str], wanted: bool = True) -> None:
        """Leave these commitments out, or take them in again."""
        self._left_out = self._left_out | set(entities) if wanted else self._left_out - set(entities)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1))
        self.chosen_otherwise.emit()

    def show(self, submission: Submission | None) -> None:
        """Show another submission, or none."""
        self._submission = submission
        self._choose()

    def show_changed_only(self, wanted: bool) -> None:
        """Whether only what differs from the last submission is lines."""
        self._changed_only = wanted
        self._choose()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if self._has_tick(index) else super().flags(index)

    def setData(self, index: Index, value: object, role: int = 0) -> bool:  # noqa: D102
        if role != Qt.ItemDataRole.CheckStateRole or not self._has_tick(index):
            return False
        self.leave_out({self._lines[index.row()].entity}, Qt.CheckState(value) is Qt.CheckState.Unchecked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DecorationRole and section == Column.VALUE:
            # The name stands over the values, beside which there is room for a mark.
            return self._room()
        if role not in HEAD_ROLES:
            return None
        _ = self._words
        return {
            Column.REF: _("Ref"),
            Column.FIELD: _("Field"),
            Column.VALUE: _("Will be submitted"),
            Column.BEFORE: _("Submitted last"),
        }[Column(section)]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid():
            return None
        one, column = self._lines[index.row()], Column(index.column())
        is_left_out = one.entity in self._left_out
        is_changed = one.value != one.before and not is_left_out
        match role:
            case Qt.ItemDataRole.CheckStateRole if self._has_tick(index):
                return Qt.CheckState.Unchecked if is_left_out else Qt.CheckState.Checked
            case Qt.ItemDataRole.DisplayRole:
                return self._say(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(self._say(one, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                marked = [self._words("Left out")] if is_left_out else [self._words("Changed")] if is_changed else []
                return ". ".join([*(self._say(one, c) for c in Column), *marked])
            case Qt.ItemDataRole.ForegroundRole if is_left_out or column in (Column.REF, Column.BEFORE):
                return QColor(self._theme.colours.muted)
            case Qt.ItemDataRole.FontRole if is_changed and column is Column.VALUE:
                bold = QFont()
                bold.setWeight(QFont.Weight.DemiBold)
                return bold
            case Qt.ItemDataRole.DecorationRole if column is Column.REF and not self._has_tick(index):
                # As much room as the tick takes above, so that the numbers stand below one another.
                return self._room(_TICK)
            case Qt.ItemDataRole.DecorationRole if column is Column.VALUE:
                # The same room for lines without the mark, so that the values stand in one column.
                colours = self._theme.colours
                if one.differs and not is_left_out:
                    return self._mark("conflict", colours.overdue)
                return self._mark("edit", colours.accent) if is_changed else self._room()
        return None

    def _has_tick(self, index: Index) -> bool:
        """Whether it is the first line of its commitment."""
        if not index.isValid() or index.column() != Column.REF:
            return False
        row = index.row()
        return row == 0 or self._lines[row - 1].entity != self._lines[row].entity

    def _mark(self, icon: str, colour: str) -> QIcon:
        return self._theme.icons.icon(icon, colour, _MARK)

    def _room(self, size: int = _MARK) -> QIcon:
        """As much as a mark takes, with nothing in it on any ground."""
        nothing = QPixmap(QSize(1, 1) * beside_letters(size))
        nothing.fill(Qt.GlobalColor.transparent)
        return QIcon(nothing)

    def _say(self, one: SubmittedValue, column: Column) -> str:
        match column:
            case Column.REF:
                return one.ref
            case Column.FIELD:
                return self._wording.label(one.key)
            case Column.VALUE:
                said = self._one_line(one.key, one.value)
                # What would leave comes first; the line is marked as well.
                return self._words("{value} · Differing versions", value=said) if one.differs else said
        if not one.before_on:
            return self._words("Never")
        before = self._one_line(one.key, one.before)
        return self._words(
            "{value} · {moment}", value=before, moment=self._wording.time_of_day(one.before_on, date.min)
        )

    def _one_line(self, key: str, value: Value) -> str:
        return " ".join(self._wording.value(key, value).split())

    def _choose(self) -> None:
        self.beginResetModel()
        values = self._submission.values if self._submission else ()
        self._lines = tuple(v for v in values if not self._changed_only or v.value != v.before)
        self.endResetModel()
