"""Deadlines and starts with the precision their officer has: a day, a month, a quarter or a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years outside are taken for typing errors (SAFETY.md)."""

_CODE = re.compile(r"^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$")


class Precision(StrEnum):
    """How exactly a period is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """One day, month, quarter or year; its `code` is the value the journal keeps."""

    first: date
    last: date
    precision: Precision

    @property
    def code(self) -> str:
        """ "2026-12-31", "2026-12", "2027-Q2" or "2027"."""
        match self.precision:
            case Precision.DAY:
                return self.first.isoformat()
            case Precision.MONTH:
                return f"{self.first:%Y-%m}"
            case Precision.QUARTER:
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
            case Precision.YEAR:
                return str(self.first.year)


def day(value: date) -> Period:
    """A period of one day."""
    return Period(value, value, Precision.DAY)


def month(year: int, number: int) -> Period:
    """A calendar month, `number` from 1."""
    last = calendar.monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), Precision.MONTH)


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, `number` from 1 to 4."""
    return Period(month(year, number * 3 - 2).first, month(year, number * 3).last, Precision.QUARTER)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def period_of(code: str) -> Period | None:
    """The period a code stands for; None where it is none, or lies outside FIRST_YEAR to LAST_YEAR."""
    found = _CODE.match(code)
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    number = int(found[1])
    try:
        if found[2]:
            return quarter(number, int(found[2]))
        if found[4]:
            return day(date(number, int(found[3]), int(found[4])))
        if found[3]:
            return month(number, int(found[3]))
        return year(number)
    except (ValueError, calendar.IllegalMonthError):
        return None
