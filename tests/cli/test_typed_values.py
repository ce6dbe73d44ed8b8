from __future__ import annotations

import gettext
from datetime import date

import pytest

from tracker.cli.typed_values import read_typed, read_value
from tracker.domain.fields import Value
from tracker.domain.things import EVIDENCE, THING_FIELDS
from tracker.errors import UserError
from tracker.words import Words

ENGLISH = Words("en", gettext.NullTranslations())
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("status", "in_progress", "in_progress"),
        ("status", "In progress", "in_progress"),
        ("status", "will not be implemented", "not_to_be_implemented"),
        ("position", "ACCEPTED IN PART", "accepted_in_part"),
        ("deadline", "30 Jun 2027", "2027-06-30"),
        ("deadline", "Q2 2027", "2027-Q2"),
        ("deadline", "1.º semestre de 2027", "2027-H1"),
        ("deadline", "2027", "2027"),
        ("deadline", "in 3 weeks", "2026-12-14"),
        ("start", "25/12/2026", "2026-12-25"),
        ("percent", "40 %", 40),
        ("lead", "  Ministry of  Labour ", "Ministry of Labour"),
        ("comment", "a=b", "a=b"),
        ("contributing", "IOM; ILO", "IOM; ILO"),
        ("deadline", " ", None),
        ("percent", "", None),
    ],
)
def test_a_value_is_read_as_officers_type_it(key: str, typed: str, value: Value) -> None:
    assert read_value(key, typed, TODAY, ENGLISH) == value


def test_a_day_without_a_year_is_to_come_for_a_deadline_and_past_for_a_document() -> None:
    assert read_value("deadline", "3 jun", TODAY, ENGLISH) == "2027-06-03"
    assert read_typed(THING_FIELDS[EVIDENCE]["date"], "3 jun", TODAY, ENGLISH) == "2026-06-03"


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("deadline", "03/04/2027", ["2027-04-03", "2027-03-04"]),
        ("deadline", "soon", ["soon", "deadline", "2027-Q2"]),
        ("status", "done", ["done", "in_progress"]),
        ("percent", "140", ["140", "0 to 100"]),
        ("colour", "red", ["colour", "status", "next_step"]),
        ("confirmed", "2026-11-23", ["confirmed", "status"]),
    ],
)
def test_what_cannot_be_read_is_refused_and_says_what_could(key: str, typed: str, told: list[str]) -> None:
    with pytest.raises(UserError) as refused:
        read_value(key, typed, TODAY, ENGLISH)
    sentence = refused.value.sentence(ENGLISH)
    assert all(part in sentence for part in told), sentence
