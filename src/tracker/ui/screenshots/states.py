"""What one picture shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tracker.ui.screenshots.stage import Ground, Stage

Draw = Callable[[Stage], QWidget]


@dataclass(frozen=True, slots=True)
class State:
    """`draw` brings the window to it and tells what to take a picture of.

    What `alters` the register or lasts in the window is drawn on a stage of its own.
    """

    draw: Draw
    ground: Ground = Ground.DEMONSTRATION
    alters: bool = False


def empty(draw: Draw) -> State:
    """The same before anything was done."""
    return State(draw, Ground.EMPTY)
