"""Where Tab goes, when what is shown was made later than what stands after it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(first: QWidget, *then: QWidget) -> None:
    """Tab goes from each of these to the next."""
    for one, other in pairwise((first, *then)):
        QWidget.setTabOrder(one, other)


def lead_up_to(last: QWidget, *before: QWidget) -> None:
    """Tab goes through these, in their order, and then to `last`; from where it came to `last` until now."""
    if before:
        # Behind it first, then it behind them: Qt knows no "before".
        follow(last, *before)
        follow(before[-1], last)


def stops(part: QWidget) -> list[QWidget]:
    """All in it that can have the keyboard, in their order; Qt leads to no others."""
    found, widget = [], part.nextInFocusChain()
    while widget and part.isAncestorOf(widget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
