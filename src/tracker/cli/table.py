"""Columns that line up, for a person who reads in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_GAP = "  "
_LEAST = 24
"""The last column is not pressed below this many letters, however narrow the terminal."""


def lined_up(rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """The rows as lines; columns with nothing below their header are left out.

    Only the last column is cut to fit `width`; without a width nothing is cut.
    """
    full = [i for i in range(len(rows[0])) if any(row[i] for row in rows[1:])]
    kept = [[" ".join(row[i].split()) for i in full] for row in rows]
    widths = [max(len(row[i]) for row in kept) for i in range(len(full))]
    for row in kept:
        start = _GAP.join(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False))
        start = start + _GAP if start else ""
        yield (start + _cut(row[-1], None if width is None else max(width - len(start), _LEAST))).rstrip()


def _cut(text: str, width: int | None) -> str:
    return text if width is None or len(text) <= width else text[: width - 1].rstrip() + "…"
