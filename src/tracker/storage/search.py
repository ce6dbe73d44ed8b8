"""Finds commitments by words in any order; with engine.py the only place that may differ between databases."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, or_

from tracker.domain.text import folded
from tracker.storage import tables


def matches(search: str) -> ColumnElement[bool] | None:
    """The condition that every word stands in the recommendation or in what its delegation wrote; None for no words.

    Case and accents do not count: both sides are folded, the columns when they are written.
    """
    words = folded(search).split()
    if not words:
        return None
    ours = func.coalesce(tables.commitment.c.search_text, "")
    official = tables.recommendation.c.search_text
    return and_(*(or_(official.contains(w, autoescape=True), ours.contains(w, autoescape=True)) for w in words))
