"""Queries that name many ids, a portion at a time, and rows inserted by the thousand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from sqlalchemy import Connection, Dialect, Table, insert

_AT_ONCE = 500
"""How many ids one query names; databases bound the number of its parameters."""


def at_once(ids: Collection[str]) -> Iterator[list[str]]:
    """The ids in portions that one query may name."""
    wanted = list(ids)
    for first in range(0, len(wanted), _AT_ONCE):
        yield wanted[first : first + _AT_ONCE]


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all name the same columns, as they are: texts, numbers and bytes.

    Handed to the driver at once: going through the library row by row takes longer than the database does.
    """
    if not rows:
        return
    statement, order = _insert(table, tuple(rows[0]), connection.dialect)
    values = [tuple(row[name] for name in order) for row in rows] if order else [dict(row) for row in rows]
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=32)
def _insert(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, Sequence[str]]:
    """The statement, and its columns in their order where the driver takes them by place."""
    compiled = insert(table).compile(dialect=dialect, column_keys=columns)
    return str(compiled), tuple(compiled.positiontup or ())
