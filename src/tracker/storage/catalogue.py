"""Reads forums, panels, recommendations and delegations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from tracker.domain.forum import Delegation, DelegationName, Forum, OfficialText, Panel, Recommendation
from tracker.storage.tables import delegation, forum, panel, recommendation


def forums(connection: Connection) -> tuple[Forum, ...]:
    """All forums, by code."""
    found = connection.execute(select(forum).order_by(forum.c.code))
    return tuple(Forum(r.id, r.code, json.loads(r.names)) for r in found)


def panels(connection: Connection) -> tuple[Panel, ...]:
    """All panels, forum by forum, in order."""
    return tuple(map(_panel, connection.execute(select(panel).order_by(panel.c.forum, panel.c.number))))


def panel_of(connection: Connection, forum: str, number: int) -> Panel:
    """One of them."""
    return _panel(connection.execute(select(panel).where(panel.c.forum == forum, panel.c.number == number)).one())


def _panel(r: Row[Any]) -> Panel:
    return Panel(r.id, r.forum, r.number, json.loads(r.titles), json.loads(r.introductions))


def delegations(connection: Connection) -> tuple[Delegation, ...]:
    """All delegations, by code."""
    found = connection.execute(select(delegation).order_by(delegation.c.code))
    return tuple(Delegation(r.id, r.code, r.kind, _names(r.names)) for r in found)


def delegation_of(connection: Connection, code: str) -> Delegation | None:
    """The delegation with this code."""
    r = connection.execute(select(delegation).where(delegation.c.code == code)).one_or_none()
    return Delegation(r.id, r.code, r.kind, _names(r.names)) if r else None


@lru_cache(maxsize=256)
def _names(written: str) -> Mapping[str, DelegationName]:
    """Read once: all delegations are asked for whenever one of them is named."""
    return {language: DelegationName(**name) for language, name in json.loads(written).items()}


def recommendation_of(row: Row[Any]) -> Recommendation:
    """The recommendation in a row that has the table's columns and the panel's `number`."""
    return _recommendation(row.id, row.forum, row.number, row.ref, row.nature, row.addressees, row.texts)


@lru_cache(maxsize=8_192)
def _recommendation(
    id: str, forum: str, panel: int, ref: str, nature: str, addressees: str, texts: str
) -> Recommendation:
    """Made once: what was issued stays, and is read again with every page and after every change."""
    issued = tuple(OfficialText(**text) for text in json.loads(texts))
    return Recommendation(id, forum, panel, ref, nature, tuple(json.loads(addressees)), issued)


def recommendations(connection: Connection) -> tuple[Recommendation, ...]:
    """All recommendations, forum by forum, in natural order."""
    one = recommendation.c
    query: Select[Any] = select(one.id, one.forum, panel.c.number, one.ref, one.nature, one.addressees, one.texts)
    query = query.join(panel, panel.c.id == one.panel).order_by(one.forum, one.sort_key)
    return tuple(_recommendation(*row) for row in connection.execute(query))


def languages_issued(connection: Connection) -> frozenset[str]:
    """Codes of the languages of the texts, told by one recommendation of every panel, for those go together."""
    one_each = select(func.min(recommendation.c.id)).group_by(recommendation.c.panel)
    found = connection.scalars(select(recommendation.c.texts).where(recommendation.c.id.in_(one_each)))
    return frozenset(text["language"] for texts in found for text in json.loads(texts))
