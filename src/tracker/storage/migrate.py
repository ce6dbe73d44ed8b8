"""Brings a database to the schema this version works with; Alembic is imported only when it is behind."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from tracker.bundle import bundled
from tracker.errors import UserError
from tracker.storage.backup import back_up
from tracker.storage.engine import TO_A_PLACE_OF_ONES_OWN, Engines
from tracker.storage.protection import is_protected
from tracker.storage.rebuild import project_all
from tracker.words import message

HEAD = "0009"
"""The newest revision in db/migrations; a test holds it to the folder."""

OURS = frozenset({"alembic_version", "record", "meta"})
"""Tables that every revision has: a file without them is somebody else's."""

KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009"})
"""Every revision this version can bring up to HEAD."""


def revision_of(connection: Connection) -> str | None:
    """The schema's revision; None in a new database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engines: Engines, database: Path, backups: Path, now: datetime) -> bool:
    """Upgrade to HEAD, after a backup if there is anything to lose; False if the database is newer than we are.

    Foreign keys are off while tables are remade, and checked before the upgrade is kept; a failed one leaves the
    database as it was. Raises `UserError` for a database of another program, and for an older one
    that is protected.
    """
    with engines.read.connect() as connection:
        found = revision_of(connection)
        tables = set(inspect(connection).get_table_names())
    if tables and not tables >= OURS:
        raise UserError(
            message("The data file could not be used."),
            message("{path} belongs to another program.", path=database),
            message("Choose another file; nothing in it was changed."),
        )
    if found == HEAD:
        return True
    if found is not None and found not in KNOWN:
        return False
    if found is not None and is_protected(database):
        raise UserError(
            message("The data file could not be used."),
            message(
                "An older version of this application made {path}. It has to be brought up to date, but nothing can be "
                "written there.",
                path=database,
            ),
            TO_A_PLACE_OF_ONES_OWN,
        )
    if found is not None:
        back_up(database, backups, "before-upgrade", now)
    _upgrade(engines)
    return True


def _upgrade(engines: Engines) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("db/migrations")))
    with engines.write.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                project_all(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise UserError(
                        message("The data file could not be brought up to date."),
                        message("Some of its entries no longer fit together; it was left as it was."),
                        message("Keep the file and ask whoever looks after this application."),
                    )
        finally:
            raw.execute("PRAGMA foreign_keys = ON")
