"""Every action as a line, newest first, and beneath it what it changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tracker.domain.changes import ActionEntry
from tracker.domain.commitment import HistoryEntry
from tracker.domain.text import folded
from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()

_NUMBER = re.compile(r"\d+\.\d+")

_AROUND = "“”«»„()…,;:."
"""Signs that stand at words and belong to none."""


class Column(IntEnum):
    """The columns, from left to right."""

    WHEN = 0
    WHAT = 1
    WHO = 2
    UNDO = 3


class ActionsModel(QAbstractItemModel):
    """Asks `read_changes` for what the actions changed only once one of them is opened."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        read_changes: Callable[[], Sequence[HistoryEntry]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._read_changes = read_changes
        self._entries: tuple[ActionEntry, ...] = ()
        self._changes: Mapping[str, list[HistoryEntry]] | None = None

    def show(self, entries: Sequence[ActionEntry], wanted: str = "") -> None:
        """Show these from now on; of them only those in which each word wanted begins a word.

        Searched are what was done, when, by whom, and all that it changed; a recommendation's number stands for itself
        alone, so 2.1 does not find 2.10.
        """
        self.beginResetModel()
        self._changes = None
        words = folded(wanted).split()
        self._entries = tuple(entry for entry in entries if not words or self._has_all(entry, words))
        self.endResetModel()

    def entry(self, index: Index) -> ActionEntry | None:
        """The action of a line, or of the action that a change belongs to."""
        if not index.isValid():
            return None
        return self._entries[index.internalId() - 1 if index.internalId() else index.row()]

    def row_of(self, action: str) -> int:
        """Where an action stands; -1 where it does not."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == action), -1)

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        """Every action changed something; what, is read when it is asked for."""
        return bool(self._entries) if not parent.isValid() else not parent.internalId()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        if not parent.isValid():
            return len(self._entries)
        if parent.internalId() or parent.column():
            return 0
        return len(self._changed(self._entries[parent.row()]))

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return len(Column)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """A change's internal id is its action's row + 1; an action's is 0."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = _NOWHERE) -> Any:
        """The action of a change; without an index, the object's own parent as QObject has it."""
        if not child.isValid() or not child.internalId():
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._words
        return {Column.WHEN: _("When"), Column.WHAT: _("What"), Column.WHO: _("Who"), Column.UNDO: ""}[Column(section)]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid():
            return None
        entry = self.entry(index)
        assert entry is not None
        column = Column(index.column())
        say = self._say_change(index) if index.internalId() else lambda c: self._say_action(entry, c)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return say(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(filter(None, (say(c) for c in Column)))
            case Qt.ItemDataRole.ToolTipRole if column in (Column.WHAT, Column.WHO):
                return as_written(say(column))
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(entry, column, is_change=bool(index.internalId())))
        return None

    def _colour(self, entry: ActionEntry, column: Column, *, is_change: bool) -> str:
        colours = self._theme.colours
        if column is Column.UNDO and not entry.undone:
            return colours.accent
        return colours.text if column is Column.WHAT and not (entry.undone or is_change) else colours.muted

    def _say_action(self, entry: ActionEntry, column: Column) -> str:
        match column:
            case Column.WHEN:
                return self._wording.moment(entry.at)
            case Column.WHAT:
                return self._wording.title(entry.title)
            case Column.WHO:
                source = str(entry.title.values.get("author", "")) if entry.title.code == "import" else ""
                return self._imported(source, entry.author) if source else entry.author
        if entry.undone:
            return self._words("Undone")
        return self._words("Undo") if entry.can_be_undone else ""

    def _say_change(self, index: Index) -> Callable[[Column], str]:
        change = self._changed(self._entries[index.internalId() - 1])[index.row()]

        def say(column: Column) -> str:
            match column:
                case Column.WHEN:
                    return " ".join(filter(None, (change.delegation, change.ref)))
                case Column.WHAT:
                    return self._wording.change(change)
                case Column.WHO:
                    by = change.imported_by
                    return self._imported(change.author, by) if by else change.author
            return ""

        return say

    def _has_all(self, entry: ActionEntry, wanted: Sequence[str]) -> bool:
        told = [self._say_action(entry, column) for column in (Column.WHEN, Column.WHAT, Column.WHO)]
        for change in self._changed(entry):
            told += [change.ref, self._wording.change(change), change.author]
        there = {word.strip(_AROUND) for word in folded(" ".join(told)).split()}
        return all(_is_there(word, there) for word in wanted)

    def _imported(self, source: str, importer: str) -> str:
        return self._words("{source}, imported by {importer}", source=source, importer=importer)

    def _changed(self, entry: ActionEntry) -> list[HistoryEntry]:
        if self._changes is None:
            found: dict[str, list[HistoryEntry]] = {}
            for change in reversed(self._read_changes()):
                found.setdefault(change.action, []).append(change)
            self._changes = found
        return self._changes.get(entry.id, [])


def _is_there(wanted: str, words: Collection[str]) -> bool:
    return wanted in words if _NUMBER.fullmatch(wanted) else any(word.startswith(wanted) for word in words)
