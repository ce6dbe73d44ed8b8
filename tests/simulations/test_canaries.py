"""A small sample of what `make canaries` looks into."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulations import canaries
from tracker.domain import submission


def test_no_internal_text_leaves_in_a_submission(tmp_path: Path) -> None:
    figures = canaries.look(8, tmp_path)
    assert figures["values"] > 20, "the files say something"


def test_a_comment_that_slipped_among_the_fields_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(submission.LEVELS, "text", ("limitation", "next_step", "comment"))
    with pytest.raises(AssertionError, match="holds an internal text"):
        canaries.look(8, tmp_path)
