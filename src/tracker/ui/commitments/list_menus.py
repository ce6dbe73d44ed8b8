"""How the list is sorted, and which columns it has: in the View menu and over the list's header; remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from tracker.domain.query import Order, SortBy
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.page import CommitmentsPage
from tracker.ui.memory import Memory
from tracker.ui.wording import Wording
from tracker.words import Words

SWITCHED = {Column.PERCENT: "list/percent", Column.UPDATED: "list/updated"}
"""The columns a person may have or not, by where it is remembered."""

_ORDER = "list/order"


class ListMenus(QObject):
    """Fills the two menus and keeps what was chosen; `columns_changed` when another column is shown or left out."""

    columns_changed = Signal()

    def __init__(self, sorting: QMenu, columns: QMenu, page: CommitmentsPage, memory: Memory, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._memory = memory
        self._words = words
        self._over_header = QMenu(page.view)
        wording = Wording(words)
        self._orders: dict[SortBy | None, QAction] = {}
        group = QActionGroup(self)
        for by, name in {
            None: words("By panel"),
            SortBy.NUMBER: words("Number"),
            SortBy.STATUS: wording.label("status"),
            SortBy.LEAD: wording.label("lead"),
            SortBy.DEADLINE: wording.label("deadline"),
            SortBy.UPDATED: words("Updated"),
        }.items():
            action = sorting.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, wanted=by: page.sort(Order(wanted) if wanted else None))
            group.addAction(action)
            self._orders[by] = action
        self.columns: dict[Column, QAction] = {}
        self._names = {Column.PERCENT: wording.label("percent"), Column.UPDATED: words("Updated")}
        for column, name in self._names.items():
            action = columns.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda wanted, which=column: self.choose_column(which, wanted))
            self.columns[column] = action
        self._over_header.addActions(list(self.columns.values()))
        for menu in (columns, self._over_header):
            menu.aboutToShow.connect(self._tell_columns)
        self._over_header.addSeparator()
        self._over_header.addActions(list(self._orders.values()))
        page.view.columns.menu_requested.connect(self._open)
        page.order_changed.connect(self._keep_order)
        page.sort(self._kept_order())
        self._show_order(page.order)
        self._show_columns()

    def choose_column(self, column: Column, wanted: bool) -> None:
        """Show a column, or leave it out, from now on."""
        self._memory.keep(SWITCHED[column], "yes" if wanted else "no")
        self._show_columns()
        self.columns_changed.emit()

    def is_ticked(self, column: Column) -> bool:
        """Whether it was asked for; where nothing was chosen, whether it is there."""
        chosen = self._memory.text(SWITCHED[column])
        return chosen == "yes" if chosen else not self._page.view.columns.isSectionHidden(column)

    def told(self, column: Column) -> str:
        """Its name; one that was asked for and has no room now says so: a tick alone would be untrue."""
        is_missing = self.is_ticked(column) and self._page.view.columns.isSectionHidden(column)
        name = self._names[column]
        return self._words("{column} (no room now)", column=name) if is_missing else name

    def _show_columns(self) -> None:
        chosen = {column: self._memory.text(key) for column, key in SWITCHED.items()}
        self._page.view.columns.show_columns({column: text == "yes" for column, text in chosen.items() if text})
        self._tell_columns()

    def _tell_columns(self) -> None:
        for column, action in self.columns.items():
            action.setChecked(self.is_ticked(column))
            action.setText(self.told(column))

    def _keep_order(self, order: Order | None) -> None:
        self._memory.keep(_ORDER, f"{order.by} {'down' if order.descending else 'up'}" if order else "")
        self._show_order(order)

    def _kept_order(self) -> Order | None:
        by, _, direction = self._memory.text(_ORDER).partition(" ")
        return Order(SortBy(by), direction == "down") if by in {one.value for one in SortBy} else None

    def _show_order(self, order: Order | None) -> None:
        self._orders[order.by if order else None].setChecked(True)

    def _open(self, at: QPoint) -> None:
        self._over_header.popup(at)
