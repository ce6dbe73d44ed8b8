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
    found = connection.execute(select(panel).order_by(panel.c.forum, panel.c.number))
    return tuple(Panel(r.id, r.forum, r.number, json.loads(r.titles), json.loads(r.introductions)) for r in found)


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
    return Recommendation(
        id=row.id,
        forum=row.forum,
        panel=row.number,
        ref=row.ref,
        nature=row.nature,
        addressees=tuple(json.loads(row.addressees)),
        texts=tuple(OfficialText(**t) for t in json.loads(row.texts)),
    )


def recommendations(connection: Connection) -> tuple[Recommendation, ...]:
    """All recommendations, forum by forum, in natural order."""
    query: Select[Any] = select(*recommendation.c, panel.c.number).join(panel, panel.c.id == recommendation.c.panel)
    found = connection.execute(query.order_by(recommendation.c.forum, recommendation.c.sort_key))
    return tuple(recommendation_of(row) for row in found)


def languages_issued(connection: Connection) -> frozenset[str]:
    """Codes of the languages of the texts, told by one recommendation of every panel, for those go together."""
    one_each = select(func.min(recommendation.c.id)).group_by(recommendation.c.panel)
    found = connection.scalars(select(recommendation.c.texts).where(recommendation.c.id.in_(one_each)))
    return frozenset(text["language"] for texts in found for text in json.loads(texts))
