"""A second forum, with the recommendations of the first under another code."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker.bundle import bundled
from tracker.register.register import Register
from tracker.storage.seed import install_catalogue


def add_second_forum(register: Register) -> None:
    """Have the database follow NEXT2030 too, as a later catalogue would."""
    with tempfile.TemporaryDirectory() as name:
        seed = Path(name, "seed")
        shutil.copytree(bundled("db/seed"), seed)
        shutil.copy(seed / "HLF2017.json", seed / "NEXT.json")
        rewrite(seed / "NEXT.json", lambda f: f.update(code="NEXT2030", names={"en": "The Next Forum"}))
        rewrite(seed / "catalogue.json", lambda c: c.update(version=99, forums=["HLF2017.json", "NEXT.json"]))
        with register._engines.write.begin() as connection:
            install_catalogue(connection, seed)


def rewrite(path: Path, change: Callable[[Any], object]) -> None:
    """Change what a JSON file says."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
