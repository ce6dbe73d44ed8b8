from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


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
