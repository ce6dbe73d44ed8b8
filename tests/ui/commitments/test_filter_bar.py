"""The line above the list, in any width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

import seen
from tracker.domain.query import Filter, Outline
from tracker.register.register import Register
from tracker.ui.commitments.filter_bar import FilterBar
from tracker.ui.theme.theme import Theme
from tracker.words import Words


@pytest.mark.parametrize("letters", [100, 200])
def test_the_words_of_the_export_are_whole_or_its_icon_stands_alone_with_its_name(
    register: Register, words: Words, theme: Theme, qtbot: QtBot, letters: int
) -> None:
    said = set()
    theme.choose_letters(letters)
    # A window of its own would not become narrower than what is in it.
    page = QWidget()
    bar = FilterBar(register, words, theme, page)
    qtbot.addWidget(page)
    page.resize(1000, 300)
    page.show()
    bar.show_filter(Filter(search="port"))
    bar.show_count(Outline((), 0, 46))
    (export,) = (b for b in bar.findChildren(QPushButton) if b.accessibleName() == "Export workbook")
    for room in (420, 480, 540, 600, 700, 900, 480):
        bar.resize(room, 300)
        seen.settled(bar)
        said.add(export.text())
        assert export.text() not in seen.clipped(bar) and bar.rect().contains(export.geometry())
        assert export.width() >= export.sizeHint().width(), f"its icon is whole at {room}"
        assert export.accessibleName() == "Export workbook" and "Ctrl+E" in export.toolTip()
    assert said >= ({"", "Export workbook"} if letters == 200 else {"Export workbook"})
