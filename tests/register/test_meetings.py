"""Meetings and what was presented at them: two offices that exchange, and everything that may be done afterwards."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from migrations.test_revisions import migrate
from offices import Office
from post import delivered, edit, exchange
from tracker.domain.commitment import Commitment
from tracker.domain.meetings import DATE, FROZEN, TITLE, Meeting
from tracker.domain.presented import Presented
from tracker.domain.query import NO_VALUE
from tracker.domain.review import Answers, Decision
from tracker.errors import UserError
from tracker.journal.record import read_record
from tracker.storage.rebuild import rebuild
from tracker.storage.record_index import insert_records

MAY = date(2026, 5, 3)
JUNE = date(2026, 6, 12)


def met(office: Office, title: str = "Quarterly review", on: date = MAY, place: str = "San José") -> Meeting:
    office.register.add_meeting(title, on, place)
    return office.register.find_meeting(title)


def frozen(office: Office, title: str = "Quarterly review", on: date = MAY) -> Meeting:
    office.register.freeze(met(office, title, on))
    return office.register.find_meeting(title)


def told(office: Office) -> list[tuple[str, date, str]]:
    return [(m.title, m.on, m.place) for m in office.register.meetings()]


def said(state: Presented) -> dict[str, object]:
    """All that a freeze shows."""
    return {i: (dict(c.values), c.contributing, c.conflicts) for i, c in state.commitments.items()}


def test_a_meeting_is_put_down_changed_deleted_and_each_step_taken_back(ana: Office) -> None:
    seen = met(ana, "  Quarterly   review ")
    ana.register.edit_meeting(seen, "Quarterly review", JUNE, "")
    ana.register.delete_meeting(ana.register.meetings()[0])
    assert told(ana) == []
    for expected in ([("Quarterly review", JUNE, "")], [("Quarterly review", MAY, "San José")], []):
        ana.register.undo()
        assert told(ana) == expected
    ana.register.redo()
    assert told(ana) == [("Quarterly review", MAY, "San José")]
    assert ana.register.edit_meeting(ana.register.meetings()[0], "Quarterly review", MAY, "San José").action is None


@pytest.mark.parametrize(
    ("title", "on", "place", "why"),
    [(" \n", MAY, "", "no title"), ("x" * 100_001, MAY, "", "too long"), ("x", date(1900, 1, 1), "", "far from")],
)
def test_a_meeting_that_cannot_be_is_refused_with_a_reason(
    ana: Office, title: str, on: date, place: str, why: str
) -> None:
    with pytest.raises(UserError, match=why):
        ana.register.add_meeting(title, on, place)
    assert told(ana) == []


def test_the_newest_meeting_comes_first_and_each_is_found_by_title_date_or_id(ana: Office) -> None:
    first, second = met(ana), met(ana, "Presidents' summit", JUNE)
    assert [m.id for m in ana.register.meetings()] == [second.id, first.id]
    for name in ("summit", "2026-06-12", second.id):
        assert ana.register.find_meeting(name).id == second.id
    with pytest.raises(UserError, match="No meeting has"):
        ana.register.find_meeting("")
    with pytest.raises(UserError, match="could be any of 2"):
        ana.register.find_meeting("2026")


def test_what_two_say_of_one_meeting_is_shown_as_differing_until_somebody_says_it_anew(
    ana: Office, luis: Office
) -> None:
    met(ana)
    exchange(ana, luis)
    for office, title, on in ((ana, "March review", JUNE), (luis, "Spring review", MAY)):
        office.register.edit_meeting(office.register.meetings()[0], title, on, "")
    exchange(ana, luis)
    exchange(luis, ana)
    for office in (ana, luis):
        (meeting,) = office.register.meetings()
        assert meeting.differs
        assert {v.value for v in meeting.versions[TITLE]} == {"March review", "Spring review"}
        assert DATE not in meeting.versions, "only one of them moved the day"
    luis.register.edit_meeting(luis.register.meetings()[0], "Spring review", JUNE, "")
    exchange(luis, ana)
    assert told(ana) == told(luis) == [("Spring review", JUNE, "")]
    assert not ana.register.meetings()[0].differs


def test_a_meeting_deleted_by_one_and_frozen_by_another_stays_until_it_is_decided(ana: Office, luis: Office) -> None:
    met(ana)
    exchange(ana, luis)
    ana.register.delete_meeting(ana.register.meetings()[0])
    luis.register.freeze(luis.register.meetings()[0])
    exchange(ana, luis)
    exchange(luis, ana)
    for office in (ana, luis):
        (meeting,) = office.register.meetings()
        assert meeting.deletions and meeting.tally is not None
    kept = luis.register.meetings()[0]
    luis.register.edit_meeting(kept, kept.title, kept.on, kept.place)
    assert not luis.register.meetings()[0].differs
    luis.register.undo()
    luis.register.delete_meeting(luis.register.meetings()[0])
    exchange(luis, ana)
    assert told(ana) == told(luis) == []


def test_a_freeze_holds_what_stood_and_says_so_on_every_laptop(ana: Office, luis: Office) -> None:
    edit(ana, "1.2", status="in_progress", lead="Interior", contributing="Police; Navy", person="Rosa")
    edit(ana, "3.2", position="not_applicable")
    meeting = frozen(ana)
    assert meeting.tally is not None
    assert (meeting.tally.applicable, meeting.tally.not_applicable, meeting.tally.percent) == (45, 1, 0)
    assert meeting.tally.counts == {"in_progress": 1, NO_VALUE: 44, "not_applicable": 1}
    before = said(ana.register.presented(meeting))
    edit(ana, "1.2", status="implemented", contributing="Army")
    exchange(ana, luis)
    for office in (ana, luis):
        assert said(office.register.presented(office.register.meetings()[0])) == before
    stood = ana.register.presented(meeting).commitments[ana.register.find("1.2").id]
    assert (stood.status, stood.contributing) == ("in_progress", ("Navy", "Police"))


def test_freezing_again_takes_the_place_of_what_was_kept_and_undo_brings_that_back(ana: Office) -> None:
    frozen(ana)
    ana.register.check_off([ana.register.find("1.2")])
    ana.register.freeze(ana.register.meetings()[0])
    tallies = []
    for step in (lambda: None, ana.register.undo, ana.register.redo):
        step()
        tally = ana.register.meetings()[0].tally
        assert tally is not None
        tallies.append(tally.implemented)
    assert tallies == [1, 0, 1]
    assert ana.register.actions()[0].title.code == "freeze"
    for _ in range(3):
        ana.register.undo()
    assert ana.register.meetings()[0].freeze is None


def test_to_have_put_a_meeting_down_is_not_undone_over_what_was_frozen_or_changed_since(ana: Office) -> None:
    met(ana)
    added = ana.register.actions()[0]
    ana.register.freeze(ana.register.find_meeting("Quarterly"))
    with pytest.raises(UserError, match="frozen or changed since"):
        ana.register.undo(added.id)
    assert ana.register.find_meeting("Quarterly").freeze is not None
    ana.register.undo()
    ana.register.edit_meeting(ana.register.find_meeting("Quarterly"), "Yearly review", MAY, "San José")
    with pytest.raises(UserError, match="frozen or changed since"):
        ana.register.undo(added.id)
    assert told(ana) == [("Yearly review", MAY, "San José")]
    ana.register.undo()
    ana.register.undo(added.id)
    assert told(ana) == []
    ana.register.redo()
    assert told(ana) == [("Quarterly review", MAY, "San José")]


def test_an_older_freeze_that_is_undone_by_its_name_does_not_touch_the_one_that_followed(ana: Office) -> None:
    frozen(ana)
    first = next(a for a in ana.register.actions() if a.title.code == "freeze")
    ana.register.check_off([ana.register.find("1.2")])
    ana.register.freeze(ana.register.meetings()[0])
    now = said(ana.register.presented(ana.register.meetings()[0]))
    ana.register.undo(first.id)
    assert said(ana.register.presented(ana.register.meetings()[0])) == now


def test_differing_versions_are_kept_as_such_though_they_are_decided_later(ana: Office, luis: Office) -> None:
    edit(ana, "1.2", status="planned")
    edit(luis, "1.2", status="in_progress")
    exchange(luis, ana, Decision.BOTH)
    meeting = frozen(ana)
    ((commitment, differing),) = ana.register.differing()
    ana.register.decide(commitment, differing, "implemented")
    stood = ana.register.presented(meeting).commitments[commitment.id]
    assert stood.conflicts == ("status",)
    ((moved),) = ana.register.compare(meeting).moved
    assert (moved.moves[0].differed, moved.moves[0].differs) == (True, False)


def test_two_freezes_of_one_meeting_on_two_laptops_are_two_versions_neither_mixed(ana: Office, luis: Office) -> None:
    met(ana)
    exchange(ana, luis)
    edit(ana, "1.1", status="implemented")
    edit(luis, "1.2", status="implemented")
    for office in (ana, luis):
        office.register.freeze(office.register.meetings()[0])
    whole = {said_refs(office, office.register.meetings()[0]) for office in (ana, luis)}
    exchange(ana, luis)
    exchange(luis, ana)
    shown = {said_refs(office, office.register.meetings()[0]) for office in (ana, luis)}
    assert len(shown) == 1 and shown < whole
    assert len(ana.register.meetings()[0].versions[FROZEN]) == 2
    luis.register.freeze(luis.register.meetings()[0])
    assert not luis.register.meetings()[0].differs
    assert said_refs(luis, luis.register.meetings()[0]) == ("1.1", "1.2")


def said_refs(office: Office, meeting: Meeting) -> tuple[str, ...]:
    state = office.register.presented(meeting)
    return tuple(c.ref for c in state.commitments.values() if c.status == "implemented")


def test_what_has_not_arrived_of_a_freeze_is_counted_and_its_commitments_are_left_out(
    ana: Office, luis: Office
) -> None:
    edit(ana, "1.1", status="implemented")
    edit(ana, "1.2", status="planned", lead="Interior")
    meeting = frozen(ana)
    stores_all_but(luis, ana, lambda raw: b'"lead"' in raw or b'"planned"' in raw)
    (seen,) = luis.register.meetings()
    assert seen.tally is not None and (seen.tally.missing, seen.tally.implemented) == (2, 1)
    comparison = luis.register.compare(seen)
    assert comparison.left_out == (luis.register.find("1.2").id,)
    assert luis.register.said_at_meetings(luis.register.find("1.2"), 3) == ((replace(seen, tally=None), None),)
    exchange(ana, luis)
    (seen,) = luis.register.meetings()
    assert seen.tally is not None and seen.tally.missing == 0
    assert said(luis.register.presented(seen)) == said(ana.register.presented(meeting))


def stores_all_but(receiver: Office, sender: Office, is_lost: Callable[[bytes], bool]) -> None:
    """Put records in as an import does, without those that are still on their way."""
    raws = [row[1] for row in sender.tables("record")["record"]]
    with receiver.register._engines.write.begin() as connection:
        records = [read_record(raw) for raw in raws if isinstance(raw, bytes) and not is_lost(raw)]
        insert_records(connection, records, ("", ""))


def test_a_freeze_whose_parts_have_not_arrived_says_how_much_of_it_is_missing(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="implemented")
    frozen(ana)
    stores_all_but(luis, ana, lambda raw: b'"kind":"freeze"' in raw)
    (seen,) = luis.register.meetings()
    assert seen.tally is not None and seen.tally.missing == 1
    assert len(luis.register.presented(seen).unknown) == 46


def test_a_review_tells_of_meetings_and_the_import_is_undone_whole(ana: Office, luis: Office) -> None:
    frozen(ana)
    review = delivered(ana, luis)
    assert any("1 meeting is new" in str(notice) for notice in review.notices)
    luis.register.finish(review, Answers())
    assert len(told(luis)) == 1
    luis.register.undo()
    assert told(luis) == []


def test_both_ways_and_rebuilt_in_any_order_the_meetings_are_the_same(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="implemented")
    frozen(ana)
    frozen(luis, "Summit", JUNE)
    exchange(ana, luis)
    exchange(luis, ana)
    assert ana.register.meetings() == luis.register.meetings()
    names = ("commitment", "head", "awaited", "record", "tally", "note")
    before, meetings = ana.tables(*names), ana.register.meetings()
    with ana.register._engines.write.begin() as connection:
        rebuild(connection, lambda raws: random.Random(7).sample(raws, len(raws)))
    assert ana.tables(*names) == before
    reopened = ana.open()
    assert reopened.meetings() == meetings
    reopened.close()


def test_a_database_of_the_former_revision_shows_meetings_that_a_newer_one_sent(ana: Office) -> None:
    frozen(ana)
    before = ana.register.meetings()
    for how in ("0002", "head"):
        migrate(ana.register._engines, how)
    assert ana.register.meetings() == before


def test_meetings_are_found_through_their_index(ana: Office) -> None:
    asked: list[str] = []
    engine = ana.register._engines.read
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    ana.register.meetings()
    statement = next(s for s in asked if "'meeting'" in s)
    with engine.connect() as connection:
        plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, ("CRI",)).all()
    assert any("ix_record_meeting" in str(row) for row in plan)


def test_since_the_last_meeting_looks_at_the_newest_that_was_frozen_and_has_been(ana: Office) -> None:
    assert ana.register.since_last_meeting() is None
    frozen(ana)
    met(ana, "Not frozen", JUNE)
    frozen(ana, "To come", date(2027, 1, 1))
    ana.register.check_off([ana.register.find("1.2")])
    found = ana.register.since_last_meeting()
    assert found is not None
    assert found[0].title == "Quarterly review"
    assert [m.commitment.ref for m in found[1].moved] == ["1.2"]
    following = ana.register.next_meeting()
    assert following is not None and following.title == "To come"
    with pytest.raises(UserError, match="No state was frozen"):
        ana.register.compare(ana.register.find_meeting("Not frozen"))


STEPS = st.lists(
    st.sampled_from(["edit", "clear", "check", "undo", "redo", "import", "undo import", "decide", "rename", "note"]),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def after_a_meeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana's and Luis's folders once Ana froze a state in which versions differ: made once, copied for each history."""
    room = tmp_path_factory.mktemp("after a meeting")
    ana, luis = Office(room / "ana"), Office(room / "luis", author="Luis Rojas")
    edit(ana, "1.1", status="planned", contributing="Police")
    exchange(ana, luis)
    edit(ana, "1.2", status="in_progress", deadline="2027")
    edit(luis, "1.2", status="implemented", comment="Theirs")
    exchange(luis, ana, Decision.BOTH)
    frozen(ana)
    for office in (ana, luis):
        office.register.close()
    return room


@settings(max_examples=18, deadline=None)
@given(steps=STEPS, seed=st.integers(0, 1000))
def test_nothing_that_is_done_later_changes_what_was_presented(
    after_a_meeting: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[str], seed: int
) -> None:
    chance = random.Random(seed)
    room = shutil.copytree(after_a_meeting, tmp_path_factory.mktemp("law") / "offices")
    ana, luis = (Office(room / name, author=author) for name, author in (("ana", "Ana Mora"), ("luis", "Luis Rojas")))
    for office in (ana, luis):
        office.clock.later(hours=1)
    (meeting,) = ana.register.meetings()
    assert meeting.freeze is not None
    before = said(ana.register.presented(meeting))
    for step in steps:
        do(step, ana, luis, chance)
    state = ana.register.presented(meeting)
    assert (said(state), state.missing, state.unknown) == (before, 0, frozenset())
    again = ana.open()
    assert said(again.presented(meeting)) == before, "not because it was remembered"
    for register in (again, ana.register, luis.register):
        register.close()


def do(step: str, ana: Office, luis: Office, chance: random.Random) -> None:
    """Something that may happen after a meeting; what cannot be done is not."""
    register, ref = ana.register, chance.choice(["1.1", "1.2", "1.3"])
    seen: Commitment = register.find(ref)
    actions = {
        "edit": lambda: register.edit([seen], {"status": chance.choice(["planned", "implemented"]), "lead": "Navy"}),
        "clear": lambda: register.edit([seen], {"status": None, "contributing": None}),
        "check": lambda: register.check_off([seen]),
        "undo": register.undo,
        "redo": register.redo,
        "import": lambda: (edit(luis, ref, status="continuous", contributing="Army"), exchange(luis, ana)),
        "undo import": lambda: register.undo(next(a.id for a in register.actions() if a.title.code == "import")),
        "decide": lambda: [register.decide(c, d, "planned") for c, d in register.differing() if d.key == "status"],
        "rename": lambda: register.edit_meeting(register.meetings()[0], "Another title", JUNE, "Elsewhere"),
        "note": lambda: register.add_note(seen, "A note"),
    }
    try:
        actions[step]()  # type: ignore[no-untyped-call]
    except (UserError, IndexError, StopIteration):
        return
