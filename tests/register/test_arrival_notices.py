"""What is told of files that came, beside the changes that are to be decided."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from offices import NewOffice, Office
from post import delivered, edit, exchange


@pytest.fixture
def maria(new_office: NewOffice) -> Office:
    return new_office(author="Maria Vega")


def told(sender: Office, receiver: Office) -> list[str]:
    return [str(notice) for notice in delivered(sender, receiver).notices]


def test_what_a_colleague_noted_from_letters_is_told_and_where_it_was_noted_otherwise_here(
    ana: Office, luis: Office
) -> None:
    ana.register.transcribe("MEX", "1.1", {"status": "planned"}, "Note verbale 12/2026")
    ana.register.transcribe("MEX", "1.2", {"status": "planned"}, "Note verbale 12/2026")
    assert told(ana, luis) == ["2 answers of other delegations were noted from letters."]
    luis.register.transcribe("MEX", "1.2", {"status": "implemented"}, "Note verbale 13/2026")
    assert told(ana, luis) == [
        "2 answers of other delegations were noted from letters.",
        "1 of them was noted otherwise here: both stand until it is noted anew.",
    ]
    exchange(ana, luis)
    assert told(ana, luis) == [], "what is here already is no news"


def test_when_others_were_asked_is_told(ana: Office, luis: Office) -> None:
    ana.register.ask(["MEX", "BRA"], date(2026, 11, 20))
    assert told(ana, luis) == ["It tells when 2 other delegations were asked."]


def test_a_change_that_numbers_do_not_miss_is_missed_by_what_was_made_over_it(
    ana: Office, luis: Office, maria: Office, tmp_path: Path
) -> None:
    before = (ana.folder / "tracker.db").read_bytes()
    edit(ana, "1.1", status="planned")
    exchange(ana, maria)
    # Somebody works on with an older copy of Ana's folder: the next change bears the same number.
    older = tmp_path / "older"
    older.mkdir()
    shutil.copy(ana.folder / "installation.json", older)
    (older / "tracker.db").write_bytes(before)
    restored = Office(older, clock=ana.clock)
    with closing(restored.register):
        edit(restored, "1.2", status="planned")
        exchange(restored, luis)
    maria.register.send(maria.folder / "never arrived.ctu", "Luis Rojas")
    edit(maria, "1.1", status="implemented")
    maria.register.send(maria.folder / "second.ctu", "Luis Rojas", since_last=True)
    review = luis.register.review(maria.folder / "second.ctu")
    assert [str(notice) for notice in review.notices] == ["1 earlier change that these build upon has not arrived."]
