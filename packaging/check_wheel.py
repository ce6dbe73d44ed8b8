"""Builds the wheel and starts it where nothing else is: `.venv/bin/python packaging/check_wheel.py`.

What a checkout forgives (a file that is not in the wheel, a package that only the developers have, a
variable of this terminal) does not pass here. `tracker --self-check` looks for the catalogue and the user guide.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pythons
import venv_setup
from locks import runtime_requirements
from steps import ROOT, StopError, call, environment, finish, say

DIST = ROOT / "dist"


def main() -> int:
    """0 when the wheel says it is whole."""
    try:
        wheel = build()
        with tempfile.TemporaryDirectory(prefix="tracker-wheel-") as folder:
            return self_check(wheel, Path(folder))
    except StopError as stop:
        return finish(stop)


def build() -> Path:
    """The wheel, made by the locked build tool in `.venv`; older ones are gone."""
    say("- building the wheel")
    shutil.rmtree(DIST, ignore_errors=True)
    python = str(venv_setup.ensure_venv())
    if call([python, "-m", "hatchling", "build", "--target", "wheel"], environment(), ROOT):
        raise StopError("The wheel could not be built: see above.")
    return next(DIST.glob("*.whl"))


def self_check(wheel: Path, folder: Path) -> int:
    """Install into an empty environment, then start from an empty folder without this one's variables."""
    python = pythons.find_python()
    if python is None:
        raise pythons.no_python()
    say("- installing it into an empty environment, with the locked packages")
    lock = folder / "runtime.lock"
    lock.write_text(runtime_requirements(ROOT), encoding="utf-8")
    pip = venv_setup.new_venv(python, folder / "venv")
    if not (venv_setup.install_locked(pip, lock) and venv_setup.install(pip, "--no-deps", str(wheel))):
        raise StopError(venv_setup.NO_PACKAGES)
    say("- tracker --self-check")
    empty, home = folder / "empty", folder / "home"
    empty.mkdir()
    home.mkdir()
    tracker = pythons.interpreter(folder / "venv").with_name("tracker")
    code = call([str(tracker), "--self-check"], {"PATH": "/usr/bin:/bin", "HOME": str(home)}, empty)
    say(f"tracker --self-check from {wheel.name}: {'whole' if code == 0 else f'exit code {code}'}")
    return code


if __name__ == "__main__":
    sys.exit(main())
