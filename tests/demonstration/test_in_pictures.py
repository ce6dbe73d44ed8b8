"""What is drawn of the demonstration; it is made here anyway, and takes its time."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from fit import cut
from spoken import nameless, silent
from tracker.ui.screenshots.__main__ import STATES
from tracker.ui.screenshots.stage import Ground, Stage, settle
from tracker.ui.theme.theme import Appearance, Theme


def test_everything_can_be_read_and_named(demonstration: Path, tmp_path: Path, qapp: QApplication) -> None:
    """In English and dark; with other words and letters it is looked at in `test_in_every_language`."""
    theme = Theme(qapp, Appearance.DARK)
    stage = Stage(shutil.copytree(demonstration, tmp_path / "demonstration"), theme, "en")
    lacks: list[str] = []
    try:
        # Measures are all that is looked at: painting would only take time.
        stage.frame.setUpdatesEnabled(False)
        for name, state in STATES.items():
            if state.ground is Ground.DEMONSTRATION and not state.alters:
                drawn = state.draw(stage)
                if isinstance(drawn, QDialog):
                    drawn.resize(drawn.size().boundedTo(stage.frame.size()))
                settle()
                lacks += [f"{name}: {lack}" for lack in (*cut(drawn), *nameless(drawn), *silent(drawn))]
                stage.clear(drawn)
    finally:
        stage.close()
        theme.deleteLater()
        settle()
    assert lacks == []
