"""An Exchange page in Ana's office, and colleagues who send her files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk import DeskOfATest
from offices import Clock, Office
from tracker.ui.exchange.page import ExchangePage
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.words import Words


@pytest.fixture
def rosa(tmp_path: Path) -> Iterator[Office]:
    """Of another delegation."""
    office = Office(tmp_path / "mexico", "MEX", "Rosa Díaz", Clock())
    yield office
    office.register.close()


@pytest.fixture
def desk(tmp_path: Path) -> DeskOfATest:
    folder = tmp_path / "Documents"
    folder.mkdir()
    return DeskOfATest(folder)


@pytest.fixture
def page(ana: Office, words: Words, theme: Theme, desk: DeskOfATest, qtbot: QtBot) -> ExchangePage:
    """Not read yet: tests first let something happen."""
    memory = Memory(ana.register.places.window)
    made = ExchangePage(ana.register, words, theme, SynchronousRunner(), desk, memory)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made
