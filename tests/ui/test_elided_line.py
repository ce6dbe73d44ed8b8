"""A line that is not typed in shows what fits of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.elided_line import ElidedLine

_LONG = "Ministerio de Relaciones Exteriores y Culto - 2026-11-23.xlsx"


@pytest.mark.parametrize(
    ("where", "begins", "ends"),
    [(Qt.TextElideMode.ElideRight, "Minist", "…"), (Qt.TextElideMode.ElideMiddle, "Mini", ".xlsx")],
)
def test_what_is_too_long_is_drawn_with_dots_and_told_whole(
    qtbot: QtBot, where: Qt.TextElideMode, begins: str, ends: str
) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    long, short = ElidedLine(both, where=where), ElidedLine(both)
    for line in (long, short):
        line.setFixedSize(180, 30)
    long.setText(_LONG)
    assert long.shown().startswith(begins) and long.shown().endswith(ends) and "…" in long.shown()
    assert long.text() == _LONG and _LONG in long.toolTip()
    short.setText(long.shown())
    assert long.grab().toImage() == short.grab().toImage()
