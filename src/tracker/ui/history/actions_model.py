"""Every action as a line, newest first, and beneath it by whom it was undone, and what it changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tracker.domain.changes import ActionEntry, Undoing
from tracker.domain.commitment import HistoryEntry
from tracker.domain.text import folded
from tracker.domain.vocabulary import capital
from tracker.ui.plain import as_written
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words, plural

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
    """Asks `read_changes` for what the actions changed only once one of them is opened.

    An action that was undone has one line more, the first: who undid it and when. `read_kept` is asked which records
    that kept, for they had been edited by then; they need not stand any more.
    """

    def __init__(
        self,
        words: Words,
        theme: Theme,
        read_changes: Callable[[], Sequence[HistoryEntry]],
        read_kept: Callable[[ActionEntry], Collection[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._theme = theme
        self._read_changes = read_changes
        self._read_kept = read_kept
        self._entries: tuple[ActionEntry, ...] = ()
        self.may_undo = True
        self._changes: Mapping[str, list[HistoryEntry]] | None = None
        self._kept: dict[str, Collection[str]] = {}
        self._kept_counts: dict[str, int] = {}

    def show(
        self, entries: Sequence[ActionEntry], wanted: str = "", people: Collection[str] = (), *, anew: bool = True
    ) -> None:
        """Show these from now on; of them only those in which each word wanted begins a word.

        Where people are named, only what one of them had a hand in: did it, undid it, or sent what it brought.
        Searched are what was done, when, by whom, who undid it and when, and all that it changed; a recommendation's
        number stands for itself alone, so 2.1 does not find 2.10. What the actions changed is read `anew`, once it is
        wanted, unless nothing was done since.
        """
        self.beginResetModel()
        if anew:
            self._changes = None
            self._kept = {}
            self._kept_counts = {}
        words = folded(wanted).split()
        self._entries = tuple(
            entry
            for entry in entries
            if (not words or self._has_all(entry, words)) and (not people or self._hands_in(entry) & {*people})
        )
        self.endResetModel()

    def people(self, entries: Iterable[ActionEntry]) -> frozenset[str]:
        """Whose hand any of these was in, shown or not."""
        return frozenset[str]().union(*map(self._hands_in, entries))

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
        entry = self._entries[parent.row()]
        return len(self._changed(entry)) + entry.undone

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return len(Column)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The internal id of a line beneath an action is the action's row + 1; an action's is 0."""
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
        say = self._say_beneath(entry, index.row()) if index.internalId() else self._say_action(entry)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return say(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (say(c) for c in Column if c is not Column.UNDO)
                return ". ".join(filter(None, (*said, self._say_state(entry, index) or say(Column.UNDO))))
            case Qt.ItemDataRole.ToolTipRole if column in (Column.WHAT, Column.WHO):
                return as_written(say(column))
            case Qt.ItemDataRole.ToolTipRole if column is Column.UNDO:
                return as_written(self._say_state(entry, index))
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(entry, column, is_change=bool(index.internalId())))
        return None

    def _colour(self, entry: ActionEntry, column: Column, *, is_change: bool) -> str:
        colours = self._theme.colours
        if column is Column.UNDO and not entry.undone:
            return colours.accent
        return colours.text if column is Column.WHAT and not (entry.undone or is_change) else colours.muted

    def _say_state(self, entry: ActionEntry, index: Index) -> str:
        """In full what the last column has room for a word of; "" where that word is all."""
        if not index.internalId() and entry.undoing:
            moment = self._wording.moment(entry.undoing.at)
            return self._words("Undone by {author}, {moment}", author=entry.undoing.author, moment=moment)
        if index.internalId() and self._say_beneath(entry, index.row())(Column.UNDO):
            return capital(self._words("had been edited by then and was kept"))
        return ""

    def _say_action(self, entry: ActionEntry) -> Callable[[Column], str]:
        def say(column: Column) -> str:
            match column:
                case Column.WHEN:
                    return self._wording.moment(entry.at)
                case Column.WHAT:
                    return self._wording.title(entry.title)
                case Column.WHO:
                    return self._imported(source, entry.author) if (source := _source(entry)) else entry.author
            if entry.undone:
                return self._words("Undone")
            return self._words("Undo") if entry.can_be_undone and self.may_undo else ""

        return say

    def _say_beneath(self, entry: ActionEntry, row: int) -> Callable[[Column], str]:
        if entry.undoing is None:
            return self._say_change(entry, row)
        return self._say_change(entry, row - 1) if row else self._say_undoing(entry, entry.undoing)

    def _say_undoing(self, entry: ActionEntry, undoing: Undoing) -> Callable[[Column], str]:
        n = self._kept_count(entry)
        kept = plural(
            "Undone; {n} change had been edited by then and was kept",
            "Undone; {n} changes had been edited by then and were kept",
            n,
        )
        told = {
            Column.WHEN: self._wording.moment(undoing.at),
            Column.WHAT: self._words(kept) if n else self._words("Undone"),
            Column.WHO: undoing.author,
            Column.UNDO: "",
        }
        return told.__getitem__

    def _say_change(self, entry: ActionEntry, row: int) -> Callable[[Column], str]:
        change = self._changed(entry)[row]

        def say(column: Column) -> str:
            match column:
                case Column.WHEN:
                    return " ".join(filter(None, (change.delegation, change.ref)))
                case Column.WHAT:
                    return self._wording.change(change)
                case Column.WHO:
                    by = change.imported_by
                    return self._imported(change.author, by) if by else change.author
            return self._words("Kept") if self._is_kept(entry, change) else ""

        return say

    def _has_all(self, entry: ActionEntry, wanted: Sequence[str]) -> bool:
        told = [self._say_action(entry)(column) for column in (Column.WHEN, Column.WHAT, Column.WHO)]
        if entry.undoing:
            told += [self._wording.moment(entry.undoing.at), self._words("Undone"), entry.undoing.author]
        for change in self._changed(entry):
            told += [change.ref, self._wording.change(change), change.author]
        there = {word.strip(_AROUND) for word in folded(" ".join(told)).split()}
        return all(_is_there(word, there) for word in wanted)

    def _hands_in(self, entry: ActionEntry) -> frozenset[str]:
        authors = {change.author for change in self._changed(entry)}
        names = {entry.author, entry.undoing.author if entry.undoing else "", *authors, *_senders(entry, authors)}
        return frozenset(names - {""})

    def _is_kept(self, entry: ActionEntry, change: HistoryEntry) -> bool:
        if entry.id not in self._kept:
            self._kept[entry.id] = self._read_kept(entry)
        return change.record in self._kept[entry.id]

    def _kept_count(self, entry: ActionEntry) -> int:
        """Counted once: what a line says is asked whenever it is painted."""
        if entry.id not in self._kept_counts:
            self._kept_counts[entry.id] = sum(self._is_kept(entry, change) for change in self._changed(entry))
        return self._kept_counts[entry.id]

    def _imported(self, source: str, importer: str) -> str:
        return self._words("{source}, imported by {importer}", source=source, importer=importer)

    def _changed(self, entry: ActionEntry) -> list[HistoryEntry]:
        if self._changes is None:
            found: dict[str, list[HistoryEntry]] = {}
            for change in reversed(self._read_changes()):
                found.setdefault(change.action, []).append(change)
            self._changes = found
        return self._changes.get(entry.id, [])


def _source(entry: ActionEntry) -> str:
    """Whose files an import took in; "" where they did not say, and of what is no import."""
    return str(entry.title.values.get("author", "")) if entry.title.code == "import" else ""


def _senders(entry: ActionEntry, known: Collection[str]) -> frozenset[str]:
    """Each of them, who need not have written what was in it; a name that is `known` may have a comma of its own."""
    names = "|".join([*map(re.escape, sorted(filter(None, known), key=len, reverse=True)), ".+?"])
    return frozenset(re.findall(rf"(?:^|, )({names})(?=, |$)", _source(entry)))


def _is_there(wanted: str, words: Collection[str]) -> bool:
    return wanted in words if _NUMBER.fullmatch(wanted) else any(word.startswith(wanted) for word in words)
