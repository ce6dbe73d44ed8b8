from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench import fluent
from tracker.register import deciding, joining, undoing


def test_the_window_goes_on_while_files_come_back(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is long is seen not to be done by the window's thread at all; how long its own work takes is bounded
    generously, and measured so that a loaded machine decides nothing."""
    done_by: dict[str, set[bool]] = {}
    for where, name in ((joining, "joined"), (deciding, "decided"), (undoing, "_inverse")):
        monkeypatch.setattr(where, name, _noting(getattr(where, name), done_by.setdefault(name, set())))
    pauses = fluent.pauses(qapp, tmp_path, 60)
    assert {"read, compared and opened", "all unticked and ticked", "finished", "undone"} <= set(pauses)
    fluent.tell_pauses(pauses, pauses, 60)
    assert "120 changes finished" in capsys.readouterr().out
    assert done_by == {name: {False} for name in done_by}
    assert max(pause.own for pause in pauses.values()) < 0.5, pauses


def _noting(work: Callable[..., object], done_by: set[bool]) -> Callable[..., object]:
    """The same work, which notes whether the window's thread did it."""

    def noted(*given: object, **named: object) -> object:
        done_by.add(threading.current_thread() is threading.main_thread())
        return work(*given, **named)

    return noted
