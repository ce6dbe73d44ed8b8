"""The rules of the house (docs/architecture.md): who may import whom, and what no module may do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "tracker"

GROUND = {"bundle", "places", "errors", "words", "progress", "__init__"}
MAY_USE: dict[str, set[str]] = {
    "domain": {"domain"},
    "journal": {"domain", "journal"},
    "storage": {"domain", "journal", "storage"},
    "workbook": {"domain", "workbook"},
    "register": {"domain", "journal", "storage", "workbook", "register"},
    "ui": {"domain", "register", "ui"},
    "cli": {"domain", "register", "cli"},
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
    "platformdirs": {"places"},
}
"""Each library lives on one floor."""

FILES = sorted(PACKAGE.rglob("*.py"))


def floor_of(path: Path) -> str:
    """The top-level part a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Dotted names of all that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_uses_only_the_floors_it_may(path: Path) -> None:
    floor = floor_of(path)
    allowed = MAY_USE.get(floor, set()) | GROUND
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "tracker" and len(parts) > 1 and (PACKAGE / parts[1]).exists() | is_module(parts[1]):
            assert parts[1] in allowed, f"{floor} may not import {name}"
        assert floor in LIBRARIES.get(parts[0], {floor}), f"{floor} may not import {parts[0]}"


def is_module(name: str) -> bool:
    return (PACKAGE / f"{name}.py").exists()


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
