"""Draws the states asked for, or all of them."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.ui.screenshots import (
    commitment_states,
    detail_states,
    exchange_states,
    help_states,
    meeting_states,
    overview_states,
)
from tracker.ui.screenshots.stage import Stage, settle
from tracker.ui.theme.theme import Appearance, Theme

_DARK = ("full", "bulk", "history", "export", "first-start", "overview", "deadlines")
_SMALL, _LARGE = (1000, 600), (1920, 1080)
_LARGER_LETTERS = 1.3
_LIGHT: dict[str, Callable[[Stage], QWidget]] = {
    **commitment_states.STATES,
    **detail_states.STATES,
    **exchange_states.STATES,
    **help_states.STATES,
    **meeting_states.STATES,
    **overview_states.STATES,
}
_LOOKED_AT_CLOSELY = ("review-update", "exchange", "region", "submit", "overview", "deadlines")
_STATES: dict[str, Callable[[Stage], QWidget]] = {
    **_LIGHT,
    **{f"dark-{name}": _LIGHT[name] for name in _DARK},
    **{f"dark-{name}": state for name, state in meeting_states.STATES.items()},
    **{f"small-{name}": state for name, state in meeting_states.STATES.items()},
    "contrast": _LIGHT["full"],
    **{f"{how}-{n}": draw for n, draw in help_states.STATES.items() for how in ("dark", "contrast", "letters")},
    **{f"{how}-{name}": draw for name, draw in exchange_states.STATES.items() for how in ("dark", "small")},
    **{f"{how}-{name}": _LIGHT[name] for name in ("overview", "deadlines") for how in ("contrast", "small")},
    **{f"{how}-{name}": _LIGHT[name] for name in _LOOKED_AT_CLOSELY for how in ("letters", "large")},
    **{f"{how}-{name}": draw for name, draw in detail_states.STATES.items() for how in ("dark", "small", "letters")},
}
"""Small and large windows, dark colours, and letters a third larger."""


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the states asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="tracker.ui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", choices=sorted(_STATES), metavar="STATE")
    arguments = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    arguments.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(application, Appearance.LIGHT)
    usual = application.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * _LARGER_LETTERS)
    for state in arguments.only or _STATES:
        theme.choose(_appearance(state))
        application.setFont(larger if state.startswith("letters") else usual)
        with _stage(theme, introduced=not state.endswith("first-start")) as stage:
            size = _LARGE if state.startswith("large") else _SMALL if state.startswith(("small", "letters")) else None
            if size:
                stage.frame.resize(*size)
            drawn = _STATES[state](stage)
            if size and isinstance(drawn, QDialog):
                drawn.resize(drawn.size().boundedTo(QSize(*size)))
            settle()
            drawn.grab().save(str(arguments.folder / f"{state}.png"))
            if isinstance(drawn, QDialog):
                drawn.deleteLater()
    return 0


def _appearance(state: str) -> Appearance:
    if state.startswith("dark"):
        return Appearance.DARK
    return Appearance.CONTRAST if state.startswith("contrast") else Appearance.LIGHT


@contextmanager
def _stage(theme: Theme, *, introduced: bool) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder), theme, introduced=introduced)
        try:
            yield stage
        finally:
            stage.close()


if __name__ == "__main__":
    sys.exit(main())
