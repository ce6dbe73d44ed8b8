"""Fonts, colours and lines of the progress workbook."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

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


class _HashedOnce:
    """Stands before a style of openpyxl, which is asked for its hash by every cell that takes it.

    Worked out anew from all of its parts, that was a quarter of the time that a workbook takes.
    """

    def __init_subclass__(cls) -> None:
        """The parts of a style are looked for in its own class, where there would be none."""
        style = cls.__mro__[2]
        for parts in ("__attrs__", "__elements__", "__nested__"):
            setattr(cls, parts, getattr(style, parts))

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()

    def __hash__(self) -> int:
        return self._hash


class _Font(_HashedOnce, Font):
    pass


class _Fill(_HashedOnce, PatternFill):
    pass


class _Border(_HashedOnce, Border):
    pass


class _Alignment(_HashedOnce, Alignment):
    pass


_THIN = Side(style="thin", color=LINE)
_INPUT = Side(style="medium", color=FILL_IN_LINE)
_GAP = Side(style="medium", color="FFFFFF")
_RULE = Side(style="medium", color=ACCENT)

BELOW = _Border(bottom=_THIN)
BESIDE = _Border(left=_GAP)
"""Between headers that fill their columns."""
HEADING = _Border(bottom=_RULE)
TOTAL = _Border(top=_RULE)
INPUT = _Border(left=_INPUT, right=_INPUT, top=_INPUT, bottom=_INPUT)

WRAPPED = _Alignment(vertical="top", wrap_text=True)
CENTRED = _Alignment(horizontal="center", vertical="top", wrap_text=True)
LEFT = _Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
MIDDLE = _Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
MIDDLE_CENTRED = _Alignment(horizontal="center", vertical="center", wrap_text=True)
ONE_LINE = _Alignment(vertical="center")


@cache
def font(size: float = 10, colour: str = INK, bold: bool = False, italic: bool = False) -> Font:
    """The workbook's one family, in a size and colour."""
    return _Font(name=_FAMILY, size=size, color=colour, bold=bold, italic=italic)


@cache
def fill(colour: str) -> PatternFill:
    """A plain background."""
    return _Fill("solid", fgColor=colour)


PLAIN = font()
BOLD = font(bold=True)
SMALL = font(9, QUIET)
ITALIC = font(italic=True)
