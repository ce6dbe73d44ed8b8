from __future__ import annotations

from datetime import date

import pytest

from tracker.bundle import bundled
from tracker.domain.periods import Period
from tracker.domain.typed_dates import read_date
from tracker.ui.wording import Wording
from tracker.words import LANGUAGES, load_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("have_come", [True, False])
def test_what_is_given_as_an_example_of_a_period_can_be_typed(language: str, have_come: bool) -> None:
    examples = Wording(load_words(language, bundled("resources/i18n"))).examples(have_come=have_come).split(", ")
    read = [read_date(typed, TODAY) for typed in examples]
    assert len(read) >= 3 and all(isinstance(found, Period) and (found.first <= TODAY) is have_come for found in read)
