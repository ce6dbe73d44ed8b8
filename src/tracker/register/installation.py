"""Who works on this machine: kept beside the database, so that a copied database is not taken for its owner."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tracker.errors import UserError
from tracker.words import message


@dataclass(frozen=True, slots=True)
class Installation:
    """`replica` names this installation in records; `author` is the person's name as they gave it.

    `language` is the one chosen here, empty where none was.
    """

    replica: str
    author: str = ""
    language: str = ""

    def named(self, author: str) -> Installation:
        """The same installation, its person's name corrected."""
        return replace(self, author=author)

    def speaking(self, language: str) -> Installation:
        """The same installation in another language."""
        return replace(self, language=language)

    def anew(self) -> Installation:
        """The same person under another name among installations: what it writes is counted from one again."""
        return replace(self, replica=str(uuid.uuid4()))


def load_installation(path: Path) -> Installation:
    """The installation kept at `path`, or a new one, which is not kept until `save_installation`."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Installation(str(kept["replica"]), str(kept["author"]), str(kept.get("language", "")))
    except FileNotFoundError:
        return Installation(str(uuid.uuid4()))
    except (ValueError, KeyError, TypeError):
        # Nothing of an officer's work is in there: a new replica and a name asked for again lose nothing.
        return Installation(str(uuid.uuid4()))
    except OSError as error:
        raise UserError(
            message("The application could not start."),
            message("{path} cannot be read: {reason}.", path=path, reason=error.strerror),
            message("Ask for the right to read this folder, or choose another with --data-dir."),
        ) from error


def save_installation(path: Path, installation: Installation) -> None:
    """Keep it, whole or not at all; raises `UserError` where the folder takes nothing."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(installation), ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise UserError(
            message("What is known of you was not saved."),
            message("{path} cannot be written: {reason}.", path=path, reason=error.strerror),
            message("Choose another folder with --data-dir."),
        ) from error
