from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench import fluent


def test_the_window_goes_on_while_a_workbook_comes_back(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measured is the work of the window's own thread, so that a loaded machine decides nothing."""
    works: list[float] = []

    def noted(watch: fluent.Watch) -> float:
        works.append(max(watch._works))
        return works[-1]

    monkeypatch.setattr(fluent.Watch, "worst_work", noted)
    fluent.measure(qapp, tmp_path, 100)
    printed = capsys.readouterr().out
    for what in ("read and compared", "finished", "undone"):
        assert f"100 rows {what}" in printed
    assert len(works) == 3 and max(works) < 0.5, works
