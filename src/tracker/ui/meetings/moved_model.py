"""What moved between two states: a line a field, under its recommendation; internal fields apart, at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tracker.domain.commitment import Commitment
from tracker.domain.presented import Comparison, Move
from tracker.domain.references import said_ref
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    REF = 0
    TEXT = 1
    FIELD = 2
    THEN = 3
    NOW = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A field that moved; `is_first` of its recommendation, which only then is named."""

    commitment: Commitment
    move: Move
    is_first: bool
    is_internal: bool


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
        self._lines = (*_lines(found, is_internal=False), *_lines(found, is_internal=True))
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """What a line tells of."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role not in HEAD_ROLES:
            return None
        _ = self._words
        return (_("No."), _("Recommendation"), _("What moved"), _("Then"), _("Later"))[section]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                named = (self._ref(line), *(self._say(line, c) for c in (Column.FIELD, Column.THEN, Column.NOW)))
                return self._words("{ref}. {field}: {then} → {now}", **dict(zip(_SPOKEN, named, strict=True)))
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(line.commitment.text.body if column is Column.TEXT else self._say(line, column))
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(line, column))
        return None

    def _colour(self, line: Line, column: Column) -> str:
        colours = self._theme.colours
        if line.is_internal or column in (Column.FIELD, Column.THEN):
            return colours.muted
        if column is Column.NOW and line.move.key == "status" and isinstance(line.move.after, str):
            return colours.status[line.move.after].fore
        return colours.text

    def _ref(self, line: Line) -> str:
        recommendation = line.commitment.recommendation
        return said_ref(recommendation.forum, recommendation.ref, self._several)

    def _say(self, line: Line, column: Column) -> str:
        move = line.move
        match column:
            case Column.REF:
                return self._ref(line) if line.is_first else ""
            case Column.TEXT:
                return " ".join(line.commitment.text.body.split()) if line.is_first else ""
            case Column.FIELD:
                label = self._wording.label(move.key)
                return self._words("{field} (internal)", field=label) if line.is_internal else label
            case Column.THEN:
                return self._value(move, move.differed, is_after=False)
        return self._value(move, move.differs, is_after=True)

    def _value(self, move: Move, differs: bool, *, is_after: bool) -> str:
        said = " ".join(self._wording.value(move.key, move.after if is_after else move.before).split())
        return self._words("{value} (differing versions)", value=said) if differs else said


_SPOKEN = ("ref", "field", "then", "now")


def _lines(found: Comparison, *, is_internal: bool) -> Iterator[Line]:
    for moved in found.moved:
        for n, move in enumerate(moved.internal if is_internal else moved.moves):
            yield Line(moved.commitment, move, n == 0, is_internal)
