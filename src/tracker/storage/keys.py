"""Whose signatures an officer here has vouched for."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from tracker.domain.exchange import Trust
from tracker.storage.tables import known_key


def trust_of(connection: Connection, public_key: str | None, delegation: str, replica: str) -> Trust:
    """What is known of whoever signed; the key (hex) decides, not the name that the file gives itself."""
    if public_key is None:
        return Trust.UNSIGNED
    if connection.execute(select(known_key.c.at).where(known_key.c.public_key == public_key)).first():
        return Trust.KNOWN
    others = select(known_key.c.at).where(known_key.c.delegation == delegation, known_key.c.replica == replica)
    return Trust.CHANGED if connection.execute(others).first() else Trust.NEW


def remember_key(connection: Connection, public_key: str, delegation: str, replica: str, author: str, at: str) -> None:
    """Vouch for a key (hex) from now on."""
    if not connection.execute(select(known_key.c.at).where(known_key.c.public_key == public_key)).first():
        row = {"public_key": public_key, "delegation": delegation, "replica": replica, "author": author, "at": at}
        connection.execute(insert(known_key).values(row))
