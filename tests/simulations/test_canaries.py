"""A small sample of what `make canaries` looks into."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulations import canaries
from tracker.domain import audience, submission


def test_no_internal_text_leaves_in_a_submission(tmp_path: Path) -> None:
    figures = canaries.look(5, tmp_path)
    assert figures["values"] > 20, "the files say something"
    assert figures["documents with their files"], "some public document leaves"


def test_a_comment_that_slipped_among_the_fields_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(submission.LEVELS, "text", ("limitation", "next_step", "comment"))
    with pytest.raises(AssertionError, match="holds an internal text"):
        canaries.look(8, tmp_path)


def test_a_document_that_is_not_public_is_found_where_it_slips_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audience, "is_public", lambda document: True)
    with pytest.raises(AssertionError, match="holds an internal text"):
        canaries.look(8, tmp_path)
