"""Copy in a list or a table gives what is selected as text, tab-separated, as every spreadsheet takes it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    SignalInstance,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from tracker.ui.selected_lines import selected_columns

_CELLS = 500
"""So many are said in one turn of the window: for all of 5,000 commitments it would stand still more than a second."""

_CAN_BE_SELECTED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class Copying(QObject):
    """Answers the key of Copy over a view, whatever its lines are; a line that cannot be selected is never copied.

    `without` are columns of marks and verbs. `say` gives the text of a cell that shows more than its model says first.
    `order` tells from left to right what stands in another order than the model's. `with_heads` where a cell means
    nothing without its names: those of the columns come first, and a line begins with its own where the view shows it,
    or where the column that names it on screen (`named_by`) is not among those selected.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        without: Callable[[], Collection[int]] = tuple,
        say: Callable[[QModelIndex], str] | None = None,
        order: Callable[[int], tuple[bool, int]] | None = None,
        with_heads: bool = False,
        named_by: int | None = None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._without = without
        self._say = say or (lambda index: str(index.data() or ""))
        self._order = order
        self._with_heads = with_heads
        self._named_by = named_by
        self._heads: list[str] = []
        self._told: list[str] = []
        self._left: Iterator[str] = iter(())
        self._at_once = 1
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(lambda: self._take(self._at_once))
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the view itself would copy the one cell that the keyboard is in."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed and pressed.matches(QKeySequence.StandardKey.Copy):
            self._begin()
            return True
        if event.type() == QEvent.Type.Hide and self._turns.isActive():
            # Nobody can see any more that it is not all there yet.
            self._take()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """From the first column to the last in which anything is selected; what is not selected there stays empty."""
        self._end()
        parts, without = self._view.selectionModel().selection().toList(), self._without()
        columns = sorted(selected_columns(self._view).difference(without), key=self._order)
        named = self._with_heads and self._names_lines(columns)
        heads = [self._head(column, Qt.Orientation.Horizontal) for column in columns]
        if named:
            heads.insert(0, "" if self._named_by is None else self._head(self._named_by, Qt.Orientation.Horizontal))
        self._heads = [as_text([heads])] if self._with_heads else []
        self._told, self._left = [], self._lines(parts, columns, named)
        self._at_once = 1 + _CELLS // (1 + len(columns))
        if not self._take(self._at_once):
            # Whoever pastes before all is said gets nothing, rather than what was copied earlier.
            QGuiApplication.clipboard().clear()
            self._turns.start()
            for changes in _changes(self._view.model()):
                changes.connect(self._take_all)

    def _names_lines(self, columns: Collection[int]) -> bool:
        if self._named_by is not None:
            return self._named_by not in columns
        return isinstance(self._view, QTableView) and self._view.verticalHeader().isVisible()

    def _take(self, at_most: int | None = None) -> bool:
        """Have so many lines more said in this turn of the window; True once they are all said, and copied.

        Where nothing was selected, what was copied earlier stays.
        """
        before = len(self._told)
        self._told += islice(self._left, at_most)
        is_all = at_most is None or len(self._told) < before + at_most
        if is_all:
            clipboard, was_emptied = QGuiApplication.clipboard(), self._turns.isActive()
            self._end()
            # What is in it although it was emptied was copied later, and elsewhere.
            later = clipboard.mimeData() if was_emptied else None
            if self._told and not (later and later.formats()):
                clipboard.setText("\n".join([*self._heads, *self._told]))
        return is_all

    def _take_all(self) -> None:
        """While the lines still stand where they were when they were selected."""
        self._take()

    def _end(self) -> None:
        if self._turns.isActive():
            self._turns.stop()
            for changes in _changes(self._view.model()):
                changes.disconnect(self._take_all)

    def _lines(self, parts: Sequence[QItemSelectionRange], columns: Sequence[int], named: bool) -> Iterator[str]:
        # Noted once: Qt would go through all that is selected for every cell.
        selected: defaultdict[tuple[int, ...], set[int]] = defaultdict(set)
        above = {_place(part.parent()): part.parent() for part in parts}
        for part in parts:
            for row in range(part.top(), part.bottom() + 1):
                selected[*_place(part.parent()), row].update(range(part.left(), part.right() + 1))
        model = self._view.model()
        for (*at, row), within in sorted(selected.items(), key=lambda line: line[0]):
            line = [model.index(row, column, above[tuple(at)]) for column in columns]
            chosen_here = [index.column() in within and _CAN_BE_SELECTED in index.flags() for index in line]
            if any(chosen_here):
                said = [self._say(index) if is_in else "" for index, is_in in zip(line, chosen_here, strict=True)]
                yield as_text([[self._head(row, Qt.Orientation.Vertical), *said] if named else said])

    def _head(self, section: int, orientation: Qt.Orientation) -> str:
        """The name of a line or column; where an icon stands for it, what is read out."""
        roles = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
        said = (self._view.model().headerData(section, orientation, role) for role in roles)
        return next((str(one) for one in said if one), "")


def _changes(model: QAbstractItemModel) -> tuple[SignalInstance, ...]:
    """Whatever moves lines says so beforehand."""
    rows = (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.rowsAboutToBeMoved)
    return (*rows, model.modelAboutToBeReset, model.layoutAboutToBeChanged)


if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    # Of Qt's classes a view can have one: it brings that itself.
    _View = object


class SelectsSeveral(_View):
    """Stands before the Qt class of a view: several lines are selected by whoever reads; a program goes to one."""

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Qt would take the Ctrl of the key that brought the page to the front for that of a click."""
        if event is not None:
            return super().selectionCommand(index, event)
        flag = QItemSelectionModel.SelectionFlag
        in_rows = self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
        return flag.ClearAndSelect | flag.Rows if in_rows else flag.ClearAndSelect


def as_text(lines: Iterable[Iterable[str]]) -> str:
    """A line each, cells apart by tabs; whatever is broken within a cell stands in one line."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _place(index: QModelIndex) -> tuple[int, ...]:
    """The rows that lead to it from the top: sorted by it, lines stand as they do on screen."""
    return (*_place(index.parent()), index.row()) if index.isValid() else ()
