from __future__ import annotations

from pathlib import Path

import pytest

from tracker.bundle import bundled
from tracker.places import find_places


def test_an_argument_comes_before_the_environment_and_that_before_the_systems_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "environment"))
    assert find_places(tmp_path / "asked").data == tmp_path / "asked"
    assert find_places().database == tmp_path / "environment" / "tracker.db"
    monkeypatch.setenv("TRACKER_DATABASE", str(tmp_path / "else.db"))
    assert find_places().database == tmp_path / "else.db"
    assert find_places(database=tmp_path / "asked.db").database == tmp_path / "asked.db"
    monkeypatch.delenv("TRACKER_HOME")
    assert "commitment-tracker" in str(find_places().data)


def test_backups_lie_beside_the_database_and_the_installation_does_not(tmp_path: Path) -> None:
    places = find_places(tmp_path / "home", tmp_path / "shared" / "tracker.db")
    assert places.backups.parent == tmp_path / "shared"
    assert places.installation.parent == tmp_path / "home"


def test_what_ships_beside_the_code_is_found() -> None:
    assert (bundled("db/seed") / "catalogue.json").is_file()
    assert (bundled("resources/icons") / "tracker.svg").is_file()
