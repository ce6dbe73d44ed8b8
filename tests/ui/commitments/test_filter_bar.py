"""The line above the list, in any width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import seen
from tracker.domain.query import Filter, Outline
from tracker.register.register import Register
from tracker.ui.commitments.filter_bar import FilterBar
from tracker.ui.theme.theme import Theme
from tracker.words import Words


@pytest.mark.parametrize("points", [10, 20])
def test_the_words_of_the_export_are_whole_or_its_icon_stands_alone_with_its_name(
    register: Register, words: Words, theme: Theme, qapp: QApplication, qtbot: QtBot, points: int
) -> None:
    said = set()
    with seen.font_of(qapp, points):
        bar = FilterBar(register, words, theme)
        qtbot.addWidget(bar)
        bar.show()
        bar.show_filter(Filter(search="port"))
        bar.show_count(Outline((), 0, 46))
        (export,) = (b for b in bar.findChildren(QPushButton) if b.accessibleName() == "Export workbook")
        for room in (420, 480, 540, 600, 700, 900, 480):
            bar.resize(room, bar.sizeHint().height())
            seen.settled(bar)
            said.add(export.text())
            assert seen.clipped(bar) == [] and bar.rect().contains(export.geometry())
            assert export.width() >= export.sizeHint().width(), f"its icon is whole at {room}"
            assert export.accessibleName() == "Export workbook" and "Ctrl+E" in export.toolTip()
    assert said >= ({"", "Export workbook"} if points == 20 else {"Export workbook"})
