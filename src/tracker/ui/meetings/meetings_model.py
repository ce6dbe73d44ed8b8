"""The meetings, newest first, a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.domain.meeting_words import doubts, frozen_words, on_words, rate_words
from tracker.domain.meetings import Meeting
from tracker.ui.plain import as_written
from tracker.words import Words, plural

Index = QModelIndex | QPersistentModelIndex

SECOND_LINE = int(Qt.ItemDataRole.UserRole)
IS_DOUBTFUL = SECOND_LINE + 1
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    DATE = 0
    MEETING = 1
    PRESENTED = 2


class MeetingsModel(QAbstractTableModel):
    """Tells what was presented at each meeting, or what was said there of one recommendation that is looked for."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._meetings: tuple[Meeting, ...] = ()
        self._ref = ""
        self._said: Mapping[str, str] = {}

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All of them."""
        return self._meetings

    @property
    def is_looking(self) -> bool:
        """Whether what was said of one recommendation is told."""
        return bool(self._ref)

    def show(self, meetings: Sequence[Meeting]) -> None:
        """Show these from now on; nothing happens where they are shown already, so that the selection stays."""
        if tuple(meetings) != self._meetings:
            self.beginResetModel()
            self._meetings = tuple(meetings)
            self.endResetModel()

    def show_said(self, ref: str, said: Mapping[str, str]) -> None:
        """Tell what was said of this recommendation, by meeting; of the whole state again where `ref` is empty."""
        if (ref, said) != (self._ref, self._said):
            self._ref, self._said = ref, said
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.PRESENTED, Column.PRESENTED)
            if self._meetings:
                last = self.index(len(self._meetings) - 1, Column.PRESENTED)
                self.dataChanged.emit(self.index(0, Column.PRESENTED), last)

    def meeting(self, index: Index) -> Meeting | None:
        """The meeting of a line."""
        return self._meetings[index.row()] if index.isValid() else None

    def row_of(self, meeting: Meeting | None) -> int:
        """Where a meeting stands that may have been changed meanwhile; -1 where it does not."""
        return next((row for row, m in enumerate(self._meetings) if meeting and m.id == meeting.id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._meetings)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._words
        presented = _("Said on {ref}", ref=self._ref) if self._ref else _("As presented")
        titles = {Column.DATE: _("Date"), Column.MEETING: _("Meeting"), Column.PRESENTED: presented}
        return titles[Column(section)]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        meeting = self.meeting(index)
        if meeting is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(meeting, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = [*(self._say(meeting, c) for c in Column), self._second_line(meeting, Column.PRESENTED)]
                return ". ".join(
                    filter(None, [*told, meeting.place, self._frozen(meeting), *doubts(meeting, self._words)])
                )
            case Qt.ItemDataRole.ToolTipRole:
                lines = (self._say(meeting, column), self._second_line(meeting, column))
                return as_written("\n".join(filter(None, lines)))
            case _ if role == SECOND_LINE:
                return self._second_line(meeting, column)
            case _ if role == IS_DOUBTFUL:
                return column is Column.MEETING and bool(self._doubts(meeting))
        return None

    def _say(self, meeting: Meeting, column: Column) -> str:
        match column:
            case Column.DATE:
                return on_words(meeting.on, self._words)
            case Column.MEETING:
                return meeting.title
        if self._ref and meeting.freeze:
            return self._said.get(meeting.id, self._words("Not among what was frozen"))
        return rate_words(meeting.tally, self._words) if meeting.tally else self._words("Not frozen")

    def _second_line(self, meeting: Meeting, column: Column) -> str:
        match column:
            case Column.MEETING:
                return self._doubts(meeting) or " · ".join(filter(None, (meeting.place, self._frozen(meeting))))
            case Column.PRESENTED if meeting.tally and meeting.tally.not_applicable and not self._ref:
                n = meeting.tally.not_applicable
                return self._words(plural("{n} not applicable, not counted", "{n} not applicable, not counted", n))
            case Column.PRESENTED if not meeting.freeze:
                return why_not_compared(self._words)
        return ""

    def _frozen(self, meeting: Meeting) -> str:
        return frozen_words(meeting, meeting.freeze, self._words) if meeting.freeze else ""

    def _doubts(self, meeting: Meeting) -> str:
        return " ".join(doubts(meeting, self._words))


def why_not_compared(words: Words) -> str:
    """Said of a meeting that nothing was kept of yet."""
    return words("Can be compared once it is frozen")
