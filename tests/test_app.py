from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tracker.app import Opening, remembered_appearance
from tracker.places import Places
from tracker.ui.first_start.first_start_page import FirstStartPage
from tracker.ui.frame import Frame
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import load_words


@pytest.fixture
def opening(tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opening:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    places = Places(tmp_path, tmp_path / "tracker.db")
    memory = Memory(places.window)
    theme = Theme(qapp, Appearance.LIGHT)
    words = load_words("en", tmp_path)
    frame = Frame(words, theme, memory)
    qtbot.addWidget(frame)
    frame.show()
    return Opening(frame, places, None, words, theme, memory)


def test_a_new_folder_opens_on_the_first_start(opening: Opening) -> None:
    opening.open()
    assert isinstance(opening.frame.centralWidget(), FirstStartPage)
    opening.frame.close()
    opening.close()


def test_a_damaged_database_is_told_in_the_window(opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "tracker.db").write_bytes(b"no database at all" * 100)
    opening.open()
    said = " ".join(label.text() for label in opening.frame.findChildren(QLabel))
    assert "tracker.db" in said
    assert (tmp_path / "tracker.db").read_bytes().startswith(b"no database")
    opening.close()


def test_an_appearance_nobody_knows_is_the_systems(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.keep("appearance", "sepia")
    assert remembered_appearance(memory) is Appearance.SYSTEM
    memory.keep("appearance", "dark")
    assert remembered_appearance(memory) is Appearance.DARK


def test_the_first_paint_waits_for_no_database() -> None:
    code = "import sys, tracker.app; print([m for m in ('sqlalchemy', 'alembic', 'openpyxl') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
