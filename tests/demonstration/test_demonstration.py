from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from command_line import CommandLine
from offices import Office
from tracker.bundle import bundled
from tracker.demonstration.diary import read_diary
from tracker.demonstration.making import make_demonstration
from tracker.domain.exchange import Answered, ParcelKind
from tracker.domain.periods import Precision
from tracker.domain.query import Attention
from tracker.domain.things import Confidentiality
from tracker.domain.vocabulary import Status, Support
from tracker.errors import UserError
from tracker.places import Places
from tracker.register.opening import open_register
from tracker.register.register import Register
from tracker.storage import projection
from tracker.storage.carrying import carry_anew
from tracker.storage.rebuild import project_all
from tracker.words import LANGUAGES, load_words

DAY = date(2026, 11, 23)
ENGLISH = load_words("en", bundled("resources/i18n"))
_DRAWN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{8,64}\b")
"""Ids, which are drawn at random, and what is made of them."""


@pytest.fixture
def register(demonstration: Path) -> Iterator[Register]:
    with closing(open_register(Places(demonstration, demonstration / "tracker.db"), DAY)) as register:
        yield register


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """All that the command line tells of a demonstration, without its ids."""
    run = CommandLine(folder, capsys)
    verbs = ("list --json", "overview", "region --matrix", "meetings", "compare second today", "history", "show 1.2")
    return [_DRAWN.sub("", run.ok("--as-of", DAY, *verb.split()).out) for verb in verbs]


def projected(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """What screens query; which number a commitment has is nobody's business."""
    tables = office.tables("commitment", "tally", "name_used", "thing", "note")
    return tables | {"commitment": sorted((row[1:] for row in tables["commitment"]), key=str)}


def test_the_same_day_makes_the_same_demonstration(
    demonstration: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_demonstration(tmp_path / "again", DAY, ENGLISH)
    assert told(tmp_path / "again", capsys) == told(demonstration, capsys)


def test_it_holds_some_of_everything(register: Register) -> None:
    listed = register.listed()
    assert {c.status for c in listed} == {*Status, None} and len(listed) == 46
    assert {c.deadline.precision for c in listed if c.deadline} == set(Precision)
    assert sum(c.days_late(DAY) > 0 for c in listed) >= 3
    assert Support.VERIFIED in {c.support for c in listed} and any(c.clearance_changed for c in listed)
    assert all(register.attention()[reason] for reason in Attention)
    assert {t.confidentiality for c in listed for t in register.documents(c)} == {*Confidentiality}
    assert sum(a.state is Answered.ANSWERED and not a.noted for a in register.answers()) == 12
    assert sum(a.state is Answered.NO_ANSWER for a in register.answers()) == 5
    assert [a.delegation for a in register.answers() if a.noted] == ["CAN"]
    assert [bool(meeting.freeze) for meeting in register.meetings()] == [False, True, True]
    since = register.since_last_meeting()
    assert since is not None and len(since[1].moved) > 10
    assert len({c.ref for c, _ in register.differing()}) == 3
    assert [(w.changes > w.open_changes > 0) for w in register.waiting()] == [True]
    assert {s.kind for s in register.sent_files()} == {ParcelKind.UPDATE, ParcelKind.SUBMISSION, "workbook"}
    assert any(s.is_awaited for s in register.sent_files()) and any(s.answer for s in register.sent_files())
    assert {a.author for a in register.history()} >= {"Ana Mora", "Luis Rojas", "Carmen Vargas"}


def test_it_is_marked_as_invented_and_nothing_is_sent_from_it(
    demonstration: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = CommandLine(demonstration, capsys)
    assert "invented" in run.ok("list").err
    run.ok("export", tmp_path / "progress.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "progress.xlsx").worksheets[0]
    assert any(cell.value == "Demonstration: invented data." for row in sheet.iter_rows() for cell in row)
    assert run.ok("narrative", "second").out.startswith("Demonstration: invented data.")
    submitted = run("submit", tmp_path / "word.ctu", "--to", "OAS")
    assert submitted.code == 1 and "no file for anybody else can be saved from it" in submitted.err
    assert not (tmp_path / "word.ctu").exists()


@pytest.mark.parametrize("at_once", [3, 10_000])
def test_its_screens_made_anew_in_portions_are_as_they_were_kept_edit_by_edit(
    demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(projection, "_AT_ONCE", at_once)
    shutil.copytree(demonstration, tmp_path / "office")
    office = Office(tmp_path / "office")
    kept = projected(office)
    with office.register._engines.write.begin() as connection:
        carry_anew(connection)
        assert not connection.execute(text("SELECT count(*) FROM commitment WHERE status IS NOT NULL")).scalar()
        project_all(connection)
    assert projected(office) == kept
    office.register.close()


def test_it_is_never_put_beside_other_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert "not an empty folder" in CommandLine(tmp_path, capsys).refused("demo")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    class Full:
        def step(self, done: int, total: int, label: object) -> None:
            if done == 3:
                raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="No space left"):
        make_demonstration(tmp_path / "demo", DAY, ENGLISH, Full())
    assert not (tmp_path / "demo").exists()


def test_every_deed_is_told_in_every_language() -> None:
    file = bundled("resources/demonstration/costa-rica.json")
    told = [read_diary(file, DAY, language) for language in LANGUAGES]
    assert all("@" not in str(deed.told) for diary in told for deed in diary.deeds)
    assert len({tuple(deed.kind for deed in diary.deeds) for diary in told}) == 1
    assert all(len(set(diary.words.values())) > 70 for diary in told)
