"""Deadlines and starts with the precision their officer has: a day, a month, a quarter, a half or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years outside are taken for typing errors (SAFETY.md)."""

_CODE = re.compile(r"^(\d{4})(?:-([QH])(\d)|-(\d{2})(?:-(\d{2}))?)?$")


class Precision(StrEnum):
    """How exactly a period is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
_LETTERS = {"Q": Precision.QUARTER, "H": Precision.HALF}


@dataclass(frozen=True, slots=True)
class Period:
    """One day, month, quarter, half or whole of a calendar year; its `code` is the value the journal keeps."""

    first: date
    last: date
    precision: Precision

    @property
    def number(self) -> int:
        """Which of the months, quarters or halves of its year it is, from 1."""
        return (self.last.month - 1) // _MONTHS[self.precision] + 1

    @property
    def code(self) -> str:
        """ "2026-12-31", "2026-12", "2027-Q2", "2027-H1" or "2027"."""
        match self.precision:
            case Precision.DAY:
                return self.first.isoformat()
            case Precision.MONTH:
                return f"{self.first:%Y-%m}"
            case Precision.YEAR:
                return str(self.first.year)
        letter = next(letter for letter, precision in _LETTERS.items() if precision is self.precision)
        return f"{self.first.year}-{letter}{self.number}"


def day(value: date) -> Period:
    """A period of one day."""
    return Period(value, value, Precision.DAY)


def part(precision: Precision, year: int, number: int = 1) -> Period:
    """The `number`-th month, quarter or half of a calendar year, or all of it; a `ValueError` where it has none."""
    last = number * _MONTHS[precision]
    days = monthrange(year, last)[1]
    return Period(date(year, last - _MONTHS[precision] + 1, 1), date(year, last, days), precision)


def holding(value: date, precision: Precision) -> Period:
    """The period of this precision in which a day lies."""
    if precision is Precision.DAY:
        return day(value)
    return part(precision, value.year, (value.month - 1) // _MONTHS[precision] + 1)


def period_of(code: str) -> Period | None:
    """The period a code stands for; None where it is none, or lies outside FIRST_YEAR to LAST_YEAR."""
    found = _CODE.match(code)
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    year = int(found[1])
    try:
        if found[2]:
            return part(_LETTERS[found[2]], year, int(found[3]))
        if found[5]:
            return day(date(year, int(found[4]), int(found[5])))
        if found[4]:
            return part(Precision.MONTH, year, int(found[4]))
        return part(Precision.YEAR, year)
    except ValueError:
        return None
