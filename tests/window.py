"""A whole window on a real register, and the clicks and keys of a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.commitment import Commitment
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.desktop import Desktop
from tracker.ui.frame import Frame
from tracker.ui.job_runner import Jobs, SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Theme
from tracker.ui.workplace import Workplace
from tracker.words import Words


def page_key(name: str) -> Qt.Key:
    """The digit that brings a page to the front, with Ctrl."""
    return Qt.Key(Qt.Key.Key_1.value + number_of(name))


@dataclass
class Window:
    """What tests hold of it."""

    frame: Frame
    workplace: Workplace
    register: Register
    _ids: dict[str, str] = field(default_factory=dict)
    """By reference: what is looked for in thousands of cells is not read each time."""

    def found(self, ref: str) -> Commitment:
        return self.register.find(ref)

    def cell(self, ref: str, column: Column) -> QModelIndex:
        model = self.workplace.commitments.model
        if ref not in self._ids:
            self._ids[ref] = self.found(ref).id
        return model.index(model.row_of(self._ids[ref]), column)

    def click(self, ref: str, column: Column, modifier: Qt.KeyboardModifier | None = None) -> None:
        view = self.workplace.commitments.view
        at = view.visualRect(self.cell(ref, column)).center()
        keys = modifier or Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, at)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None, on: QWidget | None = None) -> None:
        target = on or self.frame.focusWidget() or self.frame
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        # An editor hands over what was typed through the event queue.
        QTest.qWait(0)

    def type(self, text: str, on: QWidget | None = None) -> None:
        QTest.keyClicks(on or self.frame.focusWidget() or self.frame, text)

    def shown(self) -> list[str]:
        model = self.workplace.commitments.model
        found = (model.commitment(row) for row in range(model.rowCount()))
        return [c.ref for c in found if c]


@contextmanager
def open_window(
    qtbot: QtBot,
    register: Register,
    words: Words,
    theme: Theme,
    jobs: Jobs | None = None,
    desktop: Desktop | None = None,
) -> Iterator[Window]:
    """The window as the application opens it, on a usual laptop's screen."""
    memory = Memory(register.places.window)
    frame = Frame(words, theme, memory)
    frame.resize(1366, 768)
    qtbot.addWidget(frame)
    frame.show()
    workplace = Workplace(frame, register, words, theme, memory, jobs or SynchronousRunner(), desktop)
    qtbot.waitExposed(frame)
    yield Window(frame, workplace, register)
    frame.close()
