from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offices import MORNING, Office
from tracker.errors import UserError
from tracker.storage.backup import back_up, backups_in, made_at, past_their_time


def test_a_backup_is_a_whole_database_though_the_original_is_open(office: Office) -> None:
    office.register.check_off([office.register.find("1.3")])
    copy = back_up(office.folder / "tracker.db", office.folder / "backups", "before-import", MORNING)
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    reported = connection.execute("SELECT status FROM commitment WHERE status NOT NULL").fetchall()
    assert reported == [("implemented",)]
    connection.close()
    assert backups_in(copy.parent) == [copy]
    assert made_at(copy) == MORNING


def test_backups_thin_out_with_age_and_eight_months_stay_covered() -> None:
    every_three_hours = [MORNING - timedelta(hours=3 * n) for n in range(365 * 8)]
    paths = [Path(f"{at:%Y%m%dT%H%M%SZ}-start.db") for at in every_three_hours]
    gone = set(past_their_time(paths, MORNING))
    kept = [at for at, path in zip(every_three_hours, paths, strict=True) if path not in gone]
    assert all(MORNING - at > timedelta(days=2) for at in every_three_hours if at not in kept)
    assert sum(MORNING - at <= timedelta(days=2) for at in kept) == 17
    assert len(kept) < 17 + 12 + 10 + 9
    assert min(kept) < MORNING - timedelta(days=230)


def test_files_of_other_people_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "my own copy.db").touch()
    assert backups_in(tmp_path) == []
    assert past_their_time([tmp_path / "my own copy.db"], datetime.now(UTC)) == []


def test_a_backup_that_cannot_be_made_is_said_and_leaves_no_half(office: Office) -> None:
    folder = office.folder / "backups"
    folder.write_text("a file where the folder should be")
    with pytest.raises(UserError, match="No backup could be made"):
        back_up(office.folder / "tracker.db", folder, "regular", MORNING)
    assert folder.read_text().startswith("a file")
