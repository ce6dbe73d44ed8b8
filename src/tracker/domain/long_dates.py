"""Days and other periods as an official text has them, with their names written out."""

from __future__ import annotations

from tracker.domain.periods import Period, Precision
from tracker.words import Words, message

_MONTHS = (
    message("January {year}"),
    message("February {year}"),
    message("March {year}"),
    message("April {year}"),
    message("May {year}"),
    message("June {year}"),
    message("July {year}"),
    message("August {year}"),
    message("September {year}"),
    message("October {year}"),
    message("November {year}"),
    message("December {year}"),
)

_QUARTERS = (
    message("first quarter of {year}"),
    message("second quarter of {year}"),
    message("third quarter of {year}"),
    message("fourth quarter of {year}"),
)

_HALVES = (message("first half of {year}"), message("second half of {year}"))


def long_period_words(period: Period, words: Words) -> str:
    """ "30 June 2027", "June 2027", "second quarter of 2027", "first half of 2027" or "2027"."""
    first, year = period.first, period.first.year
    month = words(_MONTHS[first.month - 1].template, year=year)
    match period.precision:
        case Precision.DAY if first.day == 1:
            # A number like the others in some languages, the first in others: "1er avril 2026".
            return words("1 {month_and_year}", month_and_year=month)
        case Precision.DAY:
            return words("{day} {month_and_year}", day=first.day, month_and_year=month)
        case Precision.MONTH:
            return month
        case Precision.QUARTER:
            return words(_QUARTERS[period.number - 1].template, year=year)
        case Precision.HALF:
            return words(_HALVES[period.number - 1].template, year=year)
        case Precision.YEAR:
            return str(year)
