"""A small sample of what `make damage` runs for long."""

from __future__ import annotations

from pathlib import Path

from simulations.damaged_files import damage_files


def test_a_damaged_file_is_refused_or_read_as_it_was_sent(tmp_path: Path) -> None:
    figures = damage_files(range(9000, 9200), tmp_path)
    assert figures["refused"] > 100
    assert (figures["crashes"], figures["silent changes"]) == (0, 0)
