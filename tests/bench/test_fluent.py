from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench import fluent
from bench.fluent import Pause
from bench.standstill import too_long
from tracker.register import deciding, joining, undoing

_ROWS = 250
"""Enough for a turn that goes through all of them to be seen."""


def test_the_window_goes_on_while_files_come_back(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is long is seen not to be done by the window's thread at all, and of what it does itself no single turn of
    the event loop is long, in processor time. `make fluent` does the same with 5,000 rows, which takes minutes."""
    done_by: dict[str, set[bool]] = {}
    for where, name in ((joining, "joined"), (deciding, "decided"), (undoing, "_inverse")):
        monkeypatch.setattr(where, name, _noting(getattr(where, name), done_by.setdefault(name, set())))
    measured: list[dict[str, Pause]] = []

    def measure() -> dict[str, Pause]:
        measured.append(fluent.pauses(qapp, tmp_path / str(len(measured)), _ROWS))
        return measured[-1]

    assert too_long(measure) == {}
    assert {"read, compared and opened", "all unticked and ticked", "finished", "undone"} <= set(measured[0])
    fluent.tell_pauses(measured[0], measured[0], _ROWS)
    assert f"{2 * _ROWS} changes finished" in capsys.readouterr().out
    assert done_by == {name: {False} for name in done_by}


def test_only_a_turn_that_is_long_whenever_it_is_taken_is_too_long() -> None:
    measured = iter([{"once": Pause(1, 1, 0.2), "always": Pause(1, 1, 0.12), "never": Pause(1, 1, 0.02)}])
    again = {"once": Pause(1, 1, 0.09), "always": Pause(1, 1, 0.3), "never": Pause(1, 1, 0.03)}
    assert too_long(lambda: next(measured, again)) == {"always": 0.12}


def _noting(work: Callable[..., object], done_by: set[bool]) -> Callable[..., object]:
    """The same work, which notes whether the window's thread did it."""

    def noted(*given: object, **named: object) -> object:
        done_by.add(threading.current_thread() is threading.main_thread())
        return work(*given, **named)

    return noted
