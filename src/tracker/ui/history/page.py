"""The History page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.changes import EVERY_ACTION, ActionEntry
from tracker.domain.ordering import in_order
from tracker.register.register import Register
from tracker.ui.copying import Copying, SelectsSeveral
from tracker.ui.editing import Editing
from tracker.ui.empty_page import EmptyPage
from tracker.ui.filter_button import Choice, FilterButton
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.history.actions_model import ActionsModel, Column
from tracker.ui.history.period import PeriodFilter
from tracker.ui.plain import plain_label
from tracker.ui.search_line import SearchLine
from tracker.ui.theme.icons import beside_letters
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_AT_ONCE = 500
"""So many actions are listed at first, and so many more whenever more are asked for."""

_SEARCH_WIDTH = 280


_PAD = 28


class HistoryPage(QWidget):
    """Reads itself again whenever it is shown or told."""

    def __init__(
        self, register: Register, words: Words, theme: Theme, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._words = words
        self._editing = editing
        self._searched: Sequence[ActionEntry] | None = None
        self._room = _AT_ONCE
        self.model = ActionsModel(words, theme, register.history, register.kept, self)
        self.model.may_undo = not register.read_only
        self.view = ActionsView(self.model, words, theme)
        self.view.undo_requested.connect(self._undo)
        self.search = SearchLine(
            words("Search  Ctrl+F"),
            words("Search the history"),
            words("What was done, on which, by whom, when"),
            words,
            theme,
        )
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self._list)
        self.search.left.connect(self.take_keyboard)
        self.who = FilterButton(words("Who"), self._people, words, theme)
        self.who.changed.connect(self._list)
        theme.changed.connect(self.who.repaint_icon)
        self.when = PeriodFilter(register, words, theme)
        self.when.changed.connect(self._read_period)
        self._nothing = EmptyPage(theme)
        self._nothing.pressed.connect(self._clear)
        self._count = plain_label(role="muted")
        self._all = QPushButton(words("Clear"))
        self._all.setAccessibleName(words("Clear all filters"))
        self._all.setProperty("link", True)
        self._all.clicked.connect(self._clear)
        self._more = QPushButton(words("Show more"))
        self._more.setProperty("link", True)
        self._more.clicked.connect(self._show_more)
        heading = plain_label(words("History · newest first"), "heading")
        heading.setToolTip(words("Open an action to see what it changed (double-click or Enter)"))
        above = FlowLayout()
        above.addWidget(heading)
        for widget in (self.search, self.who, self.when, self._count, self._more, self._all):
            above.addWidget(widget)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)

    def read(self) -> None:
        """Ask the register again; what was open stays open."""
        self._list(anew=True)

    def _list(self, *, anew: bool = False) -> None:
        """What was read stays as it is while only something else is looked for: to read it takes a while."""
        model, view = self.model, self.view
        top = range(model.rowCount())
        opened = [e.id for i in map(self._line, top) if view.isExpanded(i) and (e := model.entry(i))]
        current = model.entry(view.currentIndex())
        self.search.rest()
        wanted, people = self.search.text().strip(), self.who.ticked()
        if anew:
            self._searched = None
            self.when.follow()
        is_filtered = self._is_filtered
        done = self._among() if is_filtered else self._register.actions(self._room)
        model.show(done, wanted, people, anew=anew)
        shown, total = model.rowCount(), self._register.actions_done()
        left = 0 if is_filtered else total - shown
        self._count.setText(self._words("{shown} of {total}", shown=shown, total=total))
        self._count.setVisible(is_filtered or left > 0)
        self._all.setVisible(is_filtered)
        self._more.setText(self._words("Show {n} more", n=min(left, _AT_ONCE)))
        self._more.setVisible(left > 0)
        self._stack.setCurrentIndex(0 if model.rowCount() else 1)
        if not model.rowCount():
            self._explain_nothing(wanted, is_filtered=is_filtered)
        for action in opened:
            view.expand(self._line(model.row_of(action)))
        if model.rowCount():
            view.setCurrentIndex(self._line(max(0, model.row_of(current.id) if current else 0)))

    def _show_more(self) -> None:
        """What is added stands below what is looked at; the button stays where it is, while there is still more."""
        self._room += _AT_ONCE
        bar = self.view.verticalScrollBar()
        place = bar.value()
        self._list()
        bar.setValue(place)
        if self._more.isHidden():
            self.take_keyboard()

    @property
    def _is_filtered(self) -> bool:
        return bool(self.search.text().strip() or self.who.ticked() or self.when.since())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the list gives up what was searched for, whose work, and since when."""
        if event.key() == Qt.Key.Key_Escape and self._is_filtered:
            self._clear()
            self.take_keyboard()
        else:
            super().keyPressEvent(event)

    def _explain_nothing(self, wanted: str, *, is_filtered: bool) -> None:
        words = self._words
        if not is_filtered:
            self._nothing.say(
                "history", words("Nothing has been done yet."), words("Every change you make appears here.")
            )
            return
        self._nothing.say(
            "search",
            words("Nothing found for “{search}”.", search=wanted) if wanted else words("Nothing found."),
            words("Try fewer words, or clear the filters.")
            if wanted
            else words("Choose somebody else or another period, or clear the filters."),
            words("Clear"),
        )

    def _clear(self) -> None:
        """The button that was pressed goes away: the keyboard goes where one would type next."""
        self.search.setFocus()
        self.search.clear()
        self.who.tick(frozenset())
        self.when.clear()
        self._read_period()

    def _read_period(self) -> None:
        """Other actions are listed then; what they changed is known already."""
        self._searched = None
        self._list()

    def take_keyboard(self) -> None:
        """Go to what there is to work on: to the search while no list is to be seen."""
        (self.view if self.model.rowCount() else self.search).setFocus()

    def go_to_search(self) -> bool:
        """Go to the search."""
        self.search.go_to()
        return True

    def _among(self) -> Sequence[ActionEntry]:
        """All that was done in the period, listed or not."""
        if self._searched is None:
            self._searched = self._register.actions(EVERY_ACTION, self.when.since())
        return self._searched

    def _people(self) -> list[Choice]:
        """Those who are chosen stay in the list, to be taken out of it again."""
        people = self.model.people(self._among()) | self.who.ticked()
        return [(name, name) for name in sorted(people, key=lambda name: in_order(name, self._words.language))]

    def _line(self, row: int) -> QModelIndex:
        return self.model.index(row, 0)

    def _undo(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry and entry.can_be_undone:
            self._editing.undo(entry.id)


class ActionsView(SelectsSeveral, QTreeView):
    """`undo_requested` by a click on Undo, or Ctrl+Enter on a line; Enter opens a line, and closes it again."""

    undo_requested = Signal(QModelIndex)

    def __init__(self, model: ActionsModel, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(words("History"))
        self.setAccessibleDescription(words("Enter opens an action, Ctrl+Enter takes it back"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_HighLines(theme, self))
        self.setIndentation(beside_letters(18))
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        header = self.header()
        header.setProperty("inset", "tree")
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self.fontMetrics().lineSpacing() + 16)
        width = self.fontMetrics().horizontalAdvance
        header.resizeSection(Column.WHEN, width("30 Sept 2027, 00:00") + 2 * self.indentation() + _PAD)
        widest = max(width(words(said)) for said in ("Undo", "Undone", "Kept"))
        header.resizeSection(Column.UNDO, max(84, widest + _PAD))
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        Copying(self, without=lambda: (Column.UNDO,))
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whose work it is has a fifth of the width, but what was done comes first."""
        super().resizeEvent(event)
        width = self.fontMetrics().horizontalAdvance
        most = width("First name, last names, imported by others") + _PAD
        self.header().resizeSection(Column.WHO, min(most, event.size().width() // 5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and closes; with Ctrl it takes back."""
        current = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not current.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.undo_requested.emit(current)
        else:
            self._open(current)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.UNDO and not index.parent().isValid():
            self.undo_requested.emit(index)

    def _open(self, index: QModelIndex) -> None:
        line = index.siblingAtColumn(0)
        if index.column() != Column.UNDO and not line.parent().isValid():
            self.setExpanded(line, not self.isExpanded(line))


class _HighLines(QStyledItemDelegate):
    """Air around each line; Undo is a link in the selected line too."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The style has one colour for all that is selected, and would take it for the link."""
        if index.column() != Column.UNDO:
            super().paint(painter, option, index)
            return
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        said, styled.text = styled.text, ""
        style = styled.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, styled.widget).adjusted(4, 0, 0, 0)
        painter.save()
        painter.setFont(styled.font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line and air."""
        return QSize(40, option.fontMetrics.lineSpacing() + 16)
