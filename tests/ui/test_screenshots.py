from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QDialog

from fit import cut
from spoken import nameless, silent
from tracker.ui.screenshots.__main__ import STATES
from tracker.ui.screenshots.stage import Ground, Stage, settle
from tracker.ui.theme.theme import Appearance, Theme


def test_pictures_are_drawn_without_touching_anybodys_data(tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment = os.environ | {"TRACKER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [
        sys.executable,
        "-m",
        "tracker.ui.screenshots",
        str(tmp_path / "out"),
        "--only",
        "detail-links-empty",
        *("--only", "help", "--only", "help-found"),
        "--language",
        "es",
    ]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    for state in ("detail-links-empty", "help", "help-found"):
        assert (tmp_path / "out" / "es" / f"{state}.png").stat().st_size > 20_000
    assert not home.exists()


def test_everything_in_the_pictures_can_be_read_and_named(demonstration: Path, tmp_path: Path, theme: Theme) -> None:
    """In English and dark; with other words and letters it is looked at in `test_in_every_language`."""
    theme.choose(Appearance.DARK)
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
        settle()
    assert lacks == []
