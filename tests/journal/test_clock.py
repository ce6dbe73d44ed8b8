from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.journal.clock import milliseconds, next_stamp, observe

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=2))
def test_stamps_only_grow_whatever_the_wall_clock_does(offsets: list[int]) -> None:
    last, stamps = 0, []
    for offset in offsets:
        last = next_stamp(last, NOW + timedelta(seconds=offset))
        stamps.append(last)
    assert stamps == sorted(set(stamps))


def test_a_stamp_holds_the_time_in_milliseconds() -> None:
    assert milliseconds(next_stamp(0, NOW)) == int(NOW.timestamp() * 1000)


def test_a_clock_days_ahead_is_believed_by_nobody() -> None:
    last = next_stamp(0, NOW)
    assert observe(last, [next_stamp(0, NOW + timedelta(hours=23))], NOW) > last
    assert observe(last, [next_stamp(0, NOW + timedelta(days=900))], NOW) == last
