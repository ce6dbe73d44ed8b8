"""The backups as a table: when each was made, why, and how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.domain.backups import Backup, size_words, why_words
from tracker.domain.vocabulary import capital
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    MADE = 0
    WHY = 1
    SIZE = 2


class BackupsModel(QAbstractTableModel):
    """Newest first, as they are given."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._backups: tuple[Backup, ...] = ()

    def show(self, backups: Sequence[Backup]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._backups = tuple(backups)
        self.endResetModel()

    def backup(self, index: Index) -> Backup | None:
        """The one a line tells of."""
        return self._backups[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role not in HEAD_ROLES:
            return None
        _ = self._words
        return (_("Made"), _("Why"), _("Size"))[section]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        backup = self.backup(index)
        if backup is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(backup, Column(index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(self._say(backup, column) for column in Column)
            case Qt.ItemDataRole.ToolTipRole:
                path = str(backup.path)
                return as_written(self._say(backup, Column.WHY) if index.column() == Column.WHY else path)
        return None

    def _say(self, backup: Backup, column: Column) -> str:
        match column:
            case Column.MADE:
                return self._wording.moment(backup.at)
            case Column.WHY:
                return capital(why_words(backup.why, self._words))
        return size_words(backup.size, self._words)
