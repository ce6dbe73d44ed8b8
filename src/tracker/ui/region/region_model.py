"""The region as a table: panels and their recommendations, beside delegations in the order of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import IntEnum, StrEnum
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.forum import Delegation, Panel, in_language
from tracker.domain.ordering import in_order
from tracker.domain.query import NO_VALUE
from tracker.domain.region import Region, RegionCell, RegionRow
from tracker.domain.vocabulary import Position, Status
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.ui.region.telling import Telling
from tracker.ui.wording import Wording
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_ANSWER = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Order(StrEnum):
    """In which order recommendations stand; delegations are never ordered by what they did."""

    NUMBER = "number"
    IMPLEMENTED = "implemented"


class Totals:
    """The line at the foot, which counts for each delegation."""


class Fixed(IntEnum):
    """The columns that stay in sight; every further one is a delegation."""

    REF = 0
    TEXT = 1
    TOTAL = 2


class RegionModel(QAbstractTableModel):
    """Delegations of which nothing is known are columns only where all States are wanted."""

    def __init__(self, words: Words, delegations: Mapping[str, Delegation], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._wording = Wording(words)
        self._delegations = delegations
        self.telling = Telling(words)
        self.not_applicable = words("n/a")
        self._region = Region((), ())
        self._all_states = False
        self._shown: tuple[DelegationAnswer, ...] = ()
        self._order = Order.NUMBER
        self._lines: tuple[Panel | RegionRow | Totals, ...] = ()
        self._totals: dict[str, Counter[str]] = {}
        self._everything = Counter[str]()
        self._with_notes: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether anything is known of any delegation but ours."""
        return any(self._is_known(a) and a.delegation != self.telling.home for a in self._region.delegations)

    @property
    def answers(self) -> tuple[DelegationAnswer, ...]:
        """How it stands with every delegation there could be a column of."""
        return self._region.delegations

    @property
    def shown(self) -> tuple[DelegationAnswer, ...]:
        """Those that have a column, from left to right."""
        return self._shown

    def show(self, region: Region, home: str) -> None:
        """Show another region; nothing happens where it is shown already, so that the selection stays."""
        if (region, home) != (self._region, self.telling.home):
            self._region, self.telling.home = region, home
            self._totals = region.by_delegation()
            self._everything = sum(self._totals.values(), Counter[str]())
            said = (told for row in region.rows for told in row.cells.items())
            self._with_notes = frozenset(code for code, cell in said if cell.noted)
            self._choose()

    def show_all_states(self, wanted: bool) -> None:
        """Whether States of which nothing is known are columns too."""
        self._all_states = wanted
        self._choose()

    def sort_by(self, order: Order) -> None:
        """By number under their panels, or by how many implemented them, those with most first."""
        self._order = order
        self._choose()

    def answer(self, column: int) -> DelegationAnswer | None:
        """How it stands with the delegation of a column; None for the fixed ones."""
        return self._shown[column - len(Fixed)] if column >= len(Fixed) else None

    def panel(self, row: int) -> Panel | None:
        """The panel that a heading names; None for a recommendation."""
        line = self._lines[row]
        return line if isinstance(line, Panel) else None

    def recommendation(self, row: int) -> RegionRow | None:
        """What stands in a line; None for a heading."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, RegionRow) else None

    def is_number(self, index: Index) -> bool:
        """Whether a number stands there, whose list can be opened."""
        if not index.isValid() or self.panel(index.row()):
            return False
        in_totals = isinstance(self._lines[index.row()], Totals)
        if index.column() == Fixed.TOTAL:
            return True
        return in_totals and bool(self.total(index.column()))

    def counted(self, index: Index) -> list[tuple[DelegationAnswer, RegionRow, RegionCell]]:
        """All that the number there is of: one recommendation, one delegation, or everything; as the columns stand."""
        row, one = self.recommendation(index.row()), self.answer(index.column())
        rows = [row] if row else self._region.rows
        return [
            (answer, line, cell)
            for line in rows
            for answer in self._shown
            if (one is None or answer is one)
            and (cell := self._region.cell(line, answer))
            and cell.position != Position.NOT_APPLICABLE
        ]

    def state_lines(self, answer: DelegationAnswer) -> tuple[str, ...]:
        """Whether and how far a delegation answered, for the head of its column."""
        return self.telling.state_lines(answer)

    def is_from_letter(self, answer: DelegationAnswer) -> bool:
        """Whether all that is known of it was noted; where it submitted too, each cell says what of it was."""
        return answer.delegation in self._with_notes and not answer.submitted

    def official(self, answer: DelegationAnswer) -> str:
        """A delegation's name as it is written among States."""
        return self._delegations[answer.delegation].name(self._words.language).official

    def text(self, row: RegionRow) -> str:
        """The recommendation's words in the reader's language."""
        texts = {text.language: text.body for text in row.recommendation.texts}
        return in_language(texts, self._words.language)

    def cell(self, index: Index) -> RegionCell | None:
        """What a delegation says of a recommendation; None where it was not heard on it, or there is none."""
        row, answer = self.recommendation(index.row()), self.answer(index.column())
        return self._region.cell(row, answer) if row and answer else None

    def total(self, column: int) -> str:
        """ "12 of 44": how much of what applies to it a delegation has implemented; empty without an answer.

        For the column of totals, of all delegations together.
        """
        if column == Fixed.TOTAL:
            return self._counted(self._everything)
        answer = self.answer(column)
        if answer is None or answer.state is not Answered.ANSWERED:
            return ""
        return self._counted(self._totals[answer.delegation])

    def name(self, answer: DelegationAnswer) -> str:
        """A delegation's usual name."""
        return self._delegations[answer.delegation].name(self._words.language).short

    def column_of(self, code: str) -> int:
        """Where a delegation stands; -1 where it has no column."""
        columns = (n for n, answer in enumerate(self._shown, len(Fixed)) if answer.delegation == code)
        return next(columns, -1)

    def row_of(self, recommendation: str) -> int:
        """Where a recommendation stands, by its id; -1 where it does not."""
        rows = (
            n for n, r in enumerate(self._lines) if isinstance(r, RegionRow) and r.recommendation.id == recommendation
        )
        return next(rows, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Fixed) + len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings of panels are passed over by the keyboard."""
        if not index.isValid() or self.panel(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return _ANSWER

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is Qt.Orientation.Vertical:
            return self._named(section) if role in HEAD_ROLES else None
        if section >= self.columnCount():
            return None
        answer = self.answer(section)
        if answer is None:
            _ = self._words
            titles = {Fixed.REF: _("Ref"), Fixed.TEXT: _("Recommendation"), Fixed.TOTAL: _("Implemented")}
            return titles[Fixed(section)] if role in HEAD_ROLES else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.name(answer)
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(self._explain_head(answer, section))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._explain_head(answer, section).replace("\n", ". ")
        return None

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(index)
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(self._explain(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._explain(index).replace("\n", ". ")
        return None

    # -- inside -------------------------------------------------------------------------------------------------
    def _choose(self) -> None:
        self.beginResetModel()
        wanted = [a for a in self._region.delegations if self._all_states or self._is_known(a)]
        self._shown = tuple(sorted(wanted, key=self._place))
        self._lines = tuple(self._ordered())
        self.endResetModel()

    def _ordered(self) -> Iterator[Panel | RegionRow | Totals]:
        rows = self._region.rows
        if self._order is Order.IMPLEMENTED:
            # Sorting keeps the order of the numbers among those that as many implemented.
            yield from sorted(rows, key=lambda row: -self._region.of_recommendation(row)[Status.IMPLEMENTED])
        else:
            for panel, of_panel in groupby(rows, key=lambda row: row.panel):
                yield panel
                yield from of_panel
        if rows:
            yield Totals()

    def _place(self, answer: DelegationAnswer) -> tuple[bool, str]:
        """States, then organisations, each by the name that is shown: any other order would look like a ranking."""
        return self._delegations[answer.delegation].kind != "state", in_order(self.name(answer), self._words.language)

    def _is_known(self, answer: DelegationAnswer) -> bool:
        return answer.delegation == self.telling.home or answer.state is not Answered.NOT_ASKED

    def _say(self, index: Index) -> str:
        column, row = index.column(), self.recommendation(index.row())
        if row is None:
            return self._say_between(index)
        match column:
            case Fixed.REF:
                return row.recommendation.ref
            case Fixed.TEXT:
                return self.text(row)
            case Fixed.TOTAL:
                return self._counted(self._region.of_recommendation(row))
        answer = self.answer(column)
        return self.telling.cell(self.cell(index), answer) if answer else ""

    def _say_between(self, index: Index) -> str:
        """What stands in the heading of a panel, or in the line of totals."""
        if panel := self.panel(index.row()):
            return self._wording.panel(panel) if index.column() == 0 else ""
        return self._words("Implemented") if index.column() == Fixed.TEXT else self.total(index.column())

    def _named(self, row: int) -> str:
        """What a line is called where its first cells are not told: by its number, as officers cite it."""
        one = self.recommendation(row)
        return one.recommendation.ref if one else self._say(self.index(row, Fixed.TEXT))

    def _counted(self, tally: Counter[str]) -> str:
        counted = sum(tally.values())
        return self._words("{done} of {counted}", done=tally[Status.IMPLEMENTED], counted=counted) if counted else ""

    def _explain(self, index: Index) -> str:
        row, answer = self.recommendation(index.row()), self.answer(index.column())
        if row is None:
            # The name of a panel stands across the whole line, which is one beside another view.
            title = self.index(index.row(), Fixed.REF)
            return self._explain_number(index) if self.is_number(index) else self._say(index) or self._say(title)
        if answer:
            return self.telling.cell_in_full(self.name(answer), row.recommendation.ref, self.cell(index), answer)
        if index.column() == Fixed.TOTAL:
            return self._explain_number(index)
        return f"{row.recommendation.ref}  {self.text(row)}"

    def _explain_number(self, index: Index) -> str:
        return self.telling.tally(Counter(cell.status or NO_VALUE for _, _, cell in self.counted(index)))

    def _explain_head(self, answer: DelegationAnswer, column: int) -> str:
        return self.telling.delegation(self.official(answer), answer, self.total(column))
