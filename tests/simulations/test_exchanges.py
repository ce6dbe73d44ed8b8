"""A small sample of what `make simulate-exchange` runs for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulations.exchanges import simulate
from tracker.register import exporting
from tracker.storage import record_index


def test_laptops_that_exchange_files_end_equal_and_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "write", lambda *_: None)
    figures = simulate(range(7000, 7005), 40, tmp_path)
    assert figures["imports"] >= 5


def test_a_store_that_forgets_what_it_has_not_seen_replaced_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "write", lambda *_: None)
    monkeypatch.setattr(record_index, "replaced_among", lambda *_: set())
    with pytest.raises(AssertionError, match="seed"):
        simulate(range(7000, 7010), 25, tmp_path)
