"""Periods as an official text writes them."""

from __future__ import annotations

import pytest

from pseudo import spoken_in
from tracker.domain.long_dates import long_period_words
from tracker.domain.periods import period_of


@pytest.mark.parametrize(
    ("code", "language", "told"),
    [
        ("2027-06-30", "en", "30 June 2027"),
        ("2027-06-30", "es", "30 de junio de 2027"),
        ("2027-04-01", "fr", "1er avril 2027"),
        ("2027-03", "pt", "março de 2027"),
        ("2027-Q3", "fr", "troisième trimestre 2027"),
        ("2027-H1", "en", "first half of 2027"),
        ("2027-H2", "es", "segundo semestre de 2027"),
        ("2027", "pt", "2027"),
    ],
)
def test_periods_are_written_out(code: str, language: str, told: str) -> None:
    period = period_of(code)
    assert period and long_period_words(period, spoken_in(language)).replace("\N{NO-BREAK SPACE}", " ") == told
