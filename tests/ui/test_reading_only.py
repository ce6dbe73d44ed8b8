"""A window on data that can be read and not written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import seen
from hand import Hand
from offices import Office
from post import delivered, edit, exchange
from tracker.domain.review import Answers
from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.detail.in_sections import SECTIONS
from tracker.ui.error_banner import ErrorBanner
from tracker.ui.greyed import why_greyed
from tracker.ui.navigation import PAGES, number_of
from tracker.ui.palette.offers import unmarked
from tracker.ui.palette.palette import Palette
from tracker.ui.theme.theme import Theme
from tracker.words import Words
from window import Window, open_window

_READING = {
    "overview": {
        *("Implemented", "In progress", "Overdue", "Due in 30 days", "No lead institution", "No deadline"),
        *("Results without documents", "Differing versions", "Picture of the chart", "Show as table", "All deadlines"),
        "1 of 46 implemented",
    },
    "commitments": {
        *("Search commitments", "Filter by Panel", "Filter by Status", "Filter by Lead", "Filter by Due"),
        *("Filter by Attention", "Export workbook"),
    },
    "deadlines": {
        *("As of", "Choose from a calendar", "See the deadlines from the day of a meeting"),
        *("Month before", "Month after", "Save calendar file…", "1 settled and not listed"),
    },
    "regional": {"Show all States", "Export…"},
    "meetings": {"What was said on a recommendation"},
    "exchange": {"Replies awaited only"},
    "history": {"Search the history", "Filter by Who", "Filter by When"},
}
"""What each page offers to whoever only reads: what is new is held still, or changes nothing and is named."""

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def newer(tmp_path: Path) -> Iterator[Register]:
    """As a newer version left it, with something in every section of 1.2, and the documents open."""
    office = Office(tmp_path / "office")
    register = office.register
    register.edit([register.find("1.2")], {"status": "implemented", "comment": "A comment", "lead": "Ministry"})
    register.edit([register.find("1.2")], {"lead": "Foreign Ministry"})
    register.add_step(register.find("1.2"), "Ask the ministry")
    register.add_note(register.find("1.2"), "It is in the mail")
    register.add_documents(register.find("1.2"), ["https://example.org/decree"])
    register.link(register.find("1.2"), "gcm", ["1"])
    luis = Office(tmp_path / "luis", author="Luis Rojas")
    edit(luis, "1.3", status="planned")
    exchange(luis, office)
    edit(luis, "1.2", lead="Another ministry")
    waits = delivered(luis, office)
    register.set_aside(waits, Answers(), [luis.folder / waits.file])
    luis.register.close()
    register.close()
    connection = sqlite3.connect(office.folder / "tracker.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    register = office.open()
    yield register
    register.close()


@pytest.fixture
def window(newer: Register, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    with open_window(qtbot, newer, words, theme) as opened:
        yield opened


def test_a_newer_version_s_data_are_read_and_nothing_offers_to_change_them(window: Window, tmp_path: Path) -> None:
    workplace, detail = window.workplace, window.workplace.detail
    before = window.register.health().saved
    (banner,) = window.frame.findChildren(ErrorBanner)
    assert banner.isVisible() and banner.y() == 0 and "Read only" in seen.told(banner)
    assert "A newer version" in seen.told(banner) and "Update the application." in seen.told(banner)
    window.click("1.2", Column.RECOMMENDATION)
    # In no section can anything be typed, ticked or pressed that changes something; what stands can be copied.
    assert [name for name in SECTIONS if _writing(_shown(window, name))] == []
    detail.show_section("fields")
    # Every text can be read, and none entered, once one was chosen as well.
    menu = detail.head.languages.button.menu()
    for _ in range(2):
        offered = {action.text(): action for action in menu.actions() if not action.isSeparator()}
        assert [text for text, action in offered.items() if action.isEnabled()] == ["English"] and len(offered) == 4
        offered["English"].trigger()
    assert len(menu.findChildren(QActionGroup)) == 0
    comment = detail.rows["comment"].editor.inner
    comment.setFocus()
    window.press(Qt.Key.Key_A, _CTRL)
    window.press(Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text() == "A comment"
    window.type("More")
    assert isinstance(comment, QPlainTextEdit) and comment.toPlainText() == "A comment" and not detail.unsaved()
    # In the list, nothing opens to type in; a box that is ticked all the same is answered in the bar.
    window.click("1.2", Column.LEAD)
    window.press(Qt.Key.Key_F2)
    window.type("x")
    assert not workplace.commitments.view.is_editing()
    window.click("1.2", Column.CHECK)
    assert "A newer version" in seen.told(workplace.undo_bar) and window.found("1.2").status == "implemented"
    commands = workplace.commands
    # Every command that changes something gives the reason, whatever is selected and in front.
    commitment, files = commands.of_a_commitment(), (commands.undo, commands.redo, commands.import_, commands.identity)
    writing = (*commitment, *files, commands.reason, commands.reassign, commands.send, commands.submit)
    assert {why_greyed(action) for action in writing} == {"Read only: nothing can be changed here"}
    workplace.show_page(number_of("deadlines"))
    window.press(Qt.Key.Key_K, _CTRL, window.frame)
    (palette,) = window.frame.findChildren(Palette)
    held = {offer.name for offer in palette._commands if offer.refusal == "Read only: nothing can be changed here"}
    assert held >= {*(unmarked(action.text()) for action in writing), "Note an answer…", "New meeting…"}
    assert not held & {"Export workbook…", "Export what the region reported…", "Compare with…"}
    palette.reject()
    workplace.show_page(number_of("commitments"))
    assert commands.export.isEnabled() and commands.find.isEnabled()
    window.click("1.4", Column.RECOMMENDATION, Qt.KeyboardModifier.ShiftModifier)
    assert workplace.commitments.bar.isVisible() and _writing(workplace.commitments.bar) == []
    # Nor elsewhere: whatever is offered on any page only reads; a file that is dropped is answered as well.
    for number, page in enumerate(PAGES):
        workplace.show_page(number)
        shown = workplace.pages.currentWidget()
        assert shown is not None and _named(shown) - _READING[page.key] == set(), page.key
    workplace.show_page(number_of("exchange"))
    exchange_page = workplace.pages.exchange
    assert not exchange_page.drop.isEnabled()
    assert not any(exchange_page.post.receipt_told(one) for one in window.register.received_files())
    exchange_page.view.setFocus()
    for _row in range(exchange_page.post.rowCount()):
        window.press(Qt.Key.Key_Return, on=exchange_page.view)
        window.press(Qt.Key.Key_Down, on=exchange_page.view)
    assert not exchange_page.findChildren(QDialog)
    # A review that waits can be read, and not finished.
    workplace.errands.reopen(window.register.waiting()[0].id)
    QApplication.processEvents()
    review = seen.dialog(window.frame)
    assert not seen.button(review, "Finish  Ctrl+↵").isEnabled() and "Read only" in seen.told(review)
    review.reject()
    assert not review.isVisible()
    workplace.show_page(number_of("history"))
    history = workplace.pages.history.model
    assert all(history.index(row, 3).data() != "Undo" for row in range(history.rowCount()))
    (tmp_path / "received.xlsx").write_bytes(b"")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "received.xlsx"))])
    for target in (window.frame, detail.documents):
        workplace.undo_bar.hide()
        Hand().drop(target, carried)
        assert "A newer version" in seen.told(workplace.undo_bar)
    # What is read goes out as ever.
    exported = window.register.export(tmp_path / "progress.xlsx")
    assert exported.path.exists() and window.register.health().saved == before


def _shown(window: Window, section: str) -> QWidget:
    window.workplace.detail.show_section(section)
    return window.workplace.detail.sections[section]


def _writing(part: QWidget) -> list[str]:
    """Controls in sight that offer to change something."""
    return [f"{type(w).__name__} {w.accessibleName()}" for w in _used(part) if not w.property("reads")]


def _used(part: QWidget) -> Iterator[QWidget]:
    """Controls in sight that can be used."""
    for widget in part.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            offers = not widget.isReadOnly()
        else:
            offers = isinstance(widget, QAbstractButton | QComboBox) and widget.isEnabled()
        if offers and widget.isVisible():
            yield widget


def _named(part: QWidget) -> set[str]:
    """What is called so on a page, of all that can be used; of a figure not how much it is."""
    found = (w for w in _used(part) if not w.property("reads"))
    return {(w.accessibleName() or (w.text() if isinstance(w, QAbstractButton) else "")).split(":")[0] for w in found}
