"""The pages, built when they are first shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

import seen
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


def test_a_page_is_scrolled_as_a_whole_only_where_it_has_less_height_than_it_needs(window: Window) -> None:
    around = next(area for area in window.frame.findChildren(QScrollArea) if area.widget() is window.workplace.pages)
    window.frame.resize(1000, 440)
    scrolled = []
    for key in ("deadlines", "commitments", "meetings", "regional", "exchange", "history"):
        window.press(page_key(key), Qt.KeyboardModifier.ControlModifier, window.frame)
        seen.settled(window.frame)
        if around.verticalScrollBar().maximum():
            scrolled.append(key)
    assert scrolled == ["deadlines"], "a month needs its height; lists scroll by themselves"
