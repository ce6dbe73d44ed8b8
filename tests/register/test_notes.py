"""Notes, and a note that one officer deletes while another edits it (MERGE.md)."""

from __future__ import annotations

import pytest

from offices import Office
from post import edit, exchange
from tracker.domain.values import LONGEST_TEXT
from tracker.errors import UserError


def texts(office: Office, ref: str = "3.2") -> list[str]:
    return [note.text for note in office.register.notes(office.register.find(ref))]


def shared_note(ana: Office, luis: Office) -> None:
    ana.register.add_note(ana.register.find("3.2"), "Ask the ministry.")
    exchange(ana, luis)


def change(office: Office, text: str | None) -> None:
    (note,) = office.register.notes(office.register.find("3.2"))
    if text is None:
        office.register.delete_note(note)
    else:
        office.register.edit_note(note, text)


def test_a_note_is_written_changed_deleted_and_each_step_taken_back(ana: Office) -> None:
    commitment = ana.register.find("3.2")
    ana.register.add_note(commitment, "Ask the ministry.  ")
    (note,) = ana.register.notes(commitment)
    assert (note.text, note.author, note.ref) == ("Ask the ministry.", "Ana Mora", "3.2")
    change(ana, "Asked the ministry.")
    change(ana, None)
    assert texts(ana) == []
    for expected in (["Asked the ministry."], ["Ask the ministry."], []):
        ana.register.undo()
        assert texts(ana) == expected
    ana.register.redo()
    assert texts(ana) == ["Ask the ministry."]
    with pytest.raises(UserError, match="empty"):
        ana.register.add_note(commitment, " \n")
    with pytest.raises(UserError, match="too long"):
        ana.register.add_note(commitment, "x" * (LONGEST_TEXT + 1))


def test_two_notes_of_two_officers_stand_beside_each_other(ana: Office, luis: Office) -> None:
    ana.register.add_note(ana.register.find("3.2"), "From Ana")
    luis.register.add_note(luis.register.find("3.2"), "From Luis")
    exchange(ana, luis)
    exchange(luis, ana)
    assert sorted(texts(ana)) == sorted(texts(luis)) == ["From Ana", "From Luis"]


def test_a_note_that_one_deletes_having_seen_it_whole_is_gone_everywhere(ana: Office, luis: Office) -> None:
    shared_note(ana, luis)
    change(ana, None)
    exchange(ana, luis)
    assert texts(luis) == []
    assert luis.register.differing() == ()


@pytest.mark.parametrize(("decision", "left"), [(None, []), ("Ask the minister.", ["Ask the minister."])])
def test_deleted_by_one_and_edited_by_another_is_shown_and_marked_until_it_is_decided(
    ana: Office, luis: Office, decision: str | None, left: list[str]
) -> None:
    shared_note(ana, luis)
    change(ana, None)
    change(luis, "Ask the minister.")
    exchange(ana, luis)
    exchange(luis, ana)
    for office in (ana, luis):
        assert texts(office) == ["Ask the minister."]
        assert office.register.find("3.2").conflicts == ("note",)
        assert office.register.health().conflicts == 1
        ((_, differing),) = office.register.differing()
        assert [(v.value, v.author) for v in differing.versions] == [
            ("Ask the minister.", "Luis Rojas"),
            (None, "Ana Mora"),
        ]
    ((commitment, differing),) = luis.register.differing()
    luis.register.decide(commitment, differing, decision)
    exchange(luis, ana)
    for office in (ana, luis):
        assert texts(office) == left
        assert office.register.find("3.2").conflicts == ()
    luis.register.undo()
    assert luis.register.find("3.2").conflicts == ("note",), "undoing a decision brings the difference back"


def test_notes_come_back_when_an_import_is_undone(ana: Office, luis: Office) -> None:
    shared_note(ana, luis)
    edit(luis, "1.1", status="planned")
    imported = next(a.id for a in luis.register.actions() if a.title.code == "import")
    luis.register.undo(imported)
    assert texts(luis) == []
    told = [entry for entry in luis.register.history() if entry.action == imported]
    assert [(e.key, e.ref) for e in told if e.new == "Ask the ministry."] == [("note", "3.2")], "done, though undone"
    change(ana, None)
    exchange(ana, luis)
    assert texts(luis) == []


def test_a_note_found_by_the_beginning_of_its_id(ana: Office) -> None:
    ana.register.add_note(ana.register.find("3.2"), "One")
    (note,) = ana.register.notes(ana.register.find("3.2"))
    assert ana.register.find_note(note.id[:8]) == note
    with pytest.raises(UserError, match="No note, or more than one"):
        ana.register.find_note("")
