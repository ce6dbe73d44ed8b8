"""What leads from one place of the window to another, by clicks and keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QHeaderView,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import seen
from details import field_row
from tracker.domain.query import Filter
from tracker.errors import UserError
from tracker.ui.commitments.columns import Column
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.navigation import number_of
from tracker.ui.theme.theme import Theme
from tracker.ui.workplace import Workplace
from tracker.words import Words, message
from window import Window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_undo_and_redo_by_keys(window: Window) -> None:
    window.click("1.2", Column.CHECK)
    window.press(Qt.Key.Key_Z, _CTRL, window.workplace.commitments.view)
    assert window.found("1.2").status is None
    window.press(Qt.Key.Key_Y, _CTRL, window.workplace.commitments.view)
    assert window.found("1.2").status == "implemented"


def test_search_and_clear(window: Window, qtbot: QtBot) -> None:
    window.press(Qt.Key.Key_F, _CTRL)
    window.type("diaspora")
    qtbot.waitUntil(lambda: window.shown() == ["1.5"])
    assert seen.button(window.workplace.commitments.filters, "Clear").isVisible()
    seen.button(window.workplace.commitments.filters, "Clear").click()
    assert len(window.shown()) == 46


def test_no_hit_offers_to_clear(window: Window) -> None:
    window.workplace.commitments.filters.show_filter(Filter(search="desalination"))
    assert window.shown() == []
    assert window.workplace.detail.entity is None
    seen.button(window.workplace.commitments, "Clear search and filters").click()
    assert len(window.shown()) == 46


def test_filters_combine_and_are_remembered(window: Window, words: Words, theme: Theme, qtbot: QtBot) -> None:
    window.click("2.1", Column.CHECK)
    window.workplace.commitments.filters.show_filter(Filter(statuses=frozenset({"implemented"})))
    assert window.shown() == ["2.1"]
    window.frame.resize(780, 600)
    # As in what an older version remembered.
    window.workplace.commitments.view.columns.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Interactive)
    window.frame.close()
    memory = Memory(window.register.places.window)
    again = Frame(words, theme, memory)
    qtbot.addWidget(again)
    again.show()
    workplace = Workplace(again, window.register, words, theme, memory, SynchronousRunner())
    assert Window(again, workplace, window.register).shown() == ["2.1"]
    assert workplace.commitments.view.columns.sectionResizeMode(Column.STATUS) is QHeaderView.ResizeMode.Fixed
    assert again.size().toTuple() == (780, 600)
    again.close()


def test_groups_open_and_close_by_keys(window: Window) -> None:
    window.click("1.1", Column.RECOMMENDATION)
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Left)
    assert window.shown()[0] == "2.1"
    window.press(Qt.Key.Key_Right)
    assert window.shown()[0] == "1.1"


def test_every_jump_has_its_way_back_and_every_search_its_key(window: Window) -> None:
    workplace, pages, stale = window.workplace, window.workplace.pages, window.found("1.2")
    for lead in ("Ministry of Health", "Ministry of Labour"):
        window.register.edit([stale], {"lead": lead})
    window.register.add_meeting("Review", date(2026, 11, 20))
    window.frame.activateWindow()

    def go_to(page: str) -> None:
        window.press(page_key(page), _CTRL, window.frame)

    def back() -> QWidget | None:
        window.press(Qt.Key.Key_Escape)
        return pages.currentWidget()

    go_to("overview")
    assert workplace.state.conflicts.accessibleName() == "1 of 46 with differing versions"
    workplace.state.conflicts.click()
    assert window.shown() == ["1.2"] and back() is pages.overview
    seen.click(pages.overview, "All deadlines")
    window.press(Qt.Key.Key_Return, on=pages.deadlines.view)
    assert pages.currentWidget() is workplace.commitments
    assert (back(), back(), back()) == (pages.deadlines, pages.overview, pages.overview)
    seen.click(pages.overview, "All deadlines")
    go_to("regional")
    assert back() is pages.region, "a page that was chosen is where one is"
    pages.region.all_states.click()
    pages.region.matrix.go_to("CRI", window.found("2.1").recommendation.id)
    window.press(Qt.Key.Key_Return, on=pages.region.matrix.view)
    assert workplace.commitments.view.current() == window.found("2.1").id and back() is pages.region
    go_to("meetings")
    QTest.keyClick(window.frame.windowHandle(), page_key("meetings"), _CTRL)
    assert len(pages.meetings.view.selectionModel().selectedRows()) == 1, "Ctrl was for the page, not for its line"
    window.press(Qt.Key.Key_F, _CTRL, window.frame)
    assert pages.currentWidget() is pages.meetings and pages.meetings.search.hasFocus()
    go_to("exchange")
    window.press(Qt.Key.Key_F, _CTRL, window.frame)
    assert workplace.commitments.filters.search.hasFocus()
    assert (back(), back()) == (workplace.commitments, pages.exchange), "first to the list, then to where one was"


def test_a_dropped_file_that_is_no_workbook_is_told(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr("tracker.ui.workplace.tell_error", lambda parent, words, error: told.append(error))
    broken = tmp_path / "notes.xlsx"
    broken.write_text("hello", encoding="utf-8")
    window.frame.dropped.emit([broken], QPoint())
    assert len(told) == 1
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4")
    window.frame.dropped.emit([letter, broken], QPoint())
    seen.click(seen.question(window.frame), "Add")
    assert len(told) == 2, "what came with it is kept, and the rest held against what is here"
    assert window.workplace.detail.documents.list.entries


def test_what_can_only_be_a_document_becomes_one_of_the_commitment_it_is_let_go_on_after_a_question(
    window: Window, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(letter))])
    view, detail, bar = window.workplace.commitments.view, window.workplace.detail, window.workplace.undo_bar

    def drop(on: QWidget, at: QPoint) -> None:
        how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        window.frame.dropEvent(QDropEvent(QPointF(on.mapTo(window.frame, at)), *how))

    def drop_on(row: int) -> None:
        drop(view.viewport(), view.visualRect(window.workplace.commitments.model.index(row, 1)).center())

    window.click("1.3", Column.RECOMMENDATION)
    drop_on(window.cell("1.2", Column.NUMBER).row())
    question = seen.question(window.frame)
    assert "Add “letter.pdf” to the documents of 1.2?" in question.text()
    assert window.found("1.2").text.body[:60] in question.informativeText(), "not the number alone"
    seen.click(question, "Cancel")
    drop_on(0)
    assert "Drop it on the row of that commitment" in seen.told(bar), "a panel has no documents"
    drop(detail, detail.rect().center())
    assert "Add “letter.pdf” to the documents of 1.3?" in seen.question(window.frame).text()
    seen.click(seen.question(window.frame), "Cancel")
    bar.hide()
    window.click("1.4", Column.RECOMMENDATION, _CTRL)
    drop(detail, detail.rect().center())
    assert "Drop it on the row of that commitment" in seen.told(bar), "two are selected"
    window.click("1.3", Column.RECOMMENDATION)
    window.workplace.show_page(number_of("overview"))
    bar.hide()
    drop(window.workplace.pages, window.workplace.pages.rect().center())
    said = "“letter.pdf” was kept nowhere. A document belongs to a commitment. Drop it on the row of that commitment"
    assert said in seen.told(bar), "none is in sight"
    bar.hide()
    window.workplace.pages.exchange.drop.files_given.emit([letter])
    assert said in seen.told(bar), "nor is it anything to import"
    assert window.found("1.3").documents == 0
    window.workplace.show_page(number_of("commitments"))
    two, carried_before = QMimeData(), carried
    two.setUrls([QUrl.fromLocalFile(str(letter.with_name(name))) for name in ("letter.pdf", "second.pdf")])
    carried = two
    drop_on(window.cell("1.3", Column.NUMBER).row())
    assert "Add 2 files to the documents of 1.3?" in seen.question(window.frame).text()
    seen.click(seen.question(window.frame), "Cancel")
    carried = carried_before
    drop_on(window.cell("1.3", Column.NUMBER).row())
    seen.click(seen.question(window.frame), "Add")
    assert window.found("1.3").documents == 1 and window.workplace.detail.documents.isVisible()


def test_what_the_exchange_page_asks_for_happens(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace, asked = window.workplace, list[object]()
    monkeypatch.setattr(workplace.errands, "choose_files", lambda: asked.append("choose"))
    workplace.show_page(number_of("exchange"))
    workplace.pages.exchange.field_requested.emit(window.found("2.3").id, "next_step")
    assert workplace.pages.currentWidget() is workplace.commitments
    assert workplace.commitments.view.current() == window.found("2.3").id
    seen.settled(workplace.detail)
    assert not field_row(window, "next_step").visibleRegion().isEmpty(), "the field that was asked for is in sight"
    workplace.pages.exchange.import_requested.emit([])
    assert asked == ["choose"]
    for page, where in ((workplace.pages.exchange, "there"), (workplace.pages.region, "here")):
        page.refused.emit(UserError(message("Not done."), message("It was refused {where}.", where=where)))
        assert seen.told(workplace.undo_bar) == f"Not done. It was refused {where}."


def test_any_file_can_be_dropped_but_no_folder(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "from a colleague.dat"
    file.write_text("hello", encoding="utf-8")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in (tmp_path, file)])
    where, copy, left = QPointF(400, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.frame.dropped.disconnect()
    with qtbot.waitSignal(window.frame.dropped) as dropped:
        window.frame.dropEvent(QDropEvent(where, copy, carried, left, Qt.KeyboardModifier.NoModifier))
    assert dropped.args == [[file], where.toPoint()]


def test_what_the_list_shows_is_exported_first_and_what_is_left_out_is_told(window: Window, qtbot: QtBot) -> None:
    """By the button, and by the command: the same dialog says the same."""
    filters = window.workplace.commitments.filters

    def chosen() -> tuple[str, bool]:
        dialog = seen.dialog(window.frame)
        (ticked,) = (radio for radio in dialog.findChildren(QRadioButton) if radio.isChecked())
        qtbot.waitUntil(lambda: dialog.focusWidget() is ticked)
        told = ticked.text().replace("&", ""), "40 commitments are left out" in seen.told(dialog)
        dialog.reject()
        return told

    seen.button(filters, "Export workbook")
    filters.show_filter(Filter(panels=frozenset({window.register.panels()[0].id})))
    seen.click(filters, "Export 6 commitments")
    assert chosen() == ("Only the 6 shown in the list", True)
    window.press(Qt.Key.Key_E, _CTRL, window.frame)
    assert chosen() == ("Only the 6 shown in the list", True)
    filters.show_filter(Filter(search="xyzzy"))
    seen.click(filters, "Export workbook")
    assert chosen() == ("All 46 commitments", False)
