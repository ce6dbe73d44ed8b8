"""The laws of MERGE.md that concern workbooks: many random returns, held against a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offices import NewOffice, Office
from received import Edits, export, returned, review
from tracker.domain.fields import Value
from tracker.domain.review import Answers, Decision, Review, Standing
from tracker.register import exporting

REFS = ("1.1", "1.2", "3.5")
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "status": st.sampled_from(["planned", "in_progress", "implemented", None]),
    "lead": st.sampled_from(["Labour", "Interior", None]),
    "percent": st.sampled_from([0, 40, 100, None]),
    "deadline": st.sampled_from(["2027-06-30", "2027-Q2", None]),
}
EDITS = st.sampled_from(sorted(VALUES)).flatmap(lambda key: st.tuples(st.sampled_from(REFS), st.just(key), VALUES[key]))
MANY_EDITS = st.lists(EDITS, max_size=6).map(lambda edits: {(ref, key): value for ref, key, value in edits})

law = settings(max_examples=14, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def no_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The file itself is proven in tests/workbook and in the journeys; here it would only take time."""
    with monkeypatch.context() as patched:
        patched.setattr(exporting, "write", lambda *_: None)
        yield


def begun(office: Office, before: Edits) -> Office:
    edit(office, before)
    return office


def edit(office: Office, edits: Edits) -> None:
    for (ref, key), value in edits.items():
        office.register.edit([office.register.find(ref)], {key: value})


@law
@given(before=MANY_EDITS)
def test_an_untouched_export_proposes_nothing(before: Edits, new_office: NewOffice) -> None:
    office = begun(new_office(), before)
    snapshot = export(office, office.folder / "a.xlsx")
    found = review(office, returned(office, snapshot, {}))
    assert (found.proposals, found.ignored, found.notices) == ((), (), ())
    assert office.register.finish(found).action is None


@law
@given(before=MANY_EDITS, meanwhile=MANY_EDITS, theirs=MANY_EDITS)
def test_an_import_taken_back_leaves_what_was(
    before: Edits, meanwhile: Edits, theirs: Edits, new_office: NewOffice
) -> None:
    office = begun(new_office(), before)
    snapshot = export(office, office.folder / "a.xlsx")
    edit(office, meanwhile)
    stood = office.values()
    found = review(office, returned(office, snapshot, theirs))
    answers = Answers({p.number: list(Decision)[p.number % 4] for p in found.proposals if p.number % 3})
    if office.register.finish(found, answers).action is not None:
        office.register.undo()
    assert office.values() == stood


@law
@given(before=MANY_EDITS, meanwhile=MANY_EDITS, theirs=MANY_EDITS)
def test_the_same_file_twice_brings_nothing_new(
    before: Edits, meanwhile: Edits, theirs: Edits, new_office: NewOffice
) -> None:
    office = begun(new_office(), before)
    received = returned(office, export(office, office.folder / "a.xlsx"), theirs)
    edit(office, meanwhile)
    finish_with_emptied(office, review(office, received))
    assert review(office, received).proposals == ()


@law
@given(before=MANY_EDITS, first=MANY_EDITS, second=MANY_EDITS)
def test_two_edited_copies_of_one_export_both_survive(
    before: Edits, first: Edits, second: Edits, new_office: NewOffice
) -> None:
    office = begun(new_office(), before)
    snapshot = export(office, office.folder / "a.xlsx")
    base = {(c.ref, key): c.values.get(key) for c in office.register.listed() for key in VALUES}
    finish_with_emptied(office, review(office, returned(office, snapshot, first)))
    finish_with_emptied(office, review(office, returned(office, snapshot, second, author="Eva Paz")))
    for copy in (first, second):
        for (ref, key), value in copy.items():
            if value != base[ref, key]:
                assert value in versions(office, ref, key)


def finish_with_emptied(office: Office, found: Review) -> None:
    """Say of every emptied cell that it was meant; of all else, nothing."""
    emptied = (p for p in found.proposals if p.clears and p.base is not None and p.standing is Standing.QUESTION)
    meant = {p.number: Decision.TAKE for p in emptied}
    office.register.finish(found, Answers(meant))


def versions(office: Office, ref: str, key: str) -> list[Value]:
    commitment = office.register.find(ref)
    for field in office.register.detail(commitment.id).differing:
        if field.key == key:
            return [version.value for version in field.versions]
    return [commitment.values.get(key)]


@law
@given(theirs=MANY_EDITS)
def test_the_same_workbook_on_several_laptops_gives_the_same_records(theirs: Edits, new_office: NewOffice) -> None:
    exporter = begun(new_office(), {("1.1", "status"): "planned"})
    snapshot = export(exporter, exporter.folder / "a.xlsx")
    received = returned(exporter, snapshot, theirs)
    found = []
    for name in ("Ana Mora", "Eva Paz"):
        laptop = new_office(database_of(exporter), author=name)
        laptop.register.finish(review(laptop, received))
        found.append({row[0] for row in laptop.tables("record")["record"]})
    assert found[0] == found[1]


def database_of(office: Office) -> bytes:
    office.register.close()
    content = (office.folder / "tracker.db").read_bytes()
    office.register = office.open()
    return content


@pytest.fixture
def conflict(office: Office) -> tuple[Office, Review]:
    """Ours says Interior, theirs says Labour, the workbook left with Police."""
    edit(office, {("1.1", "lead"): "Police"})
    snapshot = export(office, office.folder / "a.xlsx")
    edit(office, {("1.1", "lead"): "Interior"})
    found = review(office, returned(office, snapshot, {("1.1", "lead"): "Labour"}))
    assert [(p.base, p.ours, p.theirs, p.standing) for p in found.proposals] == [
        ("Police", "Interior", "Labour", Standing.CONFLICT)
    ]
    return office, found


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        (Answers(), ["Interior", "Labour"]),
        (Answers({0: Decision.BOTH}), ["Interior", "Labour"]),
        (Answers({0: Decision.TAKE}), ["Labour"]),
        (Answers({0: Decision.KEEP}), ["Interior"]),
        (Answers({0: Decision.LEAVE}), ["Interior"]),
        (Answers(edited={0: "Labour and Interior"}), ["Labour and Interior"]),
    ],
)
def test_a_conflict_is_decided_as_the_officer_says(
    conflict: tuple[Office, Review], answers: Answers, left: list[str]
) -> None:
    office, found = conflict
    office.register.finish(found, answers)
    assert sorted(map(str, versions(office, "1.1", "lead"))) == left


def test_keeping_ours_stores_theirs_too_so_that_nothing_is_asked_twice(conflict: tuple[Office, Review]) -> None:
    office, found = conflict
    office.register.finish(found, Answers({0: Decision.KEEP}))
    told = office.register.history(office.register.find("1.1").id)
    assert ("Labour", "Luis Rojas", "Ana Mora", "colleague.xlsx") in [
        (e.new, e.author, e.imported_by, e.file) for e in told
    ]


def test_an_emptied_cell_is_a_question_told_apart_and_an_absent_row_is_none(office: Office) -> None:
    edit(office, {("1.1", "lead"): "Police", ("1.2", "lead"): "Navy"})
    received = returned(office, export(office, office.folder / "a.xlsx"), {("1.1", "lead"): None})
    without = tuple(row for row in received.rows if row.ref != "1.2")
    found = review(office, replace(received, rows=without))
    (emptied,) = found.proposals
    assert (emptied.ref, emptied.theirs, emptied.clears, emptied.standing) == ("1.1", None, True, Standing.QUESTION)
    office.register.finish(found)
    assert office.register.find("1.1").values["lead"] == "Police", "nobody said that it was meant"
    finish_with_emptied(office, found)
    assert "lead" not in office.register.find("1.1").values
    assert office.register.find("1.2").values["lead"] == "Navy"


def test_what_an_earlier_copy_changed_is_never_silently_stepped_back(office: Office) -> None:
    edit(office, {("1.1", "status"): "planned"})
    snapshot = export(office, office.folder / "a.xlsx")
    office.register.finish(review(office, returned(office, snapshot, {("1.1", "status"): "implemented"})))
    found = review(office, returned(office, snapshot, {("2.1", "lead"): "Labour"}, author="Eva Paz"))
    assert [(p.ref, p.standing) for p in found.proposals] == [
        ("1.1", Standing.QUESTION),
        ("2.1", Standing.CLEAN),
    ]
    office.register.finish(found)
    assert office.register.find("1.1").status == "implemented"


def test_an_import_that_was_undone_asks_before_it_is_taken_again(office: Office) -> None:
    received = returned(office, export(office, office.folder / "a.xlsx"), {("1.1", "lead"): "Labour"})
    office.register.finish(review(office, received))
    office.register.undo()
    found = review(office, received)
    assert [(p.standing, p.again) for p in found.proposals] == [(Standing.QUESTION, True)]
    assert office.register.finish(found).action is None
    office.register.finish(found, Answers({0: Decision.TAKE}))
    taken = office.register.find("1.1")
    assert (taken.values["lead"], taken.updated_by, taken.conflicts) == ("Labour", "Luis Rojas", ())
    assert review(office, received).proposals == ()


def test_a_workbook_of_a_colleagues_installation_brings_what_it_knew(new_office: NewOffice) -> None:
    office, colleague = new_office(), new_office(author="Luis Rojas")
    edit(colleague, {("1.1", "lead"): "Labour", ("1.2", "lead"): "Navy", ("1.3", "lead"): "Police"})
    edit(office, {("1.2", "lead"): "Interior", ("1.3", "lead"): "Police", ("1.4", "lead"): "Ours alone"})
    received = returned(colleague, export(colleague, colleague.folder / "a.xlsx"), {("2.1", "status"): "planned"})
    found = review(office, received)
    assert [(p.ref, p.key, p.standing) for p in found.proposals] == [
        ("1.1", "lead", Standing.CLEAN),
        ("1.2", "lead", Standing.CONFLICT),
        ("2.1", "status", Standing.CLEAN),
    ]
    office.register.finish(found)
    assert sorted(map(str, versions(office, "1.2", "lead"))) == ["Interior", "Navy"]
    assert office.register.find("1.4").values["lead"] == "Ours alone"


def test_what_was_undone_here_meanwhile_does_not_make_a_conflict(office: Office) -> None:
    edit(office, {("1.1", "lead"): "Police"})
    snapshot = export(office, office.folder / "a.xlsx")
    edit(office, {("1.1", "lead"): "Interior"})
    office.register.undo()
    found = review(office, returned(office, snapshot, {("1.1", "lead"): "Labour"}))
    assert [p.standing for p in found.proposals] == [Standing.CLEAN]
    office.register.finish(found)
    assert versions(office, "1.1", "lead") == ["Labour"]
    office.register.undo()
    assert versions(office, "1.1", "lead") == ["Police"]


def test_the_same_file_asks_nothing_after_another_copy_came_in_between(office: Office) -> None:
    snapshot = export(office, office.folder / "a.xlsx")
    first = returned(office, snapshot, {("1.1", "lead"): "Labour"})
    second = returned(office, snapshot, {("1.2", "lead"): "Navy"}, author="Eva Paz")
    for received in (first, second):
        office.register.finish(review(office, received))
    assert review(office, first).proposals == ()


def test_what_was_cleared_here_on_purpose_is_not_overwritten_as_if_it_had_never_been_reported(
    new_office: NewOffice,
) -> None:
    office, colleague = new_office(), new_office(author="Luis Rojas")
    edit(office, {("1.1", "lead"): "Police"})
    edit(office, {("1.1", "lead"): None})
    edit(colleague, {("1.1", "lead"): "Navy"})
    found = review(office, returned(colleague, export(colleague, colleague.folder / "a.xlsx"), {}))
    assert [p.standing for p in found.proposals] == [Standing.CONFLICT]


def test_a_second_workbook_of_a_colleagues_installation_counts_and_tells_each_change_once(
    new_office: NewOffice,
) -> None:
    office, colleague = new_office(), new_office(author="Luis Rojas")
    edit(colleague, {("4.1", "status"): "planned"})
    snapshot = export(colleague, colleague.folder / "a.xlsx")
    office.register.finish(review(office, returned(colleague, snapshot, {}, author="")))
    edited = returned(colleague, snapshot, {("4.1", "status"): "in_progress"}, author="")
    committed = office.register.finish(review(office, edited))
    assert committed.written == 1
    taken = office.register.find("4.1")
    told = [(e.new, e.author, e.imported_by) for e in office.register.history(taken.id)]
    assert told == [("in_progress", "", "Ana Mora"), ("planned", "", "Ana Mora")]
    assert (taken.status, taken.updated_by, taken.conflicts) == ("in_progress", "", ())


def test_finishing_the_same_review_twice_writes_no_second_action(conflict: tuple[Office, Review]) -> None:
    office, found = conflict
    assert office.register.finish(found).action is not None
    assert office.register.finish(found).action is None
    office.register.undo()
    assert versions(office, "1.1", "lead") == ["Interior"]


def test_what_was_taken_again_and_edited_since_is_not_asked_about_a_third_time(office: Office) -> None:
    received = returned(office, export(office, office.folder / "a.xlsx"), {("1.1", "lead"): "Labour"})
    office.register.finish(review(office, received))
    office.register.undo()
    office.register.finish(review(office, received), Answers({0: Decision.TAKE}))
    edit(office, {("1.1", "lead"): "Interior"})
    assert review(office, received).proposals == ()


def test_a_row_that_shows_another_recommendations_text_is_asked_about(office: Office) -> None:
    received = returned(office, export(office, office.folder / "a.xlsx"), {("1.1", "lead"): "Labour"})
    first, second, *others = received.rows
    moved = replace(received, rows=(replace(first, text=second.text), replace(second, text=first.text), *others))
    found = review(office, moved)
    assert [(p.ref, p.standing) for p in found.proposals] == [("1.1", Standing.QUESTION)]
    touched = replace(received, rows=(replace(first, text="Shortened."), second, *others))
    found = review(office, touched)
    assert [p.standing for p in found.proposals] == [Standing.CLEAN]
    assert "official text" in str(found.ignored[0].reason)


def test_a_clock_that_is_days_ahead_is_told_and_does_not_confuse_what_stood_before(office: Office) -> None:
    edit(office, {("1.1", "status"): "planned"})
    snapshot = replace(export(office, office.folder / "a.xlsx"), stamp=2**62)
    found = review(office, returned(office, snapshot, {("1.1", "status"): "not_started"}))
    assert "more than a day ahead" in str(found.notices[0])
    office.register.finish(found)
    edit(office, {("1.1", "status"): "in_progress"})
    office.register.check_off([office.register.find("1.1")])
    office.register.uncheck([office.register.find("1.1")])
    assert office.register.find("1.1").status == "in_progress"


@law
@given(before=MANY_EDITS, first=MANY_EDITS, second=MANY_EDITS)
def test_two_imported_copies_taken_back_one_after_the_other_leave_what_was(
    before: Edits, first: Edits, second: Edits, new_office: NewOffice
) -> None:
    office = begun(new_office(), before)
    snapshot = export(office, office.folder / "a.xlsx")
    states = [office.values()]
    for edits, author in ((first, "Luis Rojas"), (second, "Eva Paz")):
        if office.register.finish(review(office, returned(office, snapshot, edits, author))).action:
            states.append(office.values())
    for state in reversed(states[:-1]):
        office.register.undo()
        assert office.values() == state
    for state in states[1:]:
        office.register.redo()
        assert office.values() == state
