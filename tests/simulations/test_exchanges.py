"""A small sample of what `make simulate-exchange` runs for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulations.exchanges import simulate
from tracker.register import exporting


def test_laptops_that_exchange_files_end_equal_and_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "write", lambda *_: None)
    figures = simulate(range(7000, 7002), 40, tmp_path)
    assert figures["imports"] >= 5
