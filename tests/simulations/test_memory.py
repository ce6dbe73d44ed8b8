"""A small sample of what `make simulate-core` runs for long."""

from __future__ import annotations

from simulations.weeks import simulate


def test_laptops_that_exchange_files_agree_and_lose_nothing() -> None:
    figures = simulate(range(30_000, 30_200))
    assert figures["records"] > 5000
    assert min(figures.values()) > 0
    for event in ("decided alike", "notes decided", "backups restored", "undone of an import", "questions"):
        assert figures[event], f"no history had: {event}"
