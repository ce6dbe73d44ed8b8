"""Actions and supporting documents: made, changed, done, deleted, undone, and exchanged with their files."""

from __future__ import annotations

import errno
import gettext
from pathlib import Path

import pytest

from offices import Office
from post import delivered, edit, exchange
from tracker.domain.commitment import Commitment
from tracker.domain.review import Answers, Decision, Standing
from tracker.domain.things import Thing
from tracker.domain.titles import title_words
from tracker.domain.vocabulary import Support
from tracker.errors import UserError
from tracker.storage import documents
from tracker.storage.rebuild import rebuild
from tracker.words import Words

WORDS = Words("en", gettext.NullTranslations())


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "Decree 12 of 2026.pdf"
    path.write_bytes(b"%PDF the text of the decree")
    return path


def commitment(office: Office, ref: str = "3.2") -> Commitment:
    return office.register.find(ref)


def steps(office: Office) -> list[Thing]:
    return list(office.register.steps(commitment(office)))


def papers(office: Office) -> list[Thing]:
    return list(office.register.documents(commitment(office)))


def test_an_action_is_written_done_changed_deleted_and_each_of_it_taken_back(ana: Office) -> None:
    register = ana.register
    register.add_step(commitment(ana), "Ask the ministry ", "Luis Rojas", "2026-11-20")
    (step,) = steps(ana)
    assert (step.name, step.text("owner"), step.ref, step.author) == (
        "Ask the ministry",
        "Luis Rojas",
        "3.2",
        "Ana Mora",
    )
    assert step.days_late(register.today()) == 3
    assert commitment(ana).open_actions == 1
    register.do_step(step)
    assert steps(ana)[0].is_done
    assert steps(ana)[0].days_late(register.today()) == 0
    assert commitment(ana).open_actions == 0
    register.delete_thing(steps(ana)[0])
    assert steps(ana) == []
    register.undo()
    assert steps(ana)[0].is_done
    register.undo()
    assert not steps(ana)[0].is_done
    assert commitment(ana).open_actions == 1
    register.undo()
    assert (steps(ana), commitment(ana).open_actions) == ([], 0)
    register.redo()
    assert steps(ana)[0].name == "Ask the ministry"


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_action_without_words_is_refused(ana: Office, text: str) -> None:
    with pytest.raises(UserError, match="no words"):
        ana.register.add_step(commitment(ana), text)
    assert ana.register.actions(5) == ()


def test_a_document_is_kept_by_what_is_in_it_and_makes_a_status_documented(ana: Office, decree: Path) -> None:
    edit(ana, "3.2", status="in_progress")
    assert commitment(ana).support is Support.NONE
    edit(ana, "3.2", comment="The decree is in force.")
    assert commitment(ana).support is Support.STATED
    ana.register.add_document(commitment(ana), decree, {"kind": "decree", "confidentiality": "public"})
    assert commitment(ana).support is Support.DOCUMENTED
    (paper,) = papers(ana)
    assert (paper.name, paper.text("file"), paper.text("kind")) == ("Decree 12 of 2026", decree.name, "decree")
    copy = ana.register.opened_copy(paper)
    assert (copy.name, copy.read_bytes()) == (decree.name, decree.read_bytes())
    decree.unlink()
    assert ana.register.opened_copy(paper).read_bytes() == copy.read_bytes()
    ana.register.undo()
    assert commitment(ana).support is Support.STATED


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("missing.pdf", None, "no file"), ("empty.pdf", b"", "empty"), ("large.pdf", b"x" * 11, "larger than")],
)
def test_a_file_that_cannot_be_kept_is_refused_and_nothing_is_written(
    ana: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, said: str
) -> None:
    monkeypatch.setattr(documents, "LARGEST", 10)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=said):
        ana.register.add_document(commitment(ana), tmp_path / name)
    assert papers(ana) == []
    assert not list(ana.register.places.documents.glob("*"))


@pytest.mark.parametrize(
    "link",
    [
        "",
        "ministry of labour",
        "ministry/labour",
        "www.",
        "v1.2/decree",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://[x",
    ],
)
def test_what_is_no_web_address_is_no_link(ana: Office, link: str) -> None:
    with pytest.raises(UserError, match="no web address"):
        ana.register.add_link(commitment(ana), link)


def test_a_document_travels_to_a_colleague_with_its_file(ana: Office, luis: Office, decree: Path) -> None:
    edit(ana, "3.2", status="implemented")
    ana.register.add_document(commitment(ana), decree)
    ana.register.add_link(commitment(ana), "https://example.org/law", {"title": "The law"})
    ana.register.add_step(commitment(ana), "Publish it")
    review = delivered(ana, luis)
    told = " ".join(str(n) for n in review.notices)
    assert "3.2: new supporting document “Decree 12 of 2026”, by Ana Mora." in told
    assert not papers(luis)
    assert documents.place(luis.register.places.documents, papers(ana)[0].text("content")) is None
    luis.register.finish(review)
    assert [p.name for p in papers(luis)] == [p.name for p in papers(ana)]
    assert [s.name for s in steps(luis)] == ["Publish it"]
    assert luis.register.opened_copy(papers(luis)[0]).read_bytes() == decree.read_bytes()
    assert commitment(luis).support is Support.DOCUMENTED
    luis.register.undo()
    assert (papers(luis), steps(luis)) == ([], [])


def test_what_one_changes_while_another_deletes_it_stays_and_is_told(ana: Office, luis: Office) -> None:
    ana.register.add_step(commitment(ana), "Ask the ministry")
    exchange(ana, luis)
    ana.register.delete_thing(steps(ana)[0])
    luis.register.edit_thing(steps(luis)[0], {"owner": "Luis Rojas"})
    exchange(ana, luis)
    exchange(luis, ana)
    for office in (ana, luis):
        (step,) = steps(office)
        assert (step.is_disputed, step.text("owner")) == (True, "Luis Rojas")
        office.register.delete_thing(step)
    exchange(ana, luis)
    exchange(luis, ana)
    assert steps(ana) == steps(luis) == []


def test_what_was_made_is_there_after_everything_is_worked_out_anew(ana: Office, decree: Path) -> None:
    edit(ana, "3.2", status="implemented")
    ana.register.add_document(commitment(ana), decree)
    ana.register.add_step(commitment(ana), "Publish it", due="2027-Q1")
    ana.register.link(commitment(ana), "gcm", ["2"])
    before = ana.tables("thing", "commitment", "name_used")
    with ana.register._engines.write.begin() as connection:
        rebuild(connection, lambda raws: list(reversed(raws)))
    after = ana.tables("thing", "commitment", "name_used")
    assert after["thing"] == before["thing"]
    assert [row[4:] for row in after["commitment"]] == [row[4:] for row in before["commitment"]]


def test_a_document_that_did_not_arrive_or_is_damaged_is_said_to_be(ana: Office, decree: Path) -> None:
    ana.register.add_document(commitment(ana), decree)
    (paper,) = papers(ana)
    kept = ana.register.places.documents / paper.text("content")
    kept.write_bytes(b"something else")
    with pytest.raises(UserError, match="damaged"):
        ana.register.opened_copy(paper)
    kept.unlink()
    assert not ana.register.has_file(paper)
    with pytest.raises(UserError, match="not on this laptop"):
        ana.register.opened_copy(paper)


def test_several_files_are_one_action_and_none_is_kept_where_one_cannot_be(
    ana: Office, decree: Path, tmp_path: Path
) -> None:
    minutes, empty = tmp_path / "minutes.txt", tmp_path / "empty.txt"
    minutes.write_text("What was agreed")
    empty.touch()
    with pytest.raises(UserError, match="empty"):
        ana.register.add_documents(commitment(ana), [decree, minutes, empty])
    assert not list(ana.register.places.documents.glob("*"))
    ana.register.add_documents(commitment(ana), [decree, minutes])
    assert [p.name for p in papers(ana)] == ["Decree 12 of 2026", "minutes"]
    assert title_words(ana.register.actions(1)[0].title, WORDS) == "Added 2 supporting documents to 3.2"
    ana.register.undo()
    assert papers(ana) == []


def test_the_same_file_brings_a_document_again_that_went_missing(ana: Office, luis: Office, decree: Path) -> None:
    ana.register.add_document(commitment(ana), decree)
    path = ana.folder / "update.ctu"
    ana.register.send(path)
    luis.register.finish(luis.register.review(path))
    (paper,) = papers(luis)
    (luis.register.places.documents / paper.text("content")).unlink()
    luis.register.finish(luis.register.review(path))
    assert luis.register.opened_copy(paper).read_bytes() == decree.read_bytes()


def test_on_a_full_disk_no_change_comes_in_without_its_document(
    ana: Office, luis: Office, decree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.register.add_document(commitment(ana), decree)
    review = delivered(ana, luis)
    before = luis.tables("record", "action", "intake", "head")
    kept, full = luis.register.places.documents, True
    place = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if full and Path(target).parent == kept:
            raise OSError(errno.ENOSPC, "No space left on device")
        return place(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(UserError, match="The documents that came with it could not be kept on this disk"):
        luis.register.finish(review)
    assert luis.tables("record", "action", "intake", "head") == before
    full = False
    luis.register.finish(review)
    (paper,) = papers(luis)
    assert luis.register.has_file(paper)


def test_what_was_undone_with_its_import_is_asked_about_and_taken_again_as_a_whole(
    ana: Office, luis: Office, decree: Path
) -> None:
    ana.register.add_document(commitment(ana), decree, {"kind": "decree"})
    ana.register.add_step(commitment(ana), "Ask the ministry", "Luis Rojas", "2026-11-20")
    file = ana.folder / "update.ctu"
    ana.register.send(file)
    luis.register.finish(luis.register.review(file))
    told = [(thing.name, dict(thing.values)) for thing in (*papers(luis), *steps(luis))]
    luis.register.undo()
    assert (papers(luis), steps(luis)) == ([], [])
    again = luis.register.review(file)
    assert [(p.ref, p.theirs, p.standing) for p in again.proposals] == [
        ("3.2", "Decree 12 of 2026", Standing.QUESTION),
        ("3.2", "Ask the ministry", Standing.QUESTION),
    ]
    luis.register.finish(again)
    assert (papers(luis), steps(luis)) == ([], []), "unanswered, it stays as it is"
    again = luis.register.review(file)
    luis.register.finish(again, Answers({p.number: Decision.TAKE for p in again.proposals}))
    assert [(thing.name, dict(thing.values)) for thing in (*papers(luis), *steps(luis))] == told
    assert luis.register.has_file(papers(luis)[0])
    assert luis.register.review(file).proposals == ()
