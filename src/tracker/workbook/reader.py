"""Has a workbook read in a process of its own, with limits, and takes its cells over."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from tracker.words import message
from tracker.workbook.cells import unescaped
from tracker.workbook.raw import TOO_MANY_CELLS, CellKind, RawCell, RawSheet, RawWorkbook
from tracker.workbook.refusals import damaged, refused, too_large

SECONDS = 180.0
"""A workbook of 5,000 rows takes several seconds, much more on a busy laptop; whoever waits can stop it."""

_LOOK = 0.2
"""How often it is asked whether the person wants to stop, in seconds."""

CHILD = ("-P", "-m", "tracker.workbook.child")
"""Arguments for the interpreter that read a workbook; the file's path follows them."""


def read_workbook(
    path: Path, name: str, told: Callable[[], None], command: Sequence[str] = (sys.executable, *CHILD)
) -> RawWorkbook:
    """All cells of the workbook at `path`, which people know as `name`; raises `UserError` if it cannot be read.

    `told` is called again and again while the process reads, and may raise to stop it.
    """
    process = subprocess.Popen(
        [*command, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with process:
        try:
            found, complaint = _wait(process, name, told)
        finally:
            process.kill()
    if process.returncode == TOO_MANY_CELLS:
        raise too_large(name)
    if process.returncode != 0:
        raise damaged(name) from RuntimeError(complaint.decode(errors="replace")[-2_000:])
    first, *portions = found.splitlines()
    return _workbook(json.loads(first), iter(portions), name)


def _wait(process: subprocess.Popen[bytes], name: str, told: Callable[[], None]) -> tuple[bytes, bytes]:
    end = time.monotonic() + SECONDS
    while True:
        try:
            return process.communicate(timeout=_LOOK)
        except subprocess.TimeoutExpired as busy:
            told()
            if time.monotonic() > end:
                raise too_large(name) from busy


def _workbook(found: dict[str, Any], portions: Iterator[bytes], name: str) -> RawWorkbook:
    if not found["sheets"]:
        raise refused(
            message("“{name}” has no sheets that can be read.", name=name),
            message("It may have been saved as “Strict Open XML”: save it as “Excel Workbook (.xlsx)” and try again."),
        )
    return RawWorkbook(
        sheets=tuple(_sheet(sheet, islice(portions, sheet["portions"])) for sheet in found["sheets"]),
        names={name: (title, row, column) for name, (title, row, column) in found["names"].items()},
        snapshot=found["snapshot"],
        created=found["created"],
        epoch_1904=found["epoch_1904"],
    )


def _sheet(sheet: dict[str, Any], portions: Iterable[bytes]) -> RawSheet:
    return RawSheet(
        title=sheet["title"],
        visible=sheet["visible"],
        cells={(row, column): _cell(*rest) for portion in portions for row, column, *rest in json.loads(portion)},
        covered=frozenset((row, column) for row, column in sheet["covered"]),
        too_large=sheet["too_large"],
    )


def _cell(kind: str, value: str | float, number_format: str, formula: bool) -> RawCell:
    if isinstance(value, str):
        return RawCell(CellKind(kind), unescaped(value), 0, number_format, formula)
    return RawCell(CellKind(kind), "", value, number_format, formula)
