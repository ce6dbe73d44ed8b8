"""A field that takes the room it needs."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.detail.growing_text import GrowingText


def test_what_is_said_while_nothing_is_typed_is_not_cut_either(qtbot: QtBot) -> None:
    around, text = QWidget(), GrowingText()
    text.setPlaceholderText("Escrever uma nota… (Ctrl+Enter a acrescenta)")
    QHBoxLayout(around).addWidget(text)
    qtbot.addWidget(around)
    around.resize(600, 300)
    around.show()
    one_line = text.height()
    around.resize(230, 300)
    qtbot.waitUntil(lambda: text.height() > one_line)
    text.setPlainText("Short")
    assert text.height() == one_line
    text.clear()
    assert text.height() > one_line
