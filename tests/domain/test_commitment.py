from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.forum import OfficialText, Recommendation
from tracker.domain.vocabulary import Position, Status

TEXT = OfficialText("en", "official", "Report", "Reach a balance.")


def commitment(**values: Value) -> Commitment:
    recommendation = Recommendation("r", "HLF2017", 1, "1.1", "policy", ("all",), (TEXT,))
    return Commitment("c", "CRI", recommendation, "Panel", TEXT, values)


@pytest.mark.parametrize(
    ("deadline", "as_of", "days"),
    [
        ("2026-11-22", date(2026, 11, 23), 1),
        ("2026-11-23", date(2026, 11, 23), 0),
        ("2026-Q4", date(2026, 12, 31), 0),
        ("2026-Q4", date(2027, 1, 1), 1),
        ("2026-11", date(2026, 12, 2), 2),
        ("2026", date(2027, 1, 10), 10),
    ],
)
def test_a_deadline_is_late_after_its_last_day(deadline: str, as_of: date, days: int) -> None:
    assert commitment(deadline=deadline, status="in_progress").days_late(as_of) == days


@pytest.mark.parametrize("status", list(Status))
def test_only_what_a_deadline_still_presses_is_late(status: Status) -> None:
    pressed = {Status.NOT_STARTED, Status.PLANNED, Status.IN_PROGRESS, Status.PARTIALLY_IMPLEMENTED}
    late = commitment(deadline="2020", status=status.value).days_late(date(2026, 11, 23))
    assert bool(late) == (status in pressed)


@pytest.mark.parametrize("position", list(Position))
def test_what_a_delegation_does_not_carry_is_never_late(position: Position) -> None:
    late = commitment(deadline="2020", position=position.value).days_late(date(2026, 11, 23))
    assert bool(late) == (position not in {Position.NOT_ACCEPTED, Position.NOT_APPLICABLE})


def test_what_was_never_reported_has_no_status_which_is_not_not_started() -> None:
    assert commitment().status is None
    assert commitment().days_late(date(2026, 11, 23)) == 0
