from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from offices import Office
from second_forum import add_second_forum, rewrite
from tracker.bundle import bundled
from tracker.storage.seed import install_catalogue, is_current, shipped_version


def test_two_machines_that_never_met_hold_the_same_ids(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "elsewhere", author="Luis Rojas")
    official = ("forum", "panel", "recommendation", "delegation")
    assert office.tables(*official) == other.tables(*official)
    assert [c.id for c in office.register.listed()] == [c.id for c in other.register.listed()]
    other.register.close()


def test_every_delegation_has_commitments_of_its_own(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "elsewhere", delegation="PAN")
    assert not {c.id for c in office.register.listed()} & {c.id for c in other.register.listed()}
    other.register.close()


def test_references_stand_in_natural_order(office: Office) -> None:
    refs = [c.ref for c in office.register.listed()]
    assert refs.index("4.9") + 1 == refs.index("4.10")


def test_a_later_catalogue_replaces_the_shipped_one_and_keeps_what_was_reported(office: Office, tmp_path: Path) -> None:
    office.register.check_off([office.register.find("1.3")])
    later = tmp_path / "seed"
    shutil.copytree(bundled("db/seed"), later)
    rewrite(later / "catalogue.json", lambda c: c.update(version=shipped_version(later) + 1))
    rewrite(
        later / "HLF2017.json", lambda f: f["panels"][0]["recommendations"][2]["texts"][0].update(body="Corrected.")
    )
    with office.register._engines.write.begin() as connection:
        assert not is_current(connection, later)
        install_catalogue(connection, later)
        assert is_current(connection, later)
    corrected = office.register.find("1.3")
    assert (corrected.text.body, corrected.status) == ("Corrected.", "implemented")


def test_several_forums_live_side_by_side(office: Office) -> None:
    one_forum = office.register.outline().total
    add_second_forum(office.register)
    assert office.register.outline().total == 2 * one_forum
    assert office.register.find("next2030/3.5").recommendation.forum == "NEXT2030"


def recommendation(forum: Any, panel: int, number: int) -> Any:
    return forum["panels"][panel - 1]["recommendations"][number - 1]
