"""A small sample of what `make simulate` runs for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulations.histories import simulate
from tracker.register import exporting


def test_no_random_history_loses_an_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "write", lambda *_: None)
    figures = simulate(range(9000, 9003), 20, tmp_path)
    assert figures["imports"] > 10
