"""Prints how long the window takes, beside what a bare one takes and beside itself with more commitments: `make bench`.

Nothing passes or fails here: a loaded machine is slower in every figure, so read the ratios.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench import daily, exchange, fluent, growing, meetings, starting
from bench.stage import introduced

SIZES = (1_000, 10_000, 100_000)
FLUENT_ROWS = 5_000


def main() -> int:
    """All of it; takes some minutes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("From process start (medians of child processes)")
        introduced(folder / "home")
        starting.measure(folder / "home")
        application = QApplication(sys.argv[:1])
        print("\nEveryday work, 46 commitments (medians)")
        daily.measure(application, folder / "home", folder)
        print("\nWith more commitments (medians); only overview and deadlines may grow with their number")
        growing.measure(application, SIZES, folder)
        print(f"\nA large workbook and a large update come back; the window goes on (× {fluent.FEW} of each)")
        fluent.measure(application, folder, FLUENT_ROWS)
        print("\nAn update file of years of work")
        exchange.measure(folder / "exchange")
        print("\nMeetings")
        meetings.measure([folder / f"home-{size}" for size in SIZES], SIZES)
    return 0


if __name__ == "__main__":
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
