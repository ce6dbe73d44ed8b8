"""Both locks say the same, hold all that is asked for, and name nobody's machine."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import locks
from steps import ROOT

UV = ROOT / "uv.lock"
PIP = ROOT / "requirements.lock"
PLATFORMS = ("linux", "darwin", "win32")


def pyproject() -> dict[str, list[str]]:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {"project": described["project"]["dependencies"], **described["dependency-groups"]}


def locked_lines() -> dict[str, Requirement]:
    """Package name to its requirement in requirements.lock, marker included."""
    heads = {name: block.split("\\")[0].splitlines()[0] for name, block in locks.blocks(PIP).items()}
    return {name: Requirement(head) for name, head in heads.items()}


def installed_somewhere(requirement: Requirement) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"sys_platform": platform}) for platform in PLATFORMS)


def test_names_versions_and_hashes_are_equal() -> None:
    assert locks.locked_by_pip(PIP) == locks.locked_by_uv(UV)


def test_every_line_of_the_pip_lock_was_read() -> None:
    assert len(locks.blocks(PIP)) == PIP.read_text().count("==") - PIP.read_text().count(" == ")


def test_what_is_installed_has_hashes() -> None:
    bare = {package.name for package in locks.locked_by_pip(PIP) if not package.hashes}
    assert not {name for name in bare if installed_somewhere(locked_lines()[name])}


@pytest.mark.parametrize("group", pyproject())
def test_what_pyproject_asks_for_is_locked(group: str) -> None:
    versions = {package.name: package.version for package in locks.locked_by_uv(UV)}
    for requirement in map(Requirement, pyproject()[group]):
        locked = versions.get(canonicalize_name(requirement.name), "")
        assert locked and requirement.specifier.contains(locked), f"{requirement} is not locked: make lock"


def test_qt_addons_are_installed_nowhere() -> None:
    assert not installed_somewhere(locked_lines()["pyside6-addons"])
    assert "pyside6-addons" not in {canonicalize_name(found.name) for found in metadata.distributions()}


def test_an_officer_gets_qt_but_no_tools_of_development() -> None:
    names = set(re.findall(r"^([a-z0-9-]+)==", locks.runtime_requirements(ROOT), flags=re.MULTILINE))
    assert {"pyside6-essentials", "sqlalchemy", "openpyxl", "et-xmlfile"} <= names
    assert not names & {"pytest", "hatchling", "mypy", "ruff"}


def test_no_machine_or_registry_is_named() -> None:
    assert "/" not in PIP.read_text()
    hosts = set(re.findall(r"\w+://([^/\"]*)", UV.read_text()))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
    folders = re.findall(r"(?:directory|path|editable|virtual) = \"([^\"]*)\"", UV.read_text())
    assert set(folders) == {"."}
