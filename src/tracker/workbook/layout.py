"""The ONE table of the Commitments sheet: its columns, what they are called, and which may be filled in.

Writer and reader both use it, so neither can know a column that the other does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.export import Audience
from tracker.words import Message, message
from tracker.workbook.raw import NAME_PREFIX


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in characters. `key` is a commitment's field where the column is `editable`.

    An `internal` one is in no workbook that others than colleagues may read.
    """

    key: str
    header: Message
    width: float
    editable: bool = False
    hidden: bool = False
    internal: bool = False

    @property
    def name(self) -> str:
        """The defined name at the header cell: it follows the column wherever a person moves it."""
        return f"{NAME_PREFIX}{self.key}"


COLUMNS: tuple[Column, ...] = (
    Column("ref", message("Ref"), 6.5),
    Column("panel", message("Panel"), 24),
    Column("recommendation", message("Recommendation"), 42),
    Column("position", message("Position"), 18, editable=True),
    Column("status", message("Status"), 16.5, editable=True),
    Column("percent", message("Progress (%)"), 12, editable=True),
    Column("lead", message("Lead institution"), 21, editable=True),
    Column("person", message("Focal point"), 18, editable=True, internal=True),
    Column("deadline", message("Deadline"), 13.5, editable=True),
    Column("limitation", message("Limitations"), 26, editable=True),
    Column("next_step", message("Next steps"), 26, editable=True),
    Column("comment", message("Comment"), 26, editable=True, internal=True),
    Column("updated", message("Last updated"), 14.5),
    Column("id", message("Id"), 38, hidden=True),
)
"""In the order of the sheet. The hidden id is inside the table, or else sorting would leave it behind."""

EDITABLE: tuple[Column, ...] = tuple(column for column in COLUMNS if column.editable)


def columns_for(audience: Audience) -> tuple[Column, ...]:
    """The columns of a workbook for these readers."""
    return tuple(column for column in COLUMNS if audience is Audience.INTERNAL or not column.internal)


def seen_columns(audience: Audience) -> tuple[Message, ...]:
    """What the columns are called that these readers see."""
    return tuple(column.header for column in columns_for(audience) if not column.hidden)


def seen_sheets(audience: Audience) -> tuple[Message, ...]:
    """What the sheets are called that these readers see, in their order, in a workbook of the delegation's own."""
    return tuple(title for title in _SEEN_SHEETS if audience is Audience.INTERNAL or title != TITLE_ACTIONS)


FILLED_IN_BY = f"{NAME_PREFIX}filled_in_by"
SNAPSHOT = f"{NAME_PREFIX}snapshot"
SUMMARY = f"{NAME_PREFIX}summary"
OVERDUE = f"{NAME_PREFIX}overdue"
SUPPORT = f"{NAME_PREFIX}support"
ACTIONS = f"{NAME_PREFIX}actions"
"""Defined names of single cells: they tell our sheets from the ones that a colleague added."""

TABLE_NAME = "Commitments"

TITLE_README = message("Read me")
TITLE_SUMMARY = message("Summary")
TITLE_COMMITMENTS = message("Commitments")
TITLE_SUPPORT = message("Documents and clearance")
TITLE_ACTIONS = message("Actions")
TITLE_OVERDUE = message("Overdue and next 90 days")
_SEEN_SHEETS = (TITLE_README, TITLE_SUMMARY, TITLE_COMMITMENTS, TITLE_SUPPORT, TITLE_ACTIONS, TITLE_OVERDUE)

TITLE_LISTS = "Lists"
TITLE_BASELINE = "Baseline"
"""Sheets that nobody reads keep one name in every language."""

LONGEST_CELL = 32_000
"""Longer text is not put into a cell: Excel holds 32,767 characters, and openpyxl would cut silently."""

FULL_TEXT_ELSEWHERE = message("(full text in the application)")
