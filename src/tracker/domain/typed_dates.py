"""Reads a date the way officers type it, in four languages, keeping its precision; never guesses.

DEPENDENCIES.md tells why this is ours: dateparser turned "Q2 2027" into 23 May 2027.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain import periods
from tracker.domain.periods import FIRST_YEAR, LAST_YEAR, Period, Precision, period_of
from tracker.domain.text import canonical_name, folded

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janeiro janvier janv",
            "february feb febrero febr fevereiro fev fevrier fevr",
            "march mar marzo marco mars",
            "april apr abril abr avril avr",
            "may mayo maio mai",
            "june jun junio junho juin",
            "july jul julio julho juillet juil",
            "august aug agosto ago aout",
            "september sept sep septiembre setiembre set setembro septembre",
            "october oct octubre outubro out octobre",
            "november nov noviembre novembro novembre",
            "december dec diciembre dic dezembro dez decembre",
        ),
        start=1,
    )
    for name in names.split()
}

_PART_CHARACTERS = re.compile(r"[\w\s.,/'’-]+")
_PART_WORD = re.compile(
    r"(\d+)(?:\.?(?:st|nd|rd|th|o|a|ro|do|to|ra|da|ta|er|ere|re|ero|era|e|eme|de|nde)\b)?|([^\W\d]+)"
)
_PARTS: dict[str, str] = {
    name: code
    for code, names in (
        ("1", "first primer primero primera primeiro primeira premier premiere i"),
        ("2", "second segundo segunda deuxieme seconde ii"),
        ("3", "third tercer tercero terceiro troisieme iii"),
        ("4", "fourth cuarto quarto quatrieme iv"),
        ("Q", "quarter trimestre trim q t"),
        ("H", "half semester semestre sem h s mitad metade moitie"),
    )
    for name in names.split()
}
"""What names a quarter or a half of a year, and which of them."""
_PART_CODE = re.compile(r"(?P<year>\d{4}) (?P<part>[QH] \d|\d [QH])|(?P<of>[QH] \d|\d [QH]) (?P<its>\d{4})")
_END = re.compile(r"^(?:a |au |la |o )?(?:end|fin|fines|finales|final|fim) (?:of |de |do |du |del )?(.+)$")
_THIS_YEAR = re.compile(r"^(?:the |this |el |este |l['’]|d['’]|cette )?(?:year|ano|annee)$")
_NUMERIC = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_SHORT_YEAR = re.compile(r"^(\d{1,2}[./]\d{1,2}[./])(\d{2})$")
_NUMERIC_MONTH = re.compile(r"^(\d{1,2})[./-](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[./](\d{1,2})[./](\d{1,2})$")
_RELATIVE = re.compile(
    r"^(?:in|en|em|dans|dentro de) (\d{1,3}) "
    r"(?:(days?|dias?|jours?)|(weeks?|semanas?|semaines?)|(months?|mes(?:es)?|mois))$"
)
_JOINING = frozenset({"de", "del", "do", "du", "da", "of", "the", "le", "la", "l", "o", "el", "year", "ano", "annee"})


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A date that reads two ways ("03/04/2027"): somebody has to say which."""

    day_first: Period
    month_first: Period


def read_date(text: str, today: date, *, has_come: bool = False) -> Period | AmbiguousDate | None:
    """The period that `text` names; None where it names none. `today` serves "30 jun" and "in 3 weeks".

    A day and month without a year is the next such day, or the latest where only what `has_come` makes sense; today
    included.
    """
    code = canonical_name(text)
    if coded := period_of(code.upper()):
        return coded
    plain = folded(code).replace("°", "o").rstrip(".")
    exact = _end_of(plain, today) or _part(plain) or _numeric(plain)
    return exact or _relative(plain, today) or _with_month_name(plain, today, has_come)


def is_no_such_day(text: str, today: date) -> bool:
    """Whether a day is named that its month does not have: "31 Jun 2027"."""
    earlier = re.sub(r"(?<!\d)(?:29|30|31)(?!\d)", "28", text)
    found = read_date(earlier, today)
    return read_date(text, today) is None and isinstance(found, Period) and found.precision is Precision.DAY


def _end_of(plain: str, today: date) -> Period | None:
    """The last day of what is named; of a day that would be nothing."""
    if not (found := _END.match(plain)):
        return None
    if _THIS_YEAR.match(found[1]):
        return periods.day(date(today.year, 12, 31))
    whole = read_date(found[1], today)
    if not isinstance(whole, Period) or whole.precision is Precision.DAY:
        return None
    return periods.day(whole.last)


def _part(plain: str) -> Period | None:
    """A quarter or a half of a year, in figures, words or letters: "Q2 2027", "2.º semestre de 2027", "2027-S1"."""
    if not _PART_CHARACTERS.fullmatch(plain):
        return None
    words = (number or word for number, word in _PART_WORD.findall(plain))
    found = _PART_CODE.fullmatch(" ".join(_PARTS.get(word, word) for word in words if word not in _JOINING))
    if not found:
        return None
    letter, number = sorted((found["part"] or found["of"]).split(), reverse=True)
    return period_of(f"{found['year'] or found['its']}-{letter}{number}")


def _numeric(plain: str) -> Period | AmbiguousDate | None:
    if found := _YEAR_FIRST.match(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC_MONTH.match(plain):
        return period_of(f"{found[2]}-{int(found[1]):02}")
    if found := _SHORT_YEAR.match(plain):
        plain = f"{found[1]}20{found[2]}"
    if not (found := _NUMERIC.match(plain)):
        return None
    first, second, number = int(found[1]), int(found[2]), int(found[3])
    day_first, month_first = _day(number, second, first), _day(number, first, second)
    if day_first and month_first and day_first != month_first:
        return AmbiguousDate(day_first, month_first)
    return day_first or month_first


def _relative(plain: str, today: date) -> Period | None:
    if not (found := _RELATIVE.match(plain)):
        return None
    count = int(found[1])
    if found[4]:
        months = today.month - 1 + count
        number, index = today.year + months // 12, months % 12 + 1
        return _day(number, index, min(today.day, calendar.monthrange(number, index)[1]))
    target = today + timedelta(days=count if found[2] else 7 * count)
    return periods.day(target)


def _with_month_name(plain: str, today: date, has_come: bool) -> Period | None:
    words = [w.rstrip(".") for w in re.split(r"[\s,/-]+", plain) if w.rstrip(".") not in _JOINING]
    named = [w for w in words if w in _MONTHS]
    numbers = [re.sub(r"(?<=\d)(?:st|nd|rd|th|er|o)$", "", w) for w in words if w not in _MONTHS]
    if len(named) != 1 or len(numbers) not in (1, 2) or not all(n.isdecimal() for n in numbers):
        return None
    month = _MONTHS[named[0]]
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    if not days:
        return period_of(f"{years[0]}-{month:02}")
    if years:
        return _day(int(years[0]), month, int(days[0]))
    this_year = _day(today.year, month, int(days[0]))
    if this_year and (this_year.first <= today if has_come else this_year.first >= today):
        return this_year
    return _day(today.year + (-1 if has_come else 1), month, int(days[0]))


def _day(year: int, month: int, number: int) -> Period | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return periods.day(date(year, month, number))
    except ValueError:
        return None
