"""Reads the two locks, and cuts the one for pip down to what an officer's machine needs."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = "commitment-tracker"
REQUIREMENT = re.compile(r"^([a-z0-9-]+)==([^ ]+)")


@dataclass(frozen=True)
class Locked:
    """One package; a package without files is never installed."""

    name: str
    version: str
    hashes: frozenset[str]


def read_uv(lock: Path) -> list[dict[str, Any]]:
    """The packages as uv wrote them, ours among them."""
    packages: list[dict[str, Any]] = tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
    return packages


def locked_by_uv(lock: Path) -> set[Locked]:
    """All but the project itself."""
    return {
        Locked(package["name"], package["version"], frozenset(file["hash"] for file in _files(package)))
        for package in read_uv(lock)
        if package["name"] != PROJECT
    }


def _files(package: dict[str, Any]) -> list[dict[str, str]]:
    source = [package["sdist"]] if "sdist" in package else []
    return [*package.get("wheels", []), *source]


def blocks(lock: Path) -> dict[str, str]:
    """Package name to its lines in requirements.lock: the requirement and, indented, its hashes."""
    text = lock.read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {part.split("==")[0]: part for part in parts if REQUIREMENT.match(part)}


def locked_by_pip(lock: Path) -> set[Locked]:
    """What requirements.lock pins."""
    found = set()
    for name, block in blocks(lock).items():
        hashes = frozenset(re.findall(r"--hash=(sha256:[0-9a-f]{64})", block))
        version = block.split("==")[1].split()[0]
        found.add(Locked(name, version, hashes))
    return found


def needed_to_run(lock: Path) -> set[str]:
    """The names that the project reaches without its development group."""
    needs = {package["name"]: [other["name"] for other in package.get("dependencies", [])] for package in read_uv(lock)}
    reached: set[str] = set()
    waiting = list(needs[PROJECT])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += needs[name]
    return reached


def runtime_requirements(root: Path) -> str:
    """requirements.lock without the tools of development."""
    wanted = needed_to_run(root / "uv.lock")
    return "".join(block for name, block in blocks(root / "requirements.lock").items() if name in wanted)
