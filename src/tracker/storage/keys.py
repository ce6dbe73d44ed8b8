"""Whose signatures an officer here has vouched for."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select

from tracker.domain.exchange import Trust
from tracker.storage.tables import known_key


def trust_of(connection: Connection, public_key: str | None, delegation: str, replica: str, author: str = "") -> Trust:
    """What is known of whoever signed: by this key (hex), as that laptop of that delegation.

    A submission and a receipt name no laptop: any of the delegation's may have signed, and it may well have several.
    Whoever goes back to a backup works on as another laptop, with the same key: known, if it gives the same `author`.
    """
    if public_key is None:
        return Trust.UNSIGNED
    known = select(known_key.c.public_key).where(known_key.c.delegation == delegation)
    if replica:
        known = known.where(known_key.c.replica == replica)
    keys = set(connection.execute(known).scalars())
    if public_key in keys:
        return Trust.KNOWN
    if keys and replica:
        return Trust.CHANGED
    is_namesake = bool(author) and public_key in names_vouched(connection, delegation).get(author, ())
    return Trust.KNOWN if is_namesake else Trust.NEW


def vouched_keys(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Each key (hex) with its delegation, the author's name where one is known, and since when; the oldest first."""
    key = known_key.c
    since = func.min(key.at).label("since")
    query = select(key.public_key, key.delegation, func.max(key.author), since)
    return [tuple(row) for row in connection.execute(query.group_by(key.public_key, key.delegation).order_by(since))]


def is_anyone_known(connection: Connection, delegation: str, replica: str) -> bool:
    """Whether any signature of that laptop of the delegation is vouched for; of any laptop where none is named."""
    query = select(known_key.c.public_key).where(known_key.c.delegation == delegation)
    if replica:
        query = query.where(known_key.c.replica == replica)
    return connection.execute(query.limit(1)).first() is not None


def names_vouched(connection: Connection, delegation: str) -> dict[str, set[str]]:
    """The names of colleagues of the delegation whose signatures are vouched for, with their keys (hex)."""
    query = select(known_key.c.author, known_key.c.public_key).where(known_key.c.delegation == delegation)
    found: dict[str, set[str]] = {}
    for row in connection.execute(query.where(known_key.c.author != "")):
        found.setdefault(row.author, set()).add(row.public_key)
    return found


def forget_key(connection: Connection, public_key: str, delegation: str) -> None:
    """Vouch for this key (hex) no longer, whichever laptop of the delegation it signed for."""
    table = known_key.c
    connection.execute(delete(known_key).where(table.public_key == public_key, table.delegation == delegation))


def remember_key(connection: Connection, public_key: str, delegation: str, replica: str, author: str, at: str) -> None:
    """Vouch for a key (hex) of that laptop, from now on, and no longer for the one it had before."""
    trust = trust_of(connection, public_key, delegation, replica)
    if trust is Trust.CHANGED:
        table = known_key.c
        connection.execute(delete(known_key).where(table.delegation == delegation, table.replica == replica))
    if trust is not Trust.KNOWN:
        row = {"public_key": public_key, "delegation": delegation, "replica": replica, "author": author, "at": at}
        connection.execute(insert(known_key).values(row))
