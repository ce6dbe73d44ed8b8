"""Whose signatures an officer here has vouched for."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from tracker.domain.exchange import Trust
from tracker.storage.tables import known_key


def trust_of(connection: Connection, public_key: str | None, delegation: str, replica: str) -> Trust:
    """What is known of whoever signed: by this key (hex), as that laptop of that delegation.

    A submission names no laptop: a delegation may well have several.
    """
    if public_key is None:
        return Trust.UNSIGNED
    known = select(known_key.c.public_key).where(known_key.c.delegation == delegation, known_key.c.replica == replica)
    keys = set(connection.execute(known).scalars())
    if public_key in keys:
        return Trust.KNOWN
    return Trust.CHANGED if keys and replica else Trust.NEW


def remember_key(connection: Connection, public_key: str, delegation: str, replica: str, author: str, at: str) -> None:
    """Vouch for a key (hex) of that laptop, from now on."""
    if trust_of(connection, public_key, delegation, replica) is not Trust.KNOWN:
        row = {"public_key": public_key, "delegation": delegation, "replica": replica, "author": author, "at": at}
        connection.execute(insert(known_key).values(row))
