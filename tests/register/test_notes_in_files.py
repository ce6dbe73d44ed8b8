"""Notes in update files: each is told in the review, clashes are decided there, and what was undone is taken again."""

from __future__ import annotations

import pytest

from offices import Office
from post import delivered, edit, exchange
from tracker.domain.notes import Note, NoteEvent
from tracker.domain.review import Answers, Decision, Proposal, Review, Standing
from tracker.storage.rebuild import rebuild

CLEAN, CONFLICT, QUESTION = Standing.CLEAN, Standing.CONFLICT, Standing.QUESTION


def notes(office: Office, ref: str = "3.2") -> tuple[Note, ...]:
    return office.register.notes(office.register.find(ref))


def texts(office: Office, ref: str = "3.2") -> list[str]:
    return [note.text for note in notes(office, ref)]


def write(office: Office, text: str, ref: str = "3.2") -> None:
    office.clock.later(minutes=1)
    office.register.add_note(office.register.find(ref), text)


def change(office: Office, text: str | None, number: int = 0) -> None:
    office.clock.later(minutes=1)
    note = notes(office)[number]
    if text is None:
        office.register.delete_note(note)
    else:
        office.register.edit_note(note, text)


def told(review: Review) -> list[tuple[object, ...]]:
    return [(p.note.event, p.base, p.theirs, p.author, p.standing) for p in review.proposals if p.note]


def of_notes(review: Review) -> list[Proposal]:
    return [p for p in review.proposals if p.note]


def finish(office: Office, review: Review, decision: Decision) -> None:
    office.register.finish(review, Answers({p.number: decision for p in of_notes(review)}))


def test_each_note_that_is_written_changed_deleted_or_brought_back_is_a_row_of_its_commitment(
    ana: Office, luis: Office
) -> None:
    write(ana, "One")
    write(ana, "Two")
    first = delivered(ana, luis)
    written = [note.at for note in ana.register.notes(ana.register.find("3.2"))]
    here = luis.register.find("3.2")
    assert [(p.ref, p.entity, p.at) for p in first.proposals] == [("3.2", here.id, at) for at in written]
    assert told(first) == [
        (NoteEvent.WRITTEN, None, "One", "Ana Mora", CLEAN),
        (NoteEvent.WRITTEN, None, "Two", "Ana Mora", CLEAN),
    ]
    assert all(p.fixed for p in first.proposals) and first.notices == ()
    luis.register.finish(first)
    assert luis.register.review(next(ana.folder.glob("*.ctu"))).proposals == ()
    change(ana, "Two, again", 1)
    change(ana, None, 0)
    second = delivered(ana, luis)
    assert told(second) == [
        (NoteEvent.CHANGED, "Two", "Two, again", "Ana Mora", CLEAN),
        (NoteEvent.DELETED, "One", None, "Ana Mora", CLEAN),
    ]
    luis.register.finish(second)
    assert texts(luis) == ["Two, again"]
    ana.clock.later(minutes=1)
    ana.register.undo()
    third = delivered(ana, luis)
    assert told(third) == [(NoteEvent.RESTORED, None, "One", "Ana Mora", CLEAN)]
    assert str(third.proposals[0].reason) == "Ana Mora undid a change."
    luis.register.finish(third)
    assert texts(luis) == texts(ana) == ["One", "Two, again"]


def test_a_note_that_came_and_went_before_it_was_seen_here_is_not_told(ana: Office, luis: Office) -> None:
    write(ana, "One")
    change(ana, None)
    review = delivered(ana, luis)
    assert review.proposals == () and review.brings


def test_a_note_is_taken_in_whatever_is_answered(ana: Office, luis: Office) -> None:
    write(ana, "One")
    review = delivered(ana, luis)
    finish(luis, review, Decision.LEAVE)
    assert texts(luis) == ["One"]
    assert luis.register.received_files()[0].taken == 1
    assert luis.register.actions()[0].title.values["n"] == 1


def clash(ana: Office, luis: Office, ours: str | None, theirs: str | None) -> Review:
    """Luis did one thing to a note, Ana another; her file is held against his laptop."""
    write(ana, "One")
    exchange(ana, luis)
    change(luis, ours)
    change(ana, theirs)
    return delivered(ana, luis)


CLASHES = [("Luis", None), (None, "Ana"), ("Luis", "Ana")]


@pytest.mark.parametrize(("ours", "theirs"), CLASHES)
def test_what_two_did_to_one_note_is_a_conflict_that_stays_open_until_it_is_decided(
    ana: Office, luis: Office, ours: str | None, theirs: str | None
) -> None:
    review = clash(ana, luis, ours, theirs)
    (proposal,) = review.proposals
    assert (proposal.base, proposal.ours, proposal.theirs, proposal.standing) == ("One", ours, theirs, CONFLICT)
    luis.register.finish(review)
    exchange(luis, ana)
    for office in (ana, luis):
        assert office.register.find("3.2").conflicts == ("note",)
        ((_, differing),) = office.register.differing()
        assert {version.value for version in differing.versions} == {ours, theirs}
        assert differing.base == "One"


@pytest.mark.parametrize(("ours", "theirs"), CLASHES)
@pytest.mark.parametrize("decision", [Decision.TAKE, Decision.KEEP])
def test_a_clash_is_decided_in_the_review_and_the_decision_travels(
    ana: Office, luis: Office, ours: str | None, theirs: str | None, decision: Decision
) -> None:
    finish(luis, clash(ana, luis, ours, theirs), decision)
    exchange(luis, ana)
    said = theirs if decision is Decision.TAKE else ours
    for office in (ana, luis):
        assert texts(office) == ([said] if said else [])
        assert office.register.differing() == ()
        assert office.register.find("3.2").conflicts == ()


@pytest.mark.parametrize(("ours", "theirs"), CLASHES)
def test_words_of_ones_own_end_a_clash(ana: Office, luis: Office, ours: str | None, theirs: str | None) -> None:
    review = clash(ana, luis, ours, theirs)
    luis.register.finish(review, Answers(edited={0: "Both of us"}))
    assert (texts(luis), luis.register.differing()) == (["Both of us"], ())
    exchange(luis, ana)
    assert (texts(ana), ana.register.differing()) == (["Both of us"], ())


@pytest.mark.parametrize(("ours", "theirs"), CLASHES)
def test_a_clash_kept_open_is_ended_later_with_words_of_ones_own(
    ana: Office, luis: Office, ours: str | None, theirs: str | None
) -> None:
    luis.register.finish(clash(ana, luis, ours, theirs))
    ((commitment, differing),) = luis.register.differing()
    luis.register.decide(commitment, differing, "Both of us")
    assert (texts(luis), luis.register.differing()) == (["Both of us"], ())
    luis.register.undo()
    assert len(luis.register.differing()) == 1


def test_whoever_deletes_one_version_of_a_note_does_not_delete_the_one_not_on_screen(ana: Office, luis: Office) -> None:
    luis.register.finish(clash(ana, luis, "Luis", "Ana"))
    change(luis, None)
    ((_, differing),) = luis.register.differing()
    assert {version.value for version in differing.versions} == {"Luis", "Ana", None}


def undone(office: Office) -> None:
    office.register.undo(next(a.id for a in office.register.actions() if a.title.code == "import" and not a.undone))


def test_what_was_taken_back_with_an_import_is_asked_about_taken_again_and_taken_back_again(
    ana: Office, luis: Office
) -> None:
    write(ana, "One")
    write(ana, "Two")
    edit(ana, "3.2", status="planned")
    file = ana.folder / "whole.ctu"
    ana.register.send(file)
    for _ in range(2):
        luis.register.finish(luis.register.review(file), Answers({0: Decision.TAKE, 1: Decision.TAKE}))
        assert texts(luis)[:1] == ["One"]
        undone(luis)
        assert texts(luis) == []
        review = luis.register.review(file)
        assert told(review) == [
            (NoteEvent.WRITTEN, None, "One", "Ana Mora", QUESTION),
            (NoteEvent.WRITTEN, None, "Two", "Ana Mora", QUESTION),
        ]
        assert {str(p.reason) for p in review.proposals} == {"You took this in before and undid it. Take it again?"}
        assert luis.register.finish(review).action is None, "nobody said to take it again"
        finish(luis, review, Decision.TAKE)
        assert texts(luis) == ["One", "Two"]
        assert [n.author for n in notes(luis)] == ["Ana Mora"] * 2
        assert of_notes(luis.register.review(file)) == [], "what was taken again is not asked about"
        undone(luis)
        assert texts(luis) == []
        luis.register.redo()
        assert texts(luis) == ["One", "Two"]
        luis.register.undo()
    finish(ana, delivered(luis, ana), Decision.TAKE)
    assert texts(ana) == texts(luis) == []


def test_words_put_into_a_note_since_are_not_taken_back_with_the_import_that_brought_it(
    ana: Office, luis: Office
) -> None:
    write(ana, "One")
    luis.register.finish(delivered(ana, luis))
    change(luis, "One, and more")
    taken_back = luis.register.undo(luis.register.actions()[1].id)
    assert taken_back.left == ((luis.register.find("3.2").id, "note"),)
    assert texts(luis) == ["One, and more"]
    exchange(luis, ana)
    assert texts(ana) == ["One, and more"]


def test_one_of_two_notes_is_taken_again(ana: Office, luis: Office) -> None:
    write(ana, "One")
    write(ana, "Two")
    luis.register.finish(delivered(ana, luis))
    undone(luis)
    review = delivered(ana, luis)
    luis.register.finish(review, Answers({1: Decision.TAKE}))
    assert texts(luis) == ["Two"]
    assert [p.theirs for p in luis.register.review(next(ana.folder.glob("*.ctu"))).proposals] == ["One"]


@pytest.mark.parametrize(("done", "event"), [("One, again", NoteEvent.CHANGED), (None, NoteEvent.DELETED)])
def test_a_change_or_deletion_that_was_taken_back_is_taken_again(
    ana: Office, luis: Office, done: str | None, event: NoteEvent
) -> None:
    write(ana, "One")
    exchange(ana, luis)
    change(ana, done)
    luis.register.finish(delivered(ana, luis))
    undone(luis)
    assert texts(luis) == ["One"]
    review = delivered(ana, luis)
    assert told(review) == [(event, "One", done, "Ana Mora", QUESTION)]
    finish(luis, review, Decision.TAKE)
    assert texts(luis) == ([done] if done else [])
    assert luis.register.differing() == ()
    undone(luis)
    assert texts(luis) == ["One"]
    lying = luis.tables("note", "head")
    with luis.register._engines.write.begin() as connection:
        rebuild(connection, lambda raws: raws[::-1])
    assert luis.tables("note", "head") == lying


def test_a_note_taken_again_is_there_for_the_colleague_who_wrote_it_too(ana: Office, luis: Office) -> None:
    write(ana, "One")
    exchange(ana, luis)
    undone(luis)
    finish(ana, delivered(luis, ana), Decision.TAKE)
    assert texts(ana) == [], "a step back is a statement elsewhere, where nobody stands by the note"
    finish(luis, luis.register.review(next(ana.folder.glob("*.ctu"))), Decision.TAKE)
    exchange(luis, ana)
    assert texts(ana) == texts(luis) == ["One"]


def test_answers_on_two_notes_of_one_commitment_wait_apart(ana: Office, luis: Office) -> None:
    for text in ("One", "Two"):
        write(ana, text)
    exchange(ana, luis)
    for number in (0, 1):
        change(luis, "Luis", number)
    for _ in range(2):
        change(ana, None)
    review = delivered(ana, luis)
    path = max(ana.folder.glob("*.ctu"))
    waiting = luis.register.set_aside(review, Answers({0: Decision.KEEP, 1: Decision.TAKE}), [path])
    again, answers, _ = luis.register.reopen(waiting.id)
    assert answers.decisions == {0: Decision.KEEP, 1: Decision.TAKE}
    luis.register.finish(again, answers)
    assert texts(luis) == ["Luis"]


def test_two_notes_are_told_apart_by_their_names(ana: Office) -> None:
    write(ana, "One")
    write(ana, "Two")
    one, two = notes(ana)
    assert one.name != two.name
    for note in (one, two):
        for name in (note.name, note.name.removeprefix("note:"), note.id):
            assert ana.register.find_note(name) == note
