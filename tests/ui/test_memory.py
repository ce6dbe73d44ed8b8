from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from tracker.domain.query import NO_VALUE, Due, Filter, Scope
from tracker.ui.memory import TAKEN_FROM, WRITTEN_TO, Memory


def test_a_filter_is_remembered_without_the_search(tmp_path: Path) -> None:
    which = Filter(
        "migrants",
        frozenset({"p"}),
        frozenset({NO_VALUE}),
        frozenset({"Añez"}),
        frozenset({Due.OVERDUE}),
        scope=Scope.OPEN,
        ids=frozenset({"1"}),
    )
    memory = Memory(tmp_path / "window.ini")
    memory.keep_filter(which)
    memory.flush()
    kept = Memory(tmp_path / "window.ini").filter()
    assert kept == replace(which, search="", ids=frozenset()), "what was looked for or picked is of the day"


def test_a_folder_that_may_not_be_reached_any_more_is_not_looked_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.keep_folder(tmp_path, TAKEN_FROM)
    assert memory.folder(Path("Documents"), TAKEN_FROM) == tmp_path
    assert memory.folder(Path("Documents"), WRITTEN_TO) == Path("Documents"), "what is to leave goes elsewhere"

    def out_of_reach(_path: Path, **_: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "stat", out_of_reach)
    assert memory.folder(Path("Documents"), TAKEN_FROM) == Path("Documents")


def test_what_cannot_be_read_any_more_is_forgotten(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    for broken in ("not json", '{"due": ["yesterday"]}', "[1]", '{"scope": "elsewhere"}'):
        memory.keep("filter", broken)
        assert memory.filter() == Filter()
