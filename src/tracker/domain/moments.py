"""Moments as the journal keeps them, UTC, on the reader's own clock."""

from __future__ import annotations

from datetime import UTC, datetime


def local_moment(utc: str) -> datetime:
    """A moment ("2026-11-23T18:04:05Z") in this laptop's time zone; in UTC where that has no such day.

    A laptop whose clock is off by thousands of years may write the last of all days.
    """
    moment = datetime.fromisoformat(utc.removesuffix("Z")).replace(tzinfo=UTC)
    try:
        return moment.astimezone()
    except (OverflowError, ValueError):
        return moment
