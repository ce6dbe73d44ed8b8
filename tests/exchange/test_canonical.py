from __future__ import annotations

import sys
import unicodedata

import pytest

from tracker.exchange import canonical


def test_all_characters_that_come_apart_into_marks_count_as_marks() -> None:
    parts = {chr(code): unicodedata.normalize("NFD", chr(code)) for code in range(sys.maxunicode + 1)}
    untold = {c for c, apart in parts.items() if not unicodedata.combining(c) and unicodedata.combining(apart[0])}
    assert untold == set(canonical._MARKS_UNTOLD)


@pytest.mark.parametrize("mark", ["\u0301", "\u0f73", "\u0f75\u0f81"])
def test_a_tower_of_marks_is_refused_before_it_is_composed(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canonical, "canonical_json", lambda _: pytest.fail("it would take hours"))
    with pytest.raises(ValueError, match="more marks"):
        canonical.read_object(f'{{"a":"{mark * 5_000}"}}'.encode())
