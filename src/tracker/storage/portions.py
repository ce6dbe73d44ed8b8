"""Queries that name any number of ids, and rows inserted by the thousand."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Table, Text, insert, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


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
    """
    return column.bool_op("IN")(_Listed(literal(json.dumps(list(ids)), Text)))


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all name the same columns, as they are: texts, numbers and bytes.

    Handed to the driver at once: going through the library row by row takes longer than the database does.
    """
    if not rows:
        return
    statement, order = _insert(table, tuple(rows[0]), connection.dialect)
    values = list(map(itemgetter(*order), rows)) if order else [dict(row) for row in rows]
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=32)
def _insert(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, Sequence[str]]:
    """The statement, and its columns in their order where the driver takes them by place."""
    compiled = insert(table).compile(dialect=dialect, column_keys=columns)
    return str(compiled), tuple(compiled.positiontup or ())
