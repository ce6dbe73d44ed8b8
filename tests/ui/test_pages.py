"""The pages, built when they are first shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.ui.navigation import PAGES, number_of
from window import Window, page_key


def _built(window: Window) -> list[str]:
    pages = window.workplace.pages
    return [page.key for number, page in enumerate(PAGES) if type(pages.widget(number)) is not QWidget]


def test_only_what_is_shown_is_built_and_it_stays_built(window: Window) -> None:
    assert _built(window) == ["commitments"]
    window.press(page_key("history"), Qt.KeyboardModifier.ControlModifier, window.frame)
    shown = window.workplace.pages.currentWidget()
    assert _built(window) == ["commitments", "history"]
    assert window.workplace.pages.currentIndex() == number_of("history")
    window.press(page_key("commitments"), Qt.KeyboardModifier.ControlModifier, window.frame)
    window.press(page_key("history"), Qt.KeyboardModifier.ControlModifier, window.frame)
    assert window.workplace.pages.currentWidget() is shown
