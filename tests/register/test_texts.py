"""The text of a recommendation in languages in which the forum did not issue it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from offices import NewOffice, Office
from tracker.bundle import bundled
from tracker.domain.export import Audience
from tracker.domain.fields import Standing
from tracker.domain.query import Filter
from tracker.domain.submission import SUBMITTABLE
from tracker.domain.vocabulary import ClearanceLevel
from tracker.errors import UserError
from tracker.words import load_words

_SPANISH = "Fortalecer la cooperación entre los países de tránsito"


def _enter(office: Office, ref: str = "1.2", body: str = _SPANISH, source: str = "Cancillería") -> None:
    register = office.register
    register.enter_text(register.find(ref), "es", body, Standing.UNOFFICIAL, source)


def _speak(office: Office, language: str) -> None:
    office.register.speak(load_words(language, bundled("resources/i18n")))


def test_whoever_reads_that_language_reads_it_and_everybody_finds_it(office: Office) -> None:
    _enter(office)
    issued = office.register.find("1.2").text
    assert (issued.language, issued.standing, issued.entered) == ("en", "official", False)
    _speak(office, "es")
    text = office.register.find("1.2").text
    assert (text.body, text.standing, text.source, text.entered) == (_SPANISH, "unofficial", "Cancillería", True)
    assert office.register.find("1.3").text.language == "en"
    _speak(office, "en")
    assert [c.ref for c in office.register.listed(Filter(search="transito paises"))] == ["1.2"]


def test_it_is_undone_and_taken_away_and_stands_in_the_history(office: Office) -> None:
    _enter(office)
    _enter(office, body="Otra redacción")
    register = office.register
    assert [entry.key for entry in register.history() if entry.key.startswith("text")] == ["text_es", "text_es"]
    register.undo()
    assert [t.body for t in register.find("1.2").recommendation.texts][1:] == [_SPANISH]
    _enter(office, body="")
    assert len(register.find("1.2").recommendation.texts) == 1
    assert register.listed(Filter(search="redaccion")) == ()
    register.undo()
    assert len(register.find("1.2").recommendation.texts) == 2


def test_what_the_forum_issued_is_never_changed_and_an_official_text_names_its_source(office: Office) -> None:
    register = office.register
    with pytest.raises(UserError, match=r"not saved") as refused:
        register.enter_text(register.find("1.2"), "en", "Something else", Standing.OFFICIAL, "Us")
    assert "never changed" in str(refused.value.text)
    with pytest.raises(UserError):
        register.enter_text(register.find("1.2"), "es", _SPANISH, Standing.OFFICIAL, " ")
    assert register.actions() == ()


def test_it_travels_to_a_colleague_and_a_difference_is_decided(new_office: NewOffice, tmp_path: Path) -> None:
    ana, luis = new_office(author="Ana Mora"), new_office(author="Luis Vega")
    _enter(ana)
    ana.register.send(tmp_path / "ana.ctu")
    luis.register.finish(luis.register.review(tmp_path / "ana.ctu"))
    assert luis.register.find("1.2").recommendation.texts[1].body == _SPANISH
    other = new_office(author="Eva Soto")
    _enter(other, body="Otra redacción")
    other.register.send(tmp_path / "eva.ctu")
    luis.register.finish(luis.register.review(tmp_path / "eva.ctu"))
    ((commitment, differing),) = luis.register.differing()
    luis.register.decide(commitment, differing, differing.versions[0].value)
    assert luis.register.find("1.2").conflicts == ()


def test_it_is_never_submitted_and_does_not_unsettle_what_was_cleared(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.2")], {"status": "planned"})
    register.clear(register.find("1.2"), ClearanceLevel.CLEARED, "The Minister")
    _enter(office)
    assert register.find("1.2").is_cleared
    assert not any(key.startswith("text_") for key in SUBMITTABLE)
    preview = register.draft_submission("Secretariat", ["status", "institutions", "text", "documents"])
    assert not any(_SPANISH in str(value.value) for value in preview.values)


@pytest.mark.parametrize("audience", list(Audience))
def test_a_workbook_in_that_language_holds_it_and_says_what_it_is(
    office: Office, tmp_path: Path, audience: Audience
) -> None:
    _enter(office)
    path = tmp_path / "progreso.xlsx"
    office.register.export(path, language="es", audience=audience)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert len([c for c in cells if c.value == _SPANISH and c.font.italic]) == 1
    told = [str(c.value) for c in cells if "Cancillería" in str(c.value)]
    assert len(told) == 1 and "1.2" in told[0]
    untouched = office.register.review(path)
    assert (untouched.proposals, untouched.ignored) == ((), ())
    office.register.export(path, language="pt", audience=audience)
    book = openpyxl.load_workbook(path)
    assert not any(c.value == _SPANISH for s in book.worksheets for row in s.iter_rows() for c in row)
