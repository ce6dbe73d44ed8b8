"""A list of entries in the details: actions, notes, documents or links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.ui.detail.entry import Entry, Line, as_text
from tracker.ui.theme.theme import Theme
from tracker.words import Words


class EntryList(QWidget):
    """One stop for Tab; the arrow keys go from entry to entry. `emptied` when the last one goes under the keyboard.

    Entries stay while what they say changes, with the form that may be open in one of them.
    """

    emptied = Signal()

    def __init__(self, name: str, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self.entries: list[Entry] = []
        self._current = ""
        self.setAccessibleName(name)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, in this order."""
        held = next((n for n, e in enumerate(self.entries) if self._holds_focus(e)), None)
        kept = {entry.line.id: entry for entry in self.entries}
        wanted = {line.id for line in lines}
        lost_focus = held is not None and self.entries[held].line.id not in wanted
        for entry in self.entries:
            self._rows.removeWidget(entry)
            if entry.line.id not in wanted:
                entry.hide()
                entry.deleteLater()
        self.entries = [kept.get(line.id) or self._entry() for line in lines]
        for entry, line in zip(self.entries, lines, strict=True):
            entry.show_line(line)
            self._rows.addWidget(entry)
            entry.show()
        self.setVisible(bool(lines))
        self._mend_tab_stop()
        if held is not None and lost_focus:
            if self.entries:
                self.entries[min(held, len(self.entries) - 1)].setFocus()
            else:
                self.emptied.emit()

    def entry(self, id: str) -> Entry | None:
        """The entry of this thing, if it is shown."""
        return next((entry for entry in self.entries if entry.line.id == id), None)

    def go_to(self, id: str) -> None:
        """Give the keyboard to an entry."""
        if entry := self.entry(id):
            entry.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from entry to entry; Copy gives the entry, tab-separated."""
        at = next((n for n, entry in enumerate(self.entries) if entry.hasFocus()), None)
        if at is None:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_text([self.entries[at].line]))
        elif event.key() in _STEPS:
            to = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.entries) - 1}.get(
                Qt.Key(event.key()), at + _STEPS[Qt.Key(event.key())]
            )
            self.entries[max(0, min(len(self.entries) - 1, to))].setFocus()
        else:
            event.ignore()

    def _entry(self) -> Entry:
        entry = Entry(self._words, self._theme)
        entry.entered.connect(lambda: self._remember(entry))
        return entry

    def _remember(self, entry: Entry) -> None:
        self._current = entry.line.id
        self._mend_tab_stop()

    def _mend_tab_stop(self) -> None:
        stop = self.entry(self._current) or next(iter(self.entries), None)
        for entry in self.entries:
            policy = Qt.FocusPolicy.StrongFocus if entry is stop else Qt.FocusPolicy.ClickFocus
            entry.setFocusPolicy(policy)

    def _holds_focus(self, entry: Entry) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is entry or entry.isAncestorOf(focused))


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: 0}
