from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from offices import Office
from tracker.errors import DamagedData, UserError
from tracker.register.register import Register
from tracker.storage import engine
from tracker.storage.engine import check_health


def test_every_connection_is_safe_against_power_cuts_and_lost_keys(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", AS_SHIPPED)
    opened = office.open()
    for face in (opened._engines.read, opened._engines.write):
        with face.connect() as connection:
            found = [connection.execute(text(f"PRAGMA {p}")).scalar() for p in PRAGMAS]
        assert dict(zip(PRAGMAS, found, strict=True)) == PRAGMAS
    opened.close()


AS_SHIPPED = engine.PRAGMAS
"""Read before any test begins, in which nobody waits for the disk."""

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_reading_goes_on_while_somebody_writes(office: Office) -> None:
    with office.register._engines.write.begin() as writing:
        writing.execute(text("DELETE FROM meta WHERE key = 'clock'"))
        assert office.register.outline().total == len(office.values())


def test_what_is_being_written_here_is_not_taken_for_anothers(office: Office) -> None:
    told: list[bool] = []

    def ask(_: Connection) -> None:
        """As the window does, from its own thread, while thousands are being written."""
        asking = threading.Thread(target=lambda: told.append(office.register.changed_elsewhere()))
        asking.start()
        asking.join()

    event.listen(Engine, "commit", ask)
    try:
        office.register.check_off([office.register.find("1.1")])
    finally:
        event.remove(Engine, "commit", ask)
    assert told and not any(told)
    assert not office.register.changed_elsewhere()


def test_what_could_not_be_kept_in_the_end_is_not_known(office: Office) -> None:
    before = office.register.moment()

    def refuse(_: Connection) -> None:
        raise OSError("no room")

    event.listen(Engine, "commit", refuse)
    try:
        with pytest.raises(OSError, match="no room"):
            office.register.check_off([office.register.find("1.1")])
    finally:
        event.remove(Engine, "commit", refuse)
    assert office.register.moment() == before and office.register.find("1.1").status is None


def test_two_programs_may_write_at_once_and_neither_is_lost(office: Office) -> None:
    other = office.open()
    seen = office.register.listed()

    def write(register: Register, refs: range) -> None:
        for number in refs:
            register.check_off([seen[number]])

    threads = [
        threading.Thread(target=write, args=(office.register, range(10))),
        threading.Thread(target=write, args=(other, range(10, 20))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(c.status == "implemented" for c in other.listed()) == 20
    assert office.register.changed_elsewhere()
    assert not office.register.changed_elsewhere()
    other.close()


def test_a_file_that_is_no_database_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    path.write_bytes(b"Dear colleagues, please find attached" * 100)
    with pytest.raises(UserError, match="is not a data file of this application"):
        check_health(path)
    assert path.read_bytes().startswith(b"Dear colleagues")


def test_a_damaged_database_is_refused_with_the_way_to_a_backup(office: Office) -> None:
    office.register.close()
    path = office.folder / "tracker.db"
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(raw)
    with pytest.raises(UserError, match="Go back to a backup") as refused:
        office.open()
    assert isinstance(refused.value, DamagedData)


def test_a_lock_that_does_not_go_away_is_told_as_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = sqlite3.connect(office.folder / "tracker.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with office.register._engines.write.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(UserError, match="Another program has been writing"):
        office.register.check_off([office.register.find("1.3")])
    holder.close()
    assert office.register.find("1.3").status is None


def test_a_folder_in_place_of_a_database_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        check_health(tmp_path)
