"""From process start to something on the screen: a bare window, our window, the painted list."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.figures import tell

_RUNS = 7


def measure(home: Path) -> None:
    """Bare and ours by turns, so that what else the machine does falls on both."""
    seen: dict[str, list[float]] = {"bare": [], "window": [], "list": []}
    marks("bench.our_window", str(home))  # leaves compiled what an installation finds compiled
    for _ in range(_RUNS):
        for what, seconds in (*marks("bench.bare_window").items(), *marks("bench.our_window", str(home)).items()):
            seen[what].append(seconds)
    bare, window, whole = (median(seen[what]) for what in ("bare", "window", "list"))
    tell("a bare PySide6 window", bare)
    tell("our window, painted", window, bare, "within 2 ×")
    tell("the list of commitments, painted", whole, bare, "within 3 ×")


def marks(module: str, *arguments: str) -> dict[str, float]:
    """Start a child that prints a word whenever something is on its screen: seconds from its start to each."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    call = [sys.executable, "-m", module, *arguments]
    started = perf_counter()
    found = {}
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent, env=compiled
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            found[line.strip()] = perf_counter() - started
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, module)
    return found
