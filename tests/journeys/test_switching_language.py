"""The language is switched in the middle of work: all that is seen speaks it, and nothing that was typed is lost."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

import seen
from command_line import edit_workbook
from full_disk import full_disk
from officer import ALT, CTRL, Officer, officer_at, said_on_buttons
from pseudo import OPEN, PSEUDO, spoken_in, stretch
from spoken import data_of, untranslated
from tracker.app import Opening
from tracker.domain.query import Filter
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.value_popup import ValuePopup
from tracker.ui.exchange.submit_dialog import SubmitDialog
from tracker.ui.exporting.export_dialog import ExportDialog
from tracker.ui.frame import Frame
from tracker.ui.help.window import HelpWindow
from tracker.ui.palette.palette import Palette
from tracker.ui.reviewing.review_dialog import ReviewDialog
from tracker.ui.settings.settings_dialog import SettingsDialog
from tracker.ui.workplace import Workplace
from tracker.words import Words
from window import page_key

Key = Qt.Key


@pytest.fixture
def officer(
    opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Officer:
    """Whoever chooses Portuguese here gets a language in which what was not translated stands out."""
    monkeypatch.setattr("tracker.app.load_words", lambda _language, _folder: spoken_in(PSEUDO))
    return officer_at(opening, qtbot, capsys)


def choose_portuguese(settings: SettingsDialog, officer: Officer) -> None:
    officer.press(Key.Key_L, ALT)
    for _ in range(2):
        officer.press(Key.Key_Down)


def switched(officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> Officer:
    """The same person, once the window was built anew."""
    officer.wait(lambda: opening.workplace is not officer.window.workplace)
    assert OPEN in opening.frame.windowTitle()
    return officer_at(opening, qtbot, capsys)


def all_of_it_is_translated(officer: Officer, *shown: QWidget, typed: str = "") -> None:
    data = data_of(officer.window.register, typed, "Ana Mora")
    assert [left for widget in (officer.window.frame, *shown) for left in untranslated(widget, data)] == []


def test_half_a_note_stays_half(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    officer.click("1.2", Column.DEADLINE)
    officer.press(Key.Key_F2)
    officer.write("soonish")
    officer.press(Key.Key_3, ALT)
    officer.write("The ministry asks for")
    officer.press(Key.Key_K, CTRL)
    officer.press_each("settings")
    officer.press(Key.Key_Return)
    choose_portuguese(officer.dialog(SettingsDialog), officer)
    after = switched(officer, opening, qtbot, capsys)
    assert after.window.register.notes(after.window.found("1.2")) == ()
    assert opening.workplace.detail.rows["deadline"].editor.typed() == "soonish", "typed in the list"
    assert list(opening.workplace.detail.notes.adding.typed().values()) == ["The ministry asks for"]
    after.dialog(SettingsDialog).close()
    after.write(" more time")
    assert list(opening.workplace.detail.notes.adding.typed().values()) == ["The ministry asks for more time"]
    assert after.window.found("1.2").status is None, "no space was pressed in the list"


def test_what_was_refused_and_what_nobody_finished_is_there_again(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = opening.workplace.detail
    with full_disk(opening.register):
        officer.click("1.4", Column.RECOMMENDATION)
        level = shown.fields.clearance.level
        level.setCurrentIndex(2)
        level.activated.emit(2)
        officer.write("The Minister")
        officer.click("1.2", Column.RECOMMENDATION)
        status = shown.rows["status"].editor
        status.type_in("implemented")
        status.left.emit()
        (add,) = (a for a in shown.findChildren(QAction) if a.text() == "Add text in Español…")
        add.trigger()
        officer.write("Un texto")
        opening.workplace.language_chosen.emit("pt")
        after = switched(officer, opening, qtbot, capsys)
        shown = opening.workplace.detail
        status, texts = shown.rows["status"].editor, shown.head.languages.form
        assert status.typed() == "implemented" and status.is_dirty()
        assert texts.isVisible() and texts.typed() == {"body": "Un texto"}
        after.click("1.4", Column.RECOMMENDATION)
        clearance = shown.fields.clearance
        assert clearance.form.isVisible() and clearance.form.typed()["by"] == "The Minister"
    # Stretched as this language is, no date reads.
    clearance.form.editors["on"].type_in("2026-11-23")
    clearance.form.submit()
    cleared = after.window.found("1.4").clearance
    assert cleared is not None and (cleared["level"], cleared["by"]) == ("cleared", "The Minister")
    after.click("1.2", Column.RECOMMENDATION)
    after.wait(lambda: after.window.found("1.2").status == "implemented")


def test_half_a_text_in_another_language_stays_half(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    officer.click("1.2", Column.RECOMMENDATION)
    (add,) = (a for a in opening.workplace.detail.findChildren(QAction) if a.text() == "Add text in Español…")
    add.trigger()
    officer.write("Un tex")
    opening.workplace.language_chosen.emit("pt")
    after = switched(officer, opening, qtbot, capsys)
    assert len(after.window.found("1.2").recommendation.texts) == 1
    assert opening.workplace.detail.head.languages.form.typed() == {"body": "Un tex"}


def test_a_submission_that_was_left_to_decide_something_is_not_lost(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    register, read = officer.window.register, officer.window.found("1.3")
    for status in ("planned", "in_progress"):
        register.edit([read], {"status": status})
    register.edit([officer.window.found("1.1")], {"status": "planned"})
    opening.workplace.commitments.filters.show_filter(Filter(panels=frozenset({register.panels()[0].id})))
    opening.workplace.pages.exchange.submit()
    half = officer.dialog(SubmitDialog)
    seen.field(half, "To", QLineEdit).setText("Mexico")
    seen.click(half, "Institutions")
    seen.click(half, "All 46 commitments")
    officer.wait(lambda: not officer.jobs.is_busy)
    (told,) = half.findChildren(QTableView)
    told.selectRow(0)
    told.setFocus()
    officer.press(Key.Key_Space)
    seen.click(half, "Decide")
    assert officer.window.shown() == ["1.3"] and not half.isVisible()
    left = half.begun
    opening.workplace.language_chosen.emit("pt")
    after = switched(officer, opening, qtbot, capsys)
    opening.frame.close()
    assert stretch("Submission") in seen.question(opening.frame).informativeText(), "it is not lost unasked"
    seen.click(seen.question(opening.frame), stretch("Go on writing"))
    assert left.to == "Mexico" and left.levels == {"status", "institutions"} and left.which == Filter() != left.listed
    assert left.left_out == {after.window.found("1.1").id}
    assert after.dialog(SubmitDialog).begun == left


def test_what_is_typed_in_a_field_is_saved_before_anything_is_taken_down(
    officer: Officer,
    opening: Opening,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Chosen in the menu, which leaves the keyboard in the field; it would tell the line below what becomes of it."""
    with_the_keyboard: list[QWidget | None] = []
    empty = Frame.empty

    def watched(frame: Frame, words: Words) -> None:
        with_the_keyboard.append(frame.focusWidget())
        empty(frame, words)

    monkeypatch.setattr(Frame, "empty", watched)
    officer.click("1.2", Column.RECOMMENDATION)
    officer.press(Key.Key_1, ALT)
    officer.press(Key.Key_Tab)
    officer.write("Half typed")
    (portuguese,) = (a for a in opening.frame.findChildren(QAction) if a.text().replace("&", "") == "Português")
    portuguese.trigger()
    after = switched(officer, opening, qtbot, capsys)
    assert with_the_keyboard == [None]
    assert after.window.found("1.2").values["position_comment"] == "Half typed"
    after.write(" and more")
    after.press(Key.Key_Escape)
    after.wait(lambda: after.window.found("1.2").values["position_comment"] == "Half typed and more")


def test_with_the_help_open_and_an_action_half_written(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    officer.click("1.2", Column.RECOMMENDATION)
    officer.press(Key.Key_F1)
    officer.to_the_front()
    officer.press(Key.Key_2, ALT)
    officer.write("Ask the ministry")
    for further in ("Eva Solano", "soonish"):
        officer.press(Key.Key_Tab)
        officer.write(further)
    officer.press(Key.Key_Comma, CTRL)
    choose_portuguese(officer.dialog(SettingsDialog), officer)
    after = switched(officer, opening, qtbot, capsys)
    settings, reading = after.dialog(SettingsDialog), opening.workplace.help.window
    assert isinstance(reading, HelpWindow) and reading.isVisible()
    typed = opening.workplace.detail.actions_.adding.typed()
    assert sorted(map(str, typed.values())) == ["Ask the ministry", "Eva Solano", "soonish"]
    all_of_it_is_translated(after, settings, typed="Eva Solano soonish")
    assert OPEN in reading.windowTitle()
    after.press(Key.Key_Escape)
    after.see_closed(settings)
    reading.close()


def test_by_the_palette_while_something_is_searched(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    officer.press(Key.Key_F, CTRL)
    officer.write("diaspora")
    officer.wait(lambda: officer.window.shown() == ["1.5"])
    officer.press(Key.Key_K, CTRL)
    officer.dialog(Palette)
    officer.press_each("portug")
    officer.press(Key.Key_Return)
    after = switched(officer, opening, qtbot, capsys)
    assert after.window.shown() == ["1.5"]
    all_of_it_is_translated(after, typed="diaspora")


def test_what_was_taken_down_is_gone(opening: Opening, qtbot: QtBot) -> None:
    """Whoever tries the languages one after the other, in the settings, does not fill the memory with windows."""
    former: list[weakref.ref[Workplace]] = []
    alive: list[tuple[int, int, int]] = []
    opening.workplace._show_settings()
    for language in ("es", "fr", "pt"):
        former.append(weakref.ref(opening.workplace))
        opening.workplace.language_chosen.emit(language)
        qtbot.waitUntil(lambda: former[-1]() is not opening.workplace)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        windows, widgets, parts = QApplication.topLevelWidgets(), QApplication.allWidgets(), opening.frame.children()
        alive.append((len(windows), len(widgets), len(parts)))
        assert len(opening.frame.findChildren(SettingsDialog)) == 1
    assert [workplace() for workplace in former] == [None] * 3
    assert len(set(alive)) == 1, alive


def returned(officer: Officer) -> Path:
    """A workbook from a colleague, with a change of each of two commitments."""
    path = officer.desk.folder / "progress.xlsx"
    officer.window.register.export(path)
    edit_workbook(path, {("1.1", "Comment"): "From Labour", ("1.2", "Comment"): "From Health"})
    officer.window.register.edit([officer.window.found("1.1")], {"comment": "Ours"})
    officer.window.register.edit([officer.window.found("1.2")], {"comment": "Ours, too"})
    return path


def decide_one(officer: Officer) -> ReviewDialog:
    review = officer.review()
    officer.press(Key.Key_Down, CTRL)
    officer.press(Key.Key_B, ALT)
    officer.wait(lambda: "Only undecided (1)" in said_on_buttons(review))
    return review


def test_a_review_that_was_put_aside_goes_on_in_it(
    officer: Officer, opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    officer.drop(returned(officer))
    review = decide_one(officer)
    officer.press(Key.Key_Escape)
    officer.click_on("Keep for later")
    officer.see_closed(review)
    officer.press(page_key("exchange"), CTRL)
    officer.press(Key.Key_Comma, CTRL)
    choose_portuguese(officer.dialog(SettingsDialog), officer)
    after = switched(officer, opening, qtbot, capsys)
    settings = after.dialog(SettingsDialog)
    after.press(Key.Key_Escape)
    after.see_closed(settings)
    after.click_on(stretch("Open"), opening.workplace.pages.exchange)
    again = after.review()
    assert stretch("Only &undecided ({n})").format(n=1).replace("&", "") in said_on_buttons(again)
    all_of_it_is_translated(after, again, typed="From Labour Health Ours too progress xlsx")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was refused, without a box that would have to be closed."""
    said: list[str] = []
    monkeypatch.setattr("tracker.app.tell_error", lambda _over, words, error: said.append(error.sentence(words)))
    return said


REFUSED = (
    "The language was not changed. Something else is still open over the window. Finish or close it, then try again."
)


def test_a_review_that_is_open_is_finished_first(officer: Officer, opening: Opening, told: list[str]) -> None:
    """It may open over the settings: its files were still being read when these were asked for."""
    path = returned(officer)
    officer.press(Key.Key_Comma, CTRL)
    settings = officer.dialog(SettingsDialog)
    opening.workplace.errands.import_files([path])
    review = decide_one(officer)
    assert officer.dialog(SettingsDialog) is settings
    settings._language.setFocus()
    officer.press(Key.Key_Down)
    officer.wait(lambda: bool(told))
    assert told == [REFUSED]
    assert settings.isVisible() and settings._language.currentText() == "English"
    assert review.isVisible() and "Only undecided (1)" in said_on_buttons(review)


def test_a_meeting_that_was_typed_for_an_export_is_not_lost(
    officer: Officer, opening: Opening, told: list[str]
) -> None:
    officer.press(Key.Key_E, CTRL)
    export = officer.dialog(ExportDialog)
    typed = export.findChildren(QLineEdit)[0]
    typed.setFocus()
    officer.write("Quarterly review")
    opening.workplace.language_chosen.emit("pt")
    officer.wait(lambda: told == [REFUSED])
    assert export.isVisible() and typed.text() == "Quarterly review"
    assert opening.register.language == "en"
    officer.press(Key.Key_Escape)
    officer.see_closed(export)


def test_a_lead_that_was_typed_for_several_is_not_lost_and_nothing_of_the_pop_up_outlives_the_window(
    officer: Officer, opening: Opening, told: list[str], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    view, model = opening.workplace.commitments.view, opening.workplace.commitments.model
    view.setCurrentIndex(model.index(model.heading_rows()[1], 0))
    view.setFocus()
    officer.press(Key.Key_Left)
    assert "2.1" not in officer.window.shown()
    officer.click("1.2", Column.RECOMMENDATION)
    officer.click("1.6", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    opening.workplace.commands.lead.trigger()
    officer.write("Foreign Ministry")
    opening.workplace.language_chosen.emit("pt")
    officer.wait(lambda: told == [REFUSED])
    (popup,) = opening.frame.findChildren(ValuePopup)
    assert popup.is_typed_in() and opening.register.language == "en"
    officer.press(Key.Key_A, CTRL)
    officer.press(Key.Key_Delete)
    opening.workplace.language_chosen.emit("pt")
    after = switched(officer, opening, qtbot, capsys)
    assert "2.1" not in after.window.shown() and "3.1" in after.window.shown(), "a panel that was put away stays so"
    assert after.window.workplace.commitments.view.count() == 5
    assert not any(popup.isVisible() for popup in opening.frame.findChildren(ValuePopup))
