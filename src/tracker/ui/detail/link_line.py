"""A line in which a link is found by its number or by words of its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from tracker.ui.plain import say_hint
from tracker.words import Words

Candidate = tuple[str, str, str]
"""A framework, a code, and what it is called."""


class LinkLine(QLineEdit):
    """`chosen` with a framework and a code; `puzzled` when Enter could mean several, or nothing."""

    chosen = Signal(str, str)
    puzzled = Signal()

    def __init__(self, find: Callable[[str], Sequence[Candidate]], words: Words) -> None:
        super().__init__()
        self._find = find
        self._found: Sequence[Candidate] = ()
        self._names = QStringListModel(self)
        hint = words("Add a link: a number, or words of its title")
        say_hint(self, hint)
        self.setAccessibleName(hint)
        # Kept by a name of our own: a line that has the completer would filter what was found again.
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setAccessibleName(hint)
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._take_named)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._enter)

    def hold_still(self) -> None:
        """There is nothing to add."""
        self.hide()

    def offered(self) -> Sequence[Candidate]:
        """What the words typed find."""
        return self._found

    def _offer(self, text: str) -> None:
        self._found = self._find(text) if text.strip() else ()
        self._names.setStringList([name for _framework, _code, name in self._found])
        if self._found:
            self._completer.complete()
        else:
            self._popup.hide()

    def _enter(self) -> None:
        exact = [n for n, (_, code, _name) in enumerate(self._found) if code == self.text().strip().casefold()]
        if len(self._found) == 1 or len(exact) == 1:
            self._take(exact[0] if exact else 0)
        elif self.text().strip():
            self.puzzled.emit()

    def _take_named(self, name: str) -> None:
        row = next((n for n, candidate in enumerate(self._found) if candidate[2] == name), None)
        if row is not None:
            self._take(row)

    def _take(self, row: int) -> None:
        framework, code, _name = self._found[row]
        self._found = ()
        self._popup.hide()
        # The completer still writes the name it offered into the line.
        QTimer.singleShot(0, self, self.clear)
        self.chosen.emit(framework, code)
