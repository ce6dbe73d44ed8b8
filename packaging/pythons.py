"""Finds a Python in range and something that installs: uv, or pip with the hashed lock."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from steps import StopError, answer
from system_packages import apt_line, install, may_install

OLDEST, NEWEST = (3, 11), (3, 13)
# An activated environment is left for the Python it was made from: .venv may be made anew under its feet.
PROBE = (
    "import sys, importlib.util as u; "
    "print(*sys.version_info[:2], u.find_spec('ensurepip') is not None, "
    "getattr(sys, '_base_executable', '') or sys.executable)"
)

if TYPE_CHECKING:  # an old Python could not read it
    Ask = Callable[[Sequence[str]], str | None]


@dataclass(frozen=True)
class Python:
    """An interpreter that answered, so it does exist and start."""

    path: str
    version: tuple[int, int]
    has_ensurepip: bool

    @property
    def in_range(self) -> bool:
        """Whether the locked packages are made for it."""
        return OLDEST <= self.version <= NEWEST


def probe(command: Sequence[str], ask: Ask = answer) -> Python | None:
    """The interpreter behind a command, or None when the command is absent or broken."""
    words = (ask([*command, "-c", PROBE]) or "").split(" ", 3)
    if len(words) != 4:
        return None
    return Python(words[3], (int(words[0]), int(words[1])), words[2] == "True")


def candidates() -> Iterator[list[str]]:
    """This Python first, then every supported one by name, the newest first; `py -3.x` is Windows' way."""
    yield [sys.executable]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        yield [f"python3.{minor}"]
        if sys.platform == "win32":
            yield ["py", f"-3.{minor}"]
    yield ["python3"]


def find_python(ask: Ask = answer) -> Python | None:
    """The first candidate in range."""
    found = (probe(command, ask) for command in candidates())
    return next((python for python in found if python and python.in_range), None)


def no_python() -> StopError:
    """Says which versions do, and how to get one."""
    mine = ".".join(str(part) for part in sys.version_info[:2])
    return StopError(
        f"Commitment Tracker needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; "
        f"this is {mine}, and no other was found.\n"
        "Install one (Debian, Ubuntu: sudo apt-get install python3; "
        "others: https://www.python.org/downloads/), then try again."
    )


def find_uv(ask: Ask = answer) -> str | None:
    """A uv that starts: the name alone on PATH may be a launcher with nothing behind it."""
    found = shutil.which("uv")
    return found if found and ask([found, "--version"]) else None


def find_pip(python: Python, ask: Ask = answer) -> list[str] | None:
    """A pip that can install for another interpreter (`--python`, since 22.3), its own first."""
    commands = [[python.path, "-m", "pip"], [sys.executable, "-m", "pip"], ["pip3"], ["pip"]]
    return next((command for command in commands if pip_is_new_enough(ask([*command, "--version"]))), None)


def pip_is_new_enough(words: str | None) -> bool:
    """Judges what `pip --version` prints; None (there is no pip) is not enough."""
    found = re.match(r"pip (\d+)\.(\d+)", words or "")
    return found is not None and (int(found[1]), int(found[2])) >= (22, 3)


def pip_or_stop(python: Python) -> list[str] | None:
    """A pip, None when ensurepip can put one into the environment, else install or ask for one."""
    pip = find_pip(python)
    if pip or python.has_ensurepip:
        return pip
    if may_install():
        install(["python3-pip"])
        pip = find_pip(python)
    if pip is None:
        raise StopError(
            "There is neither uv nor pip (22.3 or newer) here, and one of them must fetch the packages.\n"
            f"On Debian and Ubuntu:\n  {apt_line(['python3-pip'])}\nThen try again."
        )
    return pip


def interpreter(venv: Path) -> Path:
    """Where an environment keeps its Python, on this system."""
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"
