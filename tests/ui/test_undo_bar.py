from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

import fit
from tracker.ui.undo_bar import UndoBar
from tracker.words import Words

_LONG = (
    "Undone: Import of Costa Rica - update - for Ana Mora - 2026-11-17.ctu. Edited since, and kept as they are now: "
)


def test_a_short_word_after_a_long_one_takes_little_room(words: Words, qtbot: QtBot) -> None:
    around = QWidget()
    around.resize(900, 400)
    bar = UndoBar(words, around, QStatusBar(around))
    qtbot.addWidget(around)
    around.show()
    bar.tell(_LONG, "an action")
    bar.tell("Copied.", None)
    assert bar.width() < 200


@pytest.mark.parametrize(
    ("said", "below"), [("Checked off 1.3", False), (_LONG + "1.2 Deadline, 3.4 Next steps, 13 more", True)]
)
def test_buttons_that_would_leave_a_text_little_room_stand_below_it(
    words: Words, qtbot: QtBot, said: str, below: bool
) -> None:
    around = QWidget()
    around.resize(480, 400)
    above = QStatusBar(around)
    above.move(0, 370)
    bar = UndoBar(words, around, above)
    qtbot.addWidget(around)
    around.show()
    bar.tell(said, "an action", stays=True, show_all=around.show)
    text, close = bar.findChildren(QLabel)[0], bar.findChildren(QPushButton)[-1]
    assert (close.y() >= text.geometry().bottom()) is below
    assert fit.cut(bar) == []
    assert around.rect().contains(bar.geometry())


def test_a_notice_that_offers_nothing_has_as_much_air_on_either_side(words: Words, qtbot: QtBot) -> None:
    around = QWidget()
    around.resize(480, 400)
    bar = UndoBar(words, around, QStatusBar(around))
    qtbot.addWidget(around)
    around.show()
    bar.tell("Went back to the backup.", None)
    text = bar.findChildren(QLabel)[0].geometry()
    assert text.left() == bar.width() - 1 - text.right()
