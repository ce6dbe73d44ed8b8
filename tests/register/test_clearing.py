"""Clearance, verification, links and reassignment: what they cover, and what ends them."""

from __future__ import annotations

from pathlib import Path

import pytest

from offices import Office
from post import edit, exchange
from tracker.domain.commitment import Commitment
from tracker.domain.frameworks import TITLES, canonical_code
from tracker.domain.query import Attention, Filter
from tracker.domain.review import Decision
from tracker.domain.vocabulary import ClearanceLevel, Support
from tracker.errors import UserError
from tracker.storage.crosswalk import crosswalk


def commitment(office: Office, ref: str = "3.2") -> Commitment:
    return office.register.find(ref)


def test_what_was_cleared_is_said_to_have_changed_once_it_has(ana: Office) -> None:
    edit(ana, "3.2", status="in_progress", next_step="Publish the decree")
    ana.register.clear(commitment(ana), ClearanceLevel.CLEARED, "The Minister", "Note 14/2026")
    cleared = commitment(ana)
    assert cleared.clearance == {
        "level": "cleared",
        "by": "The Minister",
        "document": "Note 14/2026",
        "on": "2026-11-23",
    }
    assert not cleared.clearance_changed
    edit(ana, "3.2", comment="Internal: ask again")  # no other delegation ever reads that
    assert not commitment(ana).clearance_changed
    edit(ana, "3.2", status="implemented")
    assert commitment(ana).clearance_changed
    ana.register.undo()
    assert not commitment(ana).clearance_changed
    ana.register.redo()
    assert commitment(ana).clearance_changed
    ana.register.clear(commitment(ana), None)
    assert (commitment(ana).clearance, commitment(ana).clearance_changed) == (None, False)


def test_what_a_colleague_changed_meanwhile_was_not_cleared(ana: Office, luis: Office) -> None:
    edit(ana, "3.2", status="in_progress")
    exchange(ana, luis)
    edit(luis, "3.2", deadline="2027")
    ana.register.clear(commitment(ana), ClearanceLevel.CONFIRMED)
    exchange(luis, ana)
    exchange(ana, luis)
    assert commitment(ana).clearance_changed
    assert commitment(luis).clearance_changed


def test_what_one_withdraws_while_another_clears_it_is_not_cleared(ana: Office, luis: Office) -> None:
    edit(ana, "3.2", status="in_progress")
    ana.register.clear(commitment(ana), ClearanceLevel.CLEARED, "The Minister")
    exchange(ana, luis)
    ana.register.clear(commitment(ana), None)
    luis.clock.later(hours=1)
    luis.register.clear(commitment(luis), ClearanceLevel.CLEARED, "The Minister", "Note 2")
    exchange(luis, ana)
    disputed = commitment(ana)
    assert disputed.conflicts == ("clearance",) and not disputed.is_cleared and disputed.awaits_clearance
    assert ana.register.listed(Filter(cleared=True)) == ()
    assert len(ana.register.listed(Filter(attention=frozenset({Attention.NOT_CLEARED})))) == 1


def test_the_last_who_cleared_is_told_level_by_level_but_never_the_author(ana: Office) -> None:
    def last() -> list[str]:
        return [ana.register.last_cleared_by(level) for level in (ClearanceLevel.CONFIRMED, ClearanceLevel.CLEARED)]

    for n, (level, by) in enumerate(
        [
            (ClearanceLevel.CLEARED, "The Minister"),
            (ClearanceLevel.CLEARED, "The Vice Minister"),
            (ClearanceLevel.CONFIRMED, "Legal Affairs"),
            (ClearanceLevel.CLEARED, "Ana Mora"),
        ]
    ):
        edit(ana, f"3.{n + 1}", status="in_progress")
        ana.register.clear(commitment(ana, f"3.{n + 1}"), level, by)
        ana.clock.later(days=1)
    assert last() == ["Legal Affairs", "The Vice Minister"]


def documented(office: Office, folder: Path) -> None:
    edit(office, "3.2", status="implemented")
    (folder / "law.txt").write_text("The law")
    office.register.add_document(commitment(office), folder / "law.txt")


def test_a_second_person_verifies_a_status_and_a_new_status_is_not_verified(
    ana: Office, luis: Office, tmp_path: Path
) -> None:
    documented(ana, tmp_path)
    with pytest.raises(UserError, match="Ana Mora reported this status"):
        ana.register.verify(commitment(ana))
    exchange(ana, luis)
    luis.register.verify(commitment(luis))
    assert commitment(luis).support is Support.VERIFIED
    exchange(luis, ana)
    assert commitment(ana).support is Support.VERIFIED
    edit(ana, "3.2", status="continuous")
    assert commitment(ana).support is Support.DOCUMENTED
    ana.register.undo()
    assert commitment(ana).support is Support.VERIFIED


def test_two_who_verify_one_report_apart_agree_but_not_on_different_reports(ana: Office, tmp_path: Path) -> None:
    documented(ana, tmp_path)
    luis, eva = (Office(tmp_path / name, author=name) for name in ("Luis Rojas", "Eva Solís"))
    for office in (luis, eva):
        exchange(ana, office)
    for office in (luis, eva):
        office.register.verify(commitment(office))
        exchange(office, ana)
    assert commitment(ana).conflicts == () and commitment(ana).support is Support.VERIFIED
    assert len(commitment(ana).shown["verified"]) == 2, "what is said next is said over both"
    ana.register.undo()
    assert commitment(ana).values["verified"] == {"by": "Luis Rojas", "on": "2026-11-23"}

    edit(luis, "3.2", status="continuous")
    exchange(luis, eva)
    ana.register.redo()
    eva.register.verify(commitment(eva))
    luis.register.undo()
    luis.register.undo()
    luis.register.verify(commitment(luis))
    exchange(eva, luis)
    assert "verified" in commitment(luis).conflicts


@pytest.mark.parametrize("decision", [None, Decision.KEEP, Decision.TAKE])
def test_a_stamp_that_is_kept_taken_or_decided_for_covers_what_it_covered(
    ana: Office, tmp_path: Path, decision: Decision | None
) -> None:
    documented(ana, tmp_path)
    luis, eva = (Office(tmp_path / name, author=name) for name in ("Luis Rojas", "Eva Solís"))
    for office, level in ((luis, ClearanceLevel.CLEARED), (eva, ClearanceLevel.CONFIRMED)):
        exchange(ana, office)
        office.register.clear(commitment(office), level)
        office.register.verify(commitment(office))
    exchange(luis, ana)
    exchange(eva, ana, decision)
    if decision is None:
        (differing,) = ana.register.detail(commitment(ana).id).differing
        ana.register.decide(commitment(ana), differing, differing.versions[0].value)
    said = commitment(ana)
    assert said.conflicts == () and said.clearance and not said.clearance_changed, "nothing changed since"
    assert said.support is Support.VERIFIED


def test_what_is_not_reported_or_not_documented_cannot_be_verified(ana: Office) -> None:
    with pytest.raises(UserError, match="No status"):
        ana.register.verify(commitment(ana))
    edit(ana, "3.2", status="implemented")
    with pytest.raises(UserError, match="No document"):
        ana.register.verify(commitment(ana))


def test_suggested_links_are_confirmed_or_declined_and_then_no_longer_suggested(ana: Office) -> None:
    assert ana.register.suggested_links(commitment(ana)) == {"gcm": ("2", "5", "7"), "sdg": ("1.5", "13.1")}
    ana.register.link(commitment(ana), "gcm", ["2", "5"])
    ana.register.unlink(commitment(ana), "gcm", ["7"])
    assert ana.register.suggested_links(commitment(ana)) == {"sdg": ("1.5", "13.1")}
    assert commitment(ana).members["gcm"] == ("2", "5")
    ana.register.undo()
    assert ana.register.suggested_links(commitment(ana))["gcm"] == ("7",)
    ana.register.link(commitment(ana), "related", ["3.10", "HLF2017/1.2", "3.9"])
    assert commitment(ana).members["related"] == ("3.9", "3.10", "HLF2017/1.2")
    edit(ana, "3.2", sdg="13.1, 10.C 1.5")
    assert commitment(ana).members["sdg"] == ("1.5", "10.c", "13.1")
    edit(ana, "3.2", sdg="10.c")
    assert commitment(ana).members["sdg"] == ("10.c",)


@pytest.mark.parametrize(("framework", "code"), [("gcm", "24"), ("sdg", "99.9"), ("related", "soon")])
def test_what_a_framework_does_not_hold_cannot_be_linked(ana: Office, framework: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        ana.register.link(commitment(ana), framework, [code])


def test_a_link_confirmed_here_and_declined_there_stays(ana: Office, luis: Office) -> None:
    ana.register.link(commitment(ana), "gcm", ["2"])
    luis.register.unlink(commitment(luis), "gcm", ["2"])
    exchange(ana, luis)
    exchange(luis, ana)
    assert commitment(ana).members == commitment(luis).members == {"gcm": ("2",)}


def test_the_crosswalk_links_every_recommendation_to_what_the_frameworks_hold(ana: Office) -> None:
    links = crosswalk()["HLF2017"]
    assert set(links) == {c.ref for c in ana.register.listed()}
    for ref, by_framework in links.items():
        for framework, codes in by_framework.items():
            assert codes, ref
            assert [canonical_code(framework, code) for code in codes] == list(codes)
            assert set(codes) <= set(TITLES[framework])


def test_everything_of_a_person_who_leaves_goes_to_another_in_one_step(ana: Office) -> None:
    edit(ana, "3.2", person="Luis Rojas")
    edit(ana, "1.1", alternate="Luis Rojas", person="Ana Mora")
    ana.register.add_step(commitment(ana), "Ask", "Luis Rojas")
    ana.register.add_step(commitment(ana), "Asked", "Luis Rojas")
    ana.register.do_step(ana.register.steps(commitment(ana))[1])
    before = ana.values()
    ana.register.reassign("Luis  Rojas", "Eva Solís")
    assert commitment(ana).values["person"] == "Eva Solís"
    assert commitment(ana, "1.1").values == {"alternate": "Eva Solís", "person": "Ana Mora"}
    assert [s.text("owner") for s in ana.register.steps(commitment(ana))] == ["Eva Solís", "Luis Rojas"]
    ana.register.undo()
    assert ana.values() == before
    assert ana.register.steps(commitment(ana))[0].text("owner") == "Luis Rojas"
    with pytest.raises(UserError, match="Nobody"):
        ana.register.reassign("Nobody", "Eva Solís")
