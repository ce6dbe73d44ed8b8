"""What becomes of data that may be read and not written, told as JSON by a process that has no right to everything.

Run by `tests/register/test_protected.py`, in a folder of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from offices import Office
from tracker.bundle import bundled
from tracker.errors import UserError
from tracker.words import load_words

WORDS = load_words("en", bundled("resources/i18n"))

CANNOT_READ = 3
"""What it ends with where somebody else cannot read the checkout."""

_SOMEBODY = 65534

IN_ITS_FOLDER = {
    "the file": (0o755, 0o444),
    "the folder": (0o555, 0o666),
    "both": (0o555, 0o444),
}
"""What is protected, with the rights on the folder and on the file."""


def become_somebody(base: Path) -> None:
    """Root may write everything. What the work needs has been loaded: somebody else may not read the interpreter."""
    if os.getuid() == 0:
        os.chown(base, _SOMEBODY, _SOMEBODY)
        os.setgroups([])
        os.setgid(_SOMEBODY)
        os.setuid(_SOMEBODY)
    if not os.access(bundled("db/seed"), os.R_OK | os.X_OK):
        sys.exit(CANNOT_READ)


def told(office: Path) -> dict[str, object]:
    """What an opening of the data comes to, and what it leaves beside them."""
    try:
        register = Office(office, delegation="").register
    except UserError as error:
        return {"not opened": error.sentence(WORDS)}
    why = register.why_read_only
    try:
        register.check_off([register.find("1.2")])
        refused = ""
    except UserError as error:
        refused = error.sentence(WORDS)
    out = office.parent / f"{office.name}.xlsx"
    try:
        register.export(out)
        not_exported = ""
    except UserError as error:
        not_exported = error.sentence(WORDS)
    status = register.find("1.4").status
    register.health()
    register.changed_elsewhere()
    register.close()
    return {
        "why": why.sentence(WORDS) if why else "",
        "refused": refused,
        "not exported": not_exported,
        "status": status,
        "left": sorted(path.name for path in office.glob("tracker.db-*")),
    }


def an_office(base: Path, name: str, database: bytes) -> Path:
    """As somebody left it who worked there."""
    office = base / name
    office.mkdir()
    (office / "tracker.db").write_bytes(database)
    (office / "installation.json").write_text(json.dumps({"replica": "r", "author": "Ana Mora"}), encoding="utf-8")
    return office


def protect(office: Path, folder: int, file: int) -> None:
    """Give the rights."""
    for path in office.iterdir():
        path.chmod(file)
    office.chmod(folder)


def all_that_happens(base: Path) -> dict[str, dict[str, object]]:
    """Case by case."""
    begun = Office(base / "begun")
    begun.register.export(begun.folder / "progress.xlsx")
    begun.register.close()
    worked = (begun.folder / "tracker.db").read_bytes()
    become_somebody(base)
    found: dict[str, dict[str, object]] = {}
    for name, (folder, file) in IN_ITS_FOLDER.items():
        office = an_office(base, name, worked)
        protect(office, folder, file)
        found[name] = told(office)
        office.chmod(0o755)
        (office / "tracker.db").chmod(0o644)
        found[f"{name}, given back"] = told(office)
        office = an_office(base, f"older, {name}", worked)
        with closing(sqlite3.connect(office / "tracker.db")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '0008'")
        protect(office, folder, file)
        found[f"older, {name}"] = told(office)
        office.chmod(0o755)
    office = an_office(base, "left behind", worked)
    (office / "tracker.db").chmod(0o444)
    with closing(sqlite3.connect(f"{(office / 'tracker.db').as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("SELECT * FROM meta").fetchall()
    (office / "tracker.db").chmod(0o644)
    found["left behind"] = told(office)
    # A window was open as its folder was copied: what was done last lies beside the file.
    at_work = Office(base / "at work")
    at_work.register.check_off([at_work.register.find("1.4")])
    office = base / "copied at work"
    shutil.copytree(at_work.folder, office)
    at_work.register.close()
    protect(office, 0o555, 0o444)
    found["copied at work"] = told(office)
    office.chmod(0o755)
    return found


if __name__ == "__main__":
    os.umask(0o022)
    json.dump(all_that_happens(Path(sys.argv[1])), sys.stdout)
