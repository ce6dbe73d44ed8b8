"""The Commitments page: filters above, the list in a card, a bar for several rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.overview import with_status
from tracker.domain.query import Attention, Filter, Order
from tracker.domain.vocabulary import Status
from tracker.register.register import Register
from tracker.ui.commitments.asking_several import AskingSeveral
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.filter_bar import FilterBar
from tracker.ui.commitments.nothing_found import NothingFound
from tracker.ui.commitments.outline_model import OutlineModel
from tracker.ui.commitments.outline_view import OutlineView
from tracker.ui.commitments.period_edit import PeriodEdit
from tracker.ui.commitments.row_delegate import RowDelegate
from tracker.ui.commitments.row_painter import RowPainter
from tracker.ui.commitments.selection_bar import SelectionBar
from tracker.ui.editing import Editing
from tracker.ui.reading_only import hold_still
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words


class CommitmentsPage(QWidget):
    """`current_changed` carries the id of the commitment to show beside the list, or None."""

    current_changed = Signal(object)
    export_requested = Signal(object)
    filter_changed = Signal(object)
    order_changed = Signal(object)
    not_saved = Signal(object, str, str, object)
    """What was typed into a cell and refused, whose editor is gone: the commitment, the field, the text, and why."""

    def __init__(
        self, register: Register, words: Words, theme: Theme, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._theme = theme
        self._editing = editing
        self._stale = False
        self._order: Order | None = None
        self.filters = FilterBar(register, words, theme)
        self.model = OutlineModel(register.commitments, words, register.today, self)
        self._painter = RowPainter(theme, words, register.today, self.font())
        self._delegate = RowDelegate(self.model, self._painter, register.leads, self._period_edit, self)
        self.view = OutlineView(self.model, self._delegate, self._painter, theme, words)
        self.bar = SelectionBar(words, theme)
        self._nothing = NothingFound(register, words, theme)
        self._card = QStackedWidget()
        self._lay_out()
        self.asking = AskingSeveral(register, words, theme, editing, self)
        self._connect()
        if register.read_only:
            self._painter.may_check = False
            hold_still(self.view)
            hold_still(self.bar)

    def read(self) -> None:
        """Ask the register for the list again; waits while something is being typed into a cell.

        Where the current commitment is in it no longer, the first is.
        """
        self._read_near(0)

    def _read_near(self, row: int) -> None:
        if self.view.is_editing():
            self._stale = True
            return
        self._stale = False
        kept, current = self.view.selected_ids(), self.view.current()
        which = self.filters.filter()
        outline = self._register.outline(which, order=self._order)
        self._painter.marks = tuple(which.search.split())
        self.model.cells.last_frozen = self._register.last_frozen()
        self.model.show(outline)
        self.filters.show_count(outline)
        self._card.setCurrentIndex(0 if outline.shown else 1)
        if not outline.shown:
            self._nothing.explain(which)
        if self.view.current() is None:
            # The current one need not be among those selected: the keyboard or the mouse may just have come to it.
            still = [e for e in kept if self.model.row_of(e) >= 0]
            self.view.select(still or self._nearest(row), current if self.model.row_of(current or "") >= 0 else None)
        self.current_changed.emit(self.view.current())
        self.view.chosen.emit()
        self.view.viewport().update()

    @property
    def order(self) -> Order | None:
        """What the list is sorted by; None where it is grouped by panels."""
        return self._order

    def sort(self, order: Order | None) -> None:
        """Sort the list, or group it by panels again; selection and the current commitment stay."""
        if order != self._order:
            self._order = order
            self.view.columns.show_order(order)
            self.read()
            if current := self.view.current():
                self.view.scrollTo(self.model.index(self.model.row_of(current), Column.NUMBER))
            self.order_changed.emit(order)

    def take_in(self, committed: Committed) -> None:
        """Re-read what was committed, and no more than that where possible.

        What is edited stays in sight whatever the list is filtered by; what is confirmed leaves those that are not.
        """
        title = committed.title
        leaves = "confirm" in (title.code, title.values.get("of"))
        if leaves and Attention.NOT_CONFIRMED in self.filters.filter().attention:
            self._read_near(self.view.currentIndex().row())
        elif not self.model.refresh(committed.entities):
            self.read()

    def take_keyboard(self) -> None:
        """Go to what there is to work on."""
        self.view.setFocus()

    def show_entity(self, entity: str) -> None:
        """Select this commitment, clearing filters that hide it."""
        if self.model.row_of(entity) < 0:
            self.filters.clear()
        self.view.select([entity])
        self.view.setFocus()

    def select_one(self) -> None:
        """Of several the first: whoever comes to a list sees the details of one, whatever was selected before."""
        if self.view.count() > 1:
            self.view.select(self._nearest(0))

    def leave(self) -> None:
        """Save what is being typed in the list; what cannot be saved stays."""
        self._delegate.leave()

    def half_typed(self) -> Sequence[tuple[Commitment, str]]:
        """The deadlines that are being typed in the list and are no dates yet."""
        return self._delegate.half_typed()

    def unsaved(self) -> Sequence[str]:
        """Where something was typed that could not be saved, or was not applied."""
        label = Wording(self._words).label("deadline")
        half_typed = [f"{commitment.ref} {label}" for commitment, _typed in self.half_typed()]
        return [*half_typed, *(popup.title for popup in self.asking.typed())]

    def go_on_typing(self) -> None:
        """Bring what is not saved into sight, and say under it what it still needs."""
        for commitment, _typed in self.half_typed():
            self.view.scrollTo(self.model.index(self.model.row_of(commitment.id), Column.DEADLINE))
        if not self._delegate.is_kept_open():
            for popup in self.asking.typed():
                popup.take_keyboard()

    def selected(self) -> Sequence[Commitment]:
        """The selected commitments, from top to bottom, as they are on screen."""
        return self.as_shown(self.view.selected_ids())

    def as_shown(self, ids: Sequence[str]) -> Sequence[Commitment]:
        """These, as the person sees them now."""
        return self._editing.as_shown(ids, self.model.known(ids))

    # -- commands of the menus ------------------------------------------------------------------------------
    def toggle_selected(self) -> None:
        """Check off the selected commitments, or uncheck them when all are."""
        self._editing.toggle(self.selected())

    def confirm_selected(self) -> None:
        """Say that the selected commitments are still correct; from a single one go on to the next."""
        seen = self.selected()
        if self._editing.confirm(seen) and len(seen) == 1 and seen[0].id == self.view.current():
            self.view.go_on()

    def set_status(self, code: str | None) -> None:
        """Give the selected commitments this status."""
        if seen := self.selected():
            self._editing.edit(seen, {"status": code})

    def edit_deadline(self) -> None:
        """Type the deadline of the current commitment in place; of several, or where it has no room, in a pop-up."""
        count = 0 if self._register.read_only else self.view.count()
        if count > 1 or (count and self.view.isColumnHidden(Column.DEADLINE)):
            self.asking.ask_deadline()
        else:
            self.view.edit_field(Column.DEADLINE)

    def edit_lead(self) -> None:
        """Type the lead of the current commitment in place; of several, or where it has no room, in a pop-up."""
        count = self.view.count()
        if count > 1 or (count and self.view.isColumnHidden(Column.LEAD)):
            self.asking.ask_lead()
        else:
            self.view.edit_field(Column.LEAD)

    def go_to_search(self) -> bool:
        """Go to the search."""
        self.filters.search.go_to()
        return True

    # -- inside ---------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        list_card = QFrame()
        list_card.setProperty("role", "card")
        inside = QVBoxLayout(list_card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        self._card.addWidget(list_card)
        self._card.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.filters)
        layout.addWidget(self._card, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter_changed)
        self.filters.left.connect(self.view.setFocus)
        self.filters.export_requested.connect(lambda: self.export_requested.emit(self.filters.filter()))
        self._nothing.pressed.connect(self.filters.clear_by_hand)
        self.view.columns.sorting_requested.connect(self.sort)
        self.view.toggled.connect(self.toggle_selected)
        self.view.status_chosen.connect(lambda seen, code: self._editing.edit(seen, {"status": code}))
        self.view.counted.connect(lambda panel: self.filters.show_filter(with_status(Status.IMPLEMENTED, panel)))
        self.view.current_changed.connect(self.current_changed)
        self.view.chosen.connect(lambda: self.bar.show_count(self.view.count()))
        self._delegate.edited.connect(self._edit_cell)
        self._delegate.closeEditor.connect(lambda *_: QTimer.singleShot(0, self, self._catch_up))
        self.bar.toggle_requested.connect(self.toggle_selected)
        self.bar.status_chosen.connect(self.set_status)
        self.bar.lead_requested.connect(self.edit_lead)
        self.bar.deadline_requested.connect(self.edit_deadline)
        self.bar.confirm_requested.connect(self.confirm_selected)
        self.bar.dismissed.connect(lambda: self.view.select([e] if (e := self.view.current()) else []))
        self._theme.changed.connect(self.view.viewport().update)

    def _filter_changed(self, which: Filter) -> None:
        self.read()
        self.filter_changed.emit(which)

    def _edit_cell(self, seen: Commitment, key: str, value: Value, typed: str) -> None:
        self._editing.save(seen, key, value, lambda error: self.not_saved.emit(seen, key, typed, error))

    def _catch_up(self) -> None:
        if self._stale:
            self.read()

    def _period_edit(self, parent: QWidget) -> PeriodEdit:
        return PeriodEdit(self._words, self._theme, self._register.today, parent)

    def _nearest(self, row: int) -> list[str]:
        """The commitment in this row or, from a heading or the end, the next one there is."""
        rows = (*range(row, self.model.rowCount()), *range(min(row, self.model.rowCount()) - 1, -1, -1))
        return [entity] if (entity := next(filter(None, map(self.model.entity, rows)), None)) else []
