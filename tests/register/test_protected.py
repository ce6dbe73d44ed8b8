"""Data that may be read and not written, with the rights that a file and its folder really have.

Whoever runs the tests as root may write everything: then a process of somebody else tells what happens.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import who_may_not_write
from who_may_not_write import CANNOT_READ, IN_ITS_FOLDER

_CANNOT = "cannot be written. Copy its whole folder to a place of your own"

Told = dict[str, dict[str, str | list[str] | None]]


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    if sys.platform == "win32":
        pytest.skip("there, rights on a folder are not kept in its mode")
    # Not in the tests' own folder, which nobody else can go into.
    base = Path(tempfile.mkdtemp())
    run = [sys.executable, who_may_not_write.__file__, str(base)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(run, env=environment, capture_output=True, text=True)
        if done.returncode == CANNOT_READ:
            pytest.skip("somebody else cannot read this checkout")
        assert done.returncode == 0, done.stderr
        yield json.loads(done.stdout)
    finally:
        shutil.rmtree(base, ignore_errors=True)


@pytest.mark.parametrize("what", IN_ITS_FOLDER)
def test_what_is_protected_is_read_and_exported_and_nothing_is_left_beside_it(told: Told, what: str) -> None:
    found = told[what]
    assert _CANNOT in str(found["why"]) and _CANNOT in str(found["refused"])
    assert (found["not exported"], found["left"]) == ("", [])


@pytest.mark.parametrize("what", IN_ITS_FOLDER)
def test_once_it_may_be_written_it_is(told: Told, what: str) -> None:
    found = told[f"{what}, given back"]
    assert (found["why"], found["refused"], found["not exported"]) == ("", "", "")


@pytest.mark.parametrize("what", IN_ITS_FOLDER)
def test_what_an_older_version_made_says_where_it_can_be_brought_up_to_date(told: Told, what: str) -> None:
    said = str(told[f"older, {what}"]["not opened"])
    assert "An older version" in said and f"older, {what}/tracker.db" in said and "Copy its whole folder" in said


def test_what_was_left_protected_beside_a_file_keeps_nobody_from_writing(told: Told) -> None:
    found = told["left behind"]
    assert (found["why"], found["refused"], found["not exported"]) == ("", "", "")


def test_what_was_written_last_is_read_where_a_folder_was_copied_at_work(told: Told) -> None:
    found = told["copied at work"]
    assert _CANNOT in str(found["why"])
    assert (found["status"], found["not exported"]) == ("implemented", "")
