"""Makes `.venv` from the locks, once for each state of the locks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pythons
from pythons import Python
from steps import ROOT, StopError, answer, call, environment, say

VENV = ROOT / ".venv"
STAMP = "setup-stamp"
LOCKS = ("pyproject.toml", "uv.lock", "requirements.lock")
NO_PACKAGES = (
    "Fetching the packages did not work (the words above say why).\n"
    "Is there a network, and does it let https://pypi.org through? Then run the same again."
)


def fingerprint(root: Path = ROOT) -> str:
    """Changes with every lock and with the folder: an environment that was moved does not work."""
    digest = hashlib.sha256(str(root).encode())
    for name in LOCKS:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_ready(root: Path = ROOT) -> bool:
    """Whether `.venv` was finished from exactly these locks, and its Python is still there."""
    stamp = root / ".venv" / STAMP
    if not (stamp.exists() and pythons.interpreter(root / ".venv").exists()):
        return False
    return stamp.read_text() == fingerprint(root)


def ensure_venv() -> Path:
    """The Python of a finished `.venv`, made now if need be."""
    inside = pythons.interpreter(VENV)
    if is_ready():
        return inside
    (VENV / STAMP).unlink(missing_ok=True)
    python = pythons.find_python()
    if not (_with_uv(python) or _with_pip(python)):
        raise StopError(NO_PACKAGES)
    _check(inside)
    (VENV / STAMP).write_text(fingerprint())
    return inside


def _with_uv(python: Python | None) -> bool:
    """False without a uv or when it fails; uv fetches a Python of its own when none here is in range."""
    uv = pythons.find_uv()
    if uv is None:
        return False
    say("Making .venv with uv (a few seconds to two minutes: 130 MB the first time) ...")
    # An office network that opens TLS is trusted by the system's certificates, not by uv's own.
    env = {"UV_SYSTEM_CERTS": "1", **environment(UV_PROJECT_ENVIRONMENT=str(VENV))}
    chosen = ["--python", python.path] if python else []
    if call([uv, "sync", "--frozen", "--quiet", *chosen, "--project", str(ROOT)], env) == 0:
        return True
    say("uv could not do it; trying with pip.")
    return False


def _with_pip(python: Python | None) -> bool:
    if python is None:
        raise pythons.no_python()
    say("Making .venv with pip (half a minute to three minutes: 130 MB the first time) ...")
    pip = new_venv(python, VENV)
    if not install_locked(pip, ROOT / "requirements.lock"):
        return False
    # The build tool is among the locked packages: nothing unlocked is fetched for the editable install.
    return install(pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def new_venv(python: Python, folder: Path) -> list[str]:
    """An empty environment and the pip command that installs into it; what lay in the folder is gone."""
    pip = pythons.pip_or_stop(python)
    without = ["--without-pip"] if pip else []
    if call([python.path, "-m", "venv", "--clear", *without, str(folder)], environment()):
        raise StopError(f"{python.path} could not make the environment {folder} (its own words are above).")
    inside = str(pythons.interpreter(folder))
    return [*pip, "--python", inside] if pip else [inside, "-m", "pip"]


def install_locked(pip: Sequence[str], lock: Path) -> bool:
    """Only what the lock holds, by its hashes; pip alone would refuse the left-out parts of Qt."""
    return install(pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))


def install(pip: Sequence[str], *what: str) -> bool:
    """Quietly, without questions; whether it worked."""
    options = ["install", "-qq", "--no-input", "--disable-pip-version-check"]
    # As root pip warns about its own habits, which an environment of its own does not have.
    return call([*pip, *options, *what], environment(PIP_ROOT_USER_ACTION="ignore")) == 0


def _check(inside: Path) -> None:
    """An environment without its stamp is made again next time: only one that works gets it."""
    command = [str(inside), "-c", "import tracker, PySide6.QtWidgets, PySide6.QtNetwork"]
    if answer(command) is None:
        call(command, environment())
        raise StopError(
            "The environment was made but does not work: the last line above says why.\n"
            "If it names a .so file, install the package of your system that holds it, then try again."
        )
