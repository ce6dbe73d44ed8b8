"""What moved in numbers: the flow of statuses, and beside it the commitments that a number counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
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
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.ui.whole_width import WholeWidth
from tracker.words import Words, labelled, plural

_LEAST_NAMED, _BETWEEN = 220, 16


class NumbersView(WholeWidth):
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
        self.named.setMinimumWidth(beside_letters(_LEAST_NAMED))
        self._facts = FlowLayout(spacing=16)
        self._fact_buttons: list[QPushButton] = []
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._facts)
        left.addSpacing(4)
        self._earlier, self._later = (plain_label(role="muted", wrapped=True) for _ in range(2))
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self._earlier)
        named.addWidget(self._later, 1)
        left.addLayout(named)
        left.addWidget(self.flow)
        left.addStretch(1)
        content = QWidget()
        content.setProperty("role", "side")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._beside.setContentsMargins(12, 12, 12, 12)
        self._beside.setSpacing(_BETWEEN)
        self._beside.addLayout(left, 5)
        self._beside.addWidget(self.named, 2)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What a number counts stands beside the numbers where there is room, else under them."""
        super().resizeEvent(event)
        self._arrange()

    def show_comparison(self, found: Comparison, then: str, now: str) -> None:
        """Show this from now on; `then` and `now` name the two states."""
        self._found = found
        self.model.show(found)
        self._earlier.setText(self._words("Earlier state: {name}\u00a0↓", name=then))
        self._later.setText(self._words("Later state: {name}\u00a0→", name=now))
        self._earlier.setFixedWidth(self.flow.verticalHeader().sizeHint().width())
        self._arrange()
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
            self.flow.mark([index])

    def _show(self, title: str, ids: Sequence[str], among: int, state: Presented | None = None) -> None:
        assert self._found is not None
        of = self._words(plural("of {n} commitment", "of {n} commitments", among)) if among else ""
        known = {**self._found.before.commitments, **self._found.after.commitments}
        self.named.show_commitments(title, of, ids, known | dict(state.commitments if state else {}))
        self.flow.mark(self.model.cells_of(ids))

    def _arrange(self) -> None:
        needed = self.flow.minimumWidth() + self.named.minimumWidth() + _BETWEEN + 2 * 12
        is_wide = self.viewport().width() >= needed
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)


class FlowView(Lines):
    """`chosen` with the cell that is looked at."""

    chosen = Signal(QModelIndex)

    COPIED_WITH_HEADS = True

    def __init__(self, model: FlowModel, words: Words, theme: Theme) -> None:
        super().__init__(words("Flow of statuses"), theme)
        self.setProperty("role", "numbers")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(beside_letters(28))
        model.modelReset.connect(self._fit)
        self.verticalHeader().show()
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 9)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._choose)

    def mark(self, cells: Sequence[QModelIndex]) -> None:
        """Show which numbers what is told beside the table belongs to."""
        marked = QItemSelection()
        for cell in cells:
            marked.select(cell, cell)
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit(self) -> None:
        """As high as its lines. The last column has a word above it, in every language; the others share the rest."""
        header, last = self.horizontalHeader(), self.model().columnCount() - 1
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if last >= 0:
            header.setSectionResizeMode(last, QHeaderView.ResizeMode.ResizeToContents)
        names, frame = self.verticalHeader(), 2 * self.frameWidth()
        self.setFixedHeight(header.height() + names.defaultSectionSize() * self.model().rowCount() + frame + 2)
        columns = last * header.minimumSectionSize() + header.sectionSizeHint(last) if last >= 0 else 0
        self.setMinimumWidth(names.sizeHint().width() + columns + frame)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index)
