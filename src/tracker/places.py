"""Where an officer's data lies on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Places:
    """The folder of one installation, and the database it works on."""

    data: Path
    database: Path

    @property
    def installation(self) -> Path:
        """Who works here: outside the database, so that a copied database is not taken for its owner."""
        return self.data / "installation.json"

    @property
    def signing_key(self) -> Path:
        """What this laptop signs its files with; like the installation, it is not copied with a database."""
        return self.data / "signing.key"

    @property
    def waiting(self) -> Path:
        """Reviews that were put aside, a folder each."""
        return self.data / "waiting"

    @property
    def window(self) -> Path:
        """Geometry, columns, filters: what the window remembers (an INI file)."""
        return self.data / "window.ini"

    @property
    def problems(self) -> Path:
        """What went wrong here, without anybody's data (`problem_log.py`)."""
        return self.data / "problems.log"

    @property
    def documents(self) -> Path:
        """The files of supporting documents, beside the database."""
        return self.database.parent / "documents"

    @property
    def lock(self) -> Path:
        """Lies beside the database while a window has it open."""
        return self.database.with_name(f"{self.database.name}.lock")

    @property
    def backups(self) -> Path:
        """Copies of the database, beside it, named by when and why they were made."""
        return self.database.parent / "backups"

    @property
    def replaced(self) -> Path:
        """What stood before a backup was gone back to, a folder each: never deleted by us."""
        return self.database.parent / "replaced"


def find_places(data_dir: Path | None = None, database: Path | None = None) -> Places:
    """The places asked for, else those in TRACKER_HOME and TRACKER_DATABASE, else the system's own folder."""
    home = (
        data_dir or _from_environment("TRACKER_HOME") or Path(platformdirs.user_data_dir("commitment-tracker", False))
    )
    home = home.expanduser().absolute()
    chosen = database or _from_environment("TRACKER_DATABASE") or home / "tracker.db"
    return Places(home, chosen.expanduser().absolute())


def is_within_reach(folder: Path) -> bool:
    """Whether it is a folder that can be looked into: a drive of the network may be gone, or closed to us."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def _from_environment(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else None
