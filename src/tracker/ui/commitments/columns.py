"""The columns of the list, and what their cells say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum

from tracker.domain.commitment import Commitment
from tracker.domain.meeting_words import confirmed_words
from tracker.domain.meetings import Meeting
from tracker.domain.query import SortBy
from tracker.ui.commitments.marks import marks_of, support_told
from tracker.ui.wording import Wording
from tracker.words import Words, labelled


class Column(IntEnum):
    """The columns, from left to right."""

    CHECK = 0
    NUMBER = 1
    RECOMMENDATION = 2
    STATUS = 3
    LEAD = 4
    DEADLINE = 5
    PERCENT = 6
    MARKS = 7
    UPDATED = 8


FIELD_OF = {Column.STATUS: "status", Column.LEAD: "lead", Column.DEADLINE: "deadline"}
"""The columns that can be edited in place, and the field each shows."""

SORTED_BY = {
    Column.NUMBER: SortBy.NUMBER,
    Column.STATUS: SortBy.STATUS,
    Column.LEAD: SortBy.LEAD,
    Column.DEADLINE: SortBy.DEADLINE,
    Column.UPDATED: SortBy.UPDATED,
}
"""What a click on a column's name sorts the list by."""


class Cells:
    """What stands in the cells of a commitment, in the reader's language."""

    def __init__(self, wording: Wording, words: Words, today: Callable[[], date]) -> None:
        self._wording = wording
        self._words = words
        self._today = today
        self.last_frozen: Meeting | None = None
        """The meeting since which it is told what was confirmed; told of nothing as long as there is none."""

    def text(self, commitment: Commitment, column: Column) -> str:
        """What a cell says, also when it is copied."""
        match column:
            case Column.CHECK:
                return ""
            case Column.MARKS:
                return "; ".join(mark.told for mark in marks_of(commitment, self._wording, self._words))
            case Column.NUMBER:
                return commitment.ref
            case Column.RECOMMENDATION:
                return commitment.text.body
            case Column.PERCENT:
                return "" if commitment.percent is None else self._wording.value("percent", commitment.percent)
            case Column.UPDATED:
                return self._wording.moment(commitment.updated).split(",")[0] if commitment.updated else ""
        key = FIELD_OF[column]
        value = commitment.values.get(key)
        return self._wording.value(key, value) if value is not None or column is Column.STATUS else ""

    def is_confirmed(self, commitment: Commitment) -> bool:
        """Whether somebody has gone through it since the last meeting."""
        freeze = self.last_frozen.freeze if self.last_frozen else None
        return freeze is not None and commitment.is_confirmed_since(freeze.stamp)

    def tooltip(self, commitment: Commitment, column: Column) -> str:
        """What is told where the mouse rests."""
        if column is Column.NUMBER:
            return "\n".join([self.text(commitment, column), *self._confirmed(commitment)])
        if column is Column.MARKS:
            return "\n".join(self._marks(commitment))
        if column is Column.STATUS:
            return "\n".join([self.text(commitment, column), *support_told(commitment, self._wording, self._words)])
        late = commitment.days_late(self._today()) if column is Column.DEADLINE else 0
        return ", ".join(filter(None, (self.text(commitment, column), self._wording.lateness(late) if late else "")))

    def spoken(self, commitment: Commitment, column: Column) -> str:
        """What is read aloud: of a column that can be edited the field alone, else the whole commitment."""
        if column in FIELD_OF:
            key = FIELD_OF[column]
            value = self._wording.value(key, commitment.values.get(key))
            return self._words(labelled(self.heading(column), value))
        more = self._marks(commitment) if column is Column.MARKS else self._confirmed(commitment)
        return ". ".join([self._wording.commitment(commitment, self._today()), *more])

    def _marks(self, commitment: Commitment) -> tuple[str, ...]:
        """All of them, whether they have room in the list or not."""
        return tuple(mark.told for mark in marks_of(commitment, self._wording, self._words))

    def _confirmed(self, commitment: Commitment) -> tuple[str, ...]:
        """Only of what is: of what is not, the filter tells."""
        if self.last_frozen is None or not self.is_confirmed(commitment):
            return ()
        return (confirmed_words(self.last_frozen.on, self._words),)

    def heading(self, column: Column, *, spoken: bool = True) -> str:
        """The column's name; `spoken` where it is read aloud, and cannot be left out."""
        _ = self._words
        match column:
            case Column.CHECK:
                return _("Checked off") if spoken else ""
            case Column.NUMBER:
                return _("Ref")
            case Column.RECOMMENDATION:
                return _("Recommendation")
            case Column.MARKS:
                return _("Marks") if spoken else ""
            case Column.PERCENT:
                return self._wording.label("percent") if spoken else "%"
            case Column.UPDATED:
                return _("Updated")
            case Column.LEAD if not spoken:
                # Its whole name is wider than the column in most languages; the filter above says it so, too.
                return _("Lead")
        return self._wording.label(FIELD_OF[column])
