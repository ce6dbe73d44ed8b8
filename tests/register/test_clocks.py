"""Clocks that are off, by however much: what is written is kept, travels and is shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offices import MORNING, Clock, NewOffice, Office
from post import delivered, edit, exchange
from tracker.journal.clock import next_stamp


@pytest.mark.parametrize("year", [1970, 1979, 2200, 6500, 9998])
def test_what_is_written_in_any_year_is_sent_taken_and_shown(tmp_path: Path, new_office: NewOffice, year: int) -> None:
    clock = Clock(datetime(year, 1, 2, tzinfo=UTC))
    ana = Office(tmp_path / "ana", clock=clock)
    edit(ana, "1.1", status="planned")
    clock.now = MORNING
    edit(ana, "1.2", status="planned")
    luis = new_office(author="Luis Rojas")
    exchange(ana, luis)
    assert [luis.register.find(ref).status for ref in ("1.1", "1.2")] == ["planned", "planned"]
    edit(luis, "1.1", status="implemented")
    exchange(luis, ana)
    assert ana.register.find("1.1").status == "implemented"
    ana.register.undo()
    assert ana.register.find("1.1").status == "planned"
    ana.register.close()


@given(st.integers(0, 1 << 62), st.datetimes(timezones=st.just(UTC)))
@settings(max_examples=200)
def test_stamps_grow_and_stay_numbers_that_every_file_holds(last: int, now: datetime) -> None:
    assert last < next_stamp(last, now) < 1 << 63


def test_a_clock_that_was_behind_is_told_once_it_has_changes_younger_than_its_file(
    new_office: NewOffice, tmp_path: Path
) -> None:
    ana, luis = new_office(), new_office(author="Luis Rojas")
    edit(luis, "1.1", status="planned")
    luis.clock.later(days=-1000)
    review = delivered(luis, ana)
    assert any("a clock is off there" in str(notice) for notice in review.notices)
    ana.register.finish(review)
    luis.clock.now = MORNING
    luis.clock.later(hours=2)
    edit(luis, "1.2", status="planned")
    assert not any("clock" in str(notice) for notice in delivered(luis, ana).notices), "told once, not for ever"
