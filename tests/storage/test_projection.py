"""What screens query is the same however many commitments are written together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from offices import Office
from tracker.storage import projection
from tracker.storage.carrying import carry_anew
from tracker.storage.rebuild import project_all


def _projected(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """Which number a commitment has is nobody's business."""
    tables = office.tables("commitment", "tally", "name_used", "thing", "note")
    return tables | {"commitment": sorted((row[1:] for row in tables["commitment"]), key=str)}


@pytest.mark.parametrize("at_once", [3, 10_000])
def test_what_stands_is_made_anew_in_portions_as_it_was_kept_edit_by_edit(
    demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(projection, "_AT_ONCE", at_once)
    shutil.copytree(demonstration, tmp_path / "office")
    office = Office(tmp_path / "office")
    kept = _projected(office)
    with office.register._engines.write.begin() as connection:
        carry_anew(connection)
        assert not connection.execute(text("SELECT count(*) FROM commitment WHERE status IS NOT NULL")).scalar()
        project_all(connection)
    assert _projected(office) == kept
    office.register.close()
