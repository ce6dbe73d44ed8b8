"""Opens the palette over the window, with what there is to choose now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMainWindow

from tracker.register.register import Register
from tracker.ui.palette.offers import Offer, commands_in
from tracker.ui.palette.palette import Palette
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_RECOMMENDATIONS = 12
"""That are offered for what was typed; the list with its search shows all."""


def open_palette(
    frame: QMainWindow, register: Register, words: Words, theme: Theme, show_commitment: Callable[[str], None]
) -> Palette:
    """The commands of the menus, and the recommendations that a search finds; `show_commitment` takes an id."""
    icon = theme.icons.icon("commitments", theme.colours.muted)

    def find(text: str) -> list[Offer]:
        place = words("Commitments")
        return [
            Offer(f"{c.ref} {c.text.body}", place, "", icon, partial(show_commitment, c.id))
            for c in register.matching(text, _RECOMMENDATIONS)
        ]

    palette = Palette(commands_in(frame.menuBar()), find, words, theme, frame)
    palette.finished.connect(palette.deleteLater)
    palette.open_over(frame)
    return palette
