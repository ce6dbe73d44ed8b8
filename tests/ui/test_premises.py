"""What stands in the window, and how it fits the screens that officers have."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.register.register import Register
from tracker.ui.commitments.columns import Column
from tracker.ui.details_edge import DetailsEdge
from tracker.ui.frame import Frame
from tracker.ui.job_runner import SynchronousRunner
from tracker.ui.memory import Memory
from tracker.ui.theme.theme import Theme
from tracker.ui.workplace import Workplace
from tracker.words import Words
from window import Window, open_window, page_key

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_first_start_leads_to_the_list(new_register: Register, words: Words, theme: Theme, qtbot: QtBot) -> None:
    memory = Memory(new_register.places.window)
    frame = Frame(words, theme, memory)
    qtbot.addWidget(frame)
    frame.show()
    workplace = Workplace(frame, new_register, words, theme, memory, SynchronousRunner())
    new_register.introduce("CRI", "Luis Vega")
    workplace.first_start.done.emit()
    assert len(Window(frame, workplace, new_register).shown()) == 46
    frame.close()


def test_every_control_has_a_name(window: Window) -> None:
    window.register.edit([window.found("1.2")], {"lead": "Ministry of Health"})
    window.click("1.2", Column.RECOMMENDATION)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    nameless = [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in window.frame.findChildren(QWidget)
        if isinstance(w, kinds)
        and not w.isHidden()
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert not nameless


@pytest.mark.parametrize(("size", "least", "beside"), [((1366, 768), 190, True), ((1000, 640), 200, False)])
def test_the_texts_fit_a_small_laptop(window: Window, size: tuple[int, int], least: int, beside: bool) -> None:
    window.frame.resize(*size)
    QTest.qWait(0)
    view = window.workplace.commitments.view
    assert window.frame.size().toTuple() == size
    assert view.columnWidth(Column.RECOMMENDATION) >= least
    assert not view.isColumnHidden(Column.LEAD)
    assert window.workplace.detail.isVisible() is beside
    assert view.horizontalScrollBar().maximum() == 0


def test_the_details_come_on_a_small_laptop_when_they_are_asked_for(window: Window) -> None:
    window.frame.resize(1000, 640)
    QTest.qWait(0)
    window.press(Qt.Key.Key_F4, on=window.frame)
    QTest.qWait(0)
    assert window.workplace.detail.isVisible()
    assert window.workplace.commitments.view.columnWidth(Column.RECOMMENDATION) >= 160
    window.press(Qt.Key.Key_F4, on=window.frame)
    edge = next(button for button in window.frame.findChildren(QToolButton) if "(F4)" in button.toolTip())
    assert edge.isVisible() and not window.workplace.detail.isVisible(), "something in sight tells how to have them"
    window.press(page_key("overview"), _CTRL, window.frame)
    assert not edge.isVisible()
    window.press(page_key("commitments"), _CTRL, window.frame)
    edge.setFocus()
    window.press(Qt.Key.Key_Space, on=edge)
    assert window.workplace.detail.isVisible() and not edge.isVisible()
    assert window.frame.focusWidget() is window.workplace.commitments.view
    # What is half written in them is marked there, and all of the strip brings them back.
    plain = edge.grab().toImage()
    window.workplace.detail.show_section("notes")
    window.workplace.detail.notes.adding.setFocus()
    window.type("Half a note")
    window.press(Qt.Key.Key_F4, on=window.frame)
    assert "half written" in edge.toolTip() and edge.isVisible() and edge.grab().toImage() != plain
    (strip,) = window.frame.findChildren(DetailsEdge)
    low = strip.childAt(strip.width() // 2, strip.height() - 30) or strip
    QTest.mouseClick(low, Qt.MouseButton.LeftButton, pos=low.rect().bottomLeft() + QPoint(8, -30))
    assert window.workplace.detail.isVisible()


def test_a_new_window_fits_the_screen_it_opens_on(words: Words, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    frame = Frame(words, theme, Memory(tmp_path / "window.ini"))
    qtbot.addWidget(frame)
    room = frame.screen().availableGeometry()
    assert frame.height() <= room.height() - 30 and frame.width() <= room.width()
    frame.show()
    assert frame.minimumSizeHint().height() <= 480


def test_on_a_screen_of_twice_the_size_every_page_is_reached(
    window: Window, words: Words, theme: Theme, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small laptop that shows everything at 200 % has room for 683 by 384."""
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 683, 384))
    frame = Frame(words, theme, Memory(tmp_path / "window.ini"))
    qtbot.addWidget(frame)
    frame.show()
    assert frame.size() == frame.minimumSize() == QSize(667, 344)
    window.frame.setMinimumSize(frame.minimumSize())
    window.frame.resize(frame.size())
    pages = window.workplace.pages
    for page in ("overview", "commitments", "deadlines", "regional", "meetings", "exchange", "history"):
        window.press(page_key(page), _CTRL, window.frame)
        QTest.qWait(0)
        shown, around = pages.currentWidget(), pages.parentWidget()
        assert shown is not None and around is not None
        least = shown.minimumSizeHint().height()
        assert pages.height() >= least, "nothing is squeezed"
        assert pages.width() <= around.width() and (pages.height() == around.height() or least > around.height())


def test_the_pages_stand_in_one_order_in_keys_menu_and_memory(
    window: Window, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    workplace = window.workplace
    shown = {
        "Overview": workplace.pages.overview,
        "Commitments": workplace.commitments,
        "Deadlines": workplace.pages.deadlines,
        "Regional": workplace.pages.region,
        "Meetings": workplace.pages.meetings,
        "Exchange": workplace.pages.exchange,
        "History": workplace.pages.history,
    }
    for name, page in shown.items():
        window.press(page_key(name.lower()), _CTRL, window.frame)
        assert workplace.pages.currentWidget() is page
    menu = [action.text().replace("&", "") for action in workplace.commands.pages]
    assert menu == list(shown)
    window.press(page_key("exchange"), _CTRL, window.frame)
    window.frame.close()
    memory = Memory(window.register.places.window)
    again = Frame(words, theme, memory)
    qtbot.addWidget(again)
    again.show()
    opened = Workplace(again, window.register, words, theme, memory, SynchronousRunner())
    assert opened.pages.currentWidget() is opened.pages.exchange
    again.close()


def test_columns_are_as_wide_as_letters_of_another_size_need(
    register: Register, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    widths = []
    for letters in (100, 200, 100):
        theme.choose_letters(letters)
        with open_window(qtbot, register, words, theme) as window:
            columns = window.workplace.commitments.view.columns
            widths.append(columns.sectionSize(Column.NUMBER))
            for room in range(400, 2400, 100):
                columns.fit(room)
                read = columns._room_to_read()
                assert columns.isSectionHidden(Column.LEAD) or read > columns.sectionSize(Column.LEAD), (letters, room)
            if len(widths) == 1:
                columns.resizeSection(Column.NUMBER, 190)
    assert widths[0] < widths[1] and widths[2] == 190, "what was drawn at one size holds for that size"
