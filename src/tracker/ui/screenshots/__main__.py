"""Draws the states asked for, or all of them."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.ui.screenshots import commitment_states, detail_states, exchange_states
from tracker.ui.screenshots.stage import Stage, settle
from tracker.ui.theme.theme import Appearance, Theme

_DARK = ("full", "bulk", "history", "export", "first-start", "review", "review-update", "exchange", "region", "submit")
_SMALL = (1000, 600)
_LARGER = 1.3
_LIGHT: dict[str, Callable[[Stage], QWidget]] = {
    **commitment_states.STATES,
    **detail_states.STATES,
    **exchange_states.STATES,
}
_STATES: dict[str, Callable[[Stage], QWidget]] = {
    **_LIGHT,
    **{f"dark-{name}": _LIGHT[name] for name in _DARK},
    "contrast": _LIGHT["full"],
    "small-exchange": _LIGHT["exchange"],
    "small-region": _LIGHT["region"],
    **{f"{look}-{name}": state for look in ("dark", "small", "large") for name, state in detail_states.STATES.items()},
}


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
    for state in arguments.only or _STATES:
        theme.choose(_appearance(state))
        larger = QFont(usual)
        larger.setPointSizeF(usual.pointSizeF() * (_LARGER if state.startswith("large") else 1))
        application.setFont(larger)
        with _stage(theme, introduced=not state.endswith("first-start")) as stage:
            if state.startswith("small"):
                stage.frame.resize(*_SMALL)
            drawn = _STATES[state](stage)
            settle()
            drawn.grab().save(str(arguments.folder / f"{state}.png"))
            if isinstance(drawn, QDialog):
                drawn.deleteLater()
    return 0


def _appearance(state: str) -> Appearance:
    if state.startswith("dark"):
        return Appearance.DARK
    return Appearance.CONTRAST if state == "contrast" else Appearance.LIGHT


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
