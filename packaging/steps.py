"""What every step of the set-up shares: the checkout, plain lines for a person, and child processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class StopError(Exception):
    """Set-up cannot go on; the text says what is wrong and what to do, and is all a person gets to see."""


def say(line: str) -> None:
    """Print at once, so that lines stand in order between those of the child processes."""
    print(line, flush=True)


def call(command: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> int:
    """Run with this terminal's input and output; 127 when there is no such program."""
    try:
        return subprocess.call(list(command), env=None if env is None else dict(env), cwd=cwd)
    except OSError as error:
        say(f"Cannot start {command[0]}: {error.strerror}")
        return 127


def call_quietly(command: Sequence[str], env: Mapping[str, str]) -> int:
    """For programs that chatter when all goes well: their words are shown only when they fail."""
    done = subprocess.run(list(command), env=dict(env), capture_output=True, text=True, check=False)
    if done.returncode:
        say(done.stdout + done.stderr)
    return done.returncode


def answer(command: Sequence[str]) -> str | None:
    """What the command prints, or None when it is absent or fails: a program on PATH need not work."""
    try:
        done = subprocess.run(list(command), capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def environment(**changes: str) -> dict[str, str]:
    """This environment without another virtual environment, and never pointing at an officer's own data."""
    left_out = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "TRACKER_HOME", "TRACKER_DATABASE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, **changes}


def finish(code: int | StopError) -> int:
    """The exit code; a stop is told on standard error."""
    if isinstance(code, StopError):
        sys.stdout.flush()
        print(f"\n{code}", file=sys.stderr, flush=True)
        return 1
    return code
