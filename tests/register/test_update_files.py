"""Update files between the laptops of one delegation (MERGE.md)."""

from __future__ import annotations

import json

import pytest

from offices import NewOffice, Office
from post import delivered, edit, exchange
from tracker.domain.actions import subject_of
from tracker.domain.exchange import ParcelKind, Trust
from tracker.domain.review import Answers, Decision, Standing
from tracker.errors import UserError
from tracker.exchange.parcel import Manifest, Parcel
from tracker.exchange.reading import read_parcel
from tracker.exchange.signing import load_or_make
from tracker.exchange.writing import write_parcel
from tracker.journal.record import canonical_json, make_record, read_record

SHOWN = ("status", "lead", "deadline", "next_step")


def said(office: Office, ref: str) -> dict[str, object]:
    return dict(office.register.find(ref).values)


def test_what_only_a_colleague_reported_is_clean_and_arrives(ana: Office, luis: Office) -> None:
    edit(ana, "1.3", status="planned", lead="Ministry of Labour", contributing="Police; Navy")
    review = delivered(ana, luis)
    assert [(p.ref, p.key, p.theirs, p.element) for p in review.proposals] == [
        ("1.3", "status", "planned", None),
        ("1.3", "lead", "Ministry of Labour", None),
        ("1.3", "contributing", 1, "Navy"),
        ("1.3", "contributing", 1, "Police"),
    ]
    assert {p.standing for p in review.proposals} == {Standing.CLEAN}
    assert (review.author, review.sources[0].trust) == ("Ana Mora", Trust.NEW)
    assert said(luis, "1.3") == {}, "nothing is written before Finish"
    luis.register.finish(review)
    assert said(luis, "1.3") == {"status": "planned", "lead": "Ministry of Labour"}
    assert luis.register.find("1.3").contributing == ("Navy", "Police")
    told = [(e.key, e.author, e.imported_by) for e in luis.register.history(luis.register.find("1.3").id)]
    assert set(told) == {(key, "Ana Mora", "Luis Rojas") for key in ("status", "lead", "contributing")}


def test_the_same_file_twice_and_the_same_knowledge_in_another_file_bring_nothing(ana: Office, luis: Office) -> None:
    edit(ana, "1.3", status="planned")
    exchange(ana, luis)
    before = luis.tables("record", "action", "intake")
    review = delivered(ana, luis)
    assert not review.brings
    assert luis.register.finish(review).action is None
    assert luis.tables("record", "action")["record"] == before["record"]


def test_the_key_of_a_finished_review_is_known_from_then_on(ana: Office, luis: Office) -> None:
    edit(ana, "1.3", status="planned")
    first = delivered(ana, luis)
    assert [s.trust for s in first.strangers] == [Trust.NEW]
    luis.register.finish(first)
    edit(ana, "1.4", status="planned")
    assert delivered(ana, luis).strangers == ()
    (ana.folder / "signing.key").unlink()
    assert [s.trust for s in delivered(ana, luis).strangers] == [Trust.CHANGED]


@pytest.mark.parametrize("decision", [Decision.TAKE, Decision.KEEP])
def test_a_decision_in_the_review_travels_back_and_both_laptops_end_equal(
    ana: Office, luis: Office, decision: Decision
) -> None:
    edit(ana, "2.1", status="planned")
    exchange(ana, luis)
    edit(ana, "2.1", status="in_progress")
    edit(luis, "2.1", status="implemented")
    (conflict,) = delivered(ana, luis).proposals
    assert (conflict.standing, conflict.base, conflict.ours, conflict.theirs) == (
        *(Standing.CONFLICT, "planned", "implemented", "in_progress"),
    )
    exchange(ana, luis, decision)
    exchange(luis, ana)
    expected = "in_progress" if decision is Decision.TAKE else "implemented"
    for office in (ana, luis):
        assert (office.register.find("2.1").status, office.register.find("2.1").conflicts) == (expected, ())
    assert ana.register.find("2.1") == luis.register.find("2.1")


def test_versions_left_undecided_stand_on_both_laptops_and_either_may_decide(ana: Office, luis: Office) -> None:
    edit(ana, "2.1", status="planned")
    edit(luis, "2.1", status="implemented")
    exchange(ana, luis)
    exchange(luis, ana)
    assert ana.register.find("2.1") == luis.register.find("2.1")
    assert ana.register.find("2.1").conflicts == ("status",)
    for office in (ana, luis):
        seen = office.register.find("2.1")
        (differing,) = office.register.detail(seen.id).differing
        office.register.decide(seen, differing, "planned")
    exchange(ana, luis)
    exchange(luis, ana)
    for office in (ana, luis):
        assert office.register.find("2.1").conflicts == (), "deciding alike is no new difference"


def test_what_is_not_wanted_of_a_clean_change_is_decided_against_openly(ana: Office, luis: Office) -> None:
    edit(ana, "2.1", lead="Navy")
    review = delivered(ana, luis)
    luis.register.finish(review, Answers({0: Decision.KEEP}))
    assert said(luis, "2.1") == {}
    exchange(luis, ana)
    assert said(ana, "2.1") == {}


def test_an_edited_proposal_is_the_officers_own_word(ana: Office, luis: Office) -> None:
    edit(ana, "2.1", lead="Navvy")
    luis.register.finish(delivered(ana, luis), Answers(edited={0: "Navy"}))
    exchange(luis, ana)
    assert said(ana, "2.1") == said(luis, "2.1") == {"lead": "Navy"}
    assert ana.register.find("2.1").updated_by == "Luis Rojas"


def test_an_import_is_undone_days_later_and_what_was_edited_since_is_kept(ana: Office, luis: Office) -> None:
    edit(luis, "1.1", status="not_started")
    edit(ana, "1.3", status="planned")
    edit(ana, "1.4", status="planned", lead="Navy")
    action = exchange(ana, luis).action
    edit(luis, "1.4", lead="Police")
    luis.clock.later(days=4)
    edit(luis, "5.1", status="planned")
    undone = luis.register.undo(action)
    assert undone.left == ((luis.register.find("1.4").id, "lead"),)
    assert said(luis, "1.3") == {}
    assert said(luis, "1.4") == {"lead": "Police"}
    assert (said(luis, "1.1"), said(luis, "5.1")) == ({"status": "not_started"}, {"status": "planned"})


def test_a_file_whose_import_was_undone_asks_and_is_then_taken_again(ana: Office, luis: Office) -> None:
    edit(ana, "1.3", status="planned", contributing="Navy")
    before = luis.values()
    path = ana.folder / "a.ctu"
    ana.register.send(path)
    luis.register.finish(luis.register.review(path))
    taken = luis.values()
    luis.register.undo()
    assert luis.values() == before
    review = luis.register.review(path)
    assert {(p.key, p.standing, p.again) for p in review.proposals} == {
        ("status", Standing.QUESTION, True),
        ("contributing", Standing.QUESTION, True),
    }
    luis.register.finish(review, Answers({p.number: Decision.TAKE for p in review.proposals}))
    assert luis.values() == taken
    assert luis.register.review(path).proposals == ()
    luis.register.undo()
    assert luis.values() == before


def test_undoing_is_seen_by_the_colleague_as_a_change_of_its_own(ana: Office, luis: Office) -> None:
    edit(ana, "1.3", status="planned")
    exchange(ana, luis)
    ana.register.undo()
    review = delivered(ana, luis)
    assert [(p.key, p.theirs, p.standing) for p in review.proposals] == [("status", None, Standing.CLEAN)]
    luis.register.finish(review)
    assert said(luis, "1.3") == {}
    luis.register.undo()
    assert said(luis, "1.3") == {"status": "planned"}


def test_an_edit_over_what_a_colleague_had_undone_is_taken_back_to_that(ana: Office, luis: Office) -> None:
    edit(ana, "1.3", status="planned")
    ana.register.undo()
    exchange(ana, luis)
    edit(luis, "1.3", status="implemented")
    luis.register.undo()
    assert said(luis, "1.3") == {}, "not what the colleague had taken back"


@pytest.mark.parametrize(("has_it", "told"), [(True, ["1.2", "1.3"]), (False, ["1.1", "1.2", "1.3"])])
def test_only_what_is_new_leaves_once_the_colleague_is_known_to_have_the_rest(
    ana: Office, luis: Office, has_it: bool, told: list[str]
) -> None:
    edit(ana, "1.1", status="planned")
    first = delivered(ana, luis, "Luis Rojas")
    if has_it:
        luis.register.finish(first)
    edit(luis, "1.2", status="planned")
    exchange(luis, ana)
    edit(ana, "1.3", status="planned")
    second = ana.folder / "second.ctu"
    ana.register.send(second, "Luis Rojas", since_last=True)
    refs = {c.id: c.ref for c in ana.register.listed()}
    assert sorted(refs[record.entity] for record in read_parcel(second).parcel.records) == told


def test_gaps_are_told_until_they_are_filled(ana: Office, luis: Office) -> None:
    first, second = ana.folder / "1.ctu", ana.folder / "2.ctu"
    edit(ana, "1.1", status="planned")
    edit(ana, "1.2", status="planned")
    ana.register.send(first, "Luis")
    edit(ana, "1.3", status="planned")
    ana.register.send(second, "Luis", since_last=True)
    late = luis.register.review(second)
    assert [str(n) for n in late.notices] == ["2 changes made on the laptop of Ana Mora have not arrived."]
    luis.register.finish(late)
    assert luis.register.review(first).notices == ()
    luis.register.finish(luis.register.review(first))
    assert [said(luis, ref) for ref in ("1.1", "1.2", "1.3")] == [{"status": "planned"}] * 3


def test_two_files_at_once_are_one_review_and_one_action(ana: Office, luis: Office, new_office: NewOffice) -> None:
    eva = new_office(author="Eva Paz")
    edit(ana, "1.1", status="planned")
    edit(ana, "1.2", status="planned")
    edit(eva, "1.2", status="implemented")
    files = []
    for office in (ana, eva):
        files.append(office.folder / "a.ctu")
        office.register.send(files[-1])
    before = luis.values()
    review = luis.register.review(*files)
    assert review.author == "Ana Mora, Eva Paz"
    assert {(p.ref, p.standing, p.theirs) for p in review.proposals} == {
        ("1.1", Standing.CLEAN, "planned"),
        ("1.2", Standing.CONFLICT, "implemented"),
        ("1.2", Standing.CONFLICT, "planned"),
    }
    luis.register.finish(review)
    assert luis.register.find("1.2").conflicts == ("status",)
    luis.register.undo()
    assert luis.values() == before
    review = luis.register.review(*files)
    (wanted,) = (p.number for p in review.proposals if p.theirs == "implemented" and p.again)
    luis.register.finish(review, Answers({wanted: Decision.TAKE}))
    assert luis.register.find("1.2").conflicts == ()


def test_of_two_colleagues_words_the_one_taken_ends_the_difference(
    ana: Office, luis: Office, new_office: NewOffice
) -> None:
    eva = new_office(author="Eva Paz")
    files = []
    for office, status in ((ana, "planned"), (eva, "implemented")):
        edit(office, "1.2", status=status)
        files.append(office.folder / "a.ctu")
        office.register.send(files[-1])
    review = luis.register.review(*files)
    decisions = {p.number: Decision.TAKE if p.theirs == "planned" else Decision.KEEP for p in review.proposals}
    luis.register.finish(review, Answers(decisions))
    taken = luis.register.find("1.2")
    assert (taken.status, taken.conflicts) == ("planned", ())


def test_a_clock_years_ahead_is_told_and_refuses_nothing(ana: Office, luis: Office) -> None:
    ana.clock.later(days=800)
    edit(ana, "1.1", status="planned")
    review = delivered(ana, luis)
    assert any("one of the clocks is wrong" in str(n) for n in review.notices)
    luis.register.finish(review)
    edit(luis, "1.1", status="implemented")
    assert luis.register.find("1.1").status == "implemented"
    exchange(luis, ana)
    assert ana.register.find("1.1").status == "implemented"


def test_another_delegations_update_file_is_refused(ana: Office, new_office: NewOffice) -> None:
    other = Office(ana.folder / "mexico", "MEX", "Rosa Díaz")
    edit(other, "1.1", status="planned")
    with pytest.raises(UserError, match=r"Mexico.*submission"):
        delivered(other, ana)
    other.register.close()


def test_what_was_sent_is_answered_when_the_colleagues_next_file_says_it_came(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    edit(luis, "1.2", status="planned")
    luis.register.finish(delivered(ana, luis, "Luis Rojas"))
    assert [sent.is_awaited for sent in ana.register.sent_files()] == [True]
    exchange(luis, ana)
    (sent,) = ana.register.sent_files()
    assert sent.answered and not sent.is_awaited
    assert [r.author for r in ana.register.received_files()] == ["Luis Rojas"]


def test_a_receipt_tells_the_colleague_what_became_of_the_changes(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned", lead="Navy")
    edit(luis, "1.1", lead="Police")
    exchange(ana, luis, Decision.KEEP)
    (received,) = luis.register.received_files()
    assert (received.taken, received.kept, received.questioned) == (1, 1, 0)
    luis.register.write_receipt(luis.folder / "receipt.ctu", received)
    review = ana.register.review(luis.folder / "receipt.ctu")
    assert any(": 1 change taken, 1 kept as it was." in str(n) for n in review.notices)
    ana.register.finish(review)
    (sent,) = ana.register.sent_files()
    assert (sent.answer["taken"], sent.answer["kept_fields"]) == (1, ["HLF2017/1.1 lead"])


def test_what_was_undone_since_somebody_looked_gets_no_receipt_and_what_was_taken_in_again_does(
    ana: Office, luis: Office
) -> None:
    """The page may still show what stood before: what counts is what the file brought as it stands now."""
    edit(ana, "1.1", status="planned")
    exchange(ana, luis)
    (standing,) = luis.register.received_files()
    luis.register.undo()
    path = luis.folder / "receipt.ctu"
    with pytest.raises(UserError, match="was undone here"):
        luis.register.write_receipt(path, standing)
    assert not path.exists() and luis.register.sent_files() == ()
    (undone,) = luis.register.received_files()
    luis.register.redo()
    luis.register.write_receipt(path, undone)
    assert path.exists()


def test_a_receipt_tells_what_was_decided_until_it_is_written(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned", lead="Navy")
    edit(luis, "1.1", status="in_progress", lead="Police")
    exchange(ana, luis)
    assert luis.register.find("1.1").conflicts == ("lead", "status")
    seen = luis.register.find("1.1")
    (received,) = luis.register.received_files()
    (status,) = (d for d in luis.register.detail(seen.id).differing if d.key == "status")
    luis.register.decide(seen, status, status.versions[0].value)
    luis.clock.later(hours=1)
    edit(luis, "1.1", lead="Army")
    (now,) = luis.register.received_files()
    assert (now.questioned, now.open_fields, now.decided_since) == (2, ("HLF2017/1.1 lead",), 1)
    luis.register.write_receipt(luis.folder / "receipt.ctu", received)
    ana.register.finish(ana.register.review(luis.folder / "receipt.ctu"))
    (sent,) = ana.register.sent_files()
    assert (sent.answer["questioned"], sent.answer["decided"]) == (1, 1)
    assert sent.answer["questioned_fields"] == ["HLF2017/1.1 lead"]


def test_what_a_newer_version_said_is_kept_and_passed_on_but_not_shown(
    ana: Office, luis: Office, new_office: NewOffice
) -> None:
    eva = new_office(author="Eva Paz")
    commitment = ana.register.find("1.3")
    subject = subject_of(commitment)
    newer = [
        make_record(subject, field, element, value, replaces=frozenset(), stamp=1 << 16, author="Ana Mora")
        for field, element, value in (
            ("status", None, "half_done"),
            ("percent", None, "a lot"),
            ("colour", None, "green"),
            ("contributing", "Navy", 7),
        )
    ]
    extended = read_record(canonical_json(json.loads(newer[2].raw) | {"weight": 3}).encode())
    path = ana.folder / "newer.ctu"
    manifest = Manifest("0190f7a2-1111-7000-8000-000000000002", ParcelKind.UPDATE, "CRI", "2026-11-23T18:04:05Z", 1)
    write_parcel(Parcel(manifest, (*newer, extended)), path, load_or_make(ana.folder / "key"))
    review = luis.register.review(path)
    assert review.proposals == () and review.brings
    assert any("newer version" in str(notice) for notice in review.notices)
    luis.register.finish(review)
    assert (luis.register.find("1.3").values, luis.register.find("1.3").contributing) == ({}, ())
    exchange(luis, eva)
    kept = {row[1] for row in eva.tables("record")["record"]}
    assert kept == {record.raw for record in (*newer, extended)}
    assert eva.register.find("1.3").status is None


def test_the_first_reply_is_the_answer_and_the_receipts_counts_stay_with_it(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    exchange(ana, luis)
    (received,) = luis.register.received_files()
    luis.register.write_receipt(luis.folder / "receipt.ctu", received)
    ana.register.finish(ana.register.review(luis.folder / "receipt.ctu"))
    (first,) = ana.register.sent_files()
    ana.clock.later(days=3)
    edit(luis, "1.2", status="planned")
    exchange(luis, ana)
    (sent,) = ana.register.sent_files()
    assert (sent.answered, sent.answer["taken"]) == (first.answered, 1)


def test_the_number_that_is_read_out_is_the_one_a_colleague_is_shown(ana: Office, luis: Office) -> None:
    number = ana.register.own_fingerprint()
    edit(ana, "1.1", status="planned")
    (source,) = delivered(ana, luis).sources
    assert source.fingerprint == number == ana.register.own_fingerprint()
    assert number != luis.register.own_fingerprint()


def test_work_for_another_delegation_leaves_no_gap(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    ana.register.introduce("MEX", "Ana Mora")
    edit(ana, "1.1", status="planned")
    ana.register.introduce("CRI", "Ana Mora")
    edit(ana, "1.2", status="planned")
    assert delivered(ana, luis).notices == ()


def test_the_same_files_put_aside_twice_wait_once(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    edit(luis, "1.1", status="implemented")
    path = luis.folder / "luis.ctu"
    luis.register.send(path)
    for decision in (Decision.KEEP, Decision.TAKE):
        ana.register.set_aside(ana.register.review(path), Answers({0: decision}), [path])
    (waiting,) = ana.register.waiting()
    _, answers, _ = ana.register.reopen(waiting.id)
    assert answers.decisions == {0: Decision.TAKE}, "the later word holds"
