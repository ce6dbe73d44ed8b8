from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench import growing
from bench.large_forum import RARE_WORD, large_home
from bench.stage import opened
from tracker.domain.query import Filter


def test_a_large_forum_is_carried_and_partly_reported_on(tmp_path: Path) -> None:
    with opened(large_home(tmp_path / "home", 200)) as register:
        assert [len(group.ids) for group in register.outline().groups] == [2] * 100
        assert register.outline(Filter(statuses=frozenset({"in_progress"}))).shown == 10
        assert register.outline(Filter(search=RARE_WORD)).shown == 13


def test_one_round_prints_every_figure(qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    growing.measure(qapp, (200,), tmp_path)
    printed = capsys.readouterr().out
    for what in ("the list, first screen", "an edit", "a search", "the search cleared", "the overview read"):
        assert f"200 commitments: {what}" in printed
