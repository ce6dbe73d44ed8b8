"""An import that was undone is asked about when its file comes again, however it came to be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from offices import Office
from post import delivered, edit, exchange
from tracker.domain.review import Answers, Decision, Review, Standing
from tracker.register.register import Register

REF = "1.2"


def newest_action(register: Register) -> str:
    return register.actions(1)[0].id


def take(review: Review) -> Answers:
    return Answers({p.number: Decision.TAKE for p in review.proposals})


def keep_both(_: Review) -> Answers:
    return Answers()


def keep_ours(review: Review) -> Answers:
    return Answers({p.number: Decision.KEEP for p in review.proposals})


def say_something_else(review: Review) -> Answers:
    return Answers(edited={p.number: "implemented" for p in review.proposals})


def undo(register: Register) -> None:
    register.undo()


def undo_and_do_again_and_undo(register: Register) -> None:
    register.undo()
    register.redo()
    register.undo()


def edit_on_top_and_undo_both(register: Register) -> None:
    imported = newest_action(register)
    register.edit([register.find(REF)], {"status": "superseded"})
    register.undo()
    register.undo(imported)


def _decide(register: Register) -> tuple[str, str]:
    imported = newest_action(register)
    for commitment, differing in register.differing():
        register.decide(commitment, differing, "in_progress")
    return imported, newest_action(register)


def decide_and_undo_the_decision_first(register: Register) -> None:
    imported, decided = _decide(register)
    register.undo(decided)
    if decided != imported:
        register.undo(imported)


def decide_and_undo_the_import_first(register: Register) -> None:
    imported, decided = _decide(register)
    register.undo(imported)
    if decided != imported:
        register.undo(decided)


@pytest.mark.parametrize("answers", [take, keep_both, keep_ours, say_something_else])
@pytest.mark.parametrize(
    "take_back",
    [
        undo,
        undo_and_do_again_and_undo,
        edit_on_top_and_undo_both,
        decide_and_undo_the_decision_first,
        decide_and_undo_the_import_first,
    ],
)
def test_it_is_asked_once_and_then_taken(
    ana: Office, luis: Office, answers: Callable[[Review], Answers], take_back: Callable[[Register], None]
) -> None:
    edit(ana, REF, status="planned")
    edit(luis, REF, status="in_progress")
    file = luis.folder / "update.ctu"
    luis.register.send(file)
    review = ana.register.review(file)
    assert [p.standing for p in review.proposals] == [Standing.CONFLICT]
    ana.register.finish(review, answers(review))
    take_back(ana.register)
    assert ana.register.find(REF).status == "planned"
    asked = ana.register.review(file)
    assert [(p.ours, p.theirs, p.again) for p in asked.proposals] == [("planned", "in_progress", True)]
    ana.register.finish(asked, take(asked))
    assert (ana.register.find(REF).status, ana.register.find(REF).conflicts) == ("in_progress", ())
    assert ana.register.review(file).proposals == ()


def test_what_was_said_over_it_and_stands_is_not_asked_about(ana: Office, luis: Office) -> None:
    edit(luis, REF, status="in_progress")
    file = luis.folder / "update.ctu"
    luis.register.send(file)
    ana.register.finish(ana.register.review(file))
    imported = newest_action(ana.register)
    edit(ana, REF, status="implemented")
    ana.register.undo(imported)
    assert ana.register.review(file).proposals == ()
    ana.register.undo()
    assert [p.again for p in ana.register.review(file).proposals] == [True], "it took the place, and is taken back"


def test_a_note_that_differed_is_asked_about(ana: Office, luis: Office) -> None:
    luis.register.add_note(luis.register.find(REF), "The ministry agreed.")
    first = luis.folder / "first.ctu"
    luis.register.send(first)
    ana.register.finish(ana.register.review(first))
    for office, words in ((ana, "The ministry agreed on Monday."), (luis, "The ministry agreed in May.")):
        (note,) = office.register.notes(office.register.find(REF))
        office.register.edit_note(note, words)
    file = luis.folder / "update.ctu"
    luis.register.send(file)
    review = ana.register.review(file)
    ana.register.finish(review, take(review))
    ana.register.undo()
    assert [(p.theirs, p.again) for p in ana.register.review(file).proposals] == [("The ministry agreed in May.", True)]


@pytest.mark.parametrize("before", [None, "in_progress"])
@pytest.mark.parametrize("decision", [None, Decision.KEEP, Decision.BOTH, Decision.TAKE])
def test_a_colleague_who_undoes_an_import_takes_nobody_s_word_away_unasked(
    ana: Office, luis: Office, decision: Decision | None, before: str | None
) -> None:
    if before:
        edit(luis, REF, status=before)
        exchange(luis, ana)
    edit(ana, REF, status="planned")
    exchange(ana, luis)
    luis.register.undo()
    review = delivered(luis, ana)
    assert [(p.ours, p.theirs, p.standing) for p in review.proposals] == [("planned", before, Standing.CONFLICT)]
    told = (
        "Luis Rojas undid what somebody else had said here: take what stood before, or keep what stands."
        if before
        else "Luis Rojas undid the import that brought it there."
    )
    assert str(review.proposals[0].reason).startswith(told)
    ana.register.finish(review, Answers({p.number: decision for p in review.proposals} if decision else {}))
    exchange(ana, luis)
    for office in (ana, luis):
        commitment = office.register.find(REF)
        assert commitment.status == (before if decision is Decision.TAKE else "planned")
        # Nothing beside something is no difference.
        assert bool(commitment.conflicts) == (before is not None and decision in (None, Decision.BOTH))
    assert delivered(luis, ana).proposals == ()


@pytest.mark.parametrize("decision", [None, Decision.KEEP, Decision.TAKE])
def test_an_institution_that_a_colleague_s_undo_takes_away_stays_unless_that_is_taken(
    ana: Office, luis: Office, decision: Decision | None
) -> None:
    edit(ana, REF, contributing="Ministry of Labour")
    exchange(ana, luis)
    luis.register.undo()
    review = delivered(luis, ana)
    (asked,) = review.proposals
    assert (asked.element, asked.ours, asked.theirs) == ("Ministry of Labour", 1, None)
    assert asked.standing is Standing.CONFLICT
    assert "Luis Rojas undid the import" in str(asked.reason)
    ana.register.finish(review, Answers({asked.number: decision} if decision else {}))
    exchange(ana, luis)
    for office in (ana, luis):
        listed = office.register.find(REF).members.get("contributing", ())
        assert list(listed) == ([] if decision is Decision.TAKE else ["Ministry of Labour"])
    assert delivered(luis, ana).proposals == ()


@pytest.mark.parametrize("decision", [None, Decision.KEEP, Decision.TAKE])
def test_a_note_that_a_colleague_s_undo_takes_away_stays_unless_that_is_taken(
    ana: Office, luis: Office, decision: Decision | None
) -> None:
    ana.register.add_note(ana.register.find(REF), "The ministry agreed.")
    exchange(ana, luis)
    luis.register.undo()
    review = delivered(luis, ana)
    (asked,) = review.proposals
    assert (asked.ours, asked.theirs, asked.standing) == ("The ministry agreed.", None, Standing.CONFLICT)
    assert "Luis Rojas undid the import" in str(asked.reason)
    assert review.notices == ()
    ana.register.finish(review, Answers({asked.number: decision} if decision else {}))
    exchange(ana, luis)
    for office in (ana, luis):
        notes = office.register.notes(office.register.find(REF))
        assert [(n.text, n.author) for n in notes] == (
            [] if decision is Decision.TAKE else [("The ministry agreed.", "Ana Mora")]
        )
    assert delivered(luis, ana).proposals == ()


@pytest.mark.parametrize("decision", [None, Decision.KEEP, Decision.TAKE])
def test_actions_and_documents_that_a_colleague_s_undo_takes_away_stay_unless_that_is_taken(
    ana: Office, luis: Office, decision: Decision | None
) -> None:
    ana.register.add_step(ana.register.find(REF), "Draft the decree", "Eva", "2027-06-30")
    ana.register.add_link(ana.register.find(REF), "https://example.org/decree", {"title": "Decree 43"})
    exchange(ana, luis)
    luis.register.undo()
    review = delivered(luis, ana)
    assert [(p.ours, p.theirs, p.standing) for p in review.proposals] == [
        ("Draft the decree", None, Standing.CONFLICT),
        ("Decree 43", None, Standing.CONFLICT),
    ]
    assert all("Luis Rojas undid the import" in str(p.reason) for p in review.proposals)
    assert review.notices == ()
    ana.register.finish(
        review, Answers(dict.fromkeys((p.number for p in review.proposals), decision) if decision else {})
    )
    exchange(ana, luis)
    for office in (ana, luis):
        commitment = office.register.find(REF)
        things = [*office.register.steps(commitment), *office.register.documents(commitment)]
        said = [(thing.name, thing.values.get("owner"), thing.values.get("due")) for thing in things]
        stay = [("Draft the decree", "Eva", "2027-06-30"), ("Decree 43", None, None)]
        assert said == ([] if decision is Decision.TAKE else stay)
    assert delivered(luis, ana).proposals == ()


def test_whoever_undoes_what_they_said_themselves_is_followed(ana: Office, luis: Office) -> None:
    edit(ana, REF, status="planned")
    exchange(ana, luis)
    ana.register.undo()
    assert [p.standing for p in delivered(ana, luis).proposals] == [Standing.CLEAN]


def test_another_delegation_s_word_that_a_colleague_undoes_is_nobody_s_to_decide(
    ana: Office, luis: Office, tmp_path: Path
) -> None:
    rosa = Office(tmp_path / "mexico", "MEX", "Rosa Vega")
    edit(rosa, REF, status="planned")
    file = rosa.folder / "mexico.ctu"
    rosa.register.submit(file, rosa.register.draft_submission())
    rosa.register.close()
    ana.register.finish(ana.register.review(file))
    luis.register.finish(luis.register.review(file))
    luis.register.undo()
    (told,) = delivered(luis, ana).proposals
    assert (told.fixed, told.standing, told.theirs) == (True, Standing.CLEAN, None)


def test_what_was_edited_here_since_stays_whole_when_the_import_that_brought_it_is_undone(
    ana: Office, luis: Office, tmp_path: Path
) -> None:
    decree = tmp_path / "decree.pdf"
    decree.write_bytes(b"%PDF decree")
    ana.register.add_step(ana.register.find(REF), "Draft the decree", "Eva", "2027-06-30")
    ana.register.add_step(ana.register.find(REF), "Print it", "Eva")
    ana.register.add_document(ana.register.find(REF), decree, {"kind": "decree", "confidentiality": "restricted"})
    exchange(ana, luis)

    def made(office: Office) -> list[dict[str, object]]:
        commitment = office.register.find(REF)
        return [dict(t.values) for t in (*office.register.steps(commitment), *office.register.documents(commitment))]

    brought = made(luis)
    imported = newest_action(luis.register)
    luis.register.edit_thing(luis.register.steps(luis.register.find(REF))[0], {"owner": "Rosa"})
    luis.register.edit_thing(luis.register.documents(luis.register.find(REF))[0], {"date": "2026-08-14"})
    taken_back = luis.register.undo(imported)
    entity = luis.register.find(REF).id
    assert set(taken_back.left) == {(entity, "step.text"), (entity, "evidence.title")}
    edited = [brought[0] | {"owner": "Rosa"}, brought[2] | {"date": "2026-08-14"}]
    assert made(luis) == edited
    exchange(luis, ana)
    assert [one for one in made(ana) if one.get("text") != "Print it"] == edited
    assert {p.theirs for p in delivered(ana, luis).proposals if p.note} <= {"Print it"}, (
        "what stands is not asked about"
    )
    luis.register.undo()
    luis.register.undo()
    assert made(luis) == [brought[0], brought[2]], "each as it came"
    luis.register.redo()
    luis.register.redo()
    assert made(luis) == edited


def test_that_a_colleague_took_an_action_back_is_asked_again_as_what_it_is(ana: Office, luis: Office) -> None:
    ana.register.add_step(ana.register.find(REF), "Draft the decree", "Eva")
    exchange(ana, luis)
    luis.register.undo()
    for _ in range(2):
        review = delivered(luis, ana)
        assert [(p.ours, p.theirs) for p in review.proposals] == [("Draft the decree", None)]
        ana.register.finish(review, take(review))
        assert ana.register.steps(ana.register.find(REF)) == ()
        ana.register.undo()
        assert [s.name for s in ana.register.steps(ana.register.find(REF))] == ["Draft the decree"]
