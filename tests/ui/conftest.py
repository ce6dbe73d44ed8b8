"""A real register of Costa Rica, and words, for everything that is clicked."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import tour
from offices import Clock, Office
from tracker.register.register import Register
from tracker.ui.theme.icons import Icons
from tracker.ui.theme.theme import LETTERS, Appearance, Theme
from tracker.words import Words
from window import Window, open_window


@pytest.fixture
def words() -> Words:
    return Words("en", gettext.NullTranslations())


@pytest.fixture
def clock() -> Clock:
    """The clock on the wall of the office."""
    return Clock()


@pytest.fixture
def new_register(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """As it is before the first start is done."""
    office = Office(tmp_path / "office", delegation="", clock=clock)
    yield office.register
    office.register.close()


@pytest.fixture
def register(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """As Luis Vega of Costa Rica has it."""
    office = Office(tmp_path / "office", author="Luis Vega", clock=clock)
    yield office.register
    office.register.close()


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    """Drawn once, as in a program that is open all day."""
    return Icons()


@pytest.fixture
def theme(qapp: QApplication, icons: Icons) -> Iterator[Theme]:
    """A light window, whatever the machine prefers."""
    made = Theme(qapp, Appearance.LIGHT)
    made.icons = icons
    yield made
    # The application, of which there is one, keeps the letters that a test chose.
    made.choose_letters(LETTERS[0])
    made.deleteLater()


@pytest.fixture
def window(register: Register, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    """The whole window, shown, with the list in focus."""
    with open_window(qtbot, register, words, theme) as opened:
        yield opened


@pytest.fixture(scope="session")
def year_of_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tour` goes through, made once; whoever goes takes a copy."""
    folder = tmp_path_factory.mktemp("year")
    tour.fill(folder)
    return folder
