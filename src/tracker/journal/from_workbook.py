"""The record of a value that came back in a workbook: the same on every laptop that reads the file."""

from __future__ import annotations

from tracker.domain.changes import FieldChange
from tracker.journal.record import WORKBOOK, Record, make_record


def workbook_record(change: FieldChange) -> Record:
    """Nothing of the importer is in it (MERGE.md); raises `ValueError` for a change that came in no workbook."""
    if change.origin is None:
        raise ValueError("the change did not come in a workbook")
    return make_record(
        change.subject,
        change.key,
        change.element,
        change.value,
        replaces=frozenset(change.replaces),
        stamp=change.origin.stamp + 1,
        author=change.origin.author,
        source=WORKBOOK + change.origin.snapshot,
    )
