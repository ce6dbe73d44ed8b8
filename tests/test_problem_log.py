"""What is written down of errors holds nothing of anybody's."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.errors import UserError
from tracker.places import Places
from tracker.problem_log import (
    forget_problems,
    keep_problems,
    latest_problems,
    note_crash,
    note_refusal,
    without_data,
)
from tracker.register.opening import open_register
from tracker.words import message

SECRET = "what an officer wrote"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    keep_problems(tmp_path / "problems.log")
    yield tmp_path / "problems.log"
    forget_problems()


def failed(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as raised:
        return raised


def test_an_error_is_told_by_kind_code_and_place_without_its_text() -> None:
    first = failed(OSError(errno.ENOSPC, SECRET, f"/home/{SECRET}/report.xlsx"))
    first.add_note(SECRET)
    told = without_data(failed(ValueError(SECRET), first))
    assert told.index("builtins.OSError, errno 28") < told.index("builtins.ValueError")
    assert "test_problem_log.py:" in told and "in failed" in told and "raise error from cause" in told
    assert SECRET not in told and str(Path(__file__).parent) not in told


def test_places_are_told_within_the_application_and_its_libraries(tmp_path: Path) -> None:
    (tmp_path / "installation.json").mkdir()
    with pytest.raises(UserError) as raised:
        open_register(Places(tmp_path, tmp_path / "tracker.db"))
    told = without_data(raised.value)
    assert "  tracker/register/installation.py:" in told and f"  python3.{sys.version_info.minor}/pathlib" in told
    assert str(tmp_path) not in told and str(Path.home()) + "/" not in told


def test_a_refusal_is_told_as_our_sentence_before_its_values(log: Path) -> None:
    note_refusal(UserError(message("Nothing was saved."), message("“{name}” is open.", name=SECRET)))
    assert latest_problems(log, 10).endswith("  Refused: Nothing was saved. “{name}” is open.")


def test_the_newest_are_read_and_the_file_stays_small(log: Path) -> None:
    log.write_text("x\n" * 99_990, encoding="utf-8")
    note_crash(failed(ValueError()))
    note_refusal(UserError(message("The last one."), message("Indeed.")))
    assert log.stat().st_size <= 200_000 and log.with_suffix(".log.1").stat().st_size <= 200_000
    latest = latest_problems(log, 5).splitlines()
    assert len(latest) > 2 and latest[-1].endswith("The last one. Indeed.")
    assert latest_problems(log.with_name("nowhere"), 5) == ""
