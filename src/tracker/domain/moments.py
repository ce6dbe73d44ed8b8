"""Moments as the journal keeps them, UTC, on the reader's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def begin_of(day: date) -> str:
    """When a day begins on this laptop, as the journal keeps moments; in UTC where the time zone has no such day."""
    midnight = datetime.combine(day, time.min)
    try:
        return f"{midnight.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (OverflowError, ValueError):
        return f"{day.isoformat()}T00:00:00Z"


def local_moment(utc: str) -> datetime:
    """A moment ("2026-11-23T18:04:05Z") in this laptop's time zone; in UTC where that has no such day.

    A laptop whose clock is off by thousands of years may write the last of all days.
    """
    moment = datetime.fromisoformat(utc.removesuffix("Z")).replace(tzinfo=UTC)
    try:
        return moment.astimezone()
    except (OverflowError, ValueError):
        return moment
