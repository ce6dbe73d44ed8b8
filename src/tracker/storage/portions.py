"""Queries that name any number of ids, and rows inserted by the thousand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Table, Text, insert, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_AT_ONCE = 1000
"""Rows that are in memory at a time."""

_READ_IN_A_ROW = 10
"""So many rows are read through in the time that it takes to look up one."""


class _Listed(FunctionElement[str]):
    """The ids in a JSON list, as rows."""

    inherit_cache = True


@compiles(_Listed, "sqlite")
def _as_sqlite(listed: _Listed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(listed.clauses, **kw)}))"


@compiles(_Listed, "postgresql")
def _as_postgresql(listed: _Listed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT json_array_elements_text(CAST({compiler.process(listed.clauses, **kw)} AS json)))"


def among(column: ColumnElement[Any], ids: Collection[str]) -> ColumnElement[bool]:
    """Whether the column's value is one of `ids`, thousands of them too.

    They travel as one parameter: databases bound how many a query may have, and the library handles each on its own.
    Sorted, for SQLite looks up what comes in order three times as quickly.
    """
    return column.bool_op("IN")(_Listed(literal(json.dumps(sorted(ids)), Text)))


def worth_looking_up(connection: Connection, column: ColumnElement[Any], ids: Collection[str]) -> Collection[str]:
    """Those of `ids` that the column holds, if it holds few beside them; else all of `ids`.

    What a colleague's whole history names is mostly not here when it is taken in: an empty table is asked once then,
    not a hundred thousand times.
    """
    few = len(ids) // _READ_IN_A_ROW
    held = connection.execute(select(column).where(column.is_not(None)).limit(few + 1)).scalars().all() if few else ()
    return ids if not few or len(held) > few else set(held).intersection(ids)


def insert_all(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows as they are: texts, numbers and bytes, of the columns of these names, which are in the table's order.

    Handed to the driver at once, a thousand by a thousand: going through the library row by row takes longer than the
    database does.
    """
    statement, is_by_place = _insert(table, tuple(names), connection.dialect)
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        named = () if is_by_place else [dict(zip(names, row, strict=True)) for row in some]
        connection.exec_driver_sql(statement, some if is_by_place else named)


@lru_cache(maxsize=32)
def _insert(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, bool]:
    """The statement, and whether the driver takes what goes into it by place."""
    compiled = insert(table).compile(dialect=dialect, column_keys=names)
    if dialect.positional and tuple(compiled.positiontup or ()) != names:
        raise ValueError(f"columns of {table.name} in another order")
    return str(compiled), dialect.positional
