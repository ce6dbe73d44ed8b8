"""The History page takes actions back and shows what they did."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import seen
from command_line import edit_workbook
from tracker.errors import Cancelled
from tracker.ui.commitments.columns import Column
from tracker.ui.theme.colours import LIGHT
from window import Window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_history_takes_back_any_action(window: Window) -> None:
    window.click("1.1", Column.CHECK)
    window.click("1.2", Column.CHECK)
    window.press(page_key("history"), _CTRL, window.frame)
    view = window.workplace.pages.history.view
    box = view.visualRect(window.workplace.pages.history.model.index(1, 3))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert (window.found("1.1").status, window.found("1.2").status) == (None, "implemented")
    entries = [(e.title.code, e.undone) for e in window.register.actions()]
    assert ("check_off", True) in entries


def test_an_undo_that_was_stopped_says_that_nothing_was_changed(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Cancelled

    window.register.edit([window.found("1.3")], {"status": "planned"})
    monkeypatch.setattr(window.register, "undo", stopped)
    window.press(Qt.Key.Key_Z, _CTRL)
    assert "Writing was stopped: nothing was changed." in seen.told(window.workplace.undo_bar)


def test_undo_is_seen_to_be_a_link_in_the_selected_line_too(window: Window) -> None:
    window.register.check_off([window.found("1.2")])
    window.press(page_key("history"), _CTRL, window.frame)
    view = window.workplace.pages.history.view
    box = view.visualRect(view.currentIndex().siblingAtColumn(3))
    drawn = view.viewport().grab(box).toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert LIGHT.accent in inks and LIGHT.selected in inks


def test_an_action_of_the_history_opens_and_shows_what_it_changed(window: Window) -> None:
    window.register.edit([window.found("1.1")], {"status": "planned"})
    window.register.edit([window.found("1.1"), window.found("1.2")], {"status": "in_progress"})
    window.press(page_key("history"), _CTRL, window.frame)
    view, model = window.workplace.pages.history.view, window.workplace.pages.history.model
    newest = model.index(0, 0)
    view.setCurrentIndex(newest)
    window.press(Qt.Key.Key_Return, on=view)
    assert view.isExpanded(newest) and window.workplace.pages.currentWidget() is window.workplace.pages.history
    told = {tuple(str(model.index(row, c, newest).data()) for c in range(3)) for row in range(model.rowCount(newest))}
    assert told == {
        ("1.1", "Status: Planned → In progress", "Luis Vega"),
        ("1.2", "Status: Not reported → In progress", "Luis Vega"),
    }
    window.press(Qt.Key.Key_Return, on=view)
    assert not view.isExpanded(newest)
    at = view.visualRect(model.index(1, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.isExpanded(model.index(1, 0))
    window.press(Qt.Key.Key_Return, _CTRL, view)
    assert window.register.actions()[1].undone
    assert view.isExpanded(model.index(1, 0))


def test_an_import_in_the_history_names_the_colleague_and_who_took_it_in(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    window.register.export(path)
    edit_workbook(path, {("1.3", "Comment"): "From the ministry"})
    review = window.register.review(path, author="Luis Paz")
    window.register.finish(review)
    window.press(page_key("history"), _CTRL, window.frame)
    view, model = window.workplace.pages.history.view, window.workplace.pages.history.model
    newest = model.index(0, 0)
    assert model.index(0, 2).data() == "Luis Paz, imported by Luis Vega"
    view.expand(newest)
    assert [model.index(0, c, newest).data() for c in range(3)] == [
        "1.3",
        "Comment: Not reported → From the ministry",
        "Luis Paz, imported by Luis Vega",
    ]
