"""What moved between two states: a line a field, under its recommendation; internal fields last, and told as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from tracker.domain.commitment import Commitment
from tracker.domain.presented import Comparison, Move
from tracker.domain.references import said_ref
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_SAID = Qt.ItemDataRole.DisplayRole


class Column(IntEnum):
    """The columns, from left to right; over all of them stands the recommendation that the lines below are of."""

    FIELD = 0
    THEN = 1
    NOW = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A field that moved, or without one the recommendation of which fields moved."""

    commitment: Commitment
    move: Move | None = None
    is_internal: bool = False


class MovedModel(QAbstractTableModel):
    """References tell their forum where `several` are followed."""

    def __init__(self, words: Words, theme: Theme, several: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._wording = Wording(words)
        self._several = several
        self._lines: tuple[Line, ...] = ()

    def show(self, found: Comparison) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._lines = tuple(_lines(found))
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """What a line tells of."""
        return self._lines[index.row()] if index.isValid() else None

    @property
    def longest_fields(self) -> tuple[str, ...]:
        """Among what the first column may say."""
        return (self._wording.label("contributing"), self._field("deadline_reason", is_internal=True))

    def headings(self) -> list[int]:
        """The rows that name a recommendation, over all columns."""
        return [row for row, line in enumerate(self._lines) if line.move is None]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role not in HEAD_ROLES:
            return None
        _ = self._words
        return (_("What moved"), _("Then"), _("Later"))[section]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        line = self.line(index)
        if line is None:
            return None
        if line.move is None:
            # It stands once over all columns: copied, it is not said three times.
            return self._name(line.commitment, role) if role != _SAID or not index.column() else None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(line, line.move, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                named = (self._ref(line.commitment), *(self._say(line, line.move, c) for c in Column))
                return self._words("{ref}. {field}: {then} → {now}", **dict(zip(_SPOKEN, named, strict=True)))
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(self._say(line, line.move, column))
            case Qt.ItemDataRole.DecorationRole if line.move.key == "status" and column is not Column.FIELD:
                return self._icon(line, line.move, column)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(line, line.move, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def said(self, row: int, column: Column) -> str:
        """What stands in a cell; nothing where a recommendation is named over all columns."""
        line = self._lines[row]
        return self._say(line, line.move, column) if line.move else ""

    def _name(self, commitment: Commitment, role: int) -> object:
        """The recommendation, once above all that moved of it."""
        text = commitment.text.body
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._ref(commitment)}  {' '.join(text.split())}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(text)
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.BackgroundRole:
                return QColor(self._theme.colours.group)
        return None

    def _colour(self, line: Line, move: Move, column: Column) -> str:
        colours = self._theme.colours
        if line.is_internal or column in (Column.FIELD, Column.THEN):
            return colours.muted
        if column is Column.NOW and move.key == "status" and isinstance(move.after, str):
            return colours.status[move.after].fore
        return colours.text

    def _icon(self, line: Line, move: Move, column: Column) -> QIcon:
        status = move.after if column is Column.NOW else move.before
        name = status_icon(status if isinstance(status, str) else None)
        return self._theme.icons.icon(name, self._colour(line, move, column))

    def _ref(self, commitment: Commitment) -> str:
        recommendation = commitment.recommendation
        return said_ref(recommendation.forum, recommendation.ref, self._several)

    def _say(self, line: Line, move: Move, column: Column) -> str:
        match column:
            case Column.FIELD:
                return self._field(move.key, is_internal=line.is_internal)
            case Column.THEN:
                return self._value(move, move.differed, is_after=False)
        return self._value(move, move.differs, is_after=True)

    def _field(self, key: str, *, is_internal: bool) -> str:
        label = self._wording.label(key)
        return self._words("{field} (internal)", field=label) if is_internal else label

    def _value(self, move: Move, differs: bool, *, is_after: bool) -> str:
        said = " ".join(self._wording.value(move.key, move.after if is_after else move.before).split())
        return self._words("{value} (differing versions)", value=said) if differs else said


_SPOKEN = ("ref", "field", "then", "now")


def _lines(found: Comparison) -> Iterator[Line]:
    for moved in found.moved:
        yield Line(moved.commitment)
        yield from (Line(moved.commitment, move) for move in moved.moves)
        yield from (Line(moved.commitment, move, is_internal=True) for move in moved.internal)
