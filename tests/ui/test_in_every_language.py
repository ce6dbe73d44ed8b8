"""The whole window in four languages, and in one that is 40 % longer than English: everything can be read and named."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import seen
import tour
from fit import cut, too_large
from pseudo import PSEUDO, spoken_in
from spoken import data_of, doubled_keys, nameless, silent, untranslated
from tracker.ui.theme.theme import Theme
from tracker.words import LANGUAGES

_LAPTOP, _SMALL = QSize(1366, 768), QSize(1000, 600)
_USUAL, _LARGER = 10, 13
"""Points: 100 % and 130 %."""


@pytest.mark.parametrize(("language", "points"), [*product(LANGUAGES, (_LARGER, _USUAL)), (PSEUDO, _LARGER)])
def test_everything_can_be_read(
    year_of_work: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication, theme: Theme, language: str, points: int
) -> None:
    """How large letters are changes nothing of what is said: that is looked at once.

    At the usual size only in the small window, which has less room for the same.
    """
    lacks: list[str] = []
    with (
        seen.font_of(qapp, points),
        tour.touring(year_of_work, qtbot, spoken_in(language), theme, tmp_path / "year") as going,
    ):
        frame, typed = going.window.frame, Path(tour.__file__).read_text(encoding="utf-8")
        data = data_of(going.window.register, typed)
        # Measures are all that is looked at: painting would only take time.
        frame.setUpdatesEnabled(False)
        on_a_laptop = going.pages() if points == _LARGER else ()
        for size, stops in ((_LAPTOP, on_a_laptop), (_SMALL, going.stops())):
            frame.resize(size)
            for name, shown in stops:
                going.settle()
                if cut(shown):
                    # Some of it may still be finding its place.
                    QTest.qWait(50)
                found = [*cut(shown), *too_large(shown, size)]
                if points == _LARGER:
                    found += [*doubled_keys(shown), *nameless(shown), *silent(shown)]
                    found += untranslated(shown, data) if language == PSEUDO else ()
                lacks += [f"{name}: {lack}" for lack in found]
    assert lacks == []
