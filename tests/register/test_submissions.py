"""What a delegation officially tells others, and what those hold of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from offices import Office
from post import edit, exchange
from tracker.domain.audience import only_cleared, without
from tracker.domain.exchange import Answered
from tracker.domain.query import Filter
from tracker.domain.region import NOT_REPORTED
from tracker.domain.review import Answers, Decision, Standing
from tracker.domain.submission import Submission
from tracker.domain.vocabulary import ClearanceLevel
from tracker.domain.wording import value_words
from tracker.errors import UserError
from tracker.exchange import writing
from tracker.exchange.reading import read_parcel
from tracker.register import submitting
from tracker.words import load_words, message


@pytest.fixture
def mexico(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "mexico", "MEX", "Rosa Díaz")
    yield office
    office.register.close()


@pytest.fixture
def secretariat(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "oas", "OAS", "Secretary")
    yield office
    office.register.close()


def submit(office: Office, *fields: str, to: str = "Secretariat") -> Path:
    path = office.folder / f"submission {office.clock.now:%d-%H%M%S}.ctu"
    office.register.submit(path, office.register.draft_submission(to, fields or ("status",)))
    return path


def take_in(office: Office, path: Path) -> None:
    office.register.finish(office.register.review(path))


def held(office: Office, delegation: str, ref: str) -> dict[str, object]:
    return next(dict(c.values) for c in office.register.listed(delegation=delegation) if c.ref == ref)


def test_the_preview_is_exactly_what_arrives(mexico: Office, secretariat: Office) -> None:
    edit(mexico, "3.2", status="in_progress", percent=40, deadline="2027-Q2", lead="INM", limitation="Few staff")
    draft = mexico.register.draft_submission("Secretariat", ("status", "institutions"))
    assert {(v.ref, v.key): v.value for v in draft.values} == {
        ("3.2", "status"): "in_progress",
        ("3.2", "percent"): 40,
        ("3.2", "deadline"): "2027-Q2",
        ("3.2", "lead"): "INM",
    }
    mexico.register.submit(mexico.folder / "s.ctu", draft)
    take_in(secretariat, mexico.folder / "s.ctu")
    assert held(secretariat, "MEX", "3.2") == {v.key: v.value for v in draft.values}
    assert secretariat.register.find("3.2").values == {}, "the secretariat's own is untouched"


def test_what_is_about_to_be_said_and_what_was_said_last_are_of_one_moment(
    mexico: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(mexico, "1.1", status="planned")
    colleague, drafted, meanwhile = mexico.open(), submitting.drafted, list[Path]()

    def late(*asked: Any) -> Submission:
        if not meanwhile:
            meanwhile.append(mexico.folder / "meanwhile.ctu")
            colleague.edit([colleague.find("1.1")], {"status": "implemented"})
            colleague.submit(meanwhile[0], colleague.draft_submission("Secretariat"))
        return drafted(*asked)

    monkeypatch.setattr(submitting, "drafted", late)
    (value,) = mexico.register.draft_submission("Secretariat").values
    assert (value.value, value.before, value.replaces) == ("planned", None, ()), "nothing newer is said to be replaced"
    (value,) = mexico.register.draft_submission("Secretariat").values
    assert (value.value, value.before) == ("implemented", "implemented")
    colleague.close()


def test_another_delegations_word_cannot_be_edited(mexico: Office, secretariat: Office) -> None:
    edit(mexico, "3.2", status="in_progress")
    take_in(secretariat, submit(mexico))
    theirs = next(c for c in secretariat.register.listed(delegation="MEX") if c.ref == "3.2")
    with pytest.raises(UserError, match="MEX, not to yours"):
        secretariat.register.edit([theirs], {"status": "implemented"})
    review = secretariat.register.review(submit(mexico))
    assert review.proposals == (), "what was said before is no change"


def test_a_later_submission_follows_the_earlier_one_in_whatever_order_they_come(
    mexico: Office, secretariat: Office
) -> None:
    edit(mexico, "3.2", status="planned", deadline="2027")
    first = submit(mexico)
    edit(mexico, "3.2", status="in_progress", deadline=None)
    second = submit(mexico)
    take_in(secretariat, second)
    take_in(secretariat, first)
    assert held(secretariat, "MEX", "3.2") == {"status": "in_progress"}


def test_the_reply_to_an_earlier_submission_is_awaited_no_longer(mexico: Office) -> None:
    edit(mexico, "3.2", status="planned", lead="INM")
    submit(mexico, "status", "institutions")
    submit(mexico, "status", to="Panama")
    submit(mexico, "status")
    assert [(s.to, s.is_awaited) for s in mexico.register.sent_files()] == [
        ("Secretariat", True),
        ("Panama", True),
        # The later one says nothing of institutions.
        ("Secretariat", True),
    ]
    edit(mexico, "3.2", status="implemented")
    submit(mexico, "status", "institutions")
    assert [s.is_awaited for s in mexico.register.sent_files()] == [True, False, True, False]


def test_only_what_is_cleared_leaves_and_what_is_left_out_stays_as_it_was_said(
    mexico: Office, secretariat: Office
) -> None:
    for ref in ("3.1", "3.2", "3.3"):
        edit(mexico, ref, status="planned")
    take_in(secretariat, submit(mexico))
    for ref in ("3.1", "3.2", "3.3"):
        edit(mexico, ref, status="implemented")
    for ref in ("3.1", "3.2"):
        mexico.register.clear(mexico.register.find(ref), ClearanceLevel.CLEARED, "The Minister")
    edit(mexico, "3.2", status="in_progress")
    cleared = mexico.register.draft_submission("Secretariat", ["status"], Filter(cleared=True))
    assert [v.ref for v in cleared.values] == ["3.1"], "3.2 was changed since, 3.3 was never cleared"
    mexico.register.submit(mexico.folder / "cleared.ctu", cleared)
    take_in(secretariat, mexico.folder / "cleared.ctu")
    said = {ref: held(secretariat, "MEX", ref)["status"] for ref in ("3.1", "3.2", "3.3")}
    assert said == {"3.1": "implemented", "3.2": "planned", "3.3": "planned"}
    assert [s.is_awaited for s in mexico.register.sent_files()] == [True, True], "the first spoke of more"
    whole = mexico.register.draft_submission("Secretariat")
    without_one = without(whole, {mexico.register.find("3.3").id})
    assert [v.ref for v in without_one.values] == ["3.1", "3.2"]
    mexico.register.submit(mexico.folder / "two.ctu", without_one)
    assert [s.is_awaited for s in mexico.register.sent_files()] == [True, False, True]
    submit(mexico)
    assert [s.is_awaited for s in mexico.register.sent_files()] == [True, False, False, False]


def test_of_a_draft_that_was_read_only_what_stands_as_it_was_cleared_is_cleared(mexico: Office, tmp_path: Path) -> None:
    """Narrowed where it is shown, it is what the list finds to be cleared, and what is drafted of that."""
    colleague, register = Office(tmp_path / "mexico-2", "MEX", "Juan"), mexico.register
    for ref in ("3.1", "3.2", "3.3", "3.4", "3.5"):
        edit(mexico, ref, status="planned", lead="INM")
    for ref in ("3.1", "3.2", "3.4", "3.5"):
        level = ClearanceLevel.CONFIRMED if ref == "3.4" else ClearanceLevel.CLEARED
        register.clear(register.find(ref), level, "The Minister")
    exchange(mexico, colleague)
    edit(mexico, "3.2", status="implemented")
    register.clear(register.find("3.5"), None)
    colleague.clock.later(hours=1)
    colleague.register.clear(colleague.register.find("3.5"), ClearanceLevel.CLEARED, "The Vice Minister")
    exchange(colleague, mexico)
    narrowed = only_cleared(register.draft_submission("Secretariat", ("status", "institutions")))
    assert [(v.ref, v.key) for v in narrowed.values] == [("3.1", "status"), ("3.1", "lead")] and not narrowed.whole
    cleared = Filter(cleared=True)
    assert narrowed == register.draft_submission("Secretariat", ("status", "institutions"), cleared)
    assert {v.ref for v in narrowed.values} == {c.ref for c in register.listed(cleared)}
    colleague.register.close()


def test_the_files_of_what_is_left_out_stay_here(mexico: Office, tmp_path: Path) -> None:
    for ref in ("3.1", "3.2"):
        file = tmp_path / f"{ref}.pdf"
        file.write_bytes(ref.encode())
        mexico.register.add_document(mexico.register.find(ref), file, {"confidentiality": "public"})
    whole = mexico.register.draft_submission("Secretariat", ["documents"])
    assert len(whole.files) == 2 and len(without(whole, {mexico.register.find("3.1").id}).files) == 1


def test_what_was_said_last_time_is_known_on_every_laptop_of_the_delegation(mexico: Office, tmp_path: Path) -> None:
    colleague = Office(tmp_path / "mexico-2", "MEX", "Juan")
    edit(mexico, "3.2", status="planned")
    submit(mexico)
    edit(mexico, "3.2", status="implemented")
    exchange(mexico, colleague)
    (said,) = colleague.register.detail(colleague.register.find("3.2").id).submitted
    assert (said.before, said.value, said.before_on[:10]) == ("planned", "implemented", "2026-11-23")
    draft = colleague.register.draft_submission("Secretariat")
    assert [(v.key, v.before, v.value) for v in draft.changed] == [("status", "planned", "implemented")]
    colleague.register.close()


def test_of_what_was_left_out_nobody_says_that_it_is_not_reported(mexico: Office, secretariat: Office) -> None:
    def silence() -> tuple[bool, object]:
        region = secretariat.register.region()
        (answer,) = (a for a in region.delegations if a.delegation == "MEX")
        (row,) = (r for r in region.rows if r.recommendation.ref == "3.5")
        assert (answer.told, region.by_delegation()["MEX"].total()) == (1, 46 if answer.covers_all else 1)
        return answer.covers_all, region.cell(row, answer)

    edit(mexico, "3.2", status="planned")
    edit(mexico, "3.3", status="planned")
    without_one = without(mexico.register.draft_submission("Secretariat"), {mexico.register.find("3.3").id})
    mexico.register.submit(mexico.folder / "part.ctu", without_one)
    take_in(secretariat, mexico.folder / "part.ctu")
    assert silence() == (False, None)
    edit(mexico, "3.3", status=None)
    take_in(secretariat, submit(mexico))
    assert silence() == (True, NOT_REPORTED)
    mexico.clock.later(hours=1)
    mexico.register.clear(mexico.register.find("3.2"), ClearanceLevel.CLEARED, "The Minister")
    cleared = mexico.register.draft_submission("Secretariat", which=Filter(cleared=True))
    mexico.register.submit(mexico.folder / "cleared.ctu", cleared)
    take_in(secretariat, mexico.folder / "cleared.ctu")
    assert silence() == (True, NOT_REPORTED), "nothing that it left out had anything to say"
    for _ in range(2):
        secretariat.register.undo()
    assert silence() == (False, None), "what is left of it here is the part"


def test_who_submits_institutions_alone_says_of_nothing_how_it_stands(mexico: Office, secretariat: Office) -> None:
    edit(mexico, "3.2", status="planned", lead="INM")
    take_in(secretariat, submit(mexico, "institutions"))
    (answer,) = (a for a in secretariat.register.answers() if a.delegation == "MEX")
    assert (answer.state, answer.covers_all) == (Answered.ANSWERED, False)


def test_a_submission_of_the_cleared_follows_a_whole_one_where_all_of_it_is_cleared(mexico: Office) -> None:
    edit(mexico, "3.2", status="planned")
    submit(mexico)
    mexico.register.clear(mexico.register.find("3.2"), ClearanceLevel.CLEARED, "The Minister")
    mexico.clock.later(hours=1)
    cleared = mexico.register.draft_submission("Secretariat", which=Filter(cleared=True))
    mexico.register.submit(mexico.folder / "cleared.ctu", cleared)
    assert [s.is_awaited for s in mexico.register.sent_files()] == [True, False]


def test_a_submission_stays_on_record_when_the_last_step_is_undone(mexico: Office) -> None:
    edit(mexico, "3.2", status="planned")
    submit(mexico)
    newest = mexico.register.actions(1)[0]
    assert newest.title.code == "submit"
    with pytest.raises(UserError, match="has left this laptop"):
        mexico.register.undo(newest.id)
    assert mexico.register.undo().title.values["of"] == "edit"


@pytest.mark.parametrize("field", ["comment", "position_comment", "person", "alternate", "confirmed"])
def test_internal_fields_are_never_submitted(mexico: Office, field: str) -> None:
    with pytest.raises(UserError, match="is internal"):
        mexico.register.draft_submission("Secretariat", (field,))


def test_an_import_of_a_submission_is_undone_and_asks_again(mexico: Office, secretariat: Office) -> None:
    edit(mexico, "3.2", status="planned")
    path = submit(mexico)
    take_in(secretariat, path)
    secretariat.register.undo()
    assert held(secretariat, "MEX", "3.2") == {}
    review = secretariat.register.review(path)
    assert [(p.standing, p.again, p.delegation) for p in review.proposals] == [(Standing.QUESTION, True, "MEX")]
    secretariat.register.finish(review, Answers({0: Decision.TAKE}))
    assert held(secretariat, "MEX", "3.2") == {"status": "planned"}


def test_not_asked_no_answer_and_answered_are_states_of_their_own(mexico: Office, secretariat: Office) -> None:
    def state(code: str) -> tuple[Answered, str | None, str | None]:
        answer = next(a for a in secretariat.register.answers() if a.delegation == code)
        return answer.state, answer.asked, answer.answered

    assert state("MEX") == (Answered.NOT_ASKED, None, None)
    secretariat.register.ask(["MEX", "BRA"], date(2026, 11, 1))
    assert state("MEX") == (Answered.NO_ANSWER, "2026-11-01", None)
    edit(mexico, "3.2", status="planned")
    take_in(secretariat, submit(mexico))
    assert state("MEX") == (Answered.ANSWERED, "2026-11-01", "2026-11-23")
    assert state("BRA") == (Answered.NO_ANSWER, "2026-11-01", None)
    secretariat.register.ask(["BRA"], date(2026, 11, 9))
    assert state("BRA") == (Answered.NO_ANSWER, "2026-11-09", None)


def test_an_answer_on_paper_is_noted_with_the_note_it_stands_in(secretariat: Office) -> None:
    register = secretariat.register
    with pytest.raises(UserError, match="needs the note"):
        register.transcribe("BRA", "3.2", {"status": "planned"}, cites=" ")
    register.transcribe("BRA", "3.2", {"status": "planned"}, cites="Note verbale 12/2026", on=date(2026, 11, 5))
    assert held(secretariat, "BRA", "3.2") == {"status": "planned"}
    answer = next(a for a in register.answers() if a.delegation == "BRA")
    assert (answer.state, answer.answered, answer.noted) == (Answered.ANSWERED, "2026-11-05", "Note verbale 12/2026")
    assert register.undoable() is not None
    register.undo()
    assert held(secretariat, "BRA", "3.2") == {}
    with pytest.raises(UserError, match="your own delegation"):
        register.transcribe("OAS", "3.2", {"status": "planned"}, cites="Note")


def test_the_region_holds_what_each_said_and_colleagues_of_the_secretariat_share_it(
    mexico: Office, secretariat: Office, tmp_path: Path
) -> None:
    edit(mexico, "3.2", status="in_progress")
    take_in(secretariat, submit(mexico))
    secretariat.register.transcribe("BRA", "3.2", {"status": "implemented"}, cites="Note 1")
    colleague = Office(tmp_path / "oas-2", "OAS", "Colleague")
    exchange(secretariat, colleague)
    for office in (secretariat, colleague):
        region = office.register.region()
        row = next(row for row in region.rows if row.recommendation.ref == "3.2")
        said = {code: cell.status for code, cell in row.cells.items()}
        assert said == {"MEX": "in_progress", "BRA": "implemented"}, "who only gathers answers has none"
        assert region.by_delegation()["MEX"] == {"in_progress": 1, "": 45}
        assert region.by_delegation()["BRA"] == {"implemented": 1}, "a letter speaks of nothing but what it names"
        states = [a.delegation for a in region.delegations if a.state is not Answered.NOT_ASKED]
        assert states == ["BRA", "MEX"], "by their names, not in the order of their answers"
    colleague.register.close()


def test_a_submission_of_ones_own_delegation_is_for_others(mexico: Office, tmp_path: Path) -> None:
    colleague = Office(tmp_path / "mexico-2", "MEX", "Juan")
    edit(mexico, "3.2", status="planned")
    with pytest.raises(UserError, match="your own delegation"):
        take_in(colleague, submit(mexico))
    colleague.register.close()


def test_a_colleague_who_undoes_an_import_does_not_unsay_what_was_submitted(mexico: Office, tmp_path: Path) -> None:
    colleague = Office(tmp_path / "mexico-2", "MEX", "Juan")
    edit(mexico, "3.2", status="planned")
    submit(mexico)
    exchange(mexico, colleague)
    colleague.register.undo()
    edit(colleague, "1.1", status="planned")
    exchange(colleague, mexico)
    (said,) = mexico.register.detail(mexico.register.find("3.2").id).submitted
    assert said.before == "planned"
    colleague.register.close()


def test_a_later_word_shows_although_the_earlier_was_undone(mexico: Office, secretariat: Office) -> None:
    edit(mexico, "3.2", status="planned")
    take_in(secretariat, submit(mexico))
    secretariat.register.undo()
    edit(mexico, "3.2", status="implemented")
    take_in(secretariat, submit(mexico))
    assert held(secretariat, "MEX", "3.2") == {"status": "implemented"}


def test_an_answer_on_paper_shows_again_once_a_submission_is_undone(mexico: Office, secretariat: Office) -> None:
    secretariat.register.transcribe("MEX", "3.2", {"status": "planned"}, cites="Note 1")
    edit(mexico, "3.2", status="implemented")
    take_in(secretariat, submit(mexico))
    assert held(secretariat, "MEX", "3.2") == {"status": "implemented"}
    secretariat.register.undo()
    assert held(secretariat, "MEX", "3.2") == {"status": "planned"}


def test_what_is_done_again_counts_as_answered(mexico: Office, secretariat: Office) -> None:
    edit(mexico, "3.2", status="planned")
    take_in(secretariat, submit(mexico))
    for verb, state in (
        (secretariat.register.undo, Answered.NOT_ASKED),
        (secretariat.register.redo, Answered.ANSWERED),
    ):
        verb()
        assert next(a.state for a in secretariat.register.answers() if a.delegation == "MEX") is state


def test_two_official_words_of_which_neither_follows_the_other_are_both_seen(
    mexico: Office, secretariat: Office, tmp_path: Path
) -> None:
    other = Office(tmp_path / "mexico-2", "MEX", "Juan")
    other.clock.later(days=-3)
    edit(mexico, "3.2", status="planned")
    edit(other, "3.2", status="implemented")
    take_in(secretariat, submit(mexico))
    (late,) = secretariat.register.review(submit(other)).proposals
    assert (late.ours, late.theirs, late.fixed) == ("planned", "implemented", True)
    assert "neither of which follows" in str(late.reason)
    take_in(secretariat, submit(other))
    theirs = next(c for c in secretariat.register.listed(delegation="MEX") if c.ref == "3.2")
    assert (theirs.status, theirs.conflicts) == ("planned", ("status",))
    other.register.close()


def test_a_submission_that_cannot_be_kept_leaves_no_file_and_no_trace(
    mexico: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(mexico, "3.2", status="planned")
    path = mexico.folder / "s.ctu"
    path.write_bytes(b"what was there")
    draft = mexico.register.draft_submission("Secretariat")

    def refuse(*_: object) -> None:
        raise UserError(message("The disk is full."), message("Nothing was saved."))

    monkeypatch.setattr(mexico.register, "commit", refuse)
    with pytest.raises(UserError):
        mexico.register.submit(path, draft)
    assert path.read_bytes() == b"what was there"
    assert mexico.register.sent_files() == ()
    assert not [file for file in mexico.folder.iterdir() if file.name.startswith(".")]


def test_what_ones_own_officers_have_not_settled_is_marked_before_it_leaves(mexico: Office, tmp_path: Path) -> None:
    colleague = Office(tmp_path / "mexico-2", "MEX", "Juan")
    edit(mexico, "3.2", status="planned", percent=10)
    edit(colleague, "3.2", status="implemented")
    exchange(colleague, mexico)
    draft = mexico.register.draft_submission()
    assert {(value.key, value.differs) for value in draft.values} == {("status", True), ("percent", False)}
    colleague.register.close()


def test_nothing_to_say_is_told_and_leaves_no_file(mexico: Office) -> None:
    with pytest.raises(UserError, match="None of the chosen commitments"):
        submit(mexico)
    assert list(mexico.folder.glob("*.ctu")) == []


def add_document(office: Office, name: str, confidentiality: str, content: str = "text") -> None:
    path = office.folder / name
    path.write_text(f"{content} of {name}")
    office.register.add_document(office.register.find("3.2"), path, {"confidentiality": confidentiality})


def test_public_documents_are_told_and_arrive_with_their_files_and_no_others(
    mexico: Office, secretariat: Office, tmp_path: Path
) -> None:
    for level in ("public", "internal", "restricted"):
        add_document(mexico, f"{level}.txt", level)
    mexico.register.add_link(
        mexico.register.find("3.2"), "https://example.org/law", {"title": "The law", "confidentiality": "public"}
    )
    draft = mexico.register.draft_submission("Secretariat", ("documents",))
    (value,) = draft.values
    assert value_words(value.key, value.value, load_words("en", tmp_path)) in (
        "public (public.txt); The law (https://example.org/law)",
        "The law (https://example.org/law); public (public.txt)",
    )
    path = mexico.folder / "s.ctu"
    mexico.register.submit(path, draft)
    with zipfile.ZipFile(path) as package:
        attached = [name for name in package.namelist() if name.startswith("attachments/")]
    assert attached == [f"attachments/{draft.files[0]}"]
    review = secretariat.register.review(path)
    assert [(p.key, p.theirs) for p in review.proposals] == [("documents", value.value)]
    secretariat.register.finish(review)
    told = secretariat.register.find_told_document("MEX", draft.files[0][:8])
    saved = secretariat.register.save_told_document(told, tmp_path)
    assert (saved.name, saved.read_text()) == ("public.txt", "text of public.txt")
    assert held(secretariat, "MEX", "3.2") == {"documents": value.value}


def test_a_document_that_is_public_no_longer_is_told_no_longer(mexico: Office, secretariat: Office) -> None:
    add_document(mexico, "law.txt", "public")
    take_in(secretariat, submit(mexico, "documents"))
    (document,) = mexico.register.documents(mexico.register.find("3.2"))
    mexico.register.edit_thing(document, {"confidentiality": "internal"})
    edit(mexico, "3.2", status="planned")
    draft = mexico.register.draft_submission("Secretariat", ("documents", "status"))
    assert draft.files == ()
    take_in(secretariat, submit(mexico, "documents", "status"))
    assert held(secretariat, "MEX", "3.2") == {"status": "planned"}


def test_what_officers_do_not_agree_to_be_public_does_not_leave(mexico: Office, tmp_path: Path) -> None:
    colleague = Office(tmp_path / "mexico-2", "MEX", "Juan")
    add_document(mexico, "law.txt", "internal")
    exchange(mexico, colleague)
    for office, level in ((mexico, "public"), (colleague, "restricted")):
        (document,) = office.register.documents(office.register.find("3.2"))
        office.register.edit_thing(document, {"confidentiality": level})
    exchange(colleague, mexico)
    assert mexico.register.draft_submission("Secretariat", ("documents",)).values == ()
    colleague.register.close()


def test_a_file_of_which_nothing_is_told_is_never_sent(mexico: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    add_document(mexico, "public.txt", "public")
    add_document(mexico, "internal.txt", "internal")
    draft = mexico.register.draft_submission("Secretariat", ("documents",))
    internal = next(d for d in mexico.register.documents(mexico.register.find("3.2")) if d.name == "internal")
    with pytest.raises(ValueError, match="files that it does not tell of"):
        mexico.register.submit(mexico.folder / "s.ctu", replace(draft, files=(*draft.files, internal.text("content"))))
    monkeypatch.setattr(writing, "attachments_fault", lambda *_: None)
    mexico.register.submit(mexico.folder / "s.ctu", replace(draft, files=(*draft.files, internal.text("content"))))
    with pytest.raises(UserError, match="does not tell of"):
        read_parcel(mexico.folder / "s.ctu")


def test_a_later_submission_follows_the_earlier_one_whoever_was_told_something_in_between(
    mexico: Office, secretariat: Office
) -> None:
    edit(mexico, "3.2", status="planned")
    take_in(secretariat, submit(mexico))
    edit(mexico, "3.2", status="implemented")
    submit(mexico, to="Panama")
    edit(mexico, "3.2", status="continuous")
    (again,) = mexico.register.draft_submission("secretariat", ("status",)).values
    assert (again.before, again.before_to, again.value) == ("planned", "Secretariat", "continuous")
    (first,) = mexico.register.draft_submission("Belize", ("status",)).values
    assert (first.before, first.before_on) == (None, "")
    (last,) = mexico.register.detail(mexico.register.find("3.2").id).submitted
    assert (last.before, last.before_to) == ("implemented", "Panama")
    review = secretariat.register.review(submit(mexico))
    assert [(p.theirs, p.reason) for p in review.proposals] == [("continuous", None)]
    secretariat.register.finish(review)
    assert secretariat.register.find("3.2", "MEX").conflicts == ()


def test_what_was_said_of_one_commitment_is_found_without_going_through_all_of_the_delegations_records(
    ana: Office,
) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []
    engine = ana.register._engines.read
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append((args[2], args[3])))
    ana.register.detail(ana.register.find("1.1").id)
    with engine.connect() as connection:
        plans = [
            str(connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, given).all())
            for statement, given in list(asked)
            if "FROM record" in statement
        ]
    assert plans and [plan for plan in plans if "ix_record_arrived" in plan] == []
