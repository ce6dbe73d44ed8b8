"""Which place of the guide belongs to what is in front, and F1 in a dialog."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.ui.frame import Frame
from tracker.ui.help.guide import Place

OF_PAGES = {
    "overview": Place("overview-and-deadlines", "overview"),
    "commitments": Place("checking-off"),
    "deadlines": Place("overview-and-deadlines", "deadlines"),
    "regional": Place("region", "regional"),
    "meetings": Place("meetings"),
    "exchange": Place("updates"),
    "history": Place("history"),
}
"""By the key of the page."""

OF_DETAILS = Place("details")
KEYS = Place("keys")


def offer_help(widget: QWidget, chapter: str, anchor: str = "") -> None:
    """F1 in this dialog, or on this page before there are menus, asks the window for this place of the guide."""
    place = Place(chapter, anchor)
    QShortcut(QKeySequence("F1"), widget).activated.connect(lambda: _ask(widget, place))


def _ask(widget: QWidget, place: Place) -> None:
    over: QWidget | None = widget
    while over is not None and not isinstance(over, Frame):
        over = over.parentWidget()
    if over is not None:
        over.help_requested.emit(place)
