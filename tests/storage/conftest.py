"""An office to work in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from offices import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Ana Mora's, of Costa Rica, in which nothing was done yet."""
    office = Office(tmp_path / "office")
    yield office
    office.register.close()
