from __future__ import annotations

import pytest

from tracker.domain.fields import FIELDS, Value
from tracker.domain.values import LONGEST_TEXT, canonical_value
from tracker.errors import UserError


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("percent", "50 %", 50),
        ("percent", 0, 0),
        ("lead", "  Ministry of\nLabour ", "Ministry of Labour"),
        ("lead", " \u200b ", None),
        ("comment", "line one\r\nline two ", "line one\nline two"),
        ("deadline", "2027-q2", "2027-Q2"),
        ("status", "in_progress", "in_progress"),
        ("status", None, None),
        ("confirmed", {"by": "Ana  Mora", "on": "2026-11-23"}, {"by": "Ana Mora", "on": "2026-11-23"}),
    ],
)
def test_a_value_is_kept_in_one_form(key: str, typed: Value, kept: Value) -> None:
    assert canonical_value(key, typed) == kept
    assert canonical_value(key, kept) == kept


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("percent", 101),
        ("percent", "-1"),
        ("percent", "a half"),
        ("percent", True),
        ("percent", "9" * 5_000),
        ("percent", 10**400),
        ("status", "done"),
        ("position", "implemented"),
        ("deadline", "2027-02-30"),
        ("deadline", "1850"),
        ("lead", 5),
        ("lead", "x" * (LONGEST_TEXT + 1)),
        ("comment", "x" * (LONGEST_TEXT + 1)),
        ("confirmed", "yesterday"),
        ("confirmed", {"by": "Ana", "on": "soon"}),
        ("confirmed", {"by": 5, "on": "2026-11-23"}),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_the_way_out(key: str, typed: Value) -> None:
    with pytest.raises(UserError) as refused:
        canonical_value(key, typed)
    assert str(FIELDS[key].label) in str(refused.value.text)
    assert refused.value.advice is not None
