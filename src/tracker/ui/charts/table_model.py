"""The numbers behind a chart, for whoever reads a table sooner, or cannot see the chart."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from tracker.ui.charts.chart import Chart, Kind
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ChartTableModel(QAbstractTableModel):
    """A line for each bar, a column for each kind.

    A kind is headed by its icon alone, so that all of them have room.
    """

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._chart = Chart("", "", (), ())
        self._rows: tuple[tuple[str, ...], ...] = ((),)

    def show(self, chart: Chart) -> None:
        """Show the numbers of this chart."""
        self.beginResetModel()
        self._chart = chart
        self._rows = chart.table(self._words)
        self.endResetModel()

    def behind(self, index: Index) -> tuple[str, str | None] | None:
        """What the list behind a cell is of: the key of its bar, and the code of a kind or None for all that it counts.

        None where there is no list, or nothing in it.
        """
        bar, kind = self._chart.bars[index.row()], index.column() - 1
        is_one = 0 <= kind < len(self._chart.kinds)
        if bar.key is None or not (bar.parts[kind] if is_one else any(bar.parts)):
            return None
        return bar.key, self._chart.kinds[kind].code if is_one else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._rows) - 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._rows[0])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal:
            return None
        kinds = self._chart.kinds
        kind = kinds[section - 1] if 0 < section <= len(kinds) else None
        named = self._rows[0][section]
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
            case Qt.ItemDataRole.DisplayRole:
                return "" if kind else named
            case Qt.ItemDataRole.DecorationRole if kind:
                return self._icon(kind)
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(named)
            case Qt.ItemDataRole.AccessibleTextRole:
                return named
        return None

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        said = self._rows[index.row() + 1][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return said
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(said)
            case Qt.ItemDataRole.ForegroundRole if index.column():
                return QColor(self._theme.colours.accent if self.behind(index) else self._theme.colours.muted)
            case Qt.ItemDataRole.AccessibleTextRole if index.column():
                return f"{self._rows[index.row() + 1][0]}. {self._rows[0][index.column()]}: {said}"
        return None

    def _icon(self, kind: Kind) -> QIcon:
        return self._theme.icons.icon(status_icon(kind.code), self._theme.colours.status[kind.code].fore)


def _side(column: int) -> Qt.AlignmentFlag:
    """Names at the left, numbers in the middle, under their icons."""
    side = Qt.AlignmentFlag.AlignHCenter if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
