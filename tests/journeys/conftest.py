"""Officers of Costa Rica at their laptops, each with a window, a command line and a folder of files."""

from __future__ import annotations

import gettext
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from command_line import CommandLine
from desk import DeskOfATest
from officer import Officer, Sit
from offices import NewOffice, new_database
from tracker.app import Opening
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.ui.frame import Frame
from tracker.ui.job_runner import JobRunner
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import Words
from window import open_window


@pytest.fixture
def sit(new_office: NewOffice, qapp: QApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> Iterator[Sit]:
    """Sits somebody of Costa Rica down at a laptop of their own."""
    words = Words("en", gettext.NullTranslations())
    theme, jobs = Theme(qapp, Appearance.LIGHT), JobRunner(words)
    with ExitStack() as opened:

        def at_a_laptop(name: str) -> Officer:
            office = new_office(author=name)
            desk = DeskOfATest(office.folder)
            window = opened.enter_context(open_window(qtbot, office.register, words, theme, jobs, desk))
            return Officer(window, CommandLine(office.folder, capsys), desk, words, qtbot, jobs)

        yield at_a_laptop
    jobs.close()
    theme.deleteLater()


@pytest.fixture
def ana(sit: Sit) -> Officer:
    """Ana Mora, at work since this morning, who reported nothing yet."""
    return sit("Ana Mora")


@pytest.fixture
def first_opening(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, plain_environment: None
) -> Iterator[Opening]:
    """The application as it is opened for the first time; its window may be built anew."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    places = Places(tmp_path, tmp_path / "tracker.db")
    places.database.write_bytes(new_database())
    with _opened(places, qapp, qtbot) as opened:
        yield opened


@pytest.fixture
def opening(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, plain_environment: None
) -> Iterator[Opening]:
    """The application as it is opened, by Ana Mora; its window may be built anew."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    places = Places(tmp_path, tmp_path / "tracker.db")
    places.database.write_bytes(new_database("CRI"))
    with closing(open_register(places)) as register:
        register.introduce("CRI", "Ana Mora")
    with _opened(places, qapp, qtbot) as opened:
        yield opened


@contextmanager
def _opened(places: Places, qapp: QApplication, qtbot: QtBot) -> Iterator[Opening]:
    memory, theme, words = Memory(places.window), Theme(qapp, Appearance.LIGHT), Words("en", gettext.NullTranslations())
    frame = Frame(words, theme, memory)
    frame.resize(1366, 768)
    qtbot.addWidget(frame)
    frame.show()
    opened = Opening(frame, places, None, words, theme, memory)
    opened.open()
    yield opened
    frame.close()
    opened.close()
    theme.deleteLater()
