"""One cell of an editable column: how a value is written into it, and what is read from it, by field type.

The law of this module: what was written reads back as exactly the same value, through any spreadsheet program.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain import periods
from tracker.domain.fields import FIELDS, Kind, Value
from tracker.domain.periods import Period, Precision, period_of
from tracker.domain.typed_dates import AmbiguousDate, read_date
from tracker.domain.values import canonical_value
from tracker.domain.wording import period_told, period_words, value_words
from tracker.errors import UserError
from tracker.words import Message, Words, message
from tracker.workbook.labels import choice_of, nearest_choice, says_nothing
from tracker.workbook.layout import FULL_TEXT_ELSEWHERE, LONGEST_CELL
from tracker.workbook.raw import CellKind, RawCell

TEXT_FORMAT = "@"
_DATE_FORMAT = "[$-{lcid}]d mmm yyyy"
_LCID = {"en": "809", "es": "C0A", "pt": "416", "fr": "40C"}
"""Windows' numbers of the languages, in which spreadsheets name months: else a French workbook has English ones."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT = re.compile(r"^(\d{1,3}(?:[.,]\d+)?)\s*(%?)$")


@dataclass(frozen=True, slots=True)
class Written:
    """What goes into a cell; a text must be stored as text, whatever it looks like."""

    value: str | int | date | None
    number_format: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: a canonical value, a doubt about it, or a doubt alone where it could not be read."""

    value: Value = None
    doubt: Message | None = None


def escaped(text: str) -> str:
    """The text as it may stand in a workbook's XML, where "_x000D_" would be taken for a carriage return.

    A space of no width in between says the same to people, survives programs that lose the official escape
    ("_x005F_x000D_" comes back from LibreOffice as a line end), and is no part of a canonical text.
    """
    return _LOOKS_ESCAPED.sub("_\u200b", _NOT_IN_XML.sub("", text))


def unescaped(text: str) -> str:
    """The text that a person sees in the cell; half a character, which no text can hold, is left out."""
    decoded = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def fits(value: Value) -> bool:
    """Whether a value can stand in a cell and be edited there."""
    return not isinstance(value, str) or _units(escaped(value)) <= LONGEST_CELL


def elided(text: str, longest: int) -> str:
    """The text, cut and ended with "…" where it has more than `longest` characters as Excel counts them."""
    if _units(text) <= longest:
        return text
    return text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore").rstrip() + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def date_format(words: Words) -> str:
    """The number format of a day, its month named in the language of these words whatever the reader's is."""
    return _DATE_FORMAT.format(lcid=_LCID[words.language])


def percent_format(words: Words) -> str:
    """The number format of whole percent: the sign is only written behind the number, as these words have it."""
    return f'0"{_percent_sign(words)}"'


def share_format(words: Words) -> str:
    """The number format of a fraction that is shown as percent."""
    space = _percent_sign(words).removesuffix("%")
    return f'0"{space}"%' if space else "0%"


def _percent_sign(words: Words) -> str:
    return words("{number}%", number=0).removeprefix("0")


def written_form(key: str, value: Value, words: Words) -> Written:
    """How a canonical value is written; nothing for "not reported"."""
    kind = FIELDS[key].kind
    if kind is Kind.PERCENT:
        return Written(value if isinstance(value, int) else None, percent_format(words))
    if kind is Kind.PERIOD:
        return _written_period(value, words)
    if value is None:
        return Written(None, TEXT_FORMAT)
    if not fits(value):
        return Written(words(FULL_TEXT_ELSEWHERE), TEXT_FORMAT)
    return Written(value_words(key, value, words), TEXT_FORMAT)


def _written_period(value: Value, words: Words) -> Written:
    period = period_of(value) if isinstance(value, str) else None
    if period is None:
        return Written(None, date_format(words))
    if period.precision is Precision.DAY:
        return Written(period.first, date_format(words))
    return Written(period_words(period, words), TEXT_FORMAT)


def read_cell(key: str, cell: RawCell, exported: date, epoch: date) -> Reading:
    """What the cell says in the field `key`.

    `exported` is the day from which "30 Jun" and "in 3 weeks" count; `epoch` the day 0 of the workbook's serials.
    """
    if cell.kind is CellKind.EMPTY:
        return _formula_without_value() if cell.formula else Reading()
    if cell.kind is CellKind.ERROR:
        return Reading(doubt=message("The cell shows an error."))
    if cell.kind is CellKind.NUMBER and not math.isfinite(cell.number):
        return Reading(doubt=message("The cell holds a number that is too large."))
    if cell.kind is CellKind.BOOLEAN:
        return Reading(doubt=message("The cell holds a logical value (true or false)."))
    reading = _read_value(key, cell, exported, epoch)
    if cell.formula and reading.doubt is None:
        return Reading(reading.value, message("The value comes from a formula."))
    return reading


def _formula_without_value() -> Reading:
    return Reading(doubt=message("The cell holds a formula whose result was not saved."))


def _read_value(key: str, cell: RawCell, exported: date, epoch: date) -> Reading:
    match FIELDS[key].kind:
        case Kind.CHOICE:
            return _read_choice(key, cell)
        case Kind.PERCENT:
            return _read_percent(cell)
        case Kind.PERIOD:
            return _read_period(cell, exported, epoch)
        case _:
            return _read_text(key, cell)


def _read_choice(key: str, cell: RawCell) -> Reading:
    if cell.kind is not CellKind.TEXT:
        return Reading(doubt=message("This is none of the values in the list."))
    if code := choice_of(key, cell.text):
        return Reading(code)
    if says_nothing(cell.text):
        return Reading()
    guess = nearest_choice(key, cell.text)
    if guess:
        return Reading(guess, message("This is none of the values in the list; the nearest one is proposed."))
    return Reading(doubt=message("This is none of the values in the list."))


def _read_percent(cell: RawCell) -> Reading:
    if cell.kind is CellKind.TEXT:
        if says_nothing(cell.text):
            return Reading()
        found = _PERCENT.match(cell.text.strip())
        if not found:
            return _no_percent()
        return _whole_percent(float(found[1].replace(",", ".")), bool(found[2]))
    if cell.kind is not CellKind.NUMBER:
        return _no_percent()
    if "%" in _LITERALS.sub("", cell.number_format):
        return _whole_percent(round(cell.number * 100, 9), True)
    if 0 < cell.number < 1:
        # Also in our own format, whose "%" is only written behind the number: Excel turns a typed 50% into 0.5.
        return Reading(round(cell.number * 100), message("This may be a fraction or a percentage."))
    return _whole_percent(cell.number, "%" in cell.number_format)


def _whole_percent(number: float, certain: bool) -> Reading:
    if not 0 <= number <= 100:
        return _no_percent()
    if 0 < number <= 1 and not certain:
        # 1 may be the 1 % that was exported: where the base says so too, there is nothing to ask.
        guess = 1 if number == 1 else round(number * 100)
        return Reading(guess, message("This may be a fraction or a percentage."))
    if number != int(number):
        return Reading(round(number), message("Progress is kept in whole percent; the nearest one is proposed."))
    return Reading(int(number))


def _no_percent() -> Reading:
    return Reading(doubt=message("Progress is a whole number from 0 to 100."))


def _read_period(cell: RawCell, exported: date, epoch: date) -> Reading:
    if cell.kind is CellKind.TEXT:
        return _typed_period(cell.text, exported)
    if cell.kind is CellKind.NUMBER:
        return _numbered_period(cell.number, epoch)
    if cell.kind is not CellKind.DATE:
        return _no_date()
    moment = datetime.fromisoformat(cell.text)
    serial = (moment.date() - epoch).days
    if periods.FIRST_YEAR <= serial <= periods.LAST_YEAR:
        return Reading(str(serial), message("Excel took a year for a day in 1905; the year is proposed."))
    found = _in_range(moment.date())
    if found is None:
        return _no_date()
    if moment.time() != datetime.min.time():
        return Reading(found.code, message("The date has a time of day."))
    return Reading(_as_shown(found, cell.number_format).code)


def _as_shown(found: Period, number_format: str) -> Period:
    """Excel turns a typed "Dec 2026" into 1 December and goes on showing the month alone: so it was meant."""
    shown = _LITERALS.sub("", number_format).lower()
    if "d" in shown or "y" not in shown or found.first.day != 1:
        return found
    if "m" in shown:
        return periods.holding(found.first, Precision.MONTH)
    return periods.holding(found.first, Precision.YEAR) if found.first.month == 1 else found


def _typed_period(text: str, exported: date) -> Reading:
    if says_nothing(text):
        return Reading()
    found = read_date(text, exported)
    if isinstance(found, AmbiguousDate):
        return Reading(
            doubt=message(
                "This date reads two ways: {day_first} or {month_first}.",
                day_first=period_told(found.day_first),
                month_first=period_told(found.month_first),
            )
        )
    if found is None:
        return _no_date()
    if read_date(text, exported + timedelta(days=800)) != found:
        return Reading(found.code, message("The date has no year of its own; it was counted from the day of export."))
    return Reading(found.code)


def _numbered_period(number: float, epoch: date) -> Reading:
    if number == int(number) and periods.FIRST_YEAR <= number <= periods.LAST_YEAR:
        return Reading(str(int(number)))
    if 20_000 <= number <= 80_000 and (found := _in_range(epoch + timedelta(days=int(number)))):
        return Reading(found.code, message("The cell holds a number; it was read as Excel counts days."))
    return _no_date()


def _in_range(value: date) -> Period | None:
    return periods.day(value) if periods.FIRST_YEAR <= value.year <= periods.LAST_YEAR else None


def _no_date() -> Reading:
    return Reading(
        doubt=message(
            "This could not be read as a date. Write it like 30 Jun 2027, Jun 2027, Q2 2027, 1st half 2027 or 2027."
        )
    )


def _read_text(key: str, cell: RawCell) -> Reading:
    if cell.kind in (CellKind.DATE, CellKind.TIME):
        return Reading(cell.shown, message("The cell holds a date where text was expected."))
    try:
        return Reading(canonical_value(key, cell.shown))
    except UserError as refusal:
        return Reading(doubt=refusal.text)
