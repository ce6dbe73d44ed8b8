"""A workbook's cells as the reading process hands them over: plain values, before anybody asks what they mean.

Imports nothing of ours, for the reading process starts anew with every workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

TOO_MANY_CELLS = 3
"""The reading process ends with this status when the workbook holds more than an officer's ever does."""

NAME_PREFIX = "ct_"
"""With which every defined name of ours begins."""

SNAPSHOT_PROPERTY = "Commitment Tracker snapshot"
"""The custom document property that carries the snapshot id when the hidden sheets are gone."""


class CellKind(StrEnum):
    """What a cell holds."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell; `text` holds a text, an ISO date or an error's name, `number` a number.

    A `formula` with a saved result has that result's kind, one without is EMPTY.
    """

    kind: CellKind = CellKind.EMPTY
    text: str = ""
    number: float = 0
    number_format: str = "General"
    formula: bool = False

    @property
    def shown(self) -> str:
        """The cell as a person would name what stands in it."""
        match self.kind:
            case CellKind.NUMBER:
                return f"{self.number:.15g}"
            case CellKind.DATE:
                return self.text.removesuffix("T00:00:00")
            case _:
                return self.text


NOTHING = RawCell()


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: its filled cells by row and column (from 1), and those that a merged cell covers.

    `too_large` sheets come without cells.
    """

    title: str
    visible: bool
    cells: Mapping[tuple[int, int], RawCell] = field(default_factory=dict)
    covered: frozenset[tuple[int, int]] = frozenset()
    too_large: bool = False

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; empty where nothing does."""
        return self.cells.get((row, column), NOTHING).shown


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All sheets; `names` are the defined names of single cells: sheet title, row, column.

    `epoch_1904` says that days count from 1904, `created` is the ISO day in the document's properties.
    """

    sheets: tuple[RawSheet, ...]
    names: Mapping[str, tuple[str, int, int]]
    snapshot: str
    created: str
    epoch_1904: bool

    def sheet(self, title: str) -> RawSheet | None:
        """The sheet with this title."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)
