"""The rules of the house (docs/architecture.md): who may import whom, and what no module may do."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "tracker"

GROUND = {"bundle", "places", "errors", "words", "progress", "whole_file", "language", "problem_log", "sweeping"}
GROUND |= {"__init__"}
MAY_USE: dict[str, set[str]] = {
    "domain": {"domain"},
    "journal": {"domain", "journal"},
    "storage": {"domain", "journal", "storage"},
    "workbook": {"domain", "workbook"},
    "exchange": {"domain", "journal", "exchange"},
    "calendar_file": {"domain"},
    "register": {"domain", "journal", "storage", "workbook", "exchange", "calendar_file", "register"},
    "demonstration": {"domain", "register", "demonstration"},
    "ui": {"domain", "register", "demonstration", "ui"},
    "cli": {"domain", "register", "demonstration", "cli"},
    "app": {"domain", "register", "ui"},
    "__main__": {"app", "cli", "register"},
}
LIBRARIES: dict[str, set[str]] = {
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "openpyxl": {"workbook"},
    "lxml": {"workbook"},
    "defusedxml": {"workbook"},
    "PySide6": {"ui", "app"},
    "msgspec": {"exchange"},
    "cryptography": {"exchange"},
    "icalendar": {"calendar_file"},
    "platformdirs": {"places"},
}
"""Each library lives on one floor; one that is not named here is used nowhere."""

DOORS = {"tracker.register.register", "tracker.register.opening", "tracker.register.going_back"}
"""All that those above the register may import of it."""

FILES = sorted(PACKAGE.rglob("*.py"))


def floor_of(path: Path) -> str:
    """The top-level part a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_uses_only_the_floors_and_libraries_it_may(path: Path) -> None:
    assert list(forbidden(floor_of(path), path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("floor", "line"),
    [
        ("domain", "import numpy"),
        ("domain", "from tracker.journal.record import Record"),
        ("domain", "def late():\n    import sqlalchemy.orm"),
        ("workbook", "import PySide6.QtCore"),
        ("ui", "from tracker.register.reviewing import hold_against"),
        ("ui", "from tracker.register import reviewing"),
        ("cli", "import tracker.register.undoing"),
        ("cli", "from tracker.register.register import queries"),
        ("cli", "from tracker.register.opening import open_engines"),
        ("app", "from tracker.register.register import *"),
        ("ui", "from tracker.storage.engine import open_engines"),
        ("errors", "from tracker.domain.fields import FIELDS"),
        ("errors", "from tracker import domain"),
        ("ui", "from tracker import app"),
    ],
)
def test_what_is_forbidden_is_found(floor: str, line: str) -> None:
    assert list(forbidden(floor, line))


@pytest.mark.parametrize(
    ("floor", "line"),
    [
        ("domain", "import re\nfrom tracker.words import message"),
        ("ui", "from PySide6.QtCore import Qt\nfrom tracker import __version__"),
        ("cli", "from tracker.register.opening import open_register\nfrom tracker.register.register import Register"),
    ],
)
def test_what_is_allowed_is_not(floor: str, line: str) -> None:
    assert list(forbidden(floor, line)) == []


def forbidden(floor: str, source: str) -> Iterator[str]:
    """What a module on this floor imports and may not."""
    allowed = MAY_USE.get(floor, set()) | GROUND
    for module, name in imported(source):
        library, *within = module.split(".")
        part = within[0] if within else name
        if library != "tracker":
            if library not in sys.stdlib_module_names and floor not in LIBRARIES.get(library, set()):
                yield library
        elif part and is_part(part) and part not in allowed:
            yield f"tracker.{part}"
        elif part == "register" and floor != "register" and not is_defined(module, name):
            yield f"{module}: {name}"


def imported(source: str) -> Iterator[tuple[str, str | None]]:
    """Modules and the names taken from them (None for a module as a whole), inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and node.level == 0, "relative import"
            yield from ((node.module, alias.name) for alias in node.names)


def is_defined(module: str, name: str | None) -> bool:
    """Whether a door of the register defines the name itself, and does not only pass it on."""
    if module not in DOORS:
        return False
    tree = ast.parse((PACKAGE.parent / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    return name in {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}


def is_part(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()


def test_of_the_window_only_its_pictures_use_the_demonstration() -> None:
    users = [path for path in FILES if "from tracker.demonstration" in path.read_text(encoding="utf-8")]
    parts = {path.relative_to(PACKAGE).parent.as_posix() for path in users}
    assert parts == {"demonstration", "cli", "ui/screenshots"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_reaches_for_the_application_or_spins_the_event_loop(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr != "processEvents"
            assert not (node.attr == "instance" and getattr(node.value, "id", "").endswith("Application"))


@pytest.mark.parametrize("folder", sorted(p.parent for p in PACKAGE.rglob("__init__.py")), ids=lambda p: p.name)
def test_every_folder_says_what_it_is_for(folder: Path) -> None:
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert len(told) > 40


@pytest.mark.parametrize("floor", sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()))
def test_every_floor_says_what_it_may_import(floor: str) -> None:
    assert "import" in (PACKAGE / floor / "__init__.py").read_text(encoding="utf-8")


def test_the_map_names_every_floor() -> None:
    drawn = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for part in sorted({floor_of(path) for path in FILES} - {"__init__", "py.typed"}):
        assert f"`{part}" in drawn, f"docs/architecture.md does not tell of {part}"
