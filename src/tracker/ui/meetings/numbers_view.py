"""What moved in numbers: the flow of statuses, and beside it the commitments that a number counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.meeting_words import rate_words
from tracker.domain.presented import NOT_APPLICABLE, Comparison, Presented
from tracker.domain.vocabulary import Status
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.lines import Lines
from tracker.ui.meetings.flow_model import FlowModel
from tracker.ui.meetings.named_list import NamedList
from tracker.ui.plain import plain_label
from tracker.ui.tab_order import lead_up_to
from tracker.ui.theme.theme import Theme
from tracker.words import Words, labelled, plural


class NumbersView(QWidget):
    """`opened` with a commitment that is to be shown; every number leads to exactly those it counts."""

    opened = Signal(str)

    def __init__(self, words: Words, theme: Theme, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._found: Comparison | None = None
        self.model = FlowModel(words, theme, self)
        self.flow = FlowView(self.model, words, theme)
        self.flow.chosen.connect(self._show_cell)
        self.named = NamedList(words, several)
        self.named.opened.connect(self.opened)
        self.named.setMinimumWidth(220)
        self._facts = FlowLayout(spacing=16)
        self._fact_buttons: list[QPushButton] = []
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._facts)
        left.addSpacing(4)
        left.addWidget(plain_label(words("From the state on the left to the state above"), "muted", wrapped=True))
        left.addWidget(self.flow, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(16)
        layout.addLayout(left, 5)
        layout.addWidget(self.named, 2)

    def show_comparison(self, found: Comparison, then: str, now: str) -> None:
        """Show this from now on; `then` and `now` name the two states."""
        self._found = found
        self.model.show(found)
        self._fact_buttons = []
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        _ = self._words
        for name, state in ((then, found.before), (now, found.after)):
            rate = _(labelled(name, rate_words(state.tally, _)))
            self._add_fact(rate, state.standing(Status.IMPLEMENTED), state)
        stayed, unchanged = found.same_status, found.unchanged
        self._add_fact(_("With the same status: {n}", n=len(stayed)), stayed, found.after, found.compared)
        self._add_fact(_("Unchanged: {n}", n=len(unchanged)), unchanged, found.after, found.compared)
        late, excluded = found.newly_overdue, found.after.standing(NOT_APPLICABLE)
        self._add_fact(_("Overdue since then: {n}", n=len(late)), late, found.after, found.compared)
        text = _("Not applicable, so not counted: {n}", n=len(excluded))
        self._add_fact(text, excluded, found.after, len(found.after.commitments))
        if found.left_out:
            text = _("Not known on both sides, so not compared: {n}", n=len(found.left_out))
            self._add_fact(text, found.left_out, found.after)
        lead_up_to(self.flow, *(fact for fact in self._fact_buttons if fact.isEnabled()))
        done = found.went(Status.IMPLEMENTED)
        self._show(_("Implemented since then: {n}", n=len(done)), done, found.compared)

    def _add_fact(self, text: str, ids: Sequence[str], state: Presented, among: int = 0) -> None:
        """`among` how many they are counted, where the text does not say so itself."""
        button = QPushButton(text)
        button.setProperty("link", True)
        button.setProperty("edge", True)
        button.setEnabled(bool(ids))
        button.clicked.connect(lambda: self._show(text, ids, among, state))
        self._facts.addWidget(button)
        self._fact_buttons.append(button)

    def _show_cell(self, index: QModelIndex) -> None:
        if self._found is not None:
            self._show(self.model.explain(index), self.model.ids(index), self._found.compared)

    def _show(self, title: str, ids: Sequence[str], among: int, state: Presented | None = None) -> None:
        assert self._found is not None
        of = self._words(plural("of {n} commitment", "of {n} commitments", among)) if among else ""
        known = {**self._found.before.commitments, **self._found.after.commitments}
        self.named.show_commitments(title, of, ids, known | dict(state.commitments if state else {}))


class FlowView(Lines):
    """`chosen` with the cell that is looked at."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: FlowModel, words: Words, theme: Theme) -> None:
        super().__init__(words("Flow of statuses"), theme)
        self.setProperty("role", "numbers")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(36)
        model.modelReset.connect(self._fit)
        self.verticalHeader().show()
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 9)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._choose)

    def _fit(self) -> None:
        """The last column has a word above it, in every language; the others share what is left."""
        header, last = self.horizontalHeader(), self.model().columnCount() - 1
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if last >= 0:
            header.setSectionResizeMode(last, QHeaderView.ResizeMode.ResizeToContents)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index)
