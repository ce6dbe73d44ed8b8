"""Makes a delegation's commitments out of the catalogue: one row each, nothing reported yet."""

from __future__ import annotations

import json
from collections import Counter

from sqlalchemy import Connection, delete, func, insert, select

from tracker.domain import identity
from tracker.domain.query import NO_VALUE
from tracker.storage.search import clear_index, index_official
from tracker.storage.tables import commitment, name_used, recommendation, tally


def is_carried(connection: Connection, delegation: str) -> bool:
    """Whether the delegation's commitments are there."""
    query = select(commitment.c.number).where(commitment.c.delegation == delegation).limit(1)
    return connection.execute(query).first() is not None


def delegations_carried(connection: Connection) -> list[str]:
    """The delegations whose commitments are there, by code."""
    return list(connection.execute(select(commitment.c.delegation).distinct()).scalars())


def carry(connection: Connection, delegation: str) -> None:
    """Make a row for every recommendation of the catalogue; the delegation must not have any yet."""
    first = (connection.execute(select(func.max(commitment.c.number))).scalar() or 0) + 1
    found = connection.execute(select(recommendation).order_by(recommendation.c.forum, recommendation.c.sort_key))
    rows, texts, panels = [], [], Counter[str]()
    for number, row in enumerate(found, first):
        entity = identity.commitment_id(row.forum, row.ref, delegation)
        rows.append(
            {
                "number": number,
                "id": entity,
                "delegation": delegation,
                "recommendation": row.id,
                "panel": row.panel,
                "sort_key": row.sort_key,
                "settled": False,
                "fields": "{}",
                "conflicts": 0,
            }
        )
        texts.append((number, " ".join([row.ref, *(text["body"] for text in json.loads(row.texts))])))
        panels[row.panel] += 1
    if rows:
        connection.execute(insert(commitment), rows)
        connection.execute(
            insert(tally),
            [
                {"delegation": delegation, "panel": p, "status": NO_VALUE, "applicable": True, "count": n}
                for p, n in panels.items()
            ],
        )
        index_official(connection, texts)


def carry_anew(connection: Connection) -> None:
    """Forget every commitment's row and make it again, after the catalogue or the journal was replaced."""
    delegations = delegations_carried(connection)
    for table in (name_used, tally, commitment):
        connection.execute(delete(table))
    clear_index(connection)
    for delegation in delegations:
        carry(connection, delegation)
