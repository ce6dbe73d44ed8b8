"""What became of notes, actions and documents is told as deeds; so are the moves of a deadline with their reasons."""

from __future__ import annotations

from pathlib import Path

from offices import NewOffice, Office
from post import edit, exchange
from tracker.domain.moves import moves_of


def told(office: Office) -> list[tuple[str, str, str]]:
    detail = office.register.detail(office.register.find("3.2").id)
    return [(change.kind, change.key, change.name) for change in reversed(detail.made)]


def moves(office: Office) -> list[tuple[object, object, str]]:
    detail = office.register.detail(office.register.find("3.2").id)
    return [(move.old, move.new, move.reason) for move in moves_of(detail.history)]


def test_one_deed_is_one_entry(ana: Office, new_office: NewOffice, tmp_path: Path) -> None:
    register = ana.register
    register.add_step(register.find("3.2"), "Ask", "Luis Rojas", "2027-Q1")
    (step,) = register.steps(register.find("3.2"))
    register.do_step(step)
    (step,) = register.steps(register.find("3.2"))
    register.edit_thing(step, {"text": "Ask twice", "owner": "Eva"})
    (tmp_path / "law.txt").write_text("The law")
    register.add_document(register.find("3.2"), tmp_path / "law.txt")
    register.add_note(register.find("3.2"), "Internal")
    register.delete_note(register.notes(register.find("3.2"))[0])
    expected = [
        ("step", "", "Ask"),
        ("step", "done", "Ask"),
        ("step", "owner", "Ask twice"),
        ("step", "text", "Ask twice"),
        ("evidence", "", "law"),
        ("note", "", "Internal"),
        ("note", "deleted", "Internal"),
    ]
    assert sorted(told(ana)) == sorted(expected)
    luis = new_office(author="Luis Rojas")
    exchange(ana, luis)
    assert sorted(told(luis)) == sorted(told(ana))
    for _ in range(3):
        register.undo()
    assert ("note", "", "Internal") not in told(ana)
    assert ("evidence", "", "law") not in told(ana)


def test_a_reason_belongs_to_the_move_it_was_given_for(ana: Office) -> None:
    edit(ana, "3.2", deadline="2026-06-30")
    assert moves(ana) == []
    edit(ana, "3.2", deadline="2026-12-31")
    edit(ana, "3.2", deadline_reason="The decree waits for the assembly.")
    first = ("2026-06-30", "2026-12-31", "The decree waits for the assembly.")
    assert moves(ana) == [first]
    edit(ana, "3.2", deadline="2027-Q2")
    assert "deadline_reason" not in ana.register.find("3.2").values
    assert moves(ana) == [("2026-12-31", "2027-Q2", ""), first]
    ana.register.undo()
    assert moves(ana) == [first]
    assert ana.register.find("3.2").values["deadline_reason"] == first[2]
