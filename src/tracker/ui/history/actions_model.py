"""Every action as a row: when, what, who, and whether it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tracker.domain.changes import ActionEntry
from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    WHEN = 0
    WHAT = 1
    WHO = 2
    UNDO = 3


class ActionsModel(QAbstractTableModel):
    """Holds what the register told last, newest first."""

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._entries: tuple[ActionEntry, ...] = ()

    def show(self, entries: Sequence[ActionEntry]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> ActionEntry:
        """The action in this row."""
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._words
        return {Column.WHEN: _("When"), Column.WHAT: _("What"), Column.WHO: _("Who"), Column.UNDO: ""}[Column(section)]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(entry, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(self._text(entry, c) for c in Column)
            case Qt.ItemDataRole.ToolTipRole if column is Column.WHAT:
                return as_written(self._text(entry, column))
            case Qt.ItemDataRole.ForegroundRole:
                colours = self._theme.colours
                if column is Column.UNDO and not entry.undone:
                    return QColor(colours.accent)
                return QColor(colours.text if column is Column.WHAT and not entry.undone else colours.muted)
        return None

    def _text(self, entry: ActionEntry, column: Column) -> str:
        match column:
            case Column.WHEN:
                return self._wording.moment(entry.at)
            case Column.WHAT:
                return self._wording.title(entry.title)
            case Column.WHO:
                return entry.author
        return self._words("Undone") if entry.undone else self._words("Undo")
