from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.errors import UserError
from tracker.places import Places
from tracker.ui.frame import Frame
from tracker.ui.memory import Memory
from tracker.ui.one_window import OneWindow
from tracker.ui.theme.theme import Appearance, Theme
from tracker.words import load_words

NO_PROCESS = 2**22 + 1
"""More than Linux, macOS or Windows count to."""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, tmp_path / "new folder" / "tracker.db")


def held_by(places: Places, process: int, host: str) -> None:
    """As Qt writes it; what follows names the computer whatever it is called."""
    places.lock.parent.mkdir()
    places.lock.write_text(f"{process}\npython\n{host}\n{host}-id\n{host}-boot\n")


def test_a_second_window_brings_the_first_to_the_front(places: Places, qtbot: QtBot, qapp: QApplication) -> None:
    first, second = OneWindow(places, qapp), OneWindow(places, qapp)
    frame = Frame(load_words("en", places.data), Theme(qapp, Appearance.LIGHT), Memory(places.window))
    qtbot.addWidget(frame)
    first.asked.connect(frame.come_to_front)
    assert not first.is_second()
    frame.showMinimized()
    with qtbot.waitSignal(first.asked):
        assert second.is_second()
    qtbot.waitUntil(frame.isActiveWindow)
    assert not frame.isMinimized()
    first.let_go()
    assert not second.is_second(), "the first was closed"
    second.let_go()
    assert not places.lock.exists()


def test_windows_on_two_databases_do_not_know_each_other(places: Places, qapp: QApplication) -> None:
    first = OneWindow(places, qapp)
    other = OneWindow(Places(places.data, places.data / "tracker.db"), qapp)
    assert not first.is_second()
    assert not other.is_second()
    first.let_go()
    other.let_go()


def test_what_a_window_left_behind_that_was_killed_stops_nobody(places: Places, qapp: QApplication) -> None:
    killed = OneWindow(places, qapp)
    assert not killed.is_second()
    left = places.lock.read_text().splitlines()
    killed.let_go()
    places.lock.write_text("\n".join([str(NO_PROCESS), *left[1:]]))
    later = OneWindow(places, qapp)
    assert not later.is_second()
    later.let_go()


def test_data_open_on_another_computer_are_not_opened(places: Places, qapp: QApplication) -> None:
    held_by(places, 17, "registry-3")
    with pytest.raises(UserError) as refused:
        OneWindow(places, qapp).is_second()
    told = refused.value.sentence(load_words("en", places.data))
    assert "registry-3" in told
    assert places.lock.name in told
    assert QSysInfo.machineHostName() not in told
    assert places.lock.exists()


def test_where_no_lock_can_be_kept_the_window_opens(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "file").write_text("no folder")
    window = OneWindow(Places(tmp_path, tmp_path / "file" / "tracker.db"), qapp)
    assert not window.is_second()
    window.let_go()
