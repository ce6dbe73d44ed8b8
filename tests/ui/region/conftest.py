"""The Regional page of Costa Rica, and delegations that report for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offices import Clock, Office
from post import edit
from region_page import open_page, submit
from tracker.register.register import Register
from tracker.ui.region.page import RegionPage
from tracker.ui.theme.theme import Theme
from tracker.words import Words


@pytest.fixture
def page(register: Register, words: Words, theme: Theme, qtbot: QtBot) -> RegionPage:
    return open_page(register, words, theme, qtbot)


@pytest.fixture
def delegations(tmp_path: Path) -> Iterator[list[Office]]:
    """Three that report for themselves."""
    offices = [Office(tmp_path / code, code, "Rosa", Clock()) for code in ("MEX", "BRA", "URY")]
    yield offices
    for office in offices:
        office.register.close()


@pytest.fixture
def answered(register: Register, delegations: list[Office]) -> Register:
    """Mexico and Brazil submitted, Uruguay wrote a letter, Panama is silent."""
    mexico, brazil, _ = delegations
    edit(mexico, "1.1", status="implemented")
    edit(mexico, "2.2", status="implemented")
    edit(brazil, "2.2", status="implemented")
    edit(brazil, "1.3", status="planned")
    for office in (mexico, brazil):
        submit(office, register)
    register.transcribe("URY", "2.2", {"status": "in_progress"}, "Note verbale 12/2026", date(2026, 11, 5))
    register.ask(["PAN"])
    return register
