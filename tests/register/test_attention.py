"""What to look at again: filtered and counted alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from offices import Office
from post import edit
from tracker.domain.overview import NOT_CONFIRMED
from tracker.domain.query import Attention, Filter
from tracker.domain.submission import LEVELS
from tracker.domain.vocabulary import ClearanceLevel


def found(office: Office, *reasons: Attention) -> list[str]:
    return [c.ref for c in office.register.listed(Filter(attention=frozenset(reasons)))]


def test_each_reason_finds_its_commitments_and_counts_as_many(office: Office, tmp_path: Path) -> None:
    register = office.register
    for ref in ("1.1", "1.2", "1.3"):
        edit(office, ref, status="implemented")
    edit(office, "1.4", status="planned", percent=40)
    edit(office, "1.1", percent=100)
    edit(office, "1.3", percent=40)
    (tmp_path / "law.txt").write_text("The law")
    register.add_document(register.find("1.1"), tmp_path / "law.txt", {"confidentiality": "public"})
    register.clear(register.find("1.2"), ClearanceLevel.CLEARED)
    register.clear(register.find("1.3"), ClearanceLevel.CONFIRMED)
    edit(office, "1.2", next_step="Publish")
    register.add_step(register.find("2.1"), "Ask", due="2026-11-20")
    register.add_step(register.find("2.2"), "Ask", due="2026-12-20")
    register.add_step(register.find("2.3"), "Ask", due="2026-11-20")
    register.delete_thing(register.steps(register.find("2.3"))[0])
    register.add_step(register.find("2.4"), "Ask", due="2026-11-20")
    register.do_step(register.steps(register.find("2.4"))[0])
    for ref, said in {"3.1": {"lead": "Navy"}, "3.2": {"position": "noted"}, "3.4": {"comment": "Ask"}}.items():
        edit(office, ref, **said)
    register.edit([register.find("3.3")], {"contributing": "Army"})
    register.clear(register.find("3.5"), ClearanceLevel.CLEARED)
    register.add_document(register.find("3.6"), tmp_path / "law.txt", {"confidentiality": "public"})
    expected = {
        Attention.NO_DOCUMENTS: ["1.2", "1.3"],
        Attention.NOT_CLEARED: ["1.1", "1.2", "1.3", "1.4", "3.1", "3.2", "3.3"],
        Attention.CHANGED_SINCE_CLEARANCE: ["1.2"],
        Attention.ACTIONS_OVERDUE: ["2.1"],
        Attention.CONTRADICTORY: ["1.3"],
    }
    assert {reason: found(office, reason) for reason in expected} == expected
    assert register.attention() == {reason: len(expected.get(reason, ())) for reason in Attention}
    waiting = [c.ref for c in register.listed() if c.awaits_clearance]
    assert waiting == expected[Attention.NOT_CLEARED], "the list marks what the filter finds"
    assert register.export(tmp_path / "report.xlsx").not_cleared == len(waiting), "an export counts it"
    leaving = register.draft_submission("OAS", tuple(LEVELS))
    assert list(leaving.not_cleared) == waiting, "and so does what is submitted"
    assert set(expected[Attention.CHANGED_SINCE_CLEARANCE]) <= set(waiting)
    documents = register.draft_submission("OAS", ("documents",))
    assert [value.ref for value in documents.values] == ["1.1", "3.6"], "public ones, of what is not cleared as well"
    assert documents.to_clear == 0 and documents.not_cleared == (), "a document is public by itself"
    assert found(office, Attention.ACTIONS_OVERDUE, Attention.CHANGED_SINCE_CLEARANCE) == ["1.2", "2.1"]


def test_what_was_not_gone_through_since_the_last_meeting_is_found_and_undo_brings_it_back(office: Office) -> None:
    register = office.register
    edit(office, "1.1", status="planned")
    register.confirm([register.find("1.2")])
    register.add_meeting("Review", date(2026, 11, 20))
    assert found(office, Attention.NOT_CONFIRMED) == [] and register.last_frozen() is None
    register.freeze(register.find_meeting("Review"))
    assert register.attention()[Attention.NOT_CONFIRMED] == 46
    register.confirm([register.find(ref) for ref in ("1.1", "1.2")])
    edit(office, "1.3", comment="The ministry was asked")
    edit(office, "1.4", contributing="Army")
    register.clear(register.find("1.5"), ClearanceLevel.CLEARED)
    register.enter_text(register.find("1.6"), "es", "Promover la familia migrante")
    register.add_note(register.find("2.1"), "Internal")
    assert found(office, Attention.NOT_CONFIRMED)[:3] == ["1.5", "1.6", "2.1"]
    other = Filter(panels=frozenset({register.panels()[0].id}), attention=frozenset({Attention.NOT_CONFIRMED}))
    assert [c.ref for c in register.listed(other)] == ["1.5", "1.6"]
    assert [c.ref for c in register.listed(NOT_CONFIRMED)] == found(office, Attention.NOT_CONFIRMED)
    since = register.overview().since
    assert since is not None and since.not_confirmed == register.attention()[Attention.NOT_CONFIRMED] == 42
    for _ in range(6):
        register.undo()
    assert register.attention()[Attention.NOT_CONFIRMED] == 46
    register.redo()
    office.clock.later(days=30)
    register.add_meeting("Eve", date(2027, 1, 20))
    register.freeze(register.find_meeting("Eve"))
    assert "1.1" not in found(office, Attention.NOT_CONFIRMED), "one that is to come was not held yet"


def test_notes_are_counted_as_long_as_they_are_not_deleted(office: Office) -> None:
    register = office.register
    register.add_note(register.find("1.1"), "Internal")
    register.add_note(register.find("1.1"), "Another")
    register.delete_note(register.notes(register.find("1.1"))[0])
    assert register.find("1.1").notes == 1


def test_what_a_person_has_is_counted_before_it_is_reassigned(office: Office) -> None:
    register = office.register
    edit(office, "1.1", person="Luis Rojas", alternate="Ana Mora")
    register.add_step(register.find("1.2"), "Ask", "Luis Rojas")
    register.add_step(register.find("1.2"), "Send", "Eva Solís")
    assert register.people() == ("Ana Mora", "Eva Solís", "Luis Rojas")
    assert [register.entries_of(name) for name in ("Luis  Rojas", "Eva Solís", "Nobody", "")] == [2, 1, 0, 0]
