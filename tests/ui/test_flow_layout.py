from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.flow_layout import FlowLayout


@pytest.mark.parametrize(
    ("width", "tops"),
    [
        pytest.param(420, (0, 0, 0), id="all beside one another"),
        pytest.param(360, (0, 24, 24), id="together in the next line, though one would have room"),
        pytest.param(180, (0, 24, 48), id="no line has room for both"),
    ],
)
def test_what_stands_at_the_right_stays_together(qtbot: QtBot, width: int, tops: tuple[int, ...]) -> None:
    window = QWidget()
    layout = FlowLayout(window)
    left, first, second = (QWidget(window) for _ in range(3))
    for widget, wide in ((left, 180), (first, 110), (second, 110)):
        widget.setFixedSize(wide, 20)
    layout.addWidget(left)
    layout.add_right(first, second)
    window.resize(width, 200)
    qtbot.addWidget(window)
    window.show()
    assert (left.y(), first.y(), second.y()) == tops
    assert second.geometry().right() == width - 1
