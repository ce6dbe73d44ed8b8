from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.references import natural_key, sortable, split_reference

REFS = st.lists(st.integers(0, 9999), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))


@given(st.lists(REFS))
def test_the_database_sorts_references_as_people_do(refs: list[str]) -> None:
    assert sorted(refs, key=sortable) == sorted(refs, key=natural_key)


def test_nine_comes_before_ten() -> None:
    assert sorted(["1.10", "1.9", "10.1", "2.1"], key=natural_key) == ["1.9", "1.10", "2.1", "10.1"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3.5", (None, "3.5")),
        (" 3.05. ", (None, "3.5")),
        ("hlf2017/3.5", ("HLF2017", "3.5")),
        ("HLF2017 / 3.5", ("HLF2017", "3.5")),
        ("abc", None),
        ("3.", (None, "3")),
        ("3..5", None),
        ("", None),
        ("9" * 5_000, None),
        ("3." + "5" * 5_000, None),
    ],
)
def test_a_reference_is_bare_or_names_its_forum(text: str, parts: tuple[str | None, str] | None) -> None:
    assert split_reference(text) == parts
