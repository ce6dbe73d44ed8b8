"""Fonts, colours and lines of the progress workbook."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Status

ACCENT = "1F5A99"
ACCENT_PALE = "E8F0F8"
INK = "1B2733"
QUIET = "5B6876"
LINE = "D5DCE4"
PALE = "F4F6F9"
FILL_IN = "FFF7D6"
FILL_IN_LINE = "D9A400"
WARNING = "B42318"
WARNING_PALE = "FDECEA"

STATUS_COLOURS: Mapping[str, str] = {
    Status.IMPLEMENTED: "2A7D4F",
    Status.PARTIALLY_IMPLEMENTED: "B26A00",
    Status.IN_PROGRESS: "2F6FC4",
    Status.PLANNED: "7653B8",
    Status.CONTINUOUS: "0F7F7F",
    Status.NOT_STARTED: "6B7683",
    Status.SUPERSEDED: "84766B",
    Status.NOT_TO_BE_IMPLEMENTED: "454B54",
    NO_VALUE: "CFD6DD",
}
"""In the order of the bars, not reported last; all but that one are readable as text on white."""

_FAMILY = "Calibri"
_THIN = Side(style="thin", color=LINE)
_INPUT = Side(style="medium", color=FILL_IN_LINE)
_RULE = Side(style="medium", color=ACCENT)

BELOW = Border(bottom=_THIN)
HEADING = Border(bottom=_RULE)
TOTAL = Border(top=_RULE)
INPUT = Border(left=_INPUT, right=_INPUT, top=_INPUT, bottom=_INPUT)

WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="top", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
MIDDLE = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
MIDDLE_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
ONE_LINE = Alignment(vertical="center")


def font(size: float = 10, colour: str = INK, bold: bool = False, italic: bool = False) -> Font:
    """The workbook's one family, in a size and colour."""
    return Font(name=_FAMILY, size=size, color=colour, bold=bold, italic=italic)


def fill(colour: str) -> PatternFill:
    """A plain background."""
    return PatternFill("solid", fgColor=colour)


PLAIN = font()
BOLD = font(bold=True)
SMALL = font(9, QUIET)
ITALIC = font(italic=True)
"""Made once: openpyxl compares every font it is given with all it knows."""
