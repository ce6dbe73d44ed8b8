from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.bundle import bundled
from tracker.domain.periods import Period, Precision, day, holding, part, period_of
from tracker.domain.typed_dates import AmbiguousDate, is_no_such_day, read_date
from tracker.domain.wording import period_words
from tracker.words import LANGUAGES, load_words

TODAY = date(2026, 11, 23)

PERIODS = st.one_of(
    *(st.builds(holding, st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.just(precision)) for precision in Precision)
)


@given(PERIODS)
def test_the_code_of_a_period_reads_back_as_that_period(period: Period) -> None:
    assert period_of(period.code) == period
    assert read_date(period.code, TODAY) == period


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_one_period_of_each_precision_and_each_in_the_next_longer(day: date) -> None:
    around = [holding(day, precision) for precision in Precision]
    assert all(period.first <= day <= period.last for period in around)
    for shorter, longer in pairwise(around):
        assert longer.first <= shorter.first and shorter.last <= longer.last


@pytest.mark.parametrize("language", LANGUAGES)
@given(period=PERIODS)
def test_what_is_told_of_a_period_can_be_typed(language: str, period: Period) -> None:
    assert read_date(period_words(period, load_words(language, bundled("resources/i18n"))), TODAY) == period


@given(st.text(max_size=25))
def test_whatever_is_typed_nothing_breaks_and_years_stay_in_bounds(text: str) -> None:
    found = read_date(text, TODAY)
    if isinstance(found, Period):
        assert period_of(found.code) == found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2027-06-30", "2027-06-30"),
        ("30 Jun 2027", "2027-06-30"),
        ("June 30, 2027", "2027-06-30"),
        ("30th of June 2027", "2027-06-30"),
        ("30 de junio de 2027", "2027-06-30"),
        ("30 de junho de 2027", "2027-06-30"),
        ("1er juin 2027", "2027-06-01"),
        ("30 déc. 2026", "2026-12-30"),
        ("30-jun-2027", "2027-06-30"),
        ("30/06/2027", "2027-06-30"),
        ("06/30/2027", "2027-06-30"),
        ("05.05.2027", "2027-05-05"),
        ("2027/6/30", "2027-06-30"),
        ("Jun 2027", "2027-06"),
        ("dezembro de 2026", "2026-12"),
        ("06/2027", "2027-06"),
        ("Q2 2027", "2027-Q2"),
        ("q2/2027", "2027-Q2"),
        ("2T 2027", "2027-Q2"),
        ("T2 2027", "2027-Q2"),
        ("2027 Q2", "2027-Q2"),
        ("2027", "2027"),
        ("2nd quarter of 2027", "2027-Q2"),
        ("third quarter 2027", "2027-Q3"),
        ("segundo trimestre de 2027", "2027-Q2"),
        ("2º trimestre de 2027", "2027-Q2"),
        ("2ème trimestre 2027", "2027-Q2"),
        ("1er trimestre 2027", "2027-Q1"),
        ("premier trimestre 2027", "2027-Q1"),
        ("trimestre 2 2027", "2027-Q2"),
        ("H1 2027", "2027-H1"),
        ("h2/2027", "2027-H2"),
        ("1S 2027", "2027-H1"),
        ("S2-2027", "2027-H2"),
        ("2027 S1", "2027-H1"),
        ("1st half 2027", "2027-H1"),
        ("second half of 2027", "2027-H2"),
        ("first half of the year 2027", "2027-H1"),
        ("primer semestre de 2027", "2027-H1"),
        ("1er semestre 2027", "2027-H1"),
        ("1re moitié de 2027", "2027-H1"),
        ("2nde moitié 2027", "2027-H2"),
        ("1.er sem. 2027", "2027-H1"),
        ("2.º semestre de 2027", "2027-H2"),
        ("2do semestre del año 2027", "2027-H2"),
        ("II Semestre 2027", "2027-H2"),
        ("segunda mitad de 2027", "2027-H2"),
        ("2027, segundo semestre", "2027-H2"),
        ("1° semestre de 2027", "2027-H1"),
        ("1º sem. 2027", "2027-H1"),
        ("primeiro semestre de 2027", "2027-H1"),
        ("segunda metade de 2027", "2027-H2"),
        ("premier semestre 2027", "2027-H1"),
        ("second semestre de l'année 2027", "2027-H2"),
        ("2e sem. 2027", "2027-H2"),
        ("deuxième semestre 2027", "2027-H2"),
        ("semestre 2 2027", "2027-H2"),
        ("fin du 1er semestre 2027", "2027-06-30"),
        ("III trimestre 2027", "2027-Q3"),
        ("end 2027", "2027-12-31"),
        ("end of June 2027", "2027-06-30"),
        ("a finales de 2027", "2027-12-31"),
        ("fines de junio de 2027", "2027-06-30"),
        ("fim de 2027", "2027-12-31"),
        ("fin du 2e trimestre 2027", "2027-06-30"),
        ("fin 2027", "2027-12-31"),
        ("end of the year", "2026-12-31"),
        ("Fin de año", "2026-12-31"),
        ("fim do ano", "2026-12-31"),
        ("fin de l'année", "2026-12-31"),
        ("30.6.27", "2027-06-30"),
        ("30 jun", "2027-06-30"),
        ("30 nov", "2026-11-30"),
        ("23 nov", "2026-11-23"),
        ("in 3 weeks", "2026-12-14"),
        ("en 2 meses", "2027-01-23"),
        ("dans 10 jours", "2026-12-03"),
    ],
)
def test_officers_dates_are_read_with_their_precision(typed: str, code: str) -> None:
    found = read_date(typed, TODAY)
    assert isinstance(found, Period)
    assert found.code == code


def test_a_date_that_reads_two_ways_is_never_guessed() -> None:
    assert read_date("03/04/2027", TODAY) == AmbiguousDate(day(date(2027, 4, 3)), day(date(2027, 3, 4)))


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "31 Feb 2027", "Q5 2027", "2027-13", "1 Jan 1850", "1 Jan 2500", "30 30 2027", "June June 2027"),
        *(
            "12",
            "mid 2027",
            "H3 2027",
            "3er semestre 2027",
            "semestre 2027",
            "S0 2027",
            "end soon",
            "end 30 Jun 2027",
            "27-6-30",
        ),
        *("primer y segundo semestre 2027", "H1 H2 2027", "H1 2027?", "1 2 2027", "2027 H1 2027", "half 2027"),
    ],
)
def test_what_is_no_date_is_called_none(typed: str) -> None:
    assert read_date(typed, TODAY) is None


def test_a_period_knows_its_first_and_last_day() -> None:
    second_quarter, second_half = part(Precision.QUARTER, 2027, 2), part(Precision.HALF, 2027, 2)
    assert (second_quarter.first, second_quarter.last) == (date(2027, 4, 1), date(2027, 6, 30))
    assert (second_half.first, second_half.last) == (date(2027, 7, 1), date(2027, 12, 31))
    assert part(Precision.MONTH, 2028, 2).last == date(2028, 2, 29)
    assert part(Precision.YEAR, 2027).code == "2027"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1 nov", "2026-11-01"), ("23 nov", "2026-11-23"), ("24 nov", "2025-11-24"), ("3 jun", "2026-06-03")],
)
def test_where_only_the_past_makes_sense_a_day_without_a_year_is_the_latest(typed: str, code: str) -> None:
    assert read_date(typed, TODAY, has_come=True) == period_of(code)
    assert read_date(f"{typed} 2027", TODAY, has_come=True) == period_of(f"2027{code[4:]}"), (
        "a year that is said counts"
    )


@pytest.mark.parametrize("typed", ["2026-02-30", "29/02/2027", "31 Jun 2027", "30 de febrero de 2027"])
def test_a_day_that_its_month_does_not_have_is_told_from_what_is_no_date(typed: str) -> None:
    assert is_no_such_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "soon", "2027-13-30", "30 Jun 2027", "29 Feb 2028", "Q5 2027", "31"])
def test_other_mistakes_are_not_taken_for_a_day_that_is_not(typed: str) -> None:
    assert not is_no_such_day(typed, TODAY)
