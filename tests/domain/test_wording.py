import gettext

import pytest

from tracker.domain.fields import Value
from tracker.domain.periods import period_of
from tracker.domain.wording import field_label, period_words, value_words
from tracker.words import Words

ENGLISH = Words("en", gettext.NullTranslations())


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("status", "in_progress", "In progress"),
        ("status", "not_to_be_implemented", "Will not be implemented"),
        ("status", None, "not reported"),
        ("position", "accepted_in_part", "Accepted in part"),
        ("deadline", "2026-12-31", "31 Dec 2026"),
        ("deadline", "2026-12", "Dec 2026"),
        ("deadline", "2027-Q2", "Q2 2027"),
        ("deadline", "2027-H2", "2nd half 2027"),
        ("start", "2027", "2027"),
        ("percent", 50, "50%"),
        ("percent", 0, "0%"),
        ("lead", "Migration Directorate", "Migration Directorate"),
        ("comment", "in_progress", "in_progress"),
        ("confirmed", {"on": "2026-11-23", "by": "Ana Mora"}, "23 Nov 2026, Ana Mora"),
    ],
)
def test_a_value_is_said_in_words_and_never_as_a_code(key: str, value: Value, said: str) -> None:
    assert value_words(key, value, ENGLISH) == said


def test_what_a_newer_version_wrote_is_shown_as_it_is() -> None:
    assert value_words("status", "half_done", ENGLISH) == "half_done"
    assert value_words("mood", "good", ENGLISH) == "good"
    assert field_label("mood", ENGLISH) == "mood"


def test_a_label_stands_alone_with_a_capital() -> None:
    assert field_label("lead", ENGLISH) == "Lead institution"


def test_months_are_said_in_the_readers_language() -> None:
    class Spanish(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Dec": "dic", "Q{quarter} {year}": "T{quarter} {year}"}.get(message, message)

    spanish = Words("es", Spanish())
    last, quarter = period_of("2026-12-31"), period_of("2027-Q2")
    assert last and quarter
    assert period_words(last, spanish) == "31 dic 2026"
    assert period_words(quarter, spanish) == "T2 2027"


def test_the_first_of_a_month_is_said_as_the_language_says_it() -> None:
    class French(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"1 {month} {year}": "1er {month} {year}"}.get(message, message)

    first = period_of("2026-04-01")
    assert first
    assert period_words(first, ENGLISH) == "1 Apr 2026"
    assert period_words(first, Words("fr", French())) == "1er Apr 2026"
