"""Where commitments went from and to: a table of counts, with what stood and stands at its edges."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from tracker.domain.meeting_words import state_words
from tracker.domain.presented import NOT_APPLICABLE, STATES, Comparison
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.words import Words, plural

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class FlowModel(QAbstractTableModel):
    """States in which nothing stood or stands have no line and column; the last of each holds the sums.

    Above, a state is its icon alone, so that all of them have room: the lines tell which word belongs to it.
    """

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._found: Comparison | None = None
        self._used: tuple[str, ...] = ()

    def show(self, found: Comparison) -> None:
        """Show this from now on."""
        self.beginResetModel()
        self._found = found
        self._used = tuple(state for state in STATES if any(state in cell for cell in found.flow))
        self.endResetModel()

    def ids(self, index: Index) -> tuple[str, ...]:
        """The commitments that a cell counts, in the outline's order."""
        if self._found is None or not index.isValid():
            return ()
        starts, ends = self._states(index)
        counted = {i for (a, b), ids in self._found.flow.items() if a in starts and b in ends for i in ids}
        return tuple(i for i in self._found.after.commitments if i in counted)

    def cells_of(self, ids: Iterable[str]) -> list[QModelIndex]:
        """The cells that count these and no others, without the sums; none where it is no matter of cells."""
        told, states = set(ids), range(len(self._used))
        cells = [self.index(row, column) for row in states for column in states]
        within = [cell for cell in cells if (counted := set(self.ids(cell))) and counted <= told]
        return within if told == {one for cell in within for one in self.ids(cell)} else []

    def explain(self, index: Index) -> str:
        """ "3 went from Planned to Implemented"; "5 stayed In progress"."""
        n = len(self.ids(index))
        starts, ends = self._states(index)
        start, end = (state_words(states[0], self._words) for states in (starts, ends))
        if len(starts) > 1 and len(ends) > 1:
            return self._words(plural("{n} commitment", "{n} commitments", n))
        if len(starts) > 1:
            return self._words(plural("{n} later: {state}", "{n} later: {state}", n, state=end))
        if len(ends) > 1:
            return self._words(plural("{n} then: {state}", "{n} then: {state}", n, state=start))
        if starts == ends:
            return self._words(plural("{n} stayed: {state}", "{n} stayed: {state}", n, state=start))
        return self._words(plural("{n}: {start} → {end}", "{n}: {start} → {end}", n, start=start, end=end))

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() or not self._used else len(self._used) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return self.rowCount(parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Empty cells are passed over."""
        if not self.ids(index):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        is_sum = section >= len(self._used)
        named = self._words("All") if is_sum else state_words(self._used[section], self._words)
        above = orientation is Qt.Orientation.Horizontal and not is_sum
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if above else f"\u2002{named}" if not is_sum else named
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return as_written(named) if role == Qt.ItemDataRole.ToolTipRole else named
            case Qt.ItemDataRole.DecorationRole if not is_sum:
                return self._icon(self._used[section])
        return None

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid():
            return None
        ids = self.ids(index)
        starts, ends = self._states(index)
        is_sum, is_same = max(len(starts), len(ends)) > 1, starts == ends
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(len(ids)) if ids else "·"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.explain(index)
            case Qt.ItemDataRole.ToolTipRole if ids:
                return as_written(self.explain(index))
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(bool(ids) and not is_sum and not is_same)
                return font
            case Qt.ItemDataRole.ForegroundRole:
                colours = self._theme.colours
                if not ids or is_sum or is_same:
                    return QColor(colours.muted)
                return QColor(colours.accent)
        return None

    def _states(self, index: Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
        starts, ends = (self._used[n : n + 1] or self._used for n in (index.row(), index.column()))
        return starts, ends

    def _icon(self, state: str) -> QIcon:
        if state == NOT_APPLICABLE:
            return self._theme.icons.icon("close", self._theme.colours.muted)
        return self._theme.icons.icon(status_icon(state or None), self._theme.colours.status[state].fore)
