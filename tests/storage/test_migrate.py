from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from offices import Office
from tracker.bundle import bundled
from tracker.errors import UserError
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.storage import migrate
from tracker.storage.backup import backups_in
from tracker.storage.tables import metadata


def test_the_migrations_make_exactly_the_tables_the_code_uses(office: Office) -> None:
    with office.register._engines.read.connect() as connection:
        # The search index is a virtual table, which metadata cannot describe.
        options = {"compare_type": True, "include_object": lambda _, name, *rest: "search_index" not in (name or "")}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_head_is_the_newest_script_and_every_script_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(bundled("db/migrations")))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == migrate.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == migrate.KNOWN


def test_a_database_of_a_newer_version_is_shown_but_not_written(office: Office) -> None:
    commitment = office.register.find("1.3")
    office.register.check_off([commitment])
    office.register.close()
    set_revision(office.folder / "tracker.db", "9999")
    newer = office.open()
    assert newer.read_only
    assert newer.find("1.3").status == "implemented"
    with pytest.raises(UserError, match="newer version"):
        newer.uncheck([newer.find("1.3")])
    newer.close()


def test_a_backup_is_made_before_an_old_database_is_upgraded(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.register.close()
    monkeypatch.setattr(migrate, "HEAD", "9998")
    monkeypatch.setattr(migrate, "_upgrade", lambda engines: None)
    office.open().close()
    assert [path.name.split("-", 1)[1] for path in backups_in(office.folder / "backups")] == ["before-upgrade.db"]


def test_a_failed_upgrade_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "upgrade", upgrade_that_fails)
    with pytest.raises(RuntimeError, match="half way"):
        open_register(Places(tmp_path, tmp_path / "tracker.db"))
    assert tables_in(tmp_path / "tracker.db") == set()


def test_what_an_upgrade_makes_room_for_is_filled_in_from_the_records(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"status": "planned", "contributing": "Army; Navy"})
    register.confirm([register.find("1.1"), register.find("1.2")])
    register.add_step(register.find("1.2"), "Ask", "Luis Rojas")
    before = office.tables("commitment")
    go_back(office, "0007")
    assert office.tables("commitment") == before
    assert office.register.find("1.2").said_stamp > office.register.find("1.1").said_stamp > 0


def test_a_half_year_that_could_not_be_read_yet_is_shown_after_the_upgrade(office: Office) -> None:
    office.register.edit([office.register.find("1.1")], {"deadline": "2027-H1"})
    before = office.tables("commitment")
    go_back(office, "0008", "UPDATE commitment SET deadline_last = NULL")
    assert office.tables("commitment") == before


def go_back(office: Office, revision: str, left: str = "SELECT 1") -> None:
    """Have the database as an older version `left` it, and open it with this one."""
    config = Config()
    config.set_main_option("script_location", str(bundled("db/migrations")))
    with office.register._engines.write.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        connection.exec_driver_sql(left)
    office.register.close()
    office.register = office.open()


def upgrade_that_fails(config: Config, revision: str) -> None:
    config.attributes["connection"].exec_driver_sql("CREATE TABLE half (x)")
    raise RuntimeError("half way")


@pytest.mark.parametrize("table", ["action", "alembic_version", "anything"])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, table: str) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"CREATE TABLE {table} (version_num)")
    with pytest.raises(UserError, match="belongs to another program"):
        open_register(Places(tmp_path, path))
    assert tables_in(path) == {table}


def set_revision(path: Path, revision: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()


def tables_in(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return names
