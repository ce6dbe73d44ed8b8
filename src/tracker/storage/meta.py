"""The few single values a database keeps about itself: home delegation, catalogue version, clock, sequences."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select, update

from tracker.storage.tables import meta

_READ = select(meta.c.value).where(meta.c.key == bindparam("name"))
_WRITE = update(meta).where(meta.c.key == bindparam("name"))


def read_meta(connection: Connection, key: str) -> str | None:
    """The value kept under a key; None where there is none."""
    return connection.execute(_READ, {"name": key}).scalar()


def home_code(connection: Connection) -> str:
    """The delegation that works here; empty before the first start is done."""
    return read_meta(connection, "home") or ""


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Keep a value under a key, in place of the one before."""
    if not connection.execute(_WRITE, {"name": key, "value": value}).rowcount:
        connection.execute(insert(meta).values(key=key, value=value))
