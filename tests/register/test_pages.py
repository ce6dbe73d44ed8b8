"""Long lists of ids, read when they are looked at."""

from __future__ import annotations

from tracker.register.pages import PagedIds


def test_a_long_part_is_read_by_one_question_and_what_is_there_by_none() -> None:
    asked: list[tuple[int, int]] = []
    every = [str(number) for number in range(1_050)]

    def read(first: int, count: int) -> tuple[str, ...]:
        asked.append((first, count))
        return tuple(every[first : first + count])

    ids = PagedIds(("", "", ""), len(every), read, lambda _: None)
    assert ids[250] == "250" and asked == [(200, 200)], "one page"
    for part in (slice(None), slice(5, 900), slice(-3, None), slice(900, 100, -7), slice(3, 3)):
        assert ids[part] == tuple(every[part])
    assert asked[1:] == [(0, 1_200)]
