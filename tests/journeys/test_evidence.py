"""From a status that nothing supports to one that a second person verified, with what goes wrong on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

import seen
from officer import CTRL, Officer, Sit, files_in
from posting import finish, opened, sent, vouch
from tracker.domain.vocabulary import Support
from tracker.storage.documents import LARGEST
from tracker.ui.commitments.columns import Column
from tracker.ui.detail.documents_section import DocumentsSection
from tracker.ui.detail.entry import Entry
from tracker.ui.first_start.identity_dialog import IdentityDialog

Key = Qt.Key


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "Decree 12.pdf"
    path.write_bytes(b"%PDF the decree")
    return path


def supported(officer: Officer) -> Support | None:
    return officer.window.found("3.2").support


def documents(officer: Officer) -> DocumentsSection:
    return officer.window.workplace.detail.documents


def entries(officer: Officer) -> list[Entry]:
    return documents(officer).list.entries


def titles(officer: Officer) -> list[str]:
    return [entry.line.title for entry in entries(officer)]


def paste(officer: Officer, what: Path | str) -> None:
    if isinstance(what, Path):
        QGuiApplication.clipboard().setMimeData(files_in(what))
    else:
        QGuiApplication.clipboard().setText(what)
    officer.press(Key.Key_V, CTRL)


def test_a_status_goes_from_nothing_to_verified_by_a_second_person_and_each_step_is_taken_back(
    sit: Sit, decree: Path
) -> None:
    luis = sit("Luis Rojas")
    fields = luis.window.workplace.detail.fields
    before = luis.everything()
    luis.hand.begin()
    luis.click("3.2", Column.CHECK)
    assert supported(luis) is Support.NONE and "Nothing supports it yet" in luis.told(fields.support)
    luis.click_in(fields.rows["comment"].editor)
    luis.write("In force since March")
    luis.press(Key.Key_Return, CTRL)
    assert supported(luis) is Support.STATED and "Stated, no document yet" in luis.told(fields.support)
    luis.click_on("Add document…", fields.support)
    luis.drop(decree, onto=documents(luis))
    assert titles(luis) == ["Decree 12"] and supported(luis) is Support.DOCUMENTED
    luis.click_in(entries(luis)[0])
    luis.press(Key.Key_F2)
    luis.press(Key.Key_Tab)
    luis.press_each("dec")
    luis.press(Key.Key_Tab)
    luis.write("12 Mar 2026")
    luis.press(Key.Key_Tab)
    luis.press_each("pub")
    luis.press(Key.Key_Return)
    assert "Decree or regulation · 12 Mar 2026 · Public" in luis.told(entries(luis)[0])
    paste(luis, "https://example.org/law")
    assert titles(luis) == ["Decree 12", "https://example.org/law"]
    luis.hand.within(30, "a status reported, supported, and its document described")

    ana = sit("Ana Mora")
    review = opened(ana, sent(luis))
    vouch(ana, review)
    finish(ana, review)
    ana.hand.begin()
    ana.click("3.2", Column.RECOMMENDATION)
    ana.click_on("Verify", ana.window.workplace.detail.fields.support)
    ana.hand.within(2, "a status verified by a second person")
    assert supported(ana) is Support.VERIFIED
    ana.press(Key.Key_Z, CTRL)
    assert supported(ana) is Support.DOCUMENTED

    luis.to_the_front()
    steps = [Support.DOCUMENTED, Support.DOCUMENTED, Support.STATED, Support.NONE, None]
    for left in steps:
        luis.press(Key.Key_Z, CTRL)
        assert supported(luis) is left
    assert titles(luis) == [] and luis.everything() == before


def test_who_reported_a_status_cannot_verify_it_but_a_colleague_on_the_same_laptop_can(
    ana: Officer, decree: Path
) -> None:
    ana.window.register.check_off([ana.window.found("3.2")])
    ana.window.register.add_document(ana.window.found("3.2"), decree)
    support = ana.window.workplace.detail.fields.support
    ana.click("3.2", Column.RECOMMENDATION)
    assert not support.verify.isEnabled(), "whoever reported it is not asked"
    assert "Ask somebody else of your delegation" in seen.told(support)
    ana.hand.begin()
    ana.press(Key.Key_K, CTRL)
    ana.press_each("your del")
    ana.press(Key.Key_Return)
    dialog = ana.dialog(IdentityDialog)
    ana.press(Key.Key_A, CTRL)
    ana.write("Luis Rojas")
    ana.press(Key.Key_Return)
    ana.see_closed(dialog)
    ana.click("3.2", Column.RECOMMENDATION)
    ana.click_on("Verify", support)
    ana.hand.within(20, "another name at the same laptop, and a status verified")
    assert supported(ana) is Support.VERIFIED


def test_what_cannot_be_kept_is_told_and_what_is_there_already_is_not_kept_twice(
    ana: Officer, decree: Path, tmp_path: Path
) -> None:
    film = tmp_path / "Film.mp4"
    with film.open("wb") as file:
        file.truncate(LARGEST + 1)
    ana.click("3.2", Column.RECOMMENDATION)
    ana.press(Key.Key_4, Qt.KeyboardModifier.AltModifier)
    section = documents(ana)
    ana.drop(film, onto=section)
    assert "“Film.mp4” is larger than 25 MB. Keep it where it is, and add a link to it instead." in ana.told(section)
    note, papers = tmp_path / "Note.txt", tmp_path / "Papers"
    note.write_text("noted")
    papers.mkdir()
    ana.drop(film, note, papers, onto=section)
    assert titles(ana) == ["Note"], "what can be kept is"
    assert "“Film.mp4” is larger" in ana.told(section) and "“Papers” is no file." in ana.told(section)
    ana.press(Key.Key_Z, CTRL)
    ana.drop(film, papers, onto=section)
    assert titles(ana) == []
    assert "“Film.mp4” is larger" in ana.told(section) and "“Papers” is no file." in ana.told(section)
    update, workbook = sent(ana), tmp_path / "Progress.xlsx"
    ana.window.register.export(workbook)
    ana.drop(update, note, onto=section)
    ana.told_that("holds nothing that is not here already")
    assert titles(ana) == ["Note"], "what came with it is kept, and an update is reviewed wherever it is let go"
    ana.press(Key.Key_Z, CTRL)
    ana.drop(workbook, onto=section)
    ana.told_that("Nothing changed: this workbook holds what it held when it left.")
    assert titles(ana) == []
    paste(ana, decree)
    assert titles(ana) == ["Decree 12"] and "25 MB" not in ana.told(section)
    minutes, copy = tmp_path / "Minutes.txt", tmp_path / "Copy of the decree.pdf"
    minutes.write_text("agreed")
    copy.write_bytes(decree.read_bytes())
    ana.drop(copy, minutes, onto=section)
    assert titles(ana) == ["Decree 12", "Minutes"]
    assert "Already among its documents: Copy of the decree.pdf (Decree 12)." in ana.told(section)
    paste(ana, "https://example.org/law")
    paste(ana, "https://example.org/law")
    assert len(titles(ana)) == 3 and "Already among its documents: https://example.org/law." in ana.told(section)

    for kept in filter(Path.is_file, ana.window.register.places.documents.iterdir()):
        kept.unlink()
    ana.click("1.1", Column.RECOMMENDATION)
    ana.click("3.2", Column.RECOMMENDATION)
    assert "Its file is not on this laptop" in ana.told(entries(ana)[0])
    ana.click_in(entries(ana)[0])
    ana.press(Key.Key_Return)
    assert "Add the same file again, or ask the colleague who added it" in ana.told(section)
    ana.drop(decree, onto=section)
    assert "Its file is not on this laptop" not in ana.told(entries(ana)[0])
    ana.press(Key.Key_Return)
    assert [path.name for path in ana.desk.opened] == ["Decree 12.pdf"]
    for left in (2, 1, 0):
        ana.press(Key.Key_Z, CTRL)
        assert len(titles(ana)) == left
    assert seen.unnamed(section) == []
