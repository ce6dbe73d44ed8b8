"""An officer at the window: nothing but clicks and keys, and three ways to look at what came of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import seen
from command_line import CommandLine
from desk import DeskOfATest
from hand import Hand
from tracker.app import Opening
from tracker.domain.vocabulary import Status
from tracker.ui.commitments.columns import Column
from tracker.ui.detail.editors import Editor
from tracker.ui.history import actions_model
from tracker.ui.job_runner import JobRunner
from tracker.ui.reviewing.change_list import ChangeList
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.wording import Wording
from tracker.words import Words
from window import Window, page_key

CTRL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
PATIENCE_MS = 30_000
"""A loaded machine takes its time; a test that passes does not wait for it."""

D = TypeVar("D", bound=QDialog)


@dataclass
class Officer:
    """Works in `window`, with the command line of the same data folder beside it.

    Whatever a press, a click or a drop sets off is waited for, as a person does, before anything else is done or looked
    at: long work goes on off the window's thread.
    """

    window: Window
    run: CommandLine
    desk: DeskOfATest
    words: Words
    qtbot: QtBot
    jobs: JobRunner
    hand: Hand = field(default_factory=Hand)

    # -- hands ------------------------------------------------------------------------------------------------
    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.hand.press(self._in_front(), key, modifier)
        self._let_work_end()

    def press_each(self, letters: str) -> None:
        """Letters by which something is found, each of them a key."""
        for letter in letters:
            self.hand.strike(self._in_front(), letter)

    def write(self, text: str) -> None:
        """Words of one's own: a name, a reason, a note."""
        self.hand.begin_words(text)
        for letter in text:
            QTest.keyClicks(self._in_front(), letter)

    def click(self, ref: str, column: Column, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Click in the line of a commitment."""
        self.click_cell(self.window.workplace.commitments.view, self.window.cell(ref, column), modifier)

    def click_cell(self, view: QAbstractItemView, index: QModelIndex, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Click in a line of any list."""
        view.scrollTo(index)
        self.hand.click(view.viewport(), view.visualRect(index).center(), modifier)
        self._let_work_end()

    def click_in(self, widget: QWidget) -> None:
        """Click in the middle of a field, or of a line; what it stands in is scrolled to it."""
        # An editor has its inner line in front, which is what a person clicks.
        inner = widget.inner if isinstance(widget, Editor) else widget
        target = inner.focusProxy() or inner
        for area in self.window.frame.findChildren(QScrollArea):
            if area.isAncestorOf(target):
                area.ensureWidgetVisible(target)
        self.hand.click(target, target.rect().center())
        self._let_work_end()

    def click_on(self, said: str, within: QWidget | None = None) -> None:
        """Click the button that says so."""
        button = seen.button(within or self.window.frame, said)
        self.hand.click(button, button.rect().center())
        self._let_work_end()

    def open_menu(self, said: str, within: QWidget) -> None:
        """Click a button that opens a menu; Qt would wait in the click until the menu is gone."""
        button = seen.button(within, said)
        assert isinstance(button, QToolButton)
        self.hand.clicks += 1
        button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def choose(self, entry: str) -> None:
        """Go down the menu that is open, to this entry."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(Qt.Key.Key_Down)
            action = menu.activeAction()
            if action is not None and action.text() == entry:
                break
        self.press(Qt.Key.Key_Return)

    def drop(self, *files: Path, onto: QWidget | None = None) -> None:
        """Drop files; on the list, where nothing else is told: what does not take them hands them up to the window."""
        target = onto or self.window.workplace.commitments.view.viewport()
        self.hand.drop(target, files_in(*files))
        self._let_work_end()

    def dialog(self, kind: type[D]) -> D:
        """The dialog that has just opened, once keys go to it."""
        self.wait(lambda: any(d.isVisible() for d in self._dialogs(kind)))
        found = next(d for d in self._dialogs(kind) if d.isVisible())
        self._give_keys_to(found)
        return found

    def review(self) -> ReviewDialog:
        return self.dialog(ReviewDialog)

    def see_closed(self, dialog: QDialog) -> None:
        """Wait until a dialog is gone."""
        self.wait(lambda: all(d is not dialog for d in self._dialogs(QDialog)))

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def to_the_front(self) -> None:
        """Turn to this window, where several officers sit in one test."""
        self._give_keys_to(self.window.frame)

    # -- eyes -------------------------------------------------------------------------------------------------
    def told(self, around: QWidget) -> str:
        return "\n".join(label.text() for label in around.findChildren(QLabel) if label.isVisible())

    def told_that(self, sentence: str) -> None:
        """A message says so; it is read and closed."""
        box = self.dialog(QMessageBox)
        assert sentence in box.accessibleDescription()
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not any(d.isVisible() for d in self._dialogs(QMessageBox)))

    def row(self, ref: str) -> tuple[str, str, str]:
        """Status, lead and deadline as they stand in the list."""
        status, lead, deadline = (
            str(self.window.cell(ref, column).data()) for column in (Column.STATUS, Column.LEAD, Column.DEADLINE)
        )
        return status, lead, deadline

    def done(self) -> list[tuple[str, str]]:
        """What the History page lists, newest first: what was done, and whether it can be taken back."""
        model = self.window.workplace.pages.history.model
        column = actions_model.Column
        self.press(page_key("history"), CTRL)
        told = [
            (str(model.index(row, column.WHAT).data()), str(model.index(row, column.UNDO).data()))
            for row in range(model.rowCount())
        ]
        self.press(page_key("commitments"), CTRL)
        return told

    def everything(self) -> list[dict[str, Any]]:
        """All that stands, in the order of the list; the window, the register and `list --json` must agree on it."""
        rows: list[dict[str, Any]] = self.run.ok("list", "--json").json
        assert [c.id for c in self.window.register.listed()] == [row["id"] for row in rows]
        assert self.window.shown() == [row["ref"] for row in rows]
        wording = Wording(self.words)
        for row, stands in zip(rows, self.window.register.listed(), strict=True):
            ref = row["ref"]
            for column, key in ((Column.STATUS, "status"), (Column.LEAD, "lead"), (Column.DEADLINE, "deadline")):
                assert stands.values.get(key) == row[key], ref
                empty = row[key] is None and column is not Column.STATUS
                assert self.window.cell(ref, column).data() == ("" if empty else wording.value(key, row[key])), ref
            ticked = self.window.cell(ref, Column.CHECK).data(Qt.ItemDataRole.CheckStateRole)
            assert (ticked == Qt.CheckState.Checked) == (row["status"] == Status.IMPLEMENTED), ref
            marked = self.window.cell(ref, Column.MARKS).data(Qt.ItemDataRole.ToolTipRole)
            assert bool(marked) == bool(row["conflicts"]), ref
        return rows

    def actions_agree(self) -> None:
        """What the History page lists stands in `history --json` as well, each action with its changes."""
        told = {entry["title"] for entry in self.run.ok("history", "--json").json}
        assert {what for what, _ in self.done()} <= told

    # -- inside -----------------------------------------------------------------------------------------------
    def _let_work_end(self) -> None:
        if self.jobs.is_busy:
            self.wait(lambda: not self.jobs.is_busy)

    def _in_front(self) -> QWidget:
        if popup := QApplication.activePopupWidget():
            focused = QApplication.focusWidget()
            return focused if focused and popup.isAncestorOf(focused) else popup
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self._give_keys_to(QApplication.activeModalWidget() or self.window.frame)
        return QApplication.focusWidget() or self.window.frame

    def _dialogs(self, kind: type[D]) -> list[D]:
        found: list[D] = self.window.frame.findChildren(kind)
        return found

    def _give_keys_to(self, window: QWidget) -> None:
        """As a window manager does when a dialog opens, and when it or a pop-up is gone; there is none here."""

        def has_keys() -> bool:
            window.activateWindow()
            focused = QApplication.focusWidget()
            return focused is not None and focused.window() is window

        self.wait(has_keys)


Sit = Callable[[str], Officer]
"""Sits somebody down at a laptop of their own."""


def officer_at(opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> Officer:
    """Somebody before the window of the application as it stands now: it may be built anew."""
    folder = opening._places.data
    window = Window(opening.frame, opening.workplace, opening.register)
    command_line, desk = CommandLine(folder, capsys), DeskOfATest(folder)
    return Officer(window, command_line, desk, opening._words, qtbot, opening.jobs)


def files_in(*files: Path) -> QMimeData:
    """Files as they are dragged, or copied in a folder."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return carried


def change_list(review: ReviewDialog) -> ChangeList:
    """The list in the middle of a review."""
    found = review.findChild(ChangeList)
    assert found is not None
    return found


def said_on_buttons(around: QWidget) -> list[str]:
    """What the buttons say, without the marks of their keys."""
    return [button.text().replace("&", "") for button in around.findChildren(QAbstractButton)]
