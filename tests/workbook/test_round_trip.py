"""What is exported and comes back unedited says exactly what was exported."""

from __future__ import annotations

from pathlib import Path

from tracker.progress import Unwatched
from tracker.words import Words
from tracker.workbook.receive import receive
from tracker.workbook.write import write_workbook
from workbook import sample


def test_an_unedited_workbook_says_what_was_exported(tmp_path: Path, english: Words) -> None:
    path = tmp_path / "Costa Rica - progress.xlsx"
    write_workbook(sample.report(), path, english, Unwatched())

    received = receive(path, Unwatched())

    assert received.snapshot == sample.SNAPSHOT_ID
    assert (received.forum, received.delegation, received.filled_in_by) == ("HLF2017", "CRI", "")
    assert received.ignored == ()
    assert [row.ref for row in received.rows] == [row.ref for row in sample.commitments()]
    assert [row.text for row in received.rows] == [row.text.body for row in sample.commitments()]
    said = {(row.entity, cell.key): cell.value for row in received.rows for cell in row.cells}
    assert said == sample.base_values(sample.commitments())
    assert not [cell for row in received.rows for cell in row.cells if cell.doubt]
    assert received.base is not None
    assert received.base.intact
    assert received.base.values == said
    lines = sample.report().snapshot.lines
    assert received.base.records == {(line.entity, line.key): line.records for line in lines}
    assert (received.base.stamp, received.base.at) == (115_343_212_544_000_001, "2026-11-23T18:04:05Z")
