"""The command palette: a line to type into, and below it what that may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from tracker.ui.palette.offers import Offer, meant_by
from tracker.ui.plain import as_written, plain_label, say_hint
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_WIDTH, _HEIGHT = 760, 460
_AIR = 8
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """Goes away with Esc, a click elsewhere, or once something was chosen; only then that is done."""

    def __init__(
        self,
        commands: Sequence[Offer],
        find: Callable[[str], Sequence[Offer]],
        words: Words,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._over = parent
        self._commands = commands
        self._find = find
        self._offers: Sequence[Offer] = ()
        self._muted = QColor(theme.colours.muted)
        title = words("Commands")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setProperty("role", "palette")
        hint = words("A command, a page or a recommendation: “export”, “dark”, “3.2”")
        self.line = QLineEdit()
        say_hint(self.line, hint)
        self.line.setAccessibleName(hint)
        self.list = QTreeWidget()
        self.list.setAccessibleName(words("What can be done"))
        self._refusal = plain_label(role="muted")
        self._nothing = plain_label(words("Nothing is found for this."), "muted")
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(self._choose)
        self.list.currentItemChanged.connect(lambda *_: self._tell_refusal())
        self.list.itemClicked.connect(lambda _item, _column: self._choose())
        self._offer("")

    def open_over(self, window: QWidget) -> None:
        """In the upper middle of the window, where the eyes are."""
        self.resize(min(_WIDTH, window.width() - 80), min(_HEIGHT, window.height() - 120))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 60)))
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move go to the list, while the line keeps what is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _offer(self, text: str) -> None:
        self._offers = [*meant_by(text, self._commands), *self._find(text)] if text.strip() else self._commands
        self.list.clear()
        for offer in self._offers:
            row = QTreeWidgetItem([offer.name, offer.place, offer.keys])
            row.setIcon(0, offer.icon)
            row.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + _AIR))
            row.setToolTip(0, as_written(offer.refusal or offer.name))
            said = filter(None, (offer.name, offer.keys, offer.refusal))
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column in (0, 1, 2) if offer.refusal else (1, 2):
                row.setForeground(column, self._muted)
            self.list.addTopLevelItem(row)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._nothing.setVisible(not self._offers)
        self.list.setVisible(bool(self._offers))
        self._refusal.setVisible(bool(self._offers))

    def _current(self) -> Offer | None:
        row = self.list.currentIndex().row()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def _tell_refusal(self) -> None:
        """A line that cannot be done now can be gone to all the same: it says why."""
        current = self._current()
        self._refusal.setText(current.refusal if current else "")

    def _choose(self) -> None:
        chosen = self._current()
        if chosen and not chosen.refusal:
            # Once this is gone: what is chosen may open a window of its own.
            QTimer.singleShot(0, self._over, chosen.run)
            self.accept()

    def _lay_out(self) -> None:
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._refusal)
        layout.addWidget(self._nothing)
        layout.addStretch()
