"""Where the keyboard is shows by a frame, and nothing moves when it comes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.theme.theme import Appearance, Theme


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_a_frame_as_wide_as_the_appearance_says_is_around_what_has_the_keyboard(
    theme: Theme, qtbot: QtBot, appearance: Appearance
) -> None:
    theme.choose(appearance)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    controls = (QLineEdit("said"), QPushButton("said"), QCheckBox("said"), QRadioButton("said"))
    for control in controls:
        column.addWidget(control)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for control in controls:
        elsewhere = next(one for one in controls if one is not control)
        elsewhere.setFocus()
        without, size = control.grab().toImage(), control.sizeHint()
        control.setFocus()
        assert _frame(control.grab().toImage(), theme.colours.accent) == theme.colours.frame
        assert _frame(without, theme.colours.accent) == 0
        assert control.sizeHint() == size


def test_a_card_that_is_of_the_colour_of_the_page_has_an_edge(theme: Theme, qtbot: QtBot) -> None:
    theme.choose(Appearance.CONTRAST)
    card = QFrame()
    card.setProperty("role", "card")
    qtbot.addWidget(card)
    card.resize(60, 60)
    assert card.grab().toImage().pixelColor(30, 0).name() == theme.colours.border


def _frame(image: QImage, colour: str) -> int:
    """How many pixels of this colour there are from the left edge, half-way down."""
    row = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    return next((n for n, ink in enumerate(row) if ink != colour), len(row))
