"""The numbers behind a chart, for whoever reads a table sooner, or cannot see the chart."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.ui.charts.chart import Chart
from tracker.ui.plain import as_written
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ChartTableModel(QAbstractTableModel):
    """A line for each bar, a column for each kind."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[tuple[str, ...], ...] = ((),)

    def show(self, chart: Chart) -> None:
        """Show the numbers of this chart."""
        self.beginResetModel()
        self._rows = chart.table(self._words)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._rows) - 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._rows[0])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _in_two_lines(self._rows[0][section])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._rows[0][section]
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
            case Qt.ItemDataRole.AccessibleTextRole if index.column():
                return f"{self._rows[index.row() + 1][0]}. {self._rows[0][index.column()]}: {said}"
        return None


def _in_two_lines(name: str) -> str:
    """Broken where both halves are shortest: a column of small numbers is no wider than its name makes it."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if not spaces:
        return name
    at = min(spaces, key=lambda at: max(at, len(name) - at))
    return f"{name[:at]}\n{name[at + 1 :]}"


def _side(column: int) -> Qt.AlignmentFlag:
    """Names at the left, numbers at the right."""
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
