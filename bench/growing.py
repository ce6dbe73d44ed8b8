"""The list, an edit and a search in forums of growing size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from bench.figures import once, tell, timed
from bench.large_forum import RARE_WORD, large_home
from bench.stage import Stage, opened
from tracker.ui.theme.theme import Appearance, Theme

_RUNS = 5
_OVERVIEW, _DEADLINES = "the overview read", "the deadlines read"
_AIMS = {_OVERVIEW: "300 ms at most", _DEADLINES: "one walk through all"}
"""These two walk through all commitments once; what they hold does not grow."""


def measure(application: QApplication, sizes: Sequence[int], folder: Path) -> None:
    """Each size beside the first."""
    theme = Theme(application, Appearance.LIGHT)
    first: dict[str, float] = {}
    for size in sizes:
        figures = measure_one(theme, large_home(folder / f"home-{size}", size))
        first = first or figures
        for what, seconds in figures.items():
            tell(f"{size:>7,} commitments: {what}", seconds, first[what], _AIMS.get(what, ""))


def measure_one(theme: Theme, home: Path) -> dict[str, float]:
    """Seconds it takes on this folder's register, by what is done."""
    with opened(home) as register:

        def open_list() -> float:
            stage = Stage(register, theme)
            seconds = once(stage.show)
            stage.close()
            return seconds

        opening = median(open_list() for _ in range(_RUNS))
        stage = Stage(register, theme)
        stage.show()
        editing = timed(stage.click_box)
        overview, deadlines = (
            timed(page.read) for page in (stage.workplace.pages.overview, stage.workplace.pages.deadlines)
        )
        found, cleared = zip(
            *((once(lambda: stage.search(RARE_WORD)), once(lambda: stage.search(""))) for _ in range(_RUNS)),
            strict=True,
        )
        stage.close()
    return {
        "the list, first screen": opening,
        "an edit": editing,
        "a search": median(found),
        "the search cleared": median(cleared),
        _OVERVIEW: overview,
        _DEADLINES: deadlines,
    }
