"""A page that has nothing to show."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tracker.ui.empty_page import EmptyPage
from tracker.ui.theme.theme import Theme


def test_the_advice_is_read_in_short_lines_and_never_keeps_a_page_wide(qtbot: QtBot, theme: Theme) -> None:
    page = EmptyPage(theme)
    qtbot.addWidget(page)
    page.say("info", "Nothing yet.", "An advice of many words, for whoever comes here first. " * 4)
    page.resize(1200, 600)
    page.show()
    lines = page._text.height() / page._text.fontMetrics().lineSpacing()
    assert lines > 2
    assert abs(page._text.geometry().center().x() - 600) < 3
    assert page.minimumSizeHint().width() < 300
