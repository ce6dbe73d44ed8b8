"""Stands for `subprocess` in the reader of workbooks: its processes need not import anything first.

Tests read hundreds of workbooks, an officer one now and then.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, TimeoutExpired
from typing import IO, Any, Self

from tracker.workbook import child, reader

__all__ = ["DEVNULL", "PIPE", "PROCESSES", "Popen", "TimeoutExpired"]

PROCESSES = multiprocessing.get_context("forkserver")


class Popen:
    """What the reader of workbooks uses of `subprocess.Popen`; any other command than its own is run as it is."""

    def __new__(cls, command: Sequence[str], **options: Any) -> Any:
        if tuple(command[:-1]) != (sys.executable, *reader.CHILD):
            return subprocess.Popen(command, **options)
        return super().__new__(cls)

    def __init__(self, command: Sequence[str], **_: Any) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._said = [Path(self._folder.name, name) for name in ("cells", "complaint")]
        self._process = PROCESSES.Process(target=_read, args=(command[-1], *map(str, self._said)))
        self._process.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.join()
        self._folder.cleanup()

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def communicate(self, timeout: float) -> tuple[bytes, bytes]:
        self._process.join(timeout)
        if self._process.is_alive():
            raise TimeoutExpired("reader", timeout)
        cells, complaint = (said.read_bytes() if said.exists() else b"" for said in self._said)
        return cells, complaint

    def kill(self) -> None:
        self._process.kill()


def _read(path: str, cells: str, complaint: str) -> None:
    for stream, file in ((1, cells), (2, complaint)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), stream)
    said: IO[str] = io.TextIOWrapper(os.fdopen(1, "wb"), encoding="utf-8")
    sys.stdout = said
    code = child.main(Path(path))
    said.flush()
    os._exit(code)
