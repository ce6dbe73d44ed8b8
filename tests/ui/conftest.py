"""A real register of Costa Rica, and words, for everything that is clicked."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest

from offices import Office
from tracker.register.register import Register
from tracker.words import Words


@pytest.fixture
def words() -> Words:
    return Words("en", gettext.NullTranslations())


@pytest.fixture
def new_register(tmp_path: Path) -> Iterator[Register]:
    """As it is before the first start is done."""
    office = Office(tmp_path / "office", delegation="")
    yield office.register
    office.register.close()


@pytest.fixture
def register(new_register: Register) -> Register:
    """As Luis Vega of Costa Rica has it."""
    new_register.introduce("CRI", "Luis Vega")
    return new_register
