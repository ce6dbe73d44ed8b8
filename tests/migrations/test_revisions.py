"""Every migration goes up and down again, and what was in the database before is there after."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from offices import NewOffice, Office
from received import export, returned, review
from tracker.bundle import bundled
from tracker.storage.engine import Engines, open_engines
from tracker.storage.rebuild import project_all


def migrate(engines: Engines, how: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(bundled("db/migrations")))
    with engines.write.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, "upgrade" if how == "head" else "downgrade")(config, how)
        if how == "head":
            project_all(connection)


def test_all_revisions_go_up_and_down_and_up_again(tmp_path: Path) -> None:
    engines = open_engines(tmp_path / "tracker.db")
    tables = []
    for how in ("head", "base", "head"):
        migrate(engines, how)
        with engines.read.connect() as connection:
            tables.append(set(inspect(connection).get_table_names()) - {"alembic_version"})
    assert tables[0] == tables[2]
    assert tables[1] == set()
    engines.dispose()


def test_what_was_imported_and_said_is_there_after_going_down_to_the_first_revision_and_up_again(
    new_office: NewOffice,
) -> None:
    office = new_office()
    office.register.check_off([office.register.find("1.3")])
    snapshot = export(office, office.folder / "a.xlsx")
    office.register.finish(review(office, returned(office, snapshot, {("2.1", "status"): "planned"})))
    names = ("record", "awaited", "head", "commitment", "action", "snapshot")
    before, values = office.tables(*names), office.values()
    taken = [row[1:6] for row in office.tables("intake")["intake"]]
    for how in ("0001", "head"):
        migrate(office.register._engines, how)
    assert office.tables(*names) == before
    assert [row[1:6] for row in office.tables("intake")["intake"]] == taken
    assert office.values() == values
    office.register.undo()
    assert office.values() != values


def test_opening_a_database_at_head_again_changes_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.register.check_off([office.register.find("1.3")])
    before = office.tables("record", "head", "commitment", "action", "meta", "recommendation")
    office.register.close()
    office.register = office.open()
    assert office.tables("record", "head", "commitment", "action", "meta", "recommendation") == before
    office.register.close()
