"""The list itself: keys, clicks, selection by commitment, and columns that fit the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from tracker.ui.commitments.columns import FIELD_OF, Column
from tracker.ui.commitments.covered_view import CoveredView
from tracker.ui.commitments.outline_header import OutlineHeader
from tracker.ui.commitments.outline_model import OutlineModel
from tracker.ui.commitments.row_delegate import RowDelegate
from tracker.ui.commitments.row_painter import RowPainter
from tracker.ui.commitments.status_menu import fill_status_menu
from tracker.ui.copying import Copying
from tracker.ui.selected_lines import selected_rows
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words


class OutlineView(CoveredView):
    """`toggled` asks to check off or uncheck what is selected; `status_chosen` carries the commitment seen and a code.

    `counted` carries a panel whose implemented commitments are wanted.
    `columns` are its header, which tells what else is wished for.
    """

    toggled = Signal()
    status_chosen = Signal(object, object)
    counted = Signal(str)
    chosen = Signal()
    current_changed = Signal(object)

    def __init__(
        self,
        model: OutlineModel,
        delegate: RowDelegate,
        painter: RowPainter,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline = model
        self._delegate = delegate
        self._painter = painter
        self._theme = theme
        self._wording = Wording(words)
        self._menu: QMenu | None = None
        self._pressed_again = False
        self._headings: tuple[int, ...] = ()
        self._is_held = False
        self.columns = OutlineHeader(painter, self._wording, self)
        self.setAccessibleName(words("Commitments"))
        self.setAccessibleDescription(words("Ctrl+Enter on the line of a panel lists what is implemented of it"))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self._set_up_headers()
        Copying(self, without=self._not_copied)
        model.modelReset.connect(self._lay_out_headings)
        model.rowsInserted.connect(self._lay_out_headings)
        model.rowsRemoved.connect(self._lay_out_headings)

    # -- selection, by commitment ---------------------------------------------------------------------------
    def selected_ids(self) -> list[str]:
        """Which commitments are selected, from top to bottom: of thousands this is known at once."""
        return self._outline.entities(self._selected_rows())

    def count(self) -> int:
        """How many commitments are selected."""
        return len(self._selected_rows())

    def _selected_rows(self) -> list[int]:
        return sorted(selected_rows(self).difference(self._outline.heading_rows()))

    def current(self) -> str | None:
        """The id of the commitment the keyboard is on."""
        index = self.currentIndex()
        return self._outline.entity(index.row()) if index.isValid() else None

    def entity_at(self, at: QPoint) -> str | None:
        """The id of the commitment there; None on the line of a panel, or below them all."""
        index = self.indexAt(at)
        return self._outline.entity(index.row()) if index.isValid() else None

    def go_on(self) -> None:
        """To the next commitment, in this group or the one after; at the last one, stay."""
        outline = self._outline
        following = range(self.currentIndex().row() + 1, outline.rowCount())
        if entity := next((found for row in following if (found := outline.entity(row))), None):
            self.select([entity], entity)

    def select(self, entities: Sequence[str], current: str | None = None) -> None:
        """Select these commitments, as far as they are shown."""
        model, picked = self.selectionModel(), QItemSelection()
        for row in (self._outline.row_of(e) for e in entities):
            if row >= 0:
                picked.select(self._outline.index(row, 0), self._outline.index(row, len(Column) - 1))
        row = self._outline.row_of(current or (entities[0] if entities else ""))
        if row >= 0:
            column = max(Column.NUMBER, self.currentIndex().column())
            model.setCurrentIndex(self._outline.index(row, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def is_editing(self) -> bool:
        """Whether something is being typed into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def hold_still(self) -> None:
        """Nothing is edited here from now on."""
        self._is_held = True

    def edit_field(self, column: Column) -> None:
        """Edit a field of the current commitment in place."""
        index = self.currentIndex()
        if index.isValid() and self._outline.entity(index.row()):
            target = self._outline.index(index.row(), column)
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(target)

    # -- keys and clicks ------------------------------------------------------------------------------------
    def edit(self, index: QModelIndex | QPersistentModelIndex, *how: object) -> bool:  # type: ignore[override]
        """A status is chosen from a menu; every other field is typed in place.

        Both change this row alone: of several, it is the one that stays selected, so that nobody takes it for all.
        """
        if self._is_held:
            return False
        if index.isValid() and index.column() == Column.STATUS and self._wants_menu(how):
            self._select_alone(index)
            self._open_status_menu(index)
            return False
        is_begun = bool(super().edit(index, *how))
        if is_begun:
            self._select_alone(index)
        return is_begun

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space checks off, Enter edits, arrows open and close groups."""
        row = self.currentIndex().row()
        group = self._outline.group(row) if row >= 0 else None
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if group and group.implemented and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.counted.emit(group.panel.id)
        elif group and (key == Qt.Key.Key_Space or enter or self._is_turned(key, group.panel.id)):
            self._toggle_group(row)
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit()
        elif enter and self.is_editing():
            # The editor lets Enter through to us while it is closing.
            event.accept()
        elif (enter or key == Qt.Key.Key_F2) and row >= 0:
            self._edit_or_open()
        elif key == Qt.Key.Key_Escape and self.columns.isSortIndicatorShown():
            self.columns.sorting_requested.emit(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading opens or closes it, on its number lists those; on a check box it checks off that row."""
        if self._delegate.is_kept_open():
            return
        index = self.indexAt(event.position().toPoint())
        self._pressed_again = index.isValid() and index.row() == self.currentIndex().row()
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if group := self._outline.group(index.row()):
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                if self._is_at_count(event.position()):
                    self.counted.emit(group.panel.id)
                else:
                    self._toggle_group(index.row())
                return
            if index.column() == Column.CHECK and not event.modifiers():
                self.selectRow(index.row())
                self.toggled.emit()
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the status of the row that is already current opens its menu."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton and index.isValid() and not event.modifiers()
        if is_plain and index.column() == Column.STATUS and self.count() == 1 and self._pressed_again:
            self._open_status_menu(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is tinted; a hand is over what opens a list."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        over = self._is_at_count(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What matters least gives way first."""
        super().resizeEvent(event)
        self.columns.fit(self.viewport().width())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell whoever shows the current commitment."""
        super().currentChanged(current, previous)
        self.current_changed.emit(self._outline.entity(current.row()) if current.isValid() else None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell whoever counts."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    # -- inside ---------------------------------------------------------------------------------------------
    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(10)
        rows.setDefaultSectionSize(self._painter.row_height)
        self.setHorizontalHeader(self.columns)
        self.columns.set_up()

    def _lay_out_headings(self, *_change: object) -> None:
        self.clearSpans()
        # A header keeps its heights when the model is read again: where a heading was, a commitment may be now.
        for row in self._headings:
            if row < self._outline.rowCount():
                self.setRowHeight(row, self._painter.row_height)
        self._headings = self._outline.heading_rows()
        for row in self._headings:
            self.setSpan(row, 0, 1, len(Column))
            self.setRowHeight(row, self._painter.heading_height)

    def _wants_menu(self, how: tuple[object, ...]) -> bool:
        if not how:
            return True
        return isinstance(how[0], QAbstractItemView.EditTrigger) and bool(how[0] & self.editTriggers())

    def _select_alone(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self.count() > 1 and (entity := self._outline.entity(index.row())):
            self.select([entity])

    def _open_status_menu(self, index: QModelIndex | QPersistentModelIndex) -> None:
        seen = self._outline.commitment(index.row())
        if seen is None or self._is_held or (self._menu and self._menu.isVisible()):
            return
        self._menu = QMenu(self)
        fill_status_menu(self._menu, self._theme, self._wording, lambda code: self.status_chosen.emit([seen], code))
        self._menu.aboutToHide.connect(self._menu.deleteLater)
        self._menu.destroyed.connect(self._forget_menu)
        box = self.visualRect(index)
        self._menu.popup(self.viewport().mapToGlobal(box.bottomLeft()))

    def _forget_menu(self) -> None:
        self._menu = None

    def _edit_or_open(self) -> None:
        index = self.currentIndex()
        column = Column(index.column())
        self.edit_field(column if column in FIELD_OF else Column.STATUS)

    def _is_turned(self, key: int, panel: str) -> bool:
        group = self._outline.group(self.currentIndex().row())
        is_open = bool(group and group.panel.id == panel and self._outline.is_open(group))
        return (key == Qt.Key.Key_Left and is_open) or (key == Qt.Key.Key_Right and not is_open)

    def _toggle_group(self, row: int) -> None:
        self._outline.toggle_group(row)

    def _is_at_count(self, at: QPointF) -> bool:
        """Whether a panel's line says there how many are implemented of it, and any are."""
        index = self.indexAt(at.toPoint())
        group = self._outline.group(index.row()) if index.isValid() else None
        if group is None or not group.implemented:
            return False
        return self._painter.count_box(QRectF(self.visualRect(index)), group).contains(at)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _not_copied(self) -> tuple[Column, ...]:
        is_counted = not self.isColumnHidden(Column.PERCENT)
        return Column.CHECK, Column.MARKS, *(() if is_counted else (Column.PERCENT,))
