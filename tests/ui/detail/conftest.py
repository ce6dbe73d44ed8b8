"""A window on the details of one commitment, and a document to drop there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk import DeskOfATest
from tracker.register.register import Register
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window, open_window


@pytest.fixture
def desk(tmp_path: Path) -> DeskOfATest:
    return DeskOfATest(tmp_path)


@pytest.fixture
def window(register: Register, words: Words, theme: Theme, desk: DeskOfATest, qtbot: QtBot) -> Iterator[Window]:
    """On recommendation 3.2 of a delegation that has reported nothing yet."""
    with open_window(qtbot, register, words, theme, desktop=desk) as opened:
        opened.workplace.show_page(number_of("commitments"))
        opened.workplace.commitments.show_entity(register.find("3.2").id)
        yield opened
