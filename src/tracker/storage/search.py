"""Finds commitments by words in any order; with engine.py the only place that may differ between databases.

SQLite's FTS5, whose rows are numbered as the commitments are. Both sides are folded: case and accents do not count.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, column, select, table, text

from tracker.domain.text import folded
from tracker.storage import tables

_INDEX = table("search_index", column("rowid"), column("official"), column("ours"))
_OURS = text("UPDATE search_index SET ours = :ours WHERE rowid = :number")


def index_official(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Put the official words of new commitments in, by their number."""
    connection.execute(
        text("INSERT INTO search_index (rowid, official, ours) VALUES (:number, :official, '')"),
        [{"number": number, "official": folded(official)} for number, official in texts],
    )


def index_ours(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Replace what the delegation wrote in commitments, by their number."""
    connection.execute(_OURS, [{"ours": folded(words), "number": number} for number, words in texts])


def clear_index(connection: Connection) -> None:
    """Forget all words."""
    connection.execute(text("DELETE FROM search_index"))


def matches(search: str) -> ColumnElement[bool] | None:
    """The condition that every word begins a word of the commitment; None where nothing is searched for."""
    words = folded(search).split()
    if not words:
        return None
    quoted = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
    found = select(_INDEX.c.rowid).where(text("search_index MATCH :search").bindparams(search=quoted))
    return tables.commitment.c.number.in_(found)
