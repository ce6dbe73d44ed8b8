"""The short menu of statuses, the same wherever a status is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from tracker.domain.vocabulary import Status
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording


def fill_status_menu(menu: QMenu, theme: Theme, wording: Wording, chosen: Callable[[str | None], None]) -> None:
    """One entry per status and, apart, "Not reported"; `chosen` gets the code."""
    for code in (*Status, None):
        if code is None:
            menu.addSeparator()
        ink = theme.colours.status[code or ""]
        colour = ink.fore
        action = menu.addAction(theme.icons.icon(status_icon(code), colour), wording.value("status", code))
        action.triggered.connect(lambda _=False, c=code: chosen(c.value if c else None))
