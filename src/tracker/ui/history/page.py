"""The History page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tracker.register.register import Register
from tracker.ui.editing import Editing
from tracker.ui.empty_page import EmptyPage
from tracker.ui.history.actions_model import ActionsModel, Column
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_SHOWN = 500


class HistoryPage(QWidget):
    """Reads itself again whenever it is shown or told."""

    def __init__(
        self, register: Register, words: Words, theme: Theme, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._editing = editing
        self.model = ActionsModel(words, theme, self)
        self.view = ActionsView(self.model, words)
        self.view.undo_requested.connect(self._undo)
        nothing = EmptyPage(theme)
        nothing.say("history", words("Nothing has been done yet."), words("Every change you make appears here."))
        heading = QLabel(words("Everything done here, newest first"))
        heading.setProperty("role", "heading")
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self._stack, 1)

    def read(self) -> None:
        """Ask the register again."""
        row = self.view.currentIndex().row()
        self.model.show(self._register.actions(_SHOWN))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), Column.WHAT))

    def _undo(self, row: int) -> None:
        entry = self.model.entry(row)
        if not entry.undone:
            self._editing.undo(entry.id)


class ActionsView(QTableView):
    """`undo_requested` by a click on Undo, or Enter on a row."""

    undo_requested = Signal(int)

    def __init__(self, model: ActionsModel, words: Words) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(words("History"))
        self.setAccessibleDescription(words("Enter takes back the action of the row"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 16)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self.fontMetrics().lineSpacing() + 16)
        header.resizeSection(Column.WHEN, 160)
        header.resizeSection(Column.WHO, 150)
        header.resizeSection(Column.UNDO, 84)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.undo_requested.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.UNDO:
            self.undo_requested.emit(index.row())
