"""What went and what came, newest first, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.domain.exchange import ParcelKind, Received, Sent
from tracker.domain.review_words import held_words, kept_words
from tracker.domain.vocabulary import capital
from tracker.ui.exchange.telling import Telling
from tracker.ui.plain import HEAD_ROLES, as_written
from tracker.words import Words

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_ANSWERABLE = (ParcelKind.UPDATE, ParcelKind.SUBMISSION)


class Column(IntEnum):
    """The columns, from left to right."""

    WHAT = 0
    STATE = 1


class PostModel(QAbstractTableModel):
    """Keeps everything; `show_awaited_only` chooses what of it is lines."""

    def __init__(self, words: Words, telling: Telling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._telling = telling
        self._all: tuple[Sent | Received, ...] = ()
        self._lines: tuple[Sent | Received, ...] = ()
        self._receipts: dict[str, Sent] = {}
        self._awaited_only = False
        self.may_answer = True
        """Whether receipts can be written at all."""

    @property
    def awaited(self) -> int:
        """How many replies are due."""
        return sum(is_awaited(one) for one in self._all)

    @property
    def total(self) -> int:
        """How many files went or came."""
        return len(self._all)

    def show(self, sent: Sequence[Sent], received: Sequence[Received]) -> None:
        """Show these from now on; nothing happens where they are shown already, so that the selection stays."""
        together: list[Sent | Received] = [*sent, *received]
        everything = tuple(sorted(together, key=lambda one: one.at, reverse=True))
        if everything != self._all:
            self._all = everything
            # The newest comes last, and stays.
            self._receipts = {one.about: one for one in reversed(everything) if isinstance(one, Sent) and one.about}
            self._choose()

    def show_awaited_only(self, wanted: bool) -> None:
        """Whether only what waits for a reply is lines."""
        self._awaited_only = wanted
        self._choose()

    def line(self, index: Index) -> Sent | Received | None:
        """What a line tells of."""
        return self._lines[index.row()] if index.isValid() else None

    def receipt_of(self, one: Sent | Received | None) -> Sent | None:
        """The last receipt that was written for a file that came."""
        return self._receipts.get(one.id) if isinstance(one, Received) else None

    def may_be_answered(self, one: Sent | Received | None) -> bool:
        """Whether a receipt can say what became of it; of what was undone it would say what is no longer so."""
        return self.may_answer and isinstance(one, Received) and one.kind in _ANSWERABLE and not one.undone

    def row_of(self, one: Sent | Received | None) -> int:
        """Where a file stands that may have been answered or undone meanwhile; -1 where it does not."""
        if one is None:
            return -1
        same = (row for row, line in enumerate(self._lines) if (type(line), line.id) == (type(one), one.id))
        return next(same, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: D102
        if orientation is not Qt.Orientation.Horizontal or role not in HEAD_ROLES:
            return None
        _ = self._words
        return {Column.WHAT: _("File"), Column.STATE: _("State")}[Column(section)]

    def data(self, index: Index, role: int = 0) -> object:  # noqa: D102
        one = self.line(index)
        if one is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(one, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = [*(self._say(one, c) for c in Column), self.receipt_told(one), self.moment(one), one.file]
                return ". ".join(filter(None, told))
            case Qt.ItemDataRole.ToolTipRole:
                receipt = self._explain_receipt(one) if column is Column.STATE else ""
                return as_written("\n".join(filter(None, (self._explain(one), receipt))))
        return None

    def moment(self, one: Sent | Received) -> str:
        """When it went or came."""
        return self._telling.moment(one.at)

    def receipt_told(self, one: Sent | Received) -> str:
        """What a receipt for it is offered or told with; empty where there can be none."""
        if self.receipt_of(one):
            return self._words("Receipt written")
        return self._words("Write receipt…") if self.may_be_answered(one) else ""

    def _say(self, one: Sent | Received, column: Column) -> str:
        telling = self._telling
        if column is Column.WHAT:
            return telling.sent(one) if isinstance(one, Sent) else telling.received(one)
        return telling.state_of_sent(one) if isinstance(one, Sent) else telling.state_of_received(one)

    def _explain(self, one: Sent | Received) -> str:
        _, telling = self._words, self._telling
        lines = [self._say(one, Column.WHAT), one.file, self._say(one, Column.STATE)]
        if isinstance(one, Sent):
            lines += [_("Sent by {name}", name=one.author)] if one.author else []
            lines += [telling.levels(one), held_words(one, _), capital(kept_words(one, True, _))]
        else:
            lines += [_("A double click shows what it left open.")] if one.still_open else []
            lines += [_("Sent on {moment}", moment=telling.moment(one.sent_at))] if one.sent_at else []
            lines += [_("Answers “{file}”", file=one.about)] if one.about else []
        return "\n".join(line for line in lines if line)

    def _explain_receipt(self, one: Sent | Received) -> str:
        receipt = self.receipt_of(one)
        if receipt is None:
            return ""
        written = self._words("Written {moment}", moment=self._telling.moment(receipt.at))
        again = self._words("If it was lost, a click writes another.") if self.may_be_answered(one) else ""
        return "\n".join(filter(None, (written, receipt.file, again)))

    def _choose(self) -> None:
        self.beginResetModel()
        self._lines = tuple(one for one in self._all if not self._awaited_only or is_awaited(one))
        self.endResetModel()


def is_awaited(one: Sent | Received) -> bool:
    """Whether a reply to it is due."""
    return isinstance(one, Sent) and one.is_awaited
