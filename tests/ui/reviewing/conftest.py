"""A workbook of a colleague, held against the register of Costa Rica."""

from __future__ import annotations

import pytest

from reviews import Reviews
from tracker.register.register import Register


@pytest.fixture
def reviews(register: Register) -> Reviews:
    return Reviews(register)
