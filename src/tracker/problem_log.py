"""What went wrong, for whoever looks after the application: kinds and places of errors, never what they say.

The text of an exception may hold what an officer wrote, the name of a file or of a person. So an error is kept as its
type, its code (the system's or SQLite's) and the lines of our own source that led to it; a refusal as the sentence of
ours before its values were put in. Names of folders are left out of the places. What is written here can be shown and
handed on as it is.
"""

from __future__ import annotations

import logging
import sys
import sysconfig
import time
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

from tracker.errors import UserError

_LOG = logging.getLogger("tracker.problems")
_LOG.propagate = False
_LOG.addHandler(logging.NullHandler())

_LARGEST = 200_000
"""Bytes; as many again are kept of what was before."""

_CODES = ("errno", "winerror", "sqlite_errorname")
_PACKAGE = Path(__file__).resolve().parent
_LIBRARY = Path(sysconfig.get_path("stdlib")).resolve()


class _QuietHandler(RotatingFileHandler):
    """A full disk must not become a problem of its own."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing is told."""


def keep_problems(file: Path) -> None:
    """Write down in this file whatever is noted from now on; until then, nothing is."""
    forget_problems()
    handler = _QuietHandler(file, maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True)
    form = logging.Formatter("%(asctime)s  %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    form.converter = time.gmtime
    handler.setFormatter(form)
    _LOG.addHandler(handler)


def forget_problems() -> None:
    """Close the file; nothing is written down any more."""
    for handler in [h for h in _LOG.handlers if isinstance(h, RotatingFileHandler)]:
        _LOG.removeHandler(handler)
        handler.close()


def note_crash(error: BaseException) -> str:
    """Write down an error of our own; returns what was written, without the moment."""
    told = without_data(error)
    _LOG.error("%s", told)
    return told


def note_refusal(error: UserError) -> None:
    """Write down that something was refused, and which refusal it was."""
    _LOG.warning("Refused: %s %s", error.title.template, error.text.template)


def latest_problems(file: Path, most: int) -> str:
    """The last lines that were written down; empty where there are none, or they cannot be read."""
    try:
        return "\n".join(file.read_text(encoding="utf-8", errors="replace").splitlines()[-most:])
    except OSError:
        return ""


def without_data(error: BaseException) -> str:
    """The error and those that led to it, the first one first, without what they say."""
    chain: list[BaseException] = []
    found: BaseException | None = error
    while found is not None and found not in chain:
        chain.insert(0, found)
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return "\n".join(line for one in chain for line in _lines_of(one))


def _lines_of(error: BaseException) -> Iterator[str]:
    for step in traceback.extract_tb(error.__traceback__):
        yield f"  {_place_of(step.filename)}:{step.lineno} in {step.name}"
        if step.line:
            yield f"    {step.line}"
    codes = [f"{name} {code}" for name in _CODES if (code := getattr(error, name, None)) is not None]
    kind = type(error)
    yield ", ".join([f"{kind.__module__}.{kind.__qualname__}", *codes])


def _place_of(source: str) -> str:
    """Where in the application, a library or Python; never in which of the officer's folders these lie."""
    path = Path(source)
    for root, name in ((_PACKAGE, "tracker"), (_LIBRARY, f"python{sys.version_info.major}.{sys.version_info.minor}")):
        if path.is_relative_to(root) and "site-packages" not in path.relative_to(root).parts:
            return f"{name}/{path.relative_to(root).as_posix()}"
    if "site-packages" in path.parts:
        return "/".join(path.parts[len(path.parts) - path.parts[::-1].index("site-packages") :])
    return path.name
