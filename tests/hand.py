"""The hand of a person: presses, clicks, drops and texts, each of them counted."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_LOG = logging.getLogger("journeys")
"""Told with `pytest --log-cli-level=INFO tests/journeys`."""

_NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Hand:
    """What the window asks of a person, from the first to the last, choosing a language included.

    A chord such as Ctrl+E is one press, a drop one click, and each letter by which something is found is a press, for
    another window would need fewer. A text of one's own is one entry however long it is: that it has to be given is
    the window's doing, how long a name or a reason is not. `words` keeps these, and their letters are told beside.
    """

    presses: int = 0
    clicks: int = 0
    words: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Presses, clicks and texts so far."""
        return self.presses + self.clicks + len(self.words)

    def begin(self) -> None:
        """Count from here."""
        self.presses, self.clicks, self.words = 0, 0, []

    def within(self, limit: int, journey: str) -> None:
        """Tell what it took, which may be no more than `limit`."""
        letters = sum(map(len, self.words))
        told = (
            f"{journey}: {self.count} of at most {limit} ({self.presses} presses, {self.clicks} clicks, "
            f"{len(self.words)} texts of {letters} letters)"
        )
        _LOG.info(told)
        assert self.count <= limit, told

    def press(self, on: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        self.presses += 1
        QTest.keyClick(on, key, modifier)
        # An editor hands over what was typed through the event queue.
        QTest.qWait(0)

    def strike(self, on: QWidget, letter: str) -> None:
        self.presses += 1
        QTest.keyClicks(on, letter)

    def begin_words(self, text: str) -> None:
        self.words.append(text)

    def click(self, on: QWidget, at: QPoint, modifier: Qt.KeyboardModifier = _NONE) -> None:
        self.clicks += 1
        QTest.mouseClick(on, Qt.MouseButton.LeftButton, modifier, at)
        QTest.qWait(0)

    def drop(self, on: QWidget, carried: QMimeData) -> None:
        self.clicks += 1
        where, copy, left = on.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        QApplication.sendEvent(on, QDragEnterEvent(where, copy, carried, left, _NONE))
        QApplication.sendEvent(on, QDropEvent(QPointF(where), copy, carried, left, _NONE))
