"""Files that somebody made who wants more than to tell something: well-formed, and signed by whoever."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from offices import NewOffice, Office
from post import edit, exchange
from tracker.domain.changes import COMMITMENT, SUBMISSION, Subject
from tracker.domain.exchange import ParcelKind, Trust
from tracker.domain.identity import commitment_id
from tracker.domain.review import Answers, Decision, Standing
from tracker.errors import UserError
from tracker.exchange.canonical import read_object
from tracker.exchange.parcel import Manifest, Parcel
from tracker.exchange.signing import load_or_make
from tracker.exchange.writing import write_parcel
from tracker.journal.record import Record, make_record
from tracker.storage.rebuild import rebuild

MOMENT = "2026-11-23T18:04:05Z"


@pytest.fixture
def mexico(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "mexico", "MEX", "Rosa Díaz")
    yield office
    office.register.close()


def forged(
    folder: Path,
    delegation: str,
    *records: Record,
    kind: ParcelKind = ParcelKind.UPDATE,
    replica: str = "r",
    at: str = MOMENT,
) -> Path:
    """A file of this delegation, signed with the key in that folder."""
    within = kind is ParcelKind.UPDATE
    manifest = Manifest(
        "0190f7a2-1111-7000-8000-000000000002",
        kind,
        delegation,
        at,
        1 << 16,
        replica=replica if within else "",
        author="Ana Mora" if within else "",
    )
    path = folder / "forged.ctu"
    write_parcel(Parcel(manifest, records), path, load_or_make(folder / "signing.key"))
    return path


def said(delegation: str, entity: str, **parts: object) -> Record:
    """A status that somebody puts into somebody's mouth."""
    known: dict[str, object] = {"replaces": frozenset(), "stamp": 1 << 60, "author": ""}
    kind = str(parts.pop("kind", SUBMISSION))
    field = "submitted/status" if kind == SUBMISSION else "status"
    return make_record(Subject(entity, "HLF2017", delegation, kind), field, None, "implemented", **(known | parts))  # type: ignore[arg-type]


@pytest.mark.parametrize("victim", ["MEX", "CRI"])
def test_a_delegation_cannot_speak_for_another_nor_for_us(ana: Office, tmp_path: Path, victim: str) -> None:
    record = said("PAN", commitment_id("HLF2017", "3.5", victim))
    with pytest.raises(UserError, match="speaks for another delegation"):
        ana.register.review(forged(tmp_path, "PAN", record, kind=ParcelKind.SUBMISSION))


def test_a_key_known_for_another_delegation_vouches_for_nobody_here(ana: Office, mexico: Office) -> None:
    edit(mexico, "3.2", status="planned")
    mexico.register.submit(mexico.folder / "s.ctu", mexico.register.draft_submission())
    ana.register.finish(ana.register.review(mexico.folder / "s.ctu"))
    assert ana.register.review(mexico.folder / "s.ctu").strangers == ()
    own = ana.register._installation.replica
    record = said("CRI", commitment_id("HLF2017", "3.5", "CRI"), kind="commitment", author="Ana Mora")
    (stranger,) = ana.register.review(forged(mexico.folder, "CRI", record, replica=own)).strangers
    assert stranger.trust is Trust.NEW


def test_a_delegation_for_which_there_is_no_name_is_refused(ana: Office, tmp_path: Path) -> None:
    record = said("ZZZ", commitment_id("HLF2017", "3.5", "ZZZ"))
    with pytest.raises(UserError, match="speaks for another delegation"):
        ana.register.review(forged(tmp_path, "CRI", record))


@pytest.mark.parametrize(
    "parts",
    [
        {"source": "restore:x"},
        {"source": "restore:"},
        {"source": f"restore:{'0' * 32}@{2**63}"},
        {"at": "2026-99-99T99:99:99Z"},
        {"sequence": 2**63 - 1},
        {"sequence": 2**31 - 1},
    ],
)
def test_what_could_never_be_shown_again_is_refused(ana: Office, tmp_path: Path, parts: dict[str, object]) -> None:
    record = said("CRI", commitment_id("HLF2017", "3.5", "CRI"), kind="commitment", **parts)
    with pytest.raises(UserError):
        ana.register.review(forged(tmp_path, "CRI", record))


def test_an_unclosed_text_of_a_million_signs_is_refused_at_once() -> None:
    hostile = b'{"a":[' + b"[" * 40 + b'"' + b'\\"' * 300_000
    started = time.process_time()
    with pytest.raises(ValueError):
        read_object(hostile)
    assert time.process_time() - started < 30, "not the hours it takes to look at every byte again and again"


def test_a_letter_with_a_million_marks_is_refused_at_once() -> None:
    hostile = '{"a":"e%s"}' % ("\u0301\u0323" * 200_000)
    started = time.process_time()
    with pytest.raises(ValueError, match="marks"):
        read_object(hostile.encode())
    assert time.process_time() - started < 30, "not the hours it takes to compose them"


def test_many_letters_with_the_marks_of_their_language_are_read() -> None:
    text = '{"a":"%s"}' % ("Việt Nam, São Tomé, Ελλάδα, עִבְרִית, हिन्दी " * 200)
    assert read_object(unicodedata.normalize("NFC", text).encode())


def test_a_name_of_a_part_is_composed_as_its_value_is() -> None:
    with pytest.raises(ValueError, match="canonical"):
        read_object('{"e\u0301":1}'.encode())
    assert read_object('{"é":1}'.encode()) == {"é": 1}


def test_a_file_that_went_with_an_undone_import_is_asked_about_under_another_name(
    ana: Office, new_office: NewOffice
) -> None:
    luis = new_office(author="Luis Rojas")
    edit(ana, "1.1", status="planned")
    monday, tuesday = ana.folder / "monday.ctu", ana.folder / "tuesday.ctu"
    ana.register.send(monday)
    ana.register.send(tuesday)
    for path in (monday, tuesday):
        luis.register.finish(luis.register.review(path))
    luis.register.undo()
    for path in (monday, tuesday):
        assert [p.again for p in luis.register.review(path).proposals] == [True]


def test_what_a_newer_version_said_is_undone_and_done_again_like_anything(
    ana: Office, new_office: NewOffice, tmp_path: Path
) -> None:
    entity = commitment_id("HLF2017", "3.5", "CRI")
    newer = make_record(
        Subject(entity, "HLF2017", "CRI"), "status", None, "half_done", replaces=frozenset(), stamp=1, author="Eva"
    )
    strange = make_record(
        Subject(entity, "HLF2017", "CRI"), "budget", None, 7, replaces=frozenset(), stamp=1, author="Eva"
    )
    path = forged(tmp_path, "CRI", newer, strange)
    ana.register.finish(ana.register.review(path))
    ana.register.undo()
    assert ana.register.review(path).proposals == ()
    ana.register.redo()
    luis = new_office(author="Luis Rojas")
    exchange(ana, luis)
    edit(ana, "3.5", status="planned")
    ana.register.undo()
    assert ana.register.find("3.5").status is None


def test_an_answer_lapses_where_what_it_was_given_over_has_changed(ana: Office, new_office: NewOffice) -> None:
    luis = new_office(author="Luis Rojas")
    edit(ana, "1.1", status="planned")
    path = ana.folder / "a.ctu"
    ana.register.send(path)
    review = luis.register.review(path)
    waiting = luis.register.set_aside(review, Answers({0: Decision.TAKE}), [path])
    edit(luis, "1.1", status="implemented")
    again, answers, _ = luis.register.reopen(waiting.id)
    assert [p.standing for p in again.proposals] == [Standing.CONFLICT]
    assert answers == Answers()
    luis.register.finish(again, answers)
    assert luis.register.find("1.1").conflicts == ("status",)
    assert luis.register.waiting() == ()


def test_a_waiting_review_whose_files_are_gone_is_told_and_spoils_nothing(ana: Office, new_office: NewOffice) -> None:
    luis = new_office(author="Luis Rojas")
    edit(ana, "1.1", status="planned")
    path = ana.folder / "a.ctu"
    ana.register.send(path)
    waiting = luis.register.set_aside(luis.register.review(path), Answers(), [path])
    (luis.folder / "waiting" / waiting.id / "0" / "a.ctu").unlink()
    with pytest.raises(UserError, match="not whole"):
        luis.register.reopen(waiting.id)
    (luis.folder / "waiting" / waiting.id / "review.json").write_text("{}")
    assert luis.register.waiting() == ()


def test_a_record_takes_away_only_what_stands_in_its_own_field(ana: Office, mexico: Office, tmp_path: Path) -> None:
    edit(ana, "3.2", status="planned", lead="Labour")
    standing = frozenset(i for ids in ana.register.find("3.2").shown.values() for i in ids)
    entity = commitment_id("HLF2017", "1.1", "MEX")
    ana.register.finish(
        ana.register.review(forged(tmp_path, "MEX", said("MEX", entity, replaces=standing), kind=ParcelKind.SUBMISSION))
    )
    own = commitment_id("HLF2017", "3.2", "CRI")
    strange = make_record(Subject(own, "HLF2017", "CRI"), "budget", None, 7, replaces=standing, stamp=1, author="Eva")
    ana.register.finish(ana.register.review(forged(tmp_path, "CRI", strange)))
    before = ana.values()
    assert (ana.register.find("3.2").status, ana.register.find("3.2").values["lead"]) == ("planned", "Labour")
    with ana.register._engines.write.begin() as connection:
        rebuild(connection, lambda raws: raws[::-1])
    assert ana.values() == before


def test_what_comes_after_the_record_that_says_to_replace_it_stands_in_its_own_field(
    ana: Office, new_office: NewOffice, tmp_path: Path
) -> None:
    edit(ana, "3.2", status="planned")
    standing = frozenset(ana.register.find("3.2").shown["status"])
    luis = new_office(author="Luis Rojas")
    own = commitment_id("HLF2017", "3.2", "CRI")
    other = make_record(Subject(own, "HLF2017", "CRI"), "lead", None, "x", replaces=standing, stamp=1, author="Eva")
    luis.register.finish(luis.register.review(forged(tmp_path, "CRI", other)))
    exchange(ana, luis)
    assert luis.register.find("3.2").status == "planned"


def test_a_submission_changes_nothing_that_is_no_commitment_of_whoever_sent_it(ana: Office, tmp_path: Path) -> None:
    ana.register.add_note(ana.register.find("1.1"), "for colleagues")
    (note,) = ana.register.notes(ana.register.find("1.1"))
    with pytest.raises(UserError, match="another delegation"):
        ana.register.review(forged(tmp_path, "MEX", said("MEX", note.id), kind=ParcelKind.SUBMISSION))


def test_values_of_a_form_that_no_field_has_yet_are_kept_passed_on_and_not_shown(
    ana: Office, new_office: NewOffice, tmp_path: Path
) -> None:
    commitment = commitment_id("HLF2017", "3.5", "CRI")
    ana.register.add_note(ana.register.find("3.5"), "a note")
    ana.register.add_step(ana.register.find("3.5"), "an action", "Ana")
    ana.register.add_meeting("Review", date(2026, 12, 1), "Lima")
    (note,), (step,) = ana.register.notes(ana.register.find("3.5")), ana.register.steps(ana.register.find("3.5"))
    (meeting,) = ana.register.meetings()
    places = (
        *((commitment, COMMITMENT, field) for field in ("status", "percent", "deadline", "confirmed", "clearance")),
        *((note.id, "note", field) for field in ("text", "about", "deleted")),
        *((step.id, "step", field) for field in ("text", "due", "done", "about")),
        *((meeting.id, "meeting", field) for field in ("title", "date", "place", "frozen")),
    )
    strange: list[object] = [[1, 2], True, {"a": 1}, {"a": "b"}, {"a": [{}]}, []]
    records = [
        make_record(
            Subject(entity, "HLF2017", "CRI", kind), field, None, value,  # type: ignore[arg-type]
            replaces=frozenset(), stamp=n, author="Eva",
        )
        for entity, kind, field in places
        for n, value in enumerate(strange, 1)
    ]  # fmt: skip
    ana.register.finish(ana.register.review(forged(tmp_path, "CRI", *records)))
    luis = new_office(author="Luis Rojas")
    exchange(ana, luis)
    for office in (ana, luis):
        register = office.register
        c = register.find("3.5")
        assert (c.status, c.percent, c.deadline) == (None, None, None)
        assert [n.text for n in register.notes(c)] == ["a note"]
        assert [s.name for s in register.steps(c)] == ["an action"]
        assert [m.title for m in register.meetings()] == ["Review"]
        assert register.differing() == ()
        register.detail(c.id)
        register.actions()
        register.export(office.folder / "a.xlsx")
        assert {r.id for r in records} <= {str(row[0]) for row in office.tables("record")["record"]}
