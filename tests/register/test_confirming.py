"""What is confirmed, on one laptop and on several, and since which meeting."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from offices import Office
from post import delivered, edit, exchange
from received import export, returned, review
from tracker.bundle import bundled
from tracker.domain.fields import CONFIRMED
from tracker.domain.meetings import Meeting
from tracker.domain.overview import NOT_CONFIRMED, Figure
from tracker.domain.query import Attention, Standpoint
from tracker.domain.review import Standing
from tracker.domain.titles import title_words
from tracker.errors import UserError
from tracker.storage import queries
from tracker.storage.rebuild import rebuild
from tracker.words import load_words


def frozen(office: Office, title: str = "Review", on: date = date(2026, 11, 20)) -> Meeting:
    office.register.add_meeting(title, on)
    office.register.freeze(office.register.find_meeting(title))
    return office.register.find_meeting(title)


def confirm(office: Office, *refs: str) -> None:
    listed = office.register.listed()
    office.register.confirm([c for c in listed if not refs or c.ref in refs])


def open_ones(office: Office) -> list[str]:
    return [c.ref for c in office.register.listed(NOT_CONFIRMED)]


def test_what_is_undecided_is_not_confirmed_and_what_contradicts_itself_is_pointed_at(
    ana: Office, luis: Office
) -> None:
    edit(ana, "1.1", status="planned")
    edit(luis, "1.1", status="in_progress")
    edit(ana, "1.2", status="implemented", percent=40)
    exchange(luis, ana)
    register = ana.register
    done = register.confirm(register.listed())
    assert title_words(done.title, load_words("en", bundled("resources/i18n"))) == (
        "Confirmed that 45 commitments are still correct; 1.2 is implemented, yet below 100%; "
        "1.1 has differing versions and was left for a decision"
    )
    assert register.find("1.1").confirmed is None and register.find("1.2").confirmed is not None
    register.undo()
    assert [c.ref for c in register.listed() if c.confirmed] == [], "one step takes all of it back"
    with pytest.raises(UserError, match=r"Nothing was confirmed\. 1\.1 has differing versions\."):
        register.confirm([register.find("1.1")])


def shuffled(raws: Sequence[bytes]) -> Sequence[bytes]:
    return random.Random(8).sample(list(raws), len(raws))


def test_two_versions_of_an_internal_note_do_not_stand_in_the_way(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.add_note(ana.register.find("1.1"), "They will sign.")
    exchange(ana, luis)
    for office, text in ((ana, "They signed."), (luis, "They will not sign.")):
        (note,) = office.register.notes(office.register.find("1.1"))
        office.register.edit_note(note, text)
    exchange(luis, ana)
    assert ana.register.find("1.1").conflicts == ("note",)
    confirm(ana, "1.1")
    assert ana.register.find("1.1").confirmed == {"by": "Ana Mora", "on": "2026-11-23"}


def test_what_two_officers_confirm_apart_agrees_and_the_next_word_stands_for_both(ana: Office, luis: Office) -> None:
    frozen(ana)
    exchange(ana, luis)
    confirm(ana)
    luis.clock.later(hours=1)
    confirm(luis)
    before, heard = ana.values(), ana.register.history(ana.register.find("1.1").id)
    for sender, receiver in ((luis, ana), (ana, luis)):
        came = delivered(sender, receiver)
        assert {p.standing for p in came.proposals} == ({Standing.CLEAN} if receiver is ana else set())
        receiver.register.finish(came)
    for office in (ana, luis):
        assert office.register.health().conflicts == 0 and office.register.differing() == ()
        assert open_ones(office) == []
        assert not any(entry.differs for entry in office.register.history())
    assert ana.values() == luis.values()
    assert ana.register.find("1.1").confirmed == {"by": "Luis Rojas", "on": "2026-11-23"}, "the last word is shown"
    assert len(ana.register.find("1.1").shown[CONFIRMED]) == 2, "what is said next is said over both"

    both, taken = ana.values(), ana.register.history(ana.register.find("1.1").id)[0]
    assert (taken.old, taken.new) == (heard[0].new, {"by": "Luis Rojas", "on": "2026-11-23"})
    assert (taken.imported_by, taken.imported_at != taken.at) == ("Ana Mora", True)
    ana.register.undo()
    assert ana.values() == before
    told = [(entry.old, entry.new) for entry in ana.register.history(ana.register.find("1.1").id)]
    assert (taken.new, taken.old) in told, "taken back, what stood before stands"
    ana.register.redo()
    assert ana.values() == both
    frozen(ana, "Second", date(2026, 11, 22))
    confirm(ana, "1.1", "1.2")
    assert len(ana.register.find("1.1").shown[CONFIRMED]) == 1
    assert not any(entry.is_decision for entry in ana.register.history(ana.register.find("1.1").id))
    ana.register.undo()
    assert ana.values() == both and len(ana.register.find("1.1").shown[CONFIRMED]) == 2
    ana.register.redo()
    exchange(ana, luis)
    assert luis.values() == ana.values()
    with ana.register._engines.write.begin() as connection:
        rebuild(connection, shuffled)
    assert luis.values() == ana.values()


def test_what_was_said_since_a_freeze_does_not_hang_on_what_clocks_show(ana: Office, luis: Office) -> None:
    edit(luis, "1.3", status="planned")
    luis.clock.later(hours=3)
    frozen(luis)
    exchange(luis, ana)
    assert ana.clock.now < luis.clock.now
    assert len(open_ones(ana)) == 46, "what stood at the freeze was said before it"
    confirm(ana, "1.1", "1.3")
    edit(ana, "1.2", status="planned")
    assert [ref for ref in ("1.1", "1.2", "1.3", "1.4") if ref in open_ones(ana)] == ["1.4"]
    luis.clock.later(hours=-5)
    exchange(ana, luis)
    assert open_ones(luis) == open_ones(ana) and luis.values() == ana.values()


def test_what_a_workbook_brought_was_said_when_it_was_exported_on_every_laptop(
    ana: Office, luis: Office, tmp_path: Path
) -> None:
    early = export(ana, tmp_path / "early.xlsx")
    received = returned(ana, early, {("2.1", "status"): "planned"})
    ana.register.finish(review(ana, received))
    frozen(ana)
    later = export(ana, tmp_path / "later.xlsx")
    ana.register.finish(review(ana, returned(ana, later, {("2.2", "status"): "planned"})))
    exchange(ana, luis)
    for office in (ana, luis):
        assert "2.1" in open_ones(office) and "2.2" not in open_ones(office)
    assert [c.said_stamp for c in luis.register.listed()] == [c.said_stamp for c in ana.register.listed()]


def test_a_word_at_the_moment_of_the_freeze_was_not_said_since(office: Office) -> None:
    confirm(office, "1.1")
    said = office.register.find("1.1")
    for frozen_at, is_since in ((said.said_stamp, False), (said.said_stamp - 1, True)):
        assert said.is_confirmed_since(frozen_at) is is_since
        with office.register._engines.read.connect() as connection:
            standpoint = Standpoint(office.register.today(), frozen_at)
            counted = queries.needing_attention(connection, "CRI", standpoint)[Attention.NOT_CONFIRMED]
        assert counted == (45 if is_since else 46)


def test_what_stands_already_is_not_confirmed_again_before_a_meeting_is_frozen(office: Office) -> None:
    register = office.register
    for _ in range(3):
        confirm(office, "1.1")
    assert len(register.actions()) == 1
    meeting = frozen(office)
    assert "1.1" in open_ones(office)
    done = len(register.actions())
    for _ in range(3):
        confirm(office, "1.1")
    assert "1.1" not in open_ones(office) and len(register.actions()) == done + 1
    assert [c.ref for c in register.listed() if c.id in register.compare(meeting).reconfirmed] == ["1.1"]
    register.undo()
    assert "1.1" in open_ones(office) and register.compare(meeting).reconfirmed == ()
    register.redo()
    office.clock.later(days=1)
    confirm(office)
    assert register.find("1.1").confirmed == {"by": "Ana Mora", "on": "2026-11-24"}


def test_reconfirmed_between_two_meetings_is_what_was_said_between_them(office: Office) -> None:
    confirm(office, "1.1", "1.2", "1.3")
    first = frozen(office)
    confirm(office, "1.2")
    second = frozen(office, "Second", date(2026, 11, 21))
    confirm(office, "1.3")
    refs = {c.id: c.ref for c in office.register.listed()}
    assert [refs[i] for i in office.register.compare(first, second).reconfirmed] == ["1.2"]
    assert [refs[i] for i in office.register.compare(second).reconfirmed] == ["1.3"]
    assert [refs[i] for i in office.register.compare(first).reconfirmed] == ["1.2", "1.3"]


def test_who_works_on_it_what_it_is_linked_to_and_why_a_deadline_moved_do_not_say_how_it_stands(office: Office) -> None:
    register = office.register
    edit(office, "1.1", person="Eva Solís", deadline="2027")
    edit(office, "1.2", deadline="2027")
    frozen(office)
    register.reassign("Eva Solís", "Luis Rojas")
    for key, value in {"alternate": "Eva Solís", "deadline_reason": "The law", "sdg": "10.7", "related": "3.5"}.items():
        edit(office, "1.2", **{key: value})
    assert len(open_ones(office)) == 46
    for ref, key in zip(("1.1", "1.2", "1.3"), ("lead", "comment", "contributing"), strict=True):
        edit(office, ref, **{key: "Army"})
    assert open_ones(office)[0] == "1.4"


def test_the_figures_of_a_day_are_seen_from_that_day(office: Office) -> None:
    edit(office, "1.1", deadline="2026-12-31")
    frozen(office)
    assert [office.register.overview(day).figures[Figure.OVERDUE] for day in (None, date(2027, 1, 1))] == [0, 1]
